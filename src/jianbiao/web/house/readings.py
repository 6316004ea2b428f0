"""读数逐项: the reading of a row set aside as fields beside their place in the original (内务). Pure."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from jianbiao.intake.mended import Change, leaves
from jianbiao.publish.domain.originals import texts

PREFIX: Final = "at:"
"""What the name of a field in a form begins with; its JSON pointer follows."""
MOST: Final = 200
_LISTED: Final = 30
"""Bids and awards whose fields are shown one by one."""
_AROUND: Final = 24
_LONGEST: Final = 300
_LONG: Final = 60

Words = tuple[str, str]

_FIXED: Final[dict[str, Words]] = {
    "/ocid": ("过程编号", "Id of the process"),
    "/date": ("发布时间", "Date"),
    "/tender/id": ("项目编号", "Code of the project"),
    "/tender/title": ("项目名称", "Title"),
    "/tender/status": ("状态", "Status"),
    "/tender/procuringEntity/name": ("招标人", "Procuring entity"),
    "/tender/x_agency/name": ("代理机构", "Agency"),
    "/tender/value/amount": ("预算金额（元）", "Budget, yuan"),
    "/tender/value/currency": ("预算币种", "Currency of the budget"),
    "/tender/x_ceiling/amount": ("最高限价（元）", "Ceiling, yuan"),
    "/tender/x_deposit/amount": ("投标保证金（元）", "Bid bond, yuan"),
    "/tender/x_documentPrice/amount": ("文件售价（元）", "Price of the documents, yuan"),
    "/tender/tenderPeriod/startDate": ("文件获取开始", "Documents from"),
    "/tender/tenderPeriod/endDate": ("投标截止时间", "Deadline"),
    "/tender/enquiryPeriod/endDate": ("文件获取截止", "Documents until"),
    "/tender/bidOpening/date": ("开标时间", "Opening"),
}
_ASKED: Final = (
    "/ocid",
    "/tender/id",
    "/tender/title",
    "/tender/procuringEntity/name",
    "/tender/value/amount",
    "/tender/x_ceiling/amount",
    "/tender/tenderPeriod/endDate",
    "/tender/bidOpening/date",
)
"""Fields that are asked for even where nothing was read."""
_NUMBERED: Final[tuple[tuple[str, Words], ...]] = (
    (r"/tender/lots/(\d+)/id", ("标段 {n} 编号", "Lot {n}: id")),
    (r"/tender/lots/(\d+)/title", ("标段 {n} 名称", "Lot {n}: title")),
    (r"/tender/lots/(\d+)/value/amount", ("标段 {n} 预算（元）", "Lot {n}: budget, yuan")),
    (r"/tender/lots/(\d+)/x_ceiling/amount", ("标段 {n} 限价（元）", "Lot {n}: ceiling, yuan")),
    (r"/awards/(\d+)/date", ("中标 {n} 时间", "Award {n}: date")),
    (r"/awards/(\d+)/value/amount", ("中标 {n} 金额（元）", "Award {n}: amount, yuan")),
    (r"/awards/(\d+)/value/currency", ("中标 {n} 币种", "Award {n}: currency")),
    (r"/awards/(\d+)/suppliers/(\d+)/name", ("中标 {n} 中标人", "Award {n}: supplier")),
    (r"/bids/details/(\d+)/date", ("投标 {n} 时间", "Bid {n}: time")),
    (r"/bids/details/(\d+)/x_rank", ("投标 {n} 名次", "Bid {n}: rank")),
    (r"/bids/details/(\d+)/value/amount", ("投标 {n} 报价（元）", "Bid {n}: price, yuan")),
    (r"/bids/details/(\d+)/value/currency", ("投标 {n} 币种", "Bid {n}: currency")),
    (r"/bids/details/(\d+)/tenderers/(\d+)/name", ("投标 {n} 投标人", "Bid {n}: bidder")),
    (r"/contracts/(\d+)/value/amount", ("合同 {n} 金额（元）", "Contract {n}: amount, yuan")),
    (r"/contracts/(\d+)/dateSigned", ("合同 {n} 签订", "Contract {n}: signed")),
    (r"/relatedProcesses/(\d+)/identifier", ("所指公告编号", "Code of the notice it points to")),
)
_PATTERNS: Final = tuple((re.compile(pattern), words) for pattern, words in _NUMBERED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One field: its pointer, its words, what was read, what is written now, its place in the original.

    ``around`` is (text before, the place, text behind); empty where the reader kept no place.
    ``faulty`` says that the row was set aside because of it.
    """

    path: str
    words: Words
    before: str
    now: str
    around: tuple[str, str, str] | None
    faulty: bool

    @property
    def name(self) -> str:
        """Return its name in the form."""
        return PREFIX + self.path

    @property
    def changed(self) -> bool:
        """Say whether somebody wrote something else than what was read."""
        return self.now.strip() != self.before

    @property
    def long(self) -> bool:
        """Say whether it needs more than a line."""
        return len(self.now) > _LONG


