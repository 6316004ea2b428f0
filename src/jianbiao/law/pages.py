"""The public page of a rule (规则公示页), in both languages, from the catalogue alone."""

import json
from collections.abc import Iterable, Iterator
from typing import Final

from jianbiao.law.rule import Example, Parameter, Rule
from jianbiao.law.sanctions import LIMITATION, Sanction, of_rule
from jianbiao.law.words import name_en, name_zh

_VERDICTS: Final = {
    "breach": "越限 breach",
    "yellow": "存议 doubt",
    "compliant": "相符 clear",
    "undecidable": "无从判断 undecidable",
    "not_applicable": "不适用 not applicable",
}
_SCOPES: Final = {
    "A": "全部招标项目 · every tender",
    "M": "依法必须招标的项目 · tenders that must be held",
    "S": "国有资金占控股或者主导地位的依法必须招标项目 · mandatory tenders on dominant state funds",
}
_TEXTS: Final = {
    "verified": "已与法条文本核对 · compared with the text of the law",
    "recalled": "尚待与法条文本核对，仅试运行 · not compared yet, runs in shadow",
    "own": "本系统自有规则，不涉违法判断 · a rule of this system that accuses nobody",
}
_SIGNS: Final = {"at_least": "≥", "at_most": "≤", "exactly": "="}
_SEVERITIES: Final = {
    "R": "越限（数据本身显示） · a limit broken on the face of the data",
    "Y": "须由人判断 · a person must judge",
    "B": "期限提醒 · a reminder",
}


def page(rule: Rule, edition: str) -> str:
    """Return the Markdown page of ``rule`` in its ``edition``."""
    head = f"# {rule.number} {rule.zh} · {rule.en}"
    return "\n".join((head, "", f"版本 · Version: `{edition}`", "", *_body(rule)))


def index(rules: Iterable[Rule], version: str) -> str:
    """Return the Markdown list of all rules of the catalogue in its ``version``."""
    rows = (
        f"| [{rule.number}]({rule.number}.md) | {rule.zh} · {rule.en} | {rule.threshold_zh} · {rule.threshold_en} | {rule.basis_zh} |"
        for rule in rules
    )
    return "\n".join(
        (
            "# 规则目录 · Rules",
            "",
            "由 `jianbiao law rules --write-docs` 生成。 Written by `jianbiao law rules --write-docs`.",
            "",
            f"目录版本 · Version of the catalogue: `{version}`",
            "",
            "| 编号 No. | 规则 Rule | 界限 Limit | 依据 Basis |",
            "|---|---|---|---|",
            *rows,
            "",
        )
    )


def _body(rule: Rule) -> Iterator[str]:
    yield from _pair("比较什么", "What is compared", rule.compares_zh, rule.compares_en)
    yield from _pair("界限", "Limit", rule.threshold_zh, rule.threshold_en)
    yield from _pair("依据", "Basis", rule.basis_zh, rule.basis_en)
    yield from _pair("怎样理解", "How it is read", rule.reading_zh, rule.reading_en)
    yield from _pair("什么能推翻", "What would refute it", rule.refutes_zh, rule.refutes_en)
    if rule.exemptions_zh:
        yield from _pair("不适用于", "Does not bind", rule.exemptions_zh, rule.exemptions_en)
    if rule.expects_zh:
        yield from _pair("等待什么", "What it waits for", rule.expects_zh, rule.expects_en)
    yield from _pair("公示用语", "Words for the public list", rule.public_zh, rule.public_en)
    yield from ("## 适用与性质 · Scope and nature", "")
    yield f"- {_SCOPES[rule.scope]}"
    yield f"- {_SEVERITIES[rule.severity]}"
    yield f"- {_TEXTS[rule.text_status]}"
    yield f"- 法域 jurisdiction: {'中国 China' if rule.jurisdiction == 'CN' else '不限 any'}"
    yield ""
    if rule.parameters:
        yield from _parameters(rule.parameters)
    if sanctions := of_rule(rule.number):
        yield from _sanctions(sanctions)
    yield from _reads(rule)
    yield from _examples(rule.examples)


def _pair(zh: str, en: str, said_zh: str, said_en: str) -> Iterator[str]:
    yield from (f"## {zh} · {en}", "", said_zh, "", f"{said_en[0].upper()}{said_en[1:]}", "")


def _parameters(parameters: Iterable[Parameter]) -> Iterator[str]:
    yield from (
        "## 参数 · Parameters",
        "",
        "| 名称 Name | 含义 Meaning | 默认 Default | 法定底线 Floor |",
    )
    yield "|---|---|---|---|"
    for one in parameters:
        sign = _SIGNS[one.kept]
        floor = f"{sign} {one.floor} {one.unit}".strip() if one.floor is not None else "-"
        yield f"| `{one.name}` | {one.zh} · {one.en} | {f'{one.default} {one.unit}'.strip()} | {floor} |"
    yield ""


def _sanctions(sanctions: Iterable[Sanction]) -> Iterator[str]:
    """Yield what a department may consider once it finds the conduct proven, and until when."""
    yield from ("## 罚则 · Sanctions", "")
    yield "越限不等于违法；认定属实的，法律规定： A limit broken is no verdict; for conduct found proven the law lays down:"
    yield ""
    yield "| 行为 Conduct | 单位 Unit | 责任人员 Persons | 禁止 Ban | 依据 Basis |"
    yield "|---|---|---|---|---|"
    for one in sanctions:
        cells = (
            (one.conduct_zh, one.conduct_en),
            (one.fine_zh, one.fine_en),
            (one.persons_zh, one.persons_en),
            (one.ban_zh, one.ban_en),
            (one.basis_zh, one.basis_en),
        )
        yield f"| {' | '.join(f'{zh} · {en}' if zh else '-' for zh, en in cells)} |"
    yield ""
    yield f"{LIMITATION.zh} （{LIMITATION.basis_zh}） {LIMITATION.en} ({LIMITATION.basis_en})"
    yield ""


def _reads(rule: Rule) -> Iterator[str]:
    yield from ("## 所用字段 · Fields", "", "| 字段 Field | 中文 | English |", "|---|---|---|")
    for name in rule.reads:
        yield f"| `{name}` | {name_zh(name)} | {name_en(name)} |"
    yield ""


def _examples(examples: Iterable[Example]) -> Iterator[str]:
    yield from (
        "## 示例 · Examples",
        "",
        "| 结论 Answer | 事实 Facts | 说明 | Why |",
        "|---|---|---|---|",
    )
    for one in examples:
        facts = "<br>".join(
            f"`{name}` {json.dumps(value, ensure_ascii=False)}"
            for name, value in one.fields.items()
        )
        yield f"| {_VERDICTS[one.verdict]} | {facts} | {one.zh} | {one.en} |"
    yield ""
