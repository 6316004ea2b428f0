"""法定间隔图: each statutory interval of a tender as one bar with its limit and its sum. Pure.

Bar = actual, upright = limit, dashed = what the law wanted and did not get. All places are numbers of
the drawing, so the template only writes them down.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from jianbiao.law.catalogue import RULES
from jianbiao.law.facts import read_moment
from jianbiao.standard.terms import SHANGHAI
from jianbiao.watch.domain import Finding
from jianbiao.web.figures import span

WIDTH: Final = 1376
LEFT, RIGHT, SUM = 316, 1120, 1150
TOP, ROW = 44, 25
"""Above the rows stand two lines of text: now, and under it the days."""
_TICKS: Final = 7
_FUTURE: Final = timedelta(days=45)
"""How far beyond the last date the drawing may reach to show now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """Which numbers of a rule's finding are start, end and limit; ``limits`` says which of the two.

    ``zh`` and ``en`` name the interval itself: a rule's title may name a breach, which would stand
    wrongly beside 合.
    """

    zh: str
    en: str
    start: str
    end: str
    limit: str
    limits: str
    required: str = ""


_DAYS: Final = {"start": "from", "end": "to", "required": "required"}

SHAPES: Final[dict[str, Shape]] = {
    **{
        rule: Shape(zh=zh, en=en, limit="not_before", limits="end", **_DAYS)
        for rule, zh, en in (
            ("P16", "文件发售期", "Sale of documents"),
            ("P17", "资格预审申请时间", "Time to apply (prequalification)"),
            ("P18", "投标准备时间", "Time to prepare bids"),
            ("A02", "中标候选人公示期", "Standstill"),
        )
    },
    "P19": Shape(
        zh="澄清修改至投标截止", en="Clarification to deadline", start="clarified_at", end="deadline",
        limit="no_later_than", limits="start", required="required",
    ),
    "B03": Shape(
        zh="投标文件送达", en="Bid received", start="received_at", end="received_at",
        limit="deadline", limits="end",
    ),
    "B04": Shape(
        zh="开标时间", en="Opening", start="opening", end="opening", limit="deadline", limits="end"
    ),
    "A07": Shape(
        zh="中标通知书发出", en="Award notice sent", start="sent_at", end="sent_at",
        limit="publicity_end", limits="end",
    ),
    "A09": Shape(
        zh="中标通知至签约", en="Award to contract", start="from", end="to", limit="last_day",
        limits="latest", required="limit",
    ),
}  # fmt: skip
"""Intervals that are drawn; other rules compare no two moments."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """One interval before it is drawn."""

    finding: Finding
    start: datetime
    end: datetime
    limit: datetime | None
    numbers: Mapping[str, str]

    @property
    def shape(self) -> Shape:
        """Which numbers are which."""
        return SHAPES[self.finding.rule]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One row of the drawing; ``wanted`` is (x, width) of what is missing, ``point`` a bar of no width."""

    rule: str
    lot: str
    zh: str
    en: str
    seal: str
    css: str
    y: int
    x: float
    width: float
    limit: float | None
    wanted: tuple[float, float] | None
    point: bool
    sum_zh: str
    sum_en: str
    start: datetime
    end: datetime
    limit_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip:
    """The drawing: rows, ticks (x, label) and where now is, if it is near."""

    bars: tuple[Bar, ...]
    ticks: tuple[tuple[float, str], ...]
    now: float | None
    height: int
    broken: int


_LOOK: Final = {
    "breach": ("breach", "bd"),
    "yellow": ("doubt", "oc"),
    "compliant": ("ok", "gd"),
}


