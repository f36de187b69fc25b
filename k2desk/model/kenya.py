"""Kenyan time (EAT): the zone of every payment time that is shown."""

from __future__ import annotations

from datetime import timedelta, timezone

KENYA = timezone(timedelta(hours=3))
"""The offset with which Kopo Kopo writes its times."""
