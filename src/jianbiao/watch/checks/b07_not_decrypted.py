"""B07 未解密的原因: why a bid could not be decrypted, for on it hangs who keeps the bond.

Law: 电子招标投标办法 第三十一条 (the bidder's fault counts as revoking, any other as withdrawing);
招标投标法实施条例 第三十五条. Binds every tender.
Reading: a bid not decrypted with its cause is clear; without it a person must ask: doubtful.
Undecidable: whether it was decrypted is unknown. Not applicable: decrypted, or not opened yet.
"""

from typing import Final

from jianbiao.law.calendar import Calendar
from jianbiao.law.facts import Facts
from jianbiao.law.outcomes import Clear, Doubt, NotApplicable, Outcome, Undecidable

NUMBER: Final = "B07"
UNIT: Final = "bid"

_DECRYPTED: Final = "x_decrypted"
_CAUSE: Final = "x_decryption_cause"
_NONE: Final = NotApplicable(zh="尚未开标。", en="Nothing has been opened yet.")
_OPENED: Final = NotApplicable(zh="投标文件已解密。", en="The bid was decrypted.")


def check(facts: Facts, *, calendar: Calendar) -> Outcome:  # noqa: ARG001
    """Ask for the cause where a bid was not decrypted."""
    if not facts.speaks_of(_DECRYPTED):
        return _NONE
    decrypted = facts.flag(_DECRYPTED)
    if decrypted is None:
        return Undecidable(missing=(_DECRYPTED,))
    if decrypted:
        return _OPENED
    cause = facts.text(_CAUSE)
    if cause is None:
        return Doubt(
            numbers={},
            zh="投标文件未解密，未报原因，无从区分撤销与撤回。",
            en="The bid was not decrypted and no cause is reported: it cannot be told whether it was revoked or withdrawn.",
        )
    return Clear(
        numbers={"cause": cause},
        zh=f"投标文件未解密，原因已记录：{cause}。",
        en=f"The bid was not decrypted, and the cause is recorded: {cause}.",
    )
