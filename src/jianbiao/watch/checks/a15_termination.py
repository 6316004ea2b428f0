"""A15 终止招标: the termination is announced, and fees and bonds with interest go back.

Law: 招标投标法实施条例 第三十一条 ("promptly": no number of days). Binds every tender.
Reading: an announced termination with fees and bonds returned is clear. What is reported as not
returned is a breach once ``days`` after the notice are over at ``x_now``, or at once where nobody
says what time it is; a termination reported and never announced is a breach. A bond carried over to
the new tender by consent, or an abnormality of another kind, is doubtful.
Undecidable: notice or returns not reported, or the days still run.
Not applicable: nothing terminated (a failed tender is another matter).
"""

from typing import Final

from jianbiao.law.calendar import Calendar
from jianbiao.law.facts import Facts
from jianbiao.law.judging import Verdict, judge
from jianbiao.law.outcomes import Breach, Clear, Doubt, NotApplicable, Outcome, Undecidable
from jianbiao.law.periods import act_by, due

NUMBER: Final = "A15"
UNIT: Final = "lot"

_KIND: Final = "TENDER_ABNORMITY_REPORT.EXCEPITON_TYPE"
_NOTICE: Final = "x_termination_notice"
_FEES: Final = "x_fees_returned"
_BOND: Final = "x_bond_returned"
_CARRIED: Final = "x_bond_carried_over"
_TERMINATED: Final = {"2", "3"}
_OTHER: Final = "9"
_NONE: Final = NotApplicable(zh="没有终止招标。", en="The tender was not terminated.")


def check(facts: Facts, *, calendar: Calendar, days: int) -> Outcome:
    """Ask whether the termination was announced and everything returned."""
    kind = str(facts.get(_KIND)).strip()
    if kind == _OTHER and facts.speaks_of(_NOTICE):
        return Doubt(
            numbers={"kind": kind},
            zh="招标异常类型为“其他”，是否终止招标须由人判断。",
            en="The abnormality is of another kind; a person must judge whether the tender was terminated.",
        )
    if kind not in _TERMINATED:
        return _NONE
    returned = {n: facts.flag(n) for n in (_FEES, _BOND) if facts.speaks_of(n)}
    if False in returned.values():
        return _kept(facts, returned, calendar, days)
    return _returned(facts, returned)


def _returned(facts: Facts, returned: dict[str, bool | None]) -> Outcome:
    """Judge a termination of which nothing is said to have been kept."""
    notice, now = facts.moment(_NOTICE), facts.moment("x_now")
    unknown = tuple(name for name, done in returned.items() if done is None)
    if unknown or not returned:
        return Undecidable(missing=(*facts.unread(_NOTICE), *(unknown or (_FEES, _BOND))))
    if notice is not None or (now is None and facts.text(_NOTICE)):
        return Clear(
            zh="终止招标已公告，费用和保证金已退还。",
            en="The termination was announced; fees and bonds went back.",
        )
    if now is None:
        return Undecidable(missing=(_NOTICE,))
    return Breach(
        numbers={}, zh="终止招标而未发布公告。", en="The tender was terminated without a notice."
    )


def _kept(
    facts: Facts,
    returned: dict[str, bool | None],
    calendar: Calendar,
    days: int,
) -> Outcome:
    notice, now = facts.moment(_NOTICE), facts.moment("x_now")
    kept = [name for name, done in returned.items() if done is False]
    if kept == [_BOND] and facts.flag(_CARRIED):
        return Doubt(
            numbers={},
            zh="保证金经同意转入重新招标，须由人核对。",
            en="The bond was carried over to the new tender by consent; a person must look.",
        )
    period = act_by(days)
    if (
        notice is not None
        and now is not None
        and judge(now, notice, period, calendar) is Verdict.GREEN
    ):
        return Undecidable(until=due(notice, period, calendar).likely)
    zh = "、".join({_FEES: "文件费用", _BOND: "投标保证金及利息"}[name] for name in kept)
    en = " and ".join({_FEES: "the fees", _BOND: "the bonds with interest"}[name] for name in kept)
    announced = notice is not None
    return Breach(
        numbers={"notice": f"{notice:%Y-%m-%d}" if announced else "-"},
        zh=f"终止招标{'' if announced else '未公告，'}未退还{zh}。",
        en=f"The tender was terminated{'' if announced else ' without a notice'}, and {en} did not go back.",
    )
