"""自带单位的金额: cells that say their own unit, read as amounts in notices are."""

from jianbiao.gather.amounts.reading import read

_YUAN = (None, "CNY")


def in_words(text: str) -> str | None:
    """Return yuan as decimal text; empty where the cell says that there is none; None unread."""
    said = read(text, field="award")
    if said.kind == "missing":
        return ""
    if said.kind != "amount" or said.yuan is None or said.currency not in _YUAN:
        return None
    return f"{said.yuan.normalize():f}"
