"""The Kopo Kopo K2 Connect API. Uses neither Qt nor the disk.

This file imports nothing, so that the practice server can use `payloads` and `signature` without loading the HTTP
client.
"""
