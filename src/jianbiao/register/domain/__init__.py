"""What is in force, where and from when (效力). Decides and derives; stores nothing."""

from jianbiao.register.domain.acts import (
    LEGAL_OFFICER,
    adopt_calendar,
    adopt_catalogue,
    adopt_overlay,
    publish_year,
    set_parameter,
    stand_rule,
)
from jianbiao.register.domain.book import (
    Adopted,
    Book,
    Overlaid,
    Setting,
    Standing,
    Stood,
    Worked,
    Year,
    act_of,
    after,
)
from jianbiao.register.domain.competence import Assigned, assign, assigned
from jianbiao.register.domain.places import COUNTRY, chain

__all__ = [
    "COUNTRY",
    "LEGAL_OFFICER",
    "Adopted",
    "Assigned",
    "Book",
    "Overlaid",
    "Setting",
    "Standing",
    "Stood",
    "Worked",
    "Year",
    "act_of",
    "adopt_calendar",
    "adopt_catalogue",
    "adopt_overlay",
    "after",
    "assign",
    "assigned",
    "chain",
    "publish_year",
    "set_parameter",
    "stand_rule",
]
