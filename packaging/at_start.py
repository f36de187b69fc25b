# Runs in the frozen program before K2Desk's own code. On Linux the starter points the loader to K2Desk's libraries with
# an environment variable, which this process has already read. A browser or file manager that K2Desk opens must not
# inherit it, or it loads K2Desk's libraries instead of its own. For K2Desk's own child processes the starter sets it
# again, because PYINSTALLER_RESET_ENVIRONMENT is set.
import os
import sys

if sys.platform == "linux":
    before = os.environ.pop("LD_LIBRARY_PATH_ORIG", None)
    if before is None:
        os.environ.pop("LD_LIBRARY_PATH", None)
    else:
        os.environ["LD_LIBRARY_PATH"] = before
os.environ["PYINSTALLER_RESET_ENVIRONMENT"] = "1"
