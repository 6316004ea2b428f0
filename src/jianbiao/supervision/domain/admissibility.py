"""Whether a complaint can be accepted (受理条件), checked by rule with the article beside each. Pure.

招标投标法实施条例 60, 61; 工程建设项目招标投标活动投诉处理办法 7, 12 (recalled). It warns whoever files and
helps whoever decides: it stops nobody and decides nothing.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from jianbiao.law.calendar import Calendar
from jianbiao.law.facts import Facts
from jianbiao.law.outcomes import Clear, Doubt, Outcome, verdict
from jianbiao.supervision.domain.complaint import MATTERS
from jianbiao.supervision.domain.matters import Basis, Said
from jianbiao.supervision.domain.objections import Objection
from jianbiao.supervision.domain.recusal import plain
from jianbiao.watch.checks import c06_complaint_in_time, c07_objection_first, c13_complaint_letter

SHORT: Final = 30
"""Characters below which facts can hardly be specific."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What the record tells whoever asks: objections, bidders where bids are open, earlier decisions.

    ``bidders`` is None while nobody may know who bids; ``decided`` are cases in which the same was.
    """

    objections: tuple[Objection, ...] = ()
    bidders: frozenset[str] | None = None
    decided: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Unknown:
    """无从判断, for a reason that passes: nobody failed to report anything."""

    zh: str
    en: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One condition: how it stands, why in both languages, its articles, the ground of a refusal.

    ``standing`` is compliant, yellow, breach, undecidable or not_applicable, as rules answer.
    """

    name: str
    words: Said
    standing: str
    zh: str
    en: str
    basis: tuple[Basis, ...]
    ground: str
    numbers: Mapping[str, str]


_60: Final = Basis(law="招标投标法实施条例", article="60", confirmed=True)
_61: Final = Basis(law="招标投标法实施条例", article="61", confirmed=True)
_M7: Final = Basis(law="工程建设项目招标投标活动投诉处理办法", article="7", confirmed=False)
_M12: Final = Basis(law="工程建设项目招标投标活动投诉处理办法", article="12", confirmed=False)


def checks(
    said: Mapping[str, str], known: Known, *, filed_on: date, days: int, calendar: Calendar
) -> tuple[Check, ...]:
    """Return the conditions as the form ``said`` and the record stand, in the order of the law.

    ``days`` is the limit of rule C06 where the tender is; a field not filled in is unknown.
    """
    first = _matched(said, known.objections)
    found = (
        ("interested", "1", _interested(said, known), (_60,)),
        ("in_time", "4", _in_time(said, first, filed_on, days, calendar), (_60,)),
        ("objected", "6", _objected(said, first, known, calendar), (_60,)),
        ("specific", "2", _specific(said), (_60, _M12)),
        ("signed", "3", _signed(said, calendar), (_M7, _M12)),
        ("new", "5", _new(known), (_M12,)),
        ("elsewhere", "6", _elsewhere(said), (_M12,)),
    )
    return tuple(
        Check(
            name=name,
            words=_WORDS[name],
            standing="undecidable" if isinstance(one, Unknown) else verdict(one),
            zh=one.zh,
            en=one.en,
            basis=basis,
            ground=ground,
            numbers=dict(getattr(one, "numbers", {})),
        )
        for name, ground, one, basis in found
    )


def warned(found: Sequence[Check]) -> bool:
    """Say whether anything stands in the way, as far as can be told."""
    return any(one.standing in {"breach", "yellow"} for one in found)


def _interested(said: Mapping[str, str], known: Known) -> Outcome | Unknown:
    if said.get("interested") == "0":
        return _doubt(
            "填写为不是投标人或者其他利害关系人：不是投诉，可以改为举报。",
            "Says it is neither bidder nor interested party: no complaint, but it can be a tip.",
        )
    if known.bidders is None:
        return Unknown(
            zh="自称投标人或者其他利害关系人；开标前投标人名单保密，尚不能核对。",
            en="Says so; who bids is secret before the opening and cannot be compared yet.",
        )
    if plain(said.get("complainant", "")) in {plain(one) for one in known.bidders}:
        return Clear(zh="在投标人名单中。", en="Is among the bidders.")
    return _doubt(
        "不在投标人名单中，须说明与招标项目的利害关系（如潜在投标人、分包人、供应商）。",
        "Is not among the bidders: the interest has to be explained, as of a potential bidder or supplier.",
    )


