"""公开范围: which items and fields are open at a moment, and how they read. Pure; knows no suspicion."""

from jianbiao.publish.domain.bids import Bid, bids
from jianbiao.publish.domain.glossary import english
from jianbiao.publish.domain.headlines import Headline, headline, headline_of
from jianbiao.publish.domain.lines import Line, amount, industry, lines
from jianbiao.publish.domain.opening import (
    ATTACHED,
    BIDS,
    JUDGED,
    SECRET,
    TELLING,
    awarded,
    is_open,
    is_public,
    open_items,
    opened,
    until,
)
from jianbiao.publish.domain.outline import Outline, Step, outline, steps

__all__ = [
    "ATTACHED",
    "BIDS",
    "JUDGED",
    "SECRET",
    "TELLING",
    "Bid",
    "Headline",
    "Line",
    "Outline",
    "Step",
    "amount",
    "awarded",
    "bids",
    "english",
    "headline",
    "headline_of",
    "industry",
    "is_open",
    "is_public",
    "lines",
    "open_items",
    "opened",
    "outline",
    "steps",
    "until",
]
