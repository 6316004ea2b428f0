"""接口规范文本 (pages of the specification): error codes and dictionary as Markdown, both languages.

Everything here is derived; ``jianbiao standard dictionary --write docs/spec`` brings the files up
to date and a test fails when they are not.
"""

from collections.abc import Iterator, Mapping

from jianbiao.standard import dictionary, faults
from jianbiao.standard.codes import CodeList
from jianbiao.standard.faults import Words
from jianbiao.standard.fields import FieldDefinition, ListOf
from jianbiao.standard.mappings import OCDS
from jianbiao.standard.sets import SETS, VERSIONS, SetDefinition

_ZH, _EN = ".zh-CN.md", ".md"


def written() -> dict[str, str]:
    """Return file name → text of every derived page."""
    return {
        f"errors{_EN}": errors("en"),
        f"errors{_ZH}": errors("zh"),
        f"dictionary{_EN}": dictionary_page("en"),
        f"dictionary{_ZH}": dictionary_page("zh"),
    }


def errors(language: str) -> str:
    """Return the page of public error codes in ``zh`` or ``en``."""
    zh = language == "zh"
    parts = [
        _heading("# 错误码", "# Error codes", zh=zh),
        _derived(zh=zh),
        _heading(
            "## 整个请求被拒（不留存任何内容）",
            "## A whole request is refused (nothing is stored)",
            zh=zh,
        ),
        _table(faults.REQUEST, zh=zh, status=True),
        _heading(
            "## 单条消息被退回（请求本身返回 200，退回结果写入账本）",
            "## One message is rejected (the request is answered 200, the rejection is recorded)",
            zh=zh,
        ),
        _heading(
            "`path` 为消息内的 JSON 指针（RFC 6901），`said` 为遇到的值或限度。",
            "`path` is a JSON pointer (RFC 6901) into the message, `said` the value or limit met.",
            zh=zh,
        ),
        _table(faults.MESSAGE, zh=zh, status=False),
        _heading("## 工作人员操作与命令行", "## Acts of officers and commands", zh=zh),
        _table(faults.STAFF, zh=zh, status=True),
    ]
    return "\n\n".join(parts) + "\n"


def dictionary_page(language: str) -> str:
    """Return the data dictionary in ``zh`` or ``en``."""
    zh = language == "zh"
    parts = [_heading("# 数据字典", "# Data dictionary", zh=zh), _derived(zh=zh), _versions(zh=zh)]
    for definition in SETS.values():
        parts += _set(definition, zh=zh)
    parts.append(_heading("# 代码表", "# Code lists", zh=zh))
    for codes in dictionary.code_lists().values():
        parts += _codes(codes, zh=zh)
    return "\n\n".join(parts) + "\n"


def _heading(zh_text: str, en_text: str, *, zh: bool) -> str:
    return zh_text if zh else en_text


def _derived(*, zh: bool) -> str:
    return _heading(
        "由 `jianbiao standard dictionary --write docs/spec` 生成，请勿手改。",
        "Written by `jianbiao standard dictionary --write docs/spec`; do not edit by hand.",
        zh=zh,
    )


def _versions(*, zh: bool) -> str:
    if zh:
        said = (f"{v}（{ends or '未公布停用日期'}）" for v, ends in VERSIONS.items())
        return (
            "可读版本（停用日期）："
            + "、".join(said)
            + "。字段名后的 ＊ 表示必填，＋ 表示国家数据集之外的扩展字段。"
        )
    said = (f"{v} ({ends or 'no end announced'})" for v, ends in VERSIONS.items())
    return (
        "Versions read (and their end): "
        + ", ".join(said)
        + (". After a name, * marks a required field and + an extension beyond the national set.")
    )


def _table(codes: Mapping[str, Words], *, zh: bool, status: bool) -> str:
    head = ("| 代码 |", " HTTP |", " 含义 |") if zh else ("| code |", " HTTP |", " meaning |")
    lines = [head[0] + (head[1] if status else "") + head[2], "|---" * (3 if status else 2) + "|"]
    for code, said in sorted(codes.items()):
        number = f" {said.status} |" if status else ""
        lines.append(f"| `{code}` |{number} {said.zh if zh else said.en} |")
    return "\n".join(lines)


def _set(definition: SetDefinition, *, zh: bool) -> Iterator[str]:
    number = f" {definition.number}" if definition.number else ""
    label = definition.zh if zh else definition.en
    yield f"## {definition.name}{number} {label}"
    yield " ".join(_placing(definition, zh=zh))
    yield _fields(definition.fields, zh=zh)
    for field in definition.fields:
        if isinstance(field.kind, ListOf) and isinstance(field.kind.of, tuple):
            yield f"`{field.name}[]`"
            yield _fields(field.kind.of, zh=zh)


_SECRET = {
    "opening": ("开标前保密。", "Secret until the bids are opened."),
    "award": ("中标结果确定前保密。", "Secret until the award is decided."),
}


def _placing(definition: SetDefinition, *, zh: bool) -> Iterator[str]:
    if definition.parent:
        yield f"上级：`{definition.parent}`。" if zh else f"Parent: `{definition.parent}`."
    if definition.brings:
        yield f"建立：`{definition.brings}`。" if zh else f"Brings: `{definition.brings}`."
    if definition.secret_until:
        yield _SECRET[definition.secret_until][0 if zh else 1]
    if not definition.public:
        yield "不对社会公开。" if zh else "Never shown to the public."
    if path := OCDS.get(definition.name):
        yield f"OCDS：`{path}`。" if zh else f"OCDS: `{path}`."
    if definition.unconfirmed:
        yield (
            "名称或编号待与国家文本核对。"
            if zh
            else "Name or number to be confirmed against the national text."
        )
    if not (definition.parent or definition.brings):
        yield "无上级。" if zh else "Needs no parent."


def _fields(fields: tuple[FieldDefinition, ...], *, zh: bool) -> str:
    head = (
        "| 字段 | 名称 | 格式 | 开放属性 | 责任主体 |"
        if zh
        else "| field | meaning | format | class | owner |"
    )
    lines = [head, "|---|---|---|---|---|"]
    for field in fields:
        mark = ("＊" if zh else "*") * field.required + ("＋" if zh else "+") * field.extension
        note = f"（{field.note}）" if zh and field.note else ""
        if by := field.superseded_by:
            note = f"（由 `{by}` 取代，仍可读）" if zh else f" (superseded by `{by}`, still read)"
        cells = (
            (
                f"`{field.name}`{mark}",
                field.zh + note,
                field.kind.zh,
                field.open_to.zh,
                field.owner.zh,
            )
            if zh
            else (
                f"`{field.name}`{mark}",
                field.en + note,
                field.kind.en,
                field.open_to.en,
                field.owner.en,
            )
        )
        lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines)


def _codes(codes: CodeList, *, zh: bool) -> Iterator[str]:
    yield f"## {codes.name} {codes.zh if zh else codes.en}"
    if codes.open_ended:
        yield (
            f"可扩展：凡符合 `{codes.form}` 的值均可读。"
            if zh
            else f"Open-ended: any value of the form `{codes.form}` is read."
        )
    if codes.unconfirmed:
        yield (
            "取值待与国家文本核对。" if zh else "Values to be confirmed against the national text."
        )
    lines = ["| 值 | 含义 |" if zh else "| value | meaning |", "|---|---|"]
    lines += [f"| {value} | {said[0] if zh else said[1]} |" for value, said in codes.values.items()]
    yield "\n".join(lines)