def _in_time(
    said: Mapping[str, str], first: Objection | None, filed_on: date, days: int, calendar: Calendar
) -> Outcome:
    spans = [_span(said, first)]
    return c06_complaint_in_time.check(
        Facts(
            {
                "COMPLAINT_INFO.x_TIME": filed_on.isoformat(),
                "COMPLAINT_INFO.x_knew": said.get("knew_on") or None,
                "x_objection": [one for one in spans if one[0]] or None,
            }
        ),
        calendar=calendar,
        days=days,
    )


def _span(said: Mapping[str, str], first: Objection | None) -> list[str | None]:
    """Return from when until when an objection held the period: as reported, else as the form says."""
    if first is not None and first.raised_at is not None:
        replied = first.replied_at.isoformat() if first.replied_at else None
        return [first.raised_at.isoformat(), replied or said.get("replied_on") or None]
    return [said.get("objected_on") or None, said.get("replied_on") or None]


def _objected(
    said: Mapping[str, str], first: Objection | None, known: Known, calendar: Calendar
) -> Outcome:
    matter = said.get("matter", "")
    judged = c07_objection_first.check(
        Facts(
            {
                "COMPLAINT_INFO.x_matter": MATTERS.get(matter),
                "x_objection_before": bool(said.get("objected_on")) or first is not None,
            }
        ),
        calendar=calendar,
    )
    if not isinstance(judged, Clear) or first is not None:
        return judged
    told = len([one for one in known.objections if one.matter == matter])
    return _doubt(
        f"填写为已于{said.get('objected_on')}提出异议；交易平台报送的同类异议有{told}件，无一件在该日或者为该编号。",
        f"Says it objected on {said.get('objected_on')}; of {told} such objections reported none is of that day or number.",
    )


def _specific(said: Mapping[str, str]) -> Outcome:
    facts = said.get("facts", "").strip()
    if len(facts) < SHORT and not (said.get("evidence") or said.get("files")):
        return _doubt(
            f"事实仅{len(facts)}字，且没有证据和线索。",
            f"{len(facts)} characters of facts, and neither evidence nor leads.",
        )
    return Clear(zh="有具体事实或者证据、线索。", en="There are facts, evidence or leads.")


def _signed(said: Mapping[str, str], calendar: Calendar) -> Outcome:
    held = {name: bool(said.get(name, "").strip()) for name in _LETTER}
    letter = {**held, "signed": said.get("signed") == "1", "complete": True}
    return c13_complaint_letter.check(Facts({"x_letter": letter}), calendar=calendar)


_LETTER: Final = ("complainant", "contact", "respondent", "facts", "request")


def _new(known: Known) -> Outcome:
    if known.decided:
        one = known.decided[-1]
        return _doubt(
            f"同一项目、同一被投诉人的同类事项已作出处理决定（{one}），没有新证据的不予受理。",
            f"The same matter was decided before ({one}); without new evidence it is not accepted.",
        )
    return Clear(zh="未见已就同一事项作出的处理决定。", en="No decision on the same was found.")


def _elsewhere(said: Mapping[str, str]) -> Outcome:
    if said.get("before_court") == "1":
        return _doubt(
            "填写为同一事项已申请复议或者提起诉讼。",
            "Says the same is before a review body or a court.",
        )
    return Clear(zh="未填写复议或者诉讼。", en="Nothing is said of a review or a court.")


def _matched(said: Mapping[str, str], raised: Sequence[Objection]) -> Objection | None:
    """Return the objection that the form names by its number, or by its day and matter."""
    number, day = said.get("objection", "").strip(), said.get("objected_on", "")
    for one in raised:
        if number and one.number == number:
            return one
    same = [
        one
        for one in raised
        if day and one.raised_at and one.raised_at.date().isoformat() == day
        if one.matter == said.get("matter")
    ]
    return same[0] if len(same) == 1 else None


def _doubt(zh: str, en: str) -> Doubt:
    return Doubt(numbers={}, zh=zh, en=en)


_WORDS: Final[Mapping[str, Said]] = {
    "interested": Said(zh="投标人或者其他利害关系人", en="bidder or interested party"),
    "in_time": Said(zh="知道或者应当知道之日起十日内", en="within ten days of knowing"),
    "objected": Said(zh="依法先提出异议", en="objection first where the law asks for it"),
    "specific": Said(zh="事项具体，有有效线索", en="specific, with leads"),
    "signed": Said(zh="署名、投诉书齐全", en="signed, the letter complete"),
    "new": Said(zh="未就同一事项作出过处理决定", en="not decided before"),
    "elsewhere": Said(zh="未进入复议、诉讼", en="not before a review body or a court"),
}
