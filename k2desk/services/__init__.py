"""The use cases: create, check, practise.

Async and without Qt. Windows depend on this package and not on those below it.
"""
