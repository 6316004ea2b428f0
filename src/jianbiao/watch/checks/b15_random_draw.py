"""B15 随机抽取专家: the panel's experts are drawn at random from a lawful pool.

Law: 招标投标法 第三十七条, 招标投标法实施条例 第四十六条, 第四十七条 (special projects may name them).
Binds 依法必须招标 only.
Reading: a draw on record is clear, unless the rule of the draw or the source says the experts were
named. Named experts of a project that is not special are a breach, and so is no draw at all where
that is said. A draw on record of experts who were named, or dated after the evaluation ended, is a
contradiction: doubtful.
Undecidable: neither draw nor source known, or not known whether the project is special or mandatory.
Not applicable: a tender that need not be held, or nothing about the panel's making yet.
"""

import re
from typing import Final

from jianbiao.law.calendar import Calendar
from jianbiao.law.facts import Facts
from jianbiao.law.outcomes import Breach, Clear, Doubt, NotApplicable, Outcome, Told, Undecidable
from jianbiao.law.scope import where_mandatory

NUMBER: Final = "B15"
UNIT: Final = "panel"

_DRAWN: Final = "x_EXTRACT_TIME"
_RULE: Final = "x_EXTRACT_RULE"
_SOURCE: Final = "x_panel_source"
_SPECIAL: Final = "x_special_project"
_EVALUATED: Final = "EVALUATION_REPORT.END_TIME"
_NAMED: Final = re.compile(
    r"appoint|designat|named|chosen|select(?!ed at random)|hand-?pick|direct|invited|not random|non-random"
    r"|指定|指派|自行确定|直接确定|自选|选派|邀请|委派|非随机",
    re.IGNORECASE,
)
_OWN: Final = re.compile(
    r"tenderer|procuring|employer|own (?:list|staff)|招标人|业主", re.IGNORECASE
)
_POOL: Final = re.compile(r"pool|database|library|专家库", re.IGNORECASE)
_AT_RANDOM: Final = re.compile(r"(?<!not )(?<!non-)random|(?<!非)随机", re.IGNORECASE)
_NONE: Final = NotApplicable(zh="尚无专家抽取信息。", en="Nothing about the draw of experts yet.")
_MAY_NAME: Final = Clear(
    zh="特殊招标项目，可以由招标人直接确定。",
    en="A special project, whose experts the procuring entity may name.",
)


def check(facts: Facts, *, calendar: Calendar) -> Outcome:  # noqa: ARG001
    """Ask how the experts came to the panel."""
    if not facts.speaks_of(_DRAWN, _RULE, _SOURCE):
        return _NONE
    if facts.flag(_SPECIAL):
        return where_mandatory(facts, _MAY_NAME)
    named = _named(facts.text(_RULE)) or _named(facts.text(_SOURCE))
    judged = (
        _not_drawn(facts, named=named)
        if facts.moment(_DRAWN) is None
        else _drawn(facts, named=named)
    )
    return where_mandatory(facts, judged)


def _named(said: str | None) -> bool:
    """Say whether words tell that experts were named: a random draw from a pool is no naming."""
    if said is None or _AT_RANDOM.search(said):
        return False
    return bool(_NAMED.search(said)) or bool(_OWN.search(said) and not _POOL.search(said))


def _drawn(facts: Facts, *, named: bool) -> Outcome:
    at, ended = facts.moment(_DRAWN), facts.moment(_EVALUATED)

    def told(zh: str, en: str) -> Told:
        drawn = f"{at:%Y-%m-%d %H:%M}"
        return (
            {"drawn_at": drawn},
            f"专家于{drawn}抽取{zh}",
            f"The experts were drawn at {drawn}{en}",
        )

    if at is not None and ended is not None and at > ended:
        return Doubt(tell=lambda: told("，晚于评标结束。", ", after the evaluation ended."), at=at)
    if (
        named
        and _named(facts.text(_SOURCE))
        and not _named(facts.text(_RULE))
        and facts.text(_RULE)
    ):
        zh = "，来源却称为指定，须由人核对。"
        en = ", yet the source says they were named: a person must look."
        return Doubt(tell=lambda: told(zh, en), at=at)
    if named:
        return _by_naming(facts, {"drawn_at": f"{at:%Y-%m-%d %H:%M}"})
    return Clear(tell=lambda: told("。", "."))


def _not_drawn(facts: Facts, *, named: bool) -> Outcome:
    if named:
        return _by_naming(facts, {})
    if facts.speaks_of(_SOURCE) or facts.flag(_SPECIAL) is None:
        return Undecidable(missing=facts.unread(_DRAWN))
    return Breach(
        numbers={},
        zh="没有随机抽取专家的记录。",
        en="There is no record of a random draw of experts.",
    )


def _by_naming(facts: Facts, numbers: dict[str, str]) -> Outcome:
    if facts.speaks_of(_SPECIAL) and facts.flag(_SPECIAL) is None:
        return Undecidable(missing=(_SPECIAL,))
    return Breach(
        numbers=numbers,
        zh="专家系指定而非随机抽取，且未见属于特殊招标项目。",
        en="The experts were named, not drawn at random, and the project is not known to be special.",
    )
