"""Texts of notices and records (文本): written for this province, with its phone numbers and media."""

import random
from collections.abc import Collection, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Final

from jianbiao.rehearsal import chance as draws
from jianbiao.rehearsal import names
from jianbiao.rehearsal.names import Party, Work
from jianbiao.rehearsal.prices import LOTTERY, LOWEST, Ranking, Terms

MEDIA: Final = "云禾省招标投标公共服务平台"
MEDIA_OF_NOTICES: Final = f"中国招标投标公共服务平台；{MEDIA}"

_CONDITIONS: Final = (
    "具有独立法人资格，持有有效的营业执照",
    "具备承担本项目相应的资质和能力",
    "近三年内无骗取中标、严重违约和重大质量安全事故",
    "未被列入失信被执行人名单",
)
_CLARIFIED: Final = (
    "工程量清单第 3 项、第 7 项数量调整，以重新上传的清单为准。",
    "项目负责人的类似业绩由两项调整为一项。",
    "最高投标限价中暂列金额调整，其余不变。",
    "施工图第 12 张管径标注更正，清单相应调整。",
)
WORDING: Final = "更正招标文件封面文字：“招标编号”后漏印空格。其余内容不变。"
_OBJECTED: Final = (
    "对第一中标候选人项目负责人业绩的真实性有异议。",
    "认为第二中标候选人工期响应不满足招标文件要求。",
    "对评分中企业信誉一项的计分有异议。",
)
_REPLIED: Final = (
    "经核查，业绩合同与验收资料一致，异议不成立。",
    "经评标委员会复核，工期响应满足要求，维持原结果。",
    "经复核，计分与招标文件一致，维持原结果。",
)


def chinese(at: datetime) -> str:
    """Return a moment as notices write it."""
    return f"{at.year}年{at.month}月{at.day}日{at.hour:02d}时{at.minute:02d}分"


def notice(
    chance: random.Random,
    work: Work,
    *,
    deadline: datetime,
    approval: str,
    dropped: Collection[str] = (),
) -> str:
    """Return the body of a call for bids; times of the sale are left to the fields.

    ``dropped`` names items that it leaves out, or how it is laid out.
    """
    conditions = "；".join(_CONDITIONS[: 2 + chance.randrange(3)])
    union = "接受" if chance.random() < 0.3 else "不接受"  # noqa: PLR2004
    bare = "in_fields" in dropped
    joint = "" if "union" in dropped or bare else f"本项目{union}联合体投标。"
    people = f"{contact(chance, work.entity)}\n{contact(chance, work.agency)}"
    parts = [
        (
            "招标条件",
            f"{work.title}已由{approval}批准建设，招标人为{work.entity.name}，资金来源为{work.fund}。",
        ),
        (
            "项目概况与招标范围",
            f"建设地点：{work.entity.name[:3]}。招标范围：{work.title}{work.subject}，详见招标文件。",
        ),
        ("投标人资格要求", f"{conditions}。{joint}"),
        ("招标文件的获取", "凭数字证书登录交易平台下载，不收取费用，无须报名。"),
        (
            "投标文件的递交",
            f"递交截止时间为{chinese(deadline)}（北京时间），逾期上传的，平台予以拒收。",
        ),
        ("发布公告的媒介", f"{MEDIA}。"),
    ]
    if "contact" not in dropped and not bare:
        parts.append(("联系方式", people))
    layout = 1 if "layout" in dropped else draws.weighed(chance, _LAYOUTS)
    return _LAID_OUT[layout](parts)


def _numbered(parts: Sequence[tuple[str, str]]) -> str:
    return "\n".join(
        f"{number}、{head}\n{body}" for number, (head, body) in zip(_NUMBERS, parts, strict=False)
    )


def _lined(parts: Sequence[tuple[str, str]]) -> str:
    """Return one line for each item, as a flattened table is: dates broken over lines."""
    return "\n".join(f"{head}\n{body}" for head, body in parts).replace("月", "\n月")


def _keyed(parts: Sequence[tuple[str, str]]) -> str:
    return "；".join(f"{head}：{body}" for head, body in parts)


def _styled(parts: Sequence[tuple[str, str]]) -> str:
    return "p{margin-top:0;line-height:1.5em}\n" + _numbered(parts)


_LAID_OUT: Final = (_numbered, _lined, _keyed, _styled)
_LAYOUTS: Final = {0: 0.6, 1: 0.2, 2: 0.15, 3: 0.05}
_NUMBERS: Final = "一二三四五六七八九"

_CLAUSES: Final = {
    "place": "投标人须在本市设有分支机构并配备办公场所。",
    "brand": "管材须采用指定品牌，其他品牌不予接受。",
    "owner": "本标段仅限国有企业参加投标。",
    "list": "投标人须已列入本单位供应商备选库。",
    "forbidden": "不得要求投标人在本市设有分支机构，不得限定所有制形式。",
    "licence": "投标人须具有有效的安全生产许可证和相应等级的施工资质。",
    "standard": "管材应符合国家标准规定的环刚度等级，绿色建材优先采用。",
}
"""Invented sentences of tender documents: four that may shut bidders out, and lawful ones."""

_PLAIN: Final = "投标人应当按照招标文件的格式编制投标文件，工程量清单由招标人提供。"
_WARNED: Final = (
    "报价低于最高投标限价85%的，评标委员会应当要求投标人书面说明，不能合理说明的予以否决。"
)


def document(clause: str, *, warning: bool) -> str:
    """Return the text of tender documents, with the clause a plan asks for."""
    return f"{_PLAIN}{_CLAUSES.get(clause, '')}{_WARNED if warning else ''}"


def contact(chance: random.Random, party: Party) -> str:
    """Return whom to call."""
    return f"{party.name}，联系人：{names.person(chance)}，电话：{names.phone(chance)}"


def clarified(chance: random.Random) -> str:
    """Return a change of the documents that bids depend on."""
    return chance.choice(_CLARIFIED)


def objected(chance: random.Random) -> tuple[str, str]:
    """Return an objection to the evaluation and its reply."""
    place = chance.randrange(len(_OBJECTED))
    return _OBJECTED[place], _REPLIED[place]


def evaluated(
    terms: Terms,
    bids: Sequence[tuple[Party, Decimal]],
    others: Sequence[Decimal],
    ranking: Ranking,
    ball: Decimal,
) -> str:
    """Return the table of evaluation, from which base price, scores and ranking can be recomputed."""
    lines = ["评审情况（报价单位：元）"]
    if ranking.totals:
        drawn = f"，K={ball}%" if terms.method == LOTTERY else ""
        lines.append(f"评标基准价：{ranking.base}{drawn}")
    for place, (party, amount) in enumerate(bids):
        scored = ""
        if terms.method == LOWEST:
            scored = f"，评审调整额{others[place]}，评审价{amount + others[place]}"
        elif others:
            scored = f"，报价得分{ranking.price_scores[place]}，其余得分{others[place]}，综合得分{ranking.totals[place]}"
        elif ranking.totals:
            scored = f"，得分{ranking.totals[place]}"
        lines.append(f"{place + 1}. {party.name}，报价{amount}{scored}")
    return "\n".join(lines)


def rejected(bids: Sequence[tuple[Party, str]]) -> str:
    """Return the lines about bids that the panel rejected, with its reasons."""
    return "".join(f"\n否决投标：{party.name}，原因：{reason}" for party, reason in bids)
