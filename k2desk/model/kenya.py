"""Kenyan time, in which payments are told."""

from __future__ import annotations

from datetime import timedelta, timezone

KENYA = timezone(timedelta(hours=3))
"""Kopo Kopo writes its times with Kenya's offset."""
