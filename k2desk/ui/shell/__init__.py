"""The frame around the pages: header and side bar."""
