"""常用值英译: English for values that platforms write as text though they are few (资金来源、评标办法).

What is not listed stays as it was reported.
"""

from typing import Final

_ENGLISH: Final = {
    "财政资金": "public budget",
    "国有资金": "state-owned funds",
    "企业自筹": "the enterprise's own funds",
    "自筹资金": "own funds",
    "上级补助资金及地方配套": "grants from above with local matching funds",
    "地方政府专项债券": "local government special bonds",
    "中央预算内投资": "central budget investment",
    "中央预算内投资及自筹": "central budget investment and own funds",
    "银行贷款": "bank loans",
    "综合评估法": "comprehensive evaluation",
    "综合评分法": "comprehensive scoring",
    "经评审的最低投标价法": "lowest evaluated price",
    "合理低价法": "reasonable low price",
    "经评审合理低价随机抽取法": "lot among reasonable low prices",
}


def english(said: str) -> str:
    """Return ``said`` in English where it is one of the usual values, else as it is."""
    return _ENGLISH.get(said, said)