def strip(findings: Iterable[Finding], now: datetime) -> Strip | None:
    """Return the drawing of those findings that compare moments; None where there are none."""
    spans = sorted(_spans(findings), key=lambda s: (s.start, s.finding.rule))
    if not spans:
        return None
    known = [t for s in spans for t in (s.start, s.end, s.limit) if t is not None]
    first, last = min(known), max(known)
    if last < now <= last + _FUTURE:
        last = now
    if last - first < timedelta(days=1):
        last = first + timedelta(days=1)
    scale = _Scale(first=first, seconds=(last - first).total_seconds())
    bars = tuple(_bar(s, TOP + ROW * i, scale) for i, s in enumerate(spans))
    return Strip(
        bars=bars,
        ticks=_ticks(scale),
        now=scale.x(now) if first <= now <= last else None,
        height=TOP + ROW * len(bars) + 4,
        broken=sum(1 for bar in bars if bar.seal == "breach"),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Scale:
    first: datetime
    seconds: float

    def x(self, at: datetime) -> float:
        """Return where a moment stands between LEFT and RIGHT."""
        part = (at - self.first).total_seconds() / self.seconds
        return round(LEFT + part * (RIGHT - LEFT), 1)


def _spans(findings: Iterable[Finding]) -> Iterable[Span]:
    for one in findings:
        shape = SHAPES.get(one.rule)
        said = one.held_numbers if one.held_numbers is not None else one.numbers
        if shape is None or (one.worst == "" and one.verdict not in _LOOK):
            continue
        start, end = _moment(said.get(shape.start)), _moment(said.get(shape.end))
        if start is not None and end is not None:
            limit = _moment(said.get(shape.limit))
            yield Span(finding=one, start=start, end=max(start, end), limit=limit, numbers=said)


def _bar(one: Span, y: int, scale: _Scale) -> Bar:
    rule = RULES[one.finding.rule]
    seal, css = _LOOK[one.finding.worst or one.finding.verdict]
    x, end = scale.x(one.start), scale.x(one.end)
    limit = scale.x(one.limit) if one.limit is not None else None
    zh, en = _sum(one)
    return Bar(
        rule=rule.number,
        lot=one.finding.lot[-3:],
        zh=one.shape.zh,
        en=one.shape.en,
        seal=seal,
        css=css,
        y=y,
        x=x,
        width=round(end - x, 1),
        limit=limit,
        wanted=_wanted(one, x, end, limit) if seal == "breach" else None,
        point=one.start == one.end,
        sum_zh=zh,
        sum_en=en,
        start=one.start,
        end=one.end,
        limit_at=one.limit,
    )


def _wanted(one: Span, x: float, end: float, limit: float | None) -> tuple[float, float] | None:
    """Return the stretch between what happened and what the law wanted."""
    if limit is None or one.start == one.end:
        return None
    near = x if one.shape.limits == "start" else end
    return min(near, limit), round(abs(near - limit), 1)


def _sum(one: Span) -> tuple[str, str]:
    """Return the comparison in figures: 11 日 < 15 日."""
    said, shape = one.numbers, one.shape
    if not shape.required:
        return _apart(one)
    days, asked = said.get("days", ""), said.get(shape.required, "")
    worst = one.finding.worst or one.finding.verdict
    if shape.limits == "latest":
        sign = {"breach": ">", "compliant": "≤"}.get(worst, "?")
    else:
        sign = {"breach": "<", "compliant": "≥"}.get(worst, "?")
    return f"{days} 日 {sign} {asked} 日", f"{days} d {sign} {asked} d"


def _apart(one: Span) -> tuple[str, str]:
    """Return how far a moment stands from the one it is compared with."""
    if one.limit is None:
        return "", ""
    seconds = (one.end - one.limit).total_seconds()
    if not seconds:
        return "同一时刻", "same time"
    zh, en = span(seconds, "zh"), span(seconds, "en")
    return (f"晚 {zh}", f"{en} later") if seconds > 0 else (f"早 {zh}", f"{en} earlier")


def _ticks(scale: _Scale) -> tuple[tuple[float, str], ...]:
    """Return whole days at even steps; the year where it changes."""
    days = max(1, round(scale.seconds / 86400 / _TICKS))
    begin = scale.first.astimezone(SHANGHAI).date() + timedelta(days=1)
    found: list[tuple[float, str]] = []
    year = scale.first.astimezone(SHANGHAI).year
    for step in range(_TICKS + 1):
        at = begin + timedelta(days=days * step)
        x = scale.x(datetime(at.year, at.month, at.day, tzinfo=SHANGHAI))
        if x > RIGHT:
            break
        found.append((x, f"{at:%m-%d}" if at.year == year else at.isoformat()))
        year = at.year
    return tuple(found)


def _moment(said: str | None) -> datetime | None:
    return read_moment(said) if said else None