def fields(
    suggestion: Mapping[str, Any], event: Mapping[str, Any], raw: bytes, said: Mapping[str, str]
) -> list[Field]:
    """Return the fields of a reading with words for them; ``said`` is what a form holds already."""
    read = dict(leaves(suggestion))
    paths = dict.fromkeys(
        [*_ASKED, *(path for path in read if words_of(path)), *_offered(suggestion)]
    )
    members = texts(raw, event.get("coding", ""))
    places = dict(_places(suggestion))
    fault = _fault(str(event.get("where", "")))
    found = []
    for path in list(paths)[:MOST]:
        place = _of(path, places)
        before = read.get(path, "")
        found.append(
            Field(
                path=path,
                words=words_of(path) or (path, path),
                before=before,
                now=said.get(PREFIX + path, before),
                around=_around(place, members),
                faulty=fault is not None and (fault == path or _meets(place, fault)),
            )
        )
    return sorted(found, key=lambda one: not one.faulty)


def words_of(path: str) -> Words | None:
    """Return the words of a field, None for one that is only shown as JSON."""
    if path in _FIXED:
        return _FIXED[path]
    for pattern, (zh, en) in _PATTERNS:
        if (found := pattern.fullmatch(path)) is not None:
            n = int(found[1]) + 1
            return zh.format(n=n), en.format(n=n)
    return None


def changes(said: Mapping[str, str], shown: list[Field]) -> dict[str, str]:
    """Return what a form changes, by JSON pointer; only fields that the page shows count."""
    return {
        one.path: said[one.name].strip()
        for one in shown
        if one.name in said and said[one.name].strip() != one.before
    }


def told(differences: list[Change]) -> list[tuple[Words, Change]]:
    """Return the differences of two readings that have words, each with them."""
    named = ((words_of(one.path), one) for one in differences)
    return [(words, one) for words, one in named if words is not None][:MOST]


def _offered(suggestion: Mapping[str, Any]) -> Iterator[str]:
    """Yield the prices of bids and awards, where one is missing too."""
    for path, listed in (
        ("/awards", suggestion.get("awards")),
        ("/bids/details", _bids(suggestion)),
    ):
        for i, one in enumerate(listed[:_LISTED] if isinstance(listed, list) else ()):
            if isinstance(one, Mapping) and "x_terms" not in one:
                yield f"{path}/{i}/value/amount"


def _bids(suggestion: Mapping[str, Any]) -> Any:
    bids = suggestion.get("bids")
    return bids.get("details") if isinstance(bids, Mapping) else None


Place = tuple[str, int, int]


def _places(suggestion: Mapping[str, Any]) -> Iterator[tuple[str, Place]]:
    said = suggestion.get("x_notice")
    listed = said.get("origins") if isinstance(said, Mapping) else None
    for one in listed if isinstance(listed, list) else ():
        if not isinstance(one, Mapping):
            continue
        start, end = str(one.get("start")), str(one.get("end"))
        if start.isdecimal() and end.isdecimal() and len(start) + len(end) < 2 * 10:
            member = str(one.get("member", "")).strip("/")
            yield str(one.get("path", "")), (member, int(start), int(end))


def _of(path: str, places: Mapping[str, Place]) -> Place | None:
    """Return the place of a field or of what holds it."""
    while path:
        if path in places:
            return places[path]
        path = path.rpartition("/")[0]
    return None


def _around(place: Place | None, members: Mapping[str, str]) -> tuple[str, str, str] | None:
    if place is None:
        return None
    member, start, end = place
    text = members.get(member, "")
    if not start < end <= len(text):
        return None
    before = text[max(0, start - _AROUND) : start]
    return before, text[start : min(end, start + _LONGEST)], text[end : end + _AROUND]


def _fault(where: str) -> str | Place | None:
    """Return the place that a reason speaks of: a span in a member, or a JSON pointer."""
    found = re.fullmatch(r"/?([A-Za-z_]\w{0,60})?:(\d{1,9})-(\d{1,9})", where.strip())
    if found is not None:
        return found[1] or "", int(found[2]), int(found[3])
    return where.strip() if where.startswith("/") else None


def _meets(place: Place | None, fault: str | Place) -> bool:
    if place is None or isinstance(fault, str):
        return False
    return place[0] == fault[0] and place[1] < fault[2] and fault[1] < place[2]
