"""发布: a notice on its media, each with when it came, when it was shown and what it said."""

import hashlib
from datetime import datetime, timedelta
from typing import Any, Final

from jianbiao.rehearsal import texts
from jianbiao.rehearsal.case import Case
from jianbiao.rehearsal.moments import wire

_SECOND: Final = "云禾建设工程信息网"
_ALSO: Final = 0.3


def publish(case: Case, key: str, name: str, text: str, at: datetime) -> None:
    """Report a notice on the designated medium, and on a second one now and then."""
    shape = case.shape
    slow = shape.media in {"slow", "untimed"}
    hours = shape.medium_hours if slow else case.chance.randrange(4)
    synced = shape.medium_synced if slow else True
    said = _row(case, key, name, texts.MEDIA, at)
    said |= {
        "IS_DESIGNATED": "1",
        "PUBLISH_TIME": None if shape.media == "untimed" else wire(at + timedelta(hours=hours)),
        "IS_SYNC": "1" if synced else "0",
        "PUBLISH_FEE": "0",
        "RECEIPT_NO": f"HZ69{case.index:07d}",
        "CONTENT_HASH": digest(text),
    }
    late = at + timedelta(hours=hours, minutes=5)
    case.subjects["publication"] = case.say("NOTICE_PUBLICATION", late, said)
    if (shape.media and not slow) or case.chance.random() < _ALSO:
        _second(case, key, name, text, at)


def _second(case: Case, key: str, name: str, text: str, at: datetime) -> None:
    how = case.shape.media
    shown = {"differs": text.replace("北京时间", "以通知为准"), "blanks": f"  {text}\n"}.get(
        how, text
    )
    said = _row(case, key, name, _SECOND, at) | {
        "IS_DESIGNATED": "0",
        "PUBLISH_TIME": wire(at + timedelta(hours=1)),
        "IS_SYNC": "1",
        "CONTENT_HASH": None if how == "unhashed" else digest(shown),
    }
    case.say("NOTICE_PUBLICATION", at + timedelta(hours=1, minutes=5), said)


def digest(text: str) -> str:
    """Return the digest of a text without its blanks, as media compare it."""
    return hashlib.sha256("".join(text.split()).encode()).hexdigest()


def _row(case: Case, key: str, name: str, medium: str, at: datetime) -> dict[str, Any]:
    return {
        "TENDER_PROJECT_CODE": case.tender,
        "NOTICE_KIND": "1",
        "NOTICE_NAME": name,
        "NOTICE_DATA_KEY": key,
        "MEDIA_NAME": medium,
        "RECEIVE_TIME": wire(at),
    }
