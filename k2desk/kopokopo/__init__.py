"""The Kopo Kopo K2 Connect API: no Qt, no disk.

Imports nothing by itself: the practice server reads `kopokopo.events` and must not load the HTTP client with it.
"""
