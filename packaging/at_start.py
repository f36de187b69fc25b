# Runs in the frozen program before K2Desk's own code. On Linux the starter leads the loader to K2Desk's libraries by a
# variable. This process has read it already; a browser or file manager that K2Desk opens must not get it, or it loads
# K2Desk's libraries instead of its own. K2Desk's own child processes set it anew, where they are told to begin afresh.
import os
import sys

if sys.platform == "linux":
    before = os.environ.pop("LD_LIBRARY_PATH_ORIG", None)
    if before is None:
        os.environ.pop("LD_LIBRARY_PATH", None)
    else:
        os.environ["LD_LIBRARY_PATH"] = before
os.environ["PYINSTALLER_RESET_ENVIRONMENT"] = "1"
