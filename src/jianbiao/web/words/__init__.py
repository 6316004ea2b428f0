"""界面用语: every word of the pages by key, Chinese first and English beside it.

``{name}`` is filled in, escaped; ``[n|alert|alerts]`` agrees with a number. Texts are ours and may
hold <b> and <a>: what a visitor or a platform wrote never stands here.
"""

from typing import Final

from jianbiao.web.words.administration import ADMINISTRATION
from jianbiao.web.words.casefile import FILE_WORDS
from jianbiao.web.words.cases import CASE_WORDS
from jianbiao.web.words.chrome import CHROME
from jianbiao.web.words.complaints import COMPLAINT_WORDS
from jianbiao.web.words.desk import DESK
from jianbiao.web.words.entities import ENTITY
from jianbiao.web.words.gathered import GATHERED
from jianbiao.web.words.house import HOUSE
from jianbiao.web.words.instructions import INSTRUCTION_WORDS
from jianbiao.web.words.lists import LISTS
from jianbiao.web.words.numbers import NUMBER_WORDS
from jianbiao.web.words.proof import PROOF
from jianbiao.web.words.public import PUBLIC
from jianbiao.web.words.records import RECORDS
from jianbiao.web.words.rules import RULE_WORDS
from jianbiao.web.words.sharing import SHARE_WORDS

WORDS: Final[dict[str, tuple[str, str]]] = {
    **CHROME,
    **PUBLIC,
    **PROOF,
    **RULE_WORDS,
    **NUMBER_WORDS,
    **DESK,
    **ENTITY,
    **HOUSE,
    **GATHERED,
    **LISTS,
    **CASE_WORDS,
    **INSTRUCTION_WORDS,
    **COMPLAINT_WORDS,
    **FILE_WORDS,
    **SHARE_WORDS,
    **ADMINISTRATION,
    **RECORDS,
}
"""(中文, English) by key."""
