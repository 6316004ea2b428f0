"""句中之值 (sentences): what a notice says in running text instead of behind labels."""

import re
from collections.abc import Sequence

from jianbiao.gather.amounts.characters import flatten
from jianbiao.gather.amounts.parties import organised, parties
from jianbiao.gather.amounts.reading import read
from jianbiao.gather.notices.dates import Moment, moments
from jianbiao.gather.notices.lines import Joined, joined
from jianbiao.gather.notices.pages import Line
from jianbiao.gather.notices.taking import RESULTS, moment_at, place_of
from jianbiao.gather.notices.values import Found, Notice

LONGEST = 600
"""Characters of a line that is read as a sentence."""
_HEADING, _NEAR = 1500, 60
_NAMED_CODE = re.compile(
    r"[（(](?:项目|招标|采购)(?:项目)?编号\s?[：:]\s?((?:[^（）()\s：:]|[（(][^（）()\s]{1,12}[)）]){4,60})[)）]"
)
_BEFORE_THAT = re.compile(r"^.{0,16}前.{0,6}?(?:递交|提交|上传|送达|将)", re.DOTALL)
_OWNED = re.compile(r"受\s{0,4}([^\s，,。；;]{4,40}?)\s{0,4}(?:的)?委托")
_TENDERED = re.compile(r"(?:招标人|采购人|建设单位)(?:为|是)\s{0,6}([^\s，,。；;]{4,40})")
_RULED = re.compile(r"规定[，,]\s{0,6}([^\s，,。；;]{4,40})\s{0,6}的\s")
_SERVED = re.compile(r"(?:招标|采购)?代理(?:机构|公司|单位)(?:为|是)\s{0,6}([^\s，,。；;]{4,40})")
_CHOSEN = re.compile(
    r"(?:确定|选定|评定|推荐|由)\s{0,3}([^\s，,。；;：:]{4,80}?)\s{0,3}(?:为|作为)(?:本项目|该项目|本标段|本次采购)?(?:的)?"
    r"(?:中标|成交|中选)(?:人|供应商|单位)(?!候选)"
)
_STATED = re.compile(
    r"(?:(?P<budget>预算(?:总)?(?:金额|价)?)|(?P<ceiling>最高(?:投标)?限价|(?:招标|投标)?控制价)|(?P<deposit>保证金(?:金额|数额)?)"
    r"|(?P<award>(?:中标|成交|中选)(?:总)?(?:价格?|金额|报价)))"
    r"(?:为|是|共计|约)?(?=\s{0,3}(?:人民币)?\s{0,3}[￥¥]?\s{0,3}[\d壹贰叁肆伍陆柒捌玖])"
)
_OF_A_SCALE = re.compile(
    r"^[^，,；;。]{0,20}元(?:人民币)?[)）]?\s{0,2}(?:及其?)?(?:以[下上内]|部分|至|[-~—])"
)
"""成交金额100万元以下的部分: a step of a scale of fees, no sum of this tender."""
_STATED_FIELDS = ("budget", "ceiling", "deposit", "award")
_TIMED = re.compile(
    r"(?P<deadline>(?:截止|截标)(?:时间|日期))[^\d二。；;，,]{0,24}(?=二|20\d\d)"
    r"|(?P<opening>(?:开标|开启)(?:时间|日期))[^\d二。；;，,]{0,24}(?=二|20\d\d)"
)
_ASIDE = re.compile(r"[（(][^（）()\d]{0,60}[)）]")
_ANOTHER_DEADLINE = re.compile(
    r"获取|报名|领取|发售|下载|澄清|质疑|疑问|答疑|保证金|异议|公示|购买"
)


