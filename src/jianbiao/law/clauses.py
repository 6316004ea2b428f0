"""Wordings that may shut out bidders (限制、排斥用语), each with its item of 实施条例 第三十二条.

A wording is looked for only where one of its trigger words stands, so that a long text costs little.
It is a hint for a person to read the sentence: a match proves nothing, its absence neither.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

_PLACE: Final = r"(?:本|我|当|该)(?:省|市|县|区|州|地|自治区)"
_PLACES: Final = " ".join(
    [
        "项目所在地",
        "当地",
        *(f"{a}{b}" for a in "本我该" for b in ("省", "市", "县", "区", "州", "自治区")),
    ]
)
_END: Final = "。；;！!？?，,\n"
_FORBIDS: Final = re.compile(
    r"不得|禁止|严禁|不应|不可以|不允许|不再|不作为|不设|取消|清理|无须|无需|不要求|不限"
)
_LONGEST: Final = 60
_SHORT: Final = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """One wording: ``item`` of IR 32; ``mandatory`` where that item binds only 依法必须招标.

    A text is searched only if it holds a word of every group of ``triggers``.
    """

    item: int
    zh: str
    en: str
    triggers: tuple[tuple[str, ...], ...]
    pattern: re.Pattern[str]
    mandatory: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A wording found: its words and where in the text they begin (characters from 0)."""

    clause: Clause
    words: str
    at: int


def _clause(
    item: int, zh: str, en: str, triggers: str, pattern: str, *, mandatory: bool = False
) -> Clause:
    return Clause(
        item=item,
        zh=zh,
        en=en,
        triggers=tuple(tuple(group.split()) for group in triggers.split("|")),
        pattern=re.compile(pattern),
        mandatory=mandatory,
    )


