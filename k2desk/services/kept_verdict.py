"""Decides and stores the verdict on a message's signature, and cleans the message before it is stored.

A message that was genuine on arrival stays genuine after its key was replaced, and after practice restarts with new
keys. A message in which something was masked can't be verified again, so its stored verdict is final.
"""

from __future__ import annotations

from dataclasses import replace

import msgspec

from k2desk.kopokopo.cards import without_card_numbers
from k2desk.kopokopo.signature_mistakes import LARGEST_REWRITTEN, SigningKeys, examine, matches_quietly
from k2desk.model.history import AlertRecord
from k2desk.model.signatures import SignatureMistake, Verdict
from k2desk.system.redaction import REDACTION

_TOO_LONG = 413
"""The receiver's answer to a message that is too long to be an alert."""


class _Kept(msgspec.Struct, omit_defaults=True):
    verdict: Verdict | None = None
    masked: bool = False


def verdict_of(record: AlertRecord, keys: SigningKeys) -> Verdict | None:
    """Return the valid verdict: the stored one, unless today's keys prove a message that was not genuine before.

    Returns None if it is unknown. Takes milliseconds for a message that is not genuine.
    """
    kept = _kept(record)
    if kept.masked or (kept.verdict is not None and kept.verdict.proven) or not keys.api_key or record.cut:
        return kept.verdict
    signature = record.signature or ""
    if kept.verdict is None:
        return examine(record.body, signature, keys, rewritten=False)
    return Verdict(True, True) if matches_quietly(keys.api_key, record.body, signature) else kept.verdict


def first_verdict(record: AlertRecord, refused: bool, keys: SigningKeys) -> Verdict | None:
    """Return the verdict on a message that has just arrived, or None if it is unknown.

    The record holds the whole body unless it is `cut`; for a cut body `refused` tells that the receiver, which saw all
    of it, found it not genuine. A message that is too long to be an alert is not verified at all.
    """
    signature = record.signature or ""
    if not keys.api_key or (record.cut and (not refused or record.answered == _TOO_LONG)):
        return None
    # If storing masks something, the message can't be examined more closely later, so do it now.
    whole = (
        not record.cut and len(record.body) <= LARGEST_REWRITTEN and without_card_numbers(record.body) != record.body
    )
    verdict = examine(record.body, signature, keys, rewritten=whole)
    if record.cut:
        # The head of a cut body may itself be a whole message that was once signed.
        return replace(verdict, genuine=False, proven=False, mistakes=verdict.mistakes or (SignatureMistake.NO_FIT,))
    return verdict


def closer_verdict(record: AlertRecord, keys: SigningKeys) -> Verdict | None:
    """Return a more precise verdict on a message that is not genuine, or None if none can be found.

    Takes a hundred times as long as verifying.
    """
    kept = _kept(record)
    if kept.masked or record.cut or len(record.body) > LARGEST_REWRITTEN or not keys.api_key:
        return None
    if kept.verdict is None or kept.verdict.mistakes[-1:] not in {
        (SignatureMistake.NO_FIT,),
        (SignatureMistake.CHANGED,),
    }:
        return None
    verdict = examine(record.body, record.signature or "", keys)
    return verdict if verdict != kept.verdict else None


def was_judged(record: AlertRecord) -> bool:
    """Return whether a verdict is stored."""
    return _kept(record).verdict is not None


def as_kept(record: AlertRecord, verdict: Verdict | None) -> AlertRecord:
    """Return the message with its verdict, and without whole card numbers and known secrets."""
    without = REDACTION.without_secrets
    body = without_card_numbers(without(record.body.decode("latin-1")).encode("latin-1"))
    signature = record.signature and without(record.signature)
    is_masked = (body, signature) != (record.body, record.signature)
    kept = _Kept(verdict, masked=_kept(record).masked or is_masked)
    text = msgspec.json.encode(kept).decode() if kept.verdict is not None or kept.masked else ""
    return replace(record, path=without(record.path), signature=signature, body=body, verdict=text)


def _kept(record: AlertRecord) -> _Kept:
    try:
        return msgspec.json.decode(record.verdict, type=_Kept) if record.verdict else _Kept()
    except msgspec.DecodeError:
        return _Kept()