def take_sentences(notice: Notice, lines: Sequence[Line]) -> None:
    """Take what stands in sentences: 于…前递交, 受…委托, 招标人为…, 确定…为中标人, 限价3.2亿元."""
    first = joined(_first(lines, _HEADING))
    for moment in moments(first.text):
        if moment.timed and _BEFORE_THAT.match(flatten(first.text[moment.end : moment.end + 40])):
            moment_at(notice, "deadline", first, moment)
    if code := _NAMED_CODE.search(first.text):
        place = place_of(notice, first, code.start(1), code.end(1))
        notice.put(Found(field="project_code", value=code[1], place=place))
    for field, pattern in (
        ("procuring_entity", _TENDERED),
        ("procuring_entity", _OWNED),
        ("procuring_entity", _RULED),
        ("agency", _SERVED),
    ):
        found = pattern.search(first.text)
        if found and organised(found[1]):
            _name(notice, field, first, found)
    _winner(notice, lines)
    _sums(notice, lines)
    _times(notice, lines)


def _name(notice: Notice, field: str, value: Joined, found: re.Match[str]) -> None:
    place = place_of(notice, value, found.start(1), found.end(1))
    told = parties(found[1])
    notice.put(Found(field=field, value="；".join(told.names), place=place, parties=told))


def _winner(notice: Notice, lines: Sequence[Line]) -> None:
    if notice.kind not in RESULTS:
        return
    for line in lines:
        found = _CHOSEN.search(line.text[:LONGEST])
        if found and organised(found[1]):
            _name(notice, "winner", joined([line]), found)


def _sums(notice: Notice, lines: Sequence[Line]) -> None:
    """Take sums that follow their label without a colon: 最高投标限价3.2亿元."""
    for line in lines:
        if "元" not in line.text or len(line.text) > LONGEST:
            continue
        for found in _STATED.finditer(line.text):
            field = next(name for name in _STATED_FIELDS if found[name])
            if field in notice.values or any(one.field == field for one in notice.doubts):
                continue
            behind = line.text[found.end() : found.end() + _NEAR]
            if _OF_A_SCALE.search(behind) or (field == "award" and notice.kind not in RESULTS):
                continue
            rest = re.split("[，,；;。](?!\\d{3})", behind + "。")
            answer = read(rest[0], field=field)
            if answer.kind == "amount" and answer.yuan is not None:
                value = joined([line])
                place = place_of(
                    notice, value, found.end() + answer.start, found.end() + answer.end
                )
                told = f"{answer.yuan:.2f}"
                notice.put(Found(field=field, value=told, place=place, answer=answer))


def _times(notice: Notice, lines: Sequence[Line]) -> None:
    """Take moments behind their words: 投标文件递交的截止时间为2026年3月24日9时30分."""
    for line in lines:
        text = _ASIDE.sub(lambda one: " " * len(one[0]), line.text[:LONGEST])
        if "20" not in text and "二〇" not in text and "二○" not in text:
            continue
        for found in _TIMED.finditer(text):
            field = "deadline" if found["deadline"] else "opening"
            before = re.split("[。；;，,]", text[: found.start()])[-1]
            if field == "deadline" and _ANOTHER_DEADLINE.search(before):
                continue
            _moment(notice, field, line, moments(text[found.end() : found.end() + _NEAR]), found)
            both = text[found.start() : found.end()]
            if field == "deadline" and re.search("开标", both):
                _moment(
                    notice,
                    "opening",
                    line,
                    moments(text[found.end() : found.end() + _NEAR]),
                    found,
                )


def _moment(
    notice: Notice, field: str, line: Line, said: Sequence[Moment], found: re.Match[str]
) -> None:
    if field in notice.values or not said or said[0].start > 1:
        return
    value = joined([line])
    begin, end = found.end() + said[0].start, found.end() + said[0].end
    place = place_of(notice, value, begin, end)
    notice.put(Found(field=field, value=said[0].iso(), place=place))


def _first(lines: Sequence[Line], most: int) -> list[Line]:
    taken, reached = [], 0
    for line in lines:
        taken.append(line)
        reached += len(line.text)
        if reached > most:
            break
    return taken