CLAUSES: Final = (
    _clause(
        1,
        "提供有差别的项目信息",
        "unequal information",
        "单独 仅向 只向",
        r"(?:单独|仅|只)向[^。；\n]{0,12}(?:提供|告知|发送|解答|澄清)[^。；\n]{0,12}",
    ),
    _clause(
        2,
        "注册资本、规模等与履约无关的条件",
        "size or capital unrelated to the contract",
        "注册资 营业收入 营业额 净资产 资产总额 从业人员 成立",
        r"(?:注册资[本金]|营业收入|营业额|净资产|资产总额|从业人员)[^。；\n]{0,6}"
        r"(?:不[少低]于|不小于|达到|须达|应达|以上|大于|≥|>)[^。；\n]{0,14}"
        r"|成立(?:时间)?[^。；\n未]{0,4}(?:满|不[少低]于|以上)[^。；\n]{0,6}年",
    ),
    _clause(
        2,
        "要求在本地设立机构",
        "an establishment in the place",
        f"分支机构 分公司 办事机构 办事处 子公司 办公场所|{_PLACES}",
        rf"(?:{_PLACE}|项目所在地|当地)[^。；\n]{{0,16}}(?:设有|设立|具有|有|注册|登记)?[^。；\n]{{0,14}}"
        r"(?:分支机构|分公司|办事机构|办事处|子公司|办公场所)",
    ),
    _clause(
        2,
        "要求在本地注册、纳税",
        "registration or taxes in the place",
        f"登记注册 工商注册 注册登记 纳税 缴纳税 注册的 缴纳社保|{_PLACES}",
        rf"(?:在)?(?:{_PLACE}|项目所在地|当地)(?:范围内|行政区域内|境内|内)?[^。；\n]{{0,6}}"
        r"(?:登记注册|工商注册|注册登记|依法纳税|缴纳税|注册的|缴纳社保)[^。；\n]{0,10}",
    ),
    _clause(
        3,
        "以特定区域、行业的业绩、奖项加分",
        "awards or track record of one region or trade",
        "业绩 奖 荣誉|加 得 计|分",
        rf"(?:{_PLACE}|[^\W\d不得禁以]{{2,6}}(?:省|市|县|自治区)|特定行业|[^\W\d不得禁以]{{2,6}}(?:系统|行业)内?)"
        r"[^。；\n]{0,12}(?:业绩|奖项|奖|荣誉)[^。；\n]{0,18}(?:加\s*[0-9.]*\s*分|得\s*[0-9.]+\s*分|计\s*[0-9.]+\s*分)",
        mandatory=True,
    ),
    _clause(
        4,
        "本地与外地适用不同标准",
        "unequal standards for local and other bidders",
        f"优先 加 得 另行 额外 还须 还应 备案 登记 缴纳|本地 外地 外省 省外 市外 外市 {_PLACES}",
        rf"(?:本地|当地|{_PLACE})(?:注册的?)?(?:企业|投标人|供应商|产品|服务|品牌)?[^。；\n业奖荣]{{0,8}}"
        r"(?:优先|加\s*[0-9.]*\s*分|得\s*[0-9.]+\s*分)"
        r"|优先[^。；\n]{0,10}(?:本地|当地|本市|本省|本县)[^。；\n]{0,10}"
        r"|(?:外地|外省|省外|市外|外市)(?:企业|投标人|供应商)[^。；\n]{0,16}(?:另行|额外|还[须应]|备案|登记|缴纳)",
    ),
    _clause(
        5,
        "限定专利、商标、品牌、原产地或者供应商",
        "a named patent, brand, origin or supplier",
        "品牌 商标 原产地 产地 专利 厂家 原装进口 制造商",
        r"(?:指定|限定|必须(?:采用|使用|选用|为)|[须应](?:采用|使用|选用)|限(?:采用|使用|为))[^。；\n]{0,16}"
        r"(?:品牌|商标|原产地|产地|专利|厂家|制造商)(?!不限)(?![^。；\n]{0,24}(?:或相当|或同等|相当于|不低于|同等档次|参照))[^。；\n]{0,8}"
        r"|(?:品牌|厂家|产地)[:：为][^。；\n]{1,20}(?:唯一|原装进口)",
    ),
    _clause(
        6,
        "限定所有制形式或者组织形式",
        "a form of ownership or organisation",
        "国有 国企 央企 民营 外资 私营 股份有限 有限责任 集体",
        r"(?:仅限|只限|限于|只接受|仅接受|必须[为是]|[须应]为|要求为)[^。；\n]{0,8}"
        r"(?:国有|国企|央企|中央企业|民营|外资|私营|集体|股份有限公司|有限责任公司)[^。；\n]{0,8}"
        r"|(?:不接受|拒绝|排除)[^。；\n]{0,6}(?:民营|外资|私营|国有|国企)[^。；\n]{0,8}",
        mandatory=True,
    ),
    _clause(
        7,
        "以入围、入库、入会等作为条件",
        "membership, a list or a pool as a condition",
        "协会 商会 入围 入库 名录 短名单 备选库 预选库",
        r"(?:须|应|必须|需)[^。；\n]{0,8}(?:加入|是|为)[^。；\n]{0,16}(?:协会|商会)[^。；\n]{0,4}(?:会员|成员)"
        r"|(?:须|应|必须|需|仅限|只有)[^。；\n]{0,16}(?:入围|入库|列入|纳入)[^。；\n]{0,16}"
        r"(?:名录|短名单|备选库|预选库|企业库|供应商库|单位)",
    ),
)  # fmt: skip
"""The wordings by the item of IR 32 they serve."""


def found_in(text: str, *, mandatory: bool) -> Iterable[Found]:
    """Return the wordings that stand in ``text``, leaving out sentences that forbid them.

    Short texts are those of forms and stand in many documents: what they hold is kept.
    """
    return _kept(text, mandatory) if len(text) <= _SHORT else _found(text, mandatory=mandatory)


@lru_cache(maxsize=2048)
def _kept(text: str, mandatory: bool) -> tuple[Found, ...]:  # noqa: FBT001 - the key of a cache
    return tuple(_found(text, mandatory=mandatory))


def _found(text: str, *, mandatory: bool) -> Iterator[Found]:
    for clause in CLAUSES:
        if clause.mandatory and not mandatory:
            continue
        if not _triggered(text, clause.triggers):
            continue
        for match in clause.pattern.finditer(text):
            if not _FORBIDS.search(text, _sentence(text, match.start()), match.start()):
                words = " ".join(match.group().split())
                yield Found(clause=clause, words=words[:_LONGEST], at=match.start())


def _triggered(text: str, groups: tuple[tuple[str, ...], ...]) -> bool:
    """Say whether ``text`` holds a word of every group."""
    for group in groups:
        for word in group:
            if word in text:
                break
        else:
            return False
    return True


def _sentence(text: str, at: int) -> int:
    """Return where the part of a sentence that holds position ``at`` begins."""
    return max(text.rfind(mark, 0, at) for mark in _END) + 1
