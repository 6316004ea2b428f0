"""B05 应开未开: every bid received in time is opened and read out.

Law: 招标投标法 第三十六条. Binds every tender.
Reading: bids received before the deadline, less those withdrawn and those that could not be
decrypted (B07 asks whose fault that was), must be the bids opened. Fewer is a breach; more were
opened than came in means the lists disagree, which a person must look at: doubtful.
Undecidable: the number received or opened unknown. Not applicable: nothing opened yet.
"""

from typing import Final

from jianbiao.law.calendar import Calendar
from jianbiao.law.facts import Facts
from jianbiao.law.outcomes import Breach, Clear, Doubt, NotApplicable, Outcome, Undecidable

NUMBER: Final = "B05"
UNIT: Final = "lot"

_RECEIVED: Final = "x_received_before_deadline"
_WITHDRAWN: Final = "x_withdrawn"
_OPENED: Final = "x_opened"
_LOCKED: Final = "x_not_decrypted"
_NONE: Final = NotApplicable(zh="尚未开标。", en="Nothing has been opened yet.")


def check(facts: Facts, *, calendar: Calendar) -> Outcome:  # noqa: ARG001
    """Compare the bids opened with those received, withdrawn and not decrypted."""
    if not facts.speaks_of(_OPENED):
        return _NONE
    received, opened = facts.count(_RECEIVED), facts.count(_OPENED)
    if received is None or opened is None:
        told = ((_RECEIVED, received), (_OPENED, opened))
        return Undecidable(missing=tuple(name for name, count in told if count is None))
    withdrawn, locked = facts.count(_WITHDRAWN) or 0, facts.count(_LOCKED) or 0
    unread = received - withdrawn - locked - opened
    numbers = {
        "received": str(received),
        "withdrawn": str(withdrawn),
        "not_decrypted": str(locked),
        "opened": str(opened),
    }
    zh = f"截止前收到{received}份，撤回{withdrawn}份，未解密{locked}份，开标{opened}份"
    en = f"{received} bids came in time, {withdrawn} were withdrawn, {locked} not decrypted, {opened} opened"
    if unread > 0:
        return Breach(
            numbers=numbers,
            zh=f"{zh}，{unread}份应开而未开。",
            en=f"{en}: {unread} were not opened.",
        )
    if unread < 0:
        return Doubt(
            numbers=numbers,
            zh=f"{zh}，开标数多于应开数，须由人核对。",
            en=f"{en}: more than there were, which a person must look at.",
        )
    return Clear(numbers=numbers, zh=f"{zh}。", en=f"{en}.")
