"""遮盖: natural persons in gathered data as anybody may see them; firms and authorities stay.

What is masked keeps its length, so that places in a text stay what they are. The ledger keeps the
bytes. Source: 个人信息保护法 第六条 (no more than is needed), 第二十五条 (no publication without consent).
"""

import re
from collections.abc import Mapping
from typing import Any, Final

STAR: Final = "*"

_HAN: Final = r"\u4e00-\u9fff"
_CONTACT: Final = re.compile(
    r"[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9.-]{1,255}\.[A-Za-z]{2,24}"
    r"|(?<![0-9A-Za-z])(?:\+?86[- ]?)?1[3-9][0-9](?:[- ]?[0-9]{4}){2}(?![0-9])"
    r"|(?<![0-9A-Za-z.])\(?0[1-9][0-9]{1,2}\)?[-— ]?[1-9][0-9]{6,7}(?:[-转][0-9]{1,6})?(?![0-9])"
    r"|(?<![0-9A-Za-z])[1-9][0-9]{5}(?:18|19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])[0-9]{3}[0-9Xx](?![0-9A-Za-z])"
    r"|(?<![0-9A-Za-z])\+[0-9][0-9 ()-]{7,18}[0-9]"
)
"""E-mails, mobile and fixed telephones, identity numbers with a real day of birth."""

_LABELS: Final = (
    "联系人|联系方式|联系电话|采购人代表|业主代表|评审专家|评标专家|专家|评标委员会|评审委员会|谈判小组|磋商小组|询价小组|"
    "评委|经办人|负责人|法定代表人|法人代表|授权代表|项目经理|总监|建造师|设计师|监理工程师|监督人员?|公证员|主持人|开户名|收件人"
)
_ONE: Final = rf"[{_HAN}][{_HAN}·]{{1,6}}(?:[（(][{_HAN}]{{1,8}}[)）])?(?![{_HAN}:：])"
_NAMED: Final = re.compile(
    rf"(?:{_LABELS})[{_HAN}（）()]{{0,20}}(?:[:：]\s*|\s+)({_ONE}(?:[、，,;；/\s]+{_ONE})*)"
)
_NAME: Final = re.compile(rf"(?<![（({_HAN}])[{_HAN}·]{{2,7}}")
"""A name, not what stands in brackets behind it."""
_DIGITS: Final = re.compile(
    r"(?:电话|传真|手机|账号|帐号|身份证号码?)[:：]?\s*([0-9][0-9 -]{5,22}[0-9])"
)

_PRIVATE: Final = re.compile(
    r"committee|panel|expert|evaluator|contactpoint|contactname|contact_name|representative|legalperson"
    r"|x_experts|x_contact|signatory|personin|owner",
    re.IGNORECASE,
)
_REACHED: Final = re.compile(
    r"^(?:telephone|phone|mobile|faxnumber|fax|email|e_mail)$", re.IGNORECASE
)
_PUBLIC: Final = frozenset(
    {"buyer", "procuringEntity", "funder", "x_agency", "payer", "reviewBody"}
)
_PARTIES: Final = frozenset({"tenderers", "suppliers", "parties", "payee", "implementer"})

_FIRM: Final = re.compile(
    r"公司|集团|厂|院|局|中心|社|行|所|店|部|厅|委|会|处|站|馆|校|学|政府|事务|合伙|联合体|队|场|庭|办|商行|经营|工作室|超市|"
    r"\b(?:l\.?t\.?d|limited|llc|llp|inc|corp|corporation|company|co|plc|pvt|gmbh|ag|kg|sa|srl|spa|sarl|sas|bv|nv|oy|ab|as|"
    r"jsc|cjsc|ojsc|pjsc|ооо|оао|зао|ао|пао|тов|пат|прат|тдв|пп|дп|кп|"
    r"m/s|messrs|enterprises?|traders?|trading|constructions?|contractors?|builders?|engineer\w*|agency|agencies|"
    r"associates?|industr\w+|works?|services?|solutions?|systems?|technolog\w+|group|holding\w*|partners?|"
    r"department|ministry|university|college|school|hospital|institute|office|council|committee|board|bank|"
    r"society|foundation|union|cooperative|co-?op\w*|municipal\w*|authority|government|directorate|division|"
    r"electrical\w*|electronics?|infra\w*|projects?|developers?|suppl\w+|stores?|press|printers?|pharma\w*|medical\w*)\b"
    r"|[\"«»“”0-9&]|ՍՊԸ|ՓԲԸ|ԲԲԸ|СПЫ|有限|株式会社|학교|주식회사",
    re.IGNORECASE,
)
_WORDS_OF_A_PERSON: Final = 5


def is_person(name: str) -> bool:
    """Say whether a bidder's name looks like a natural person's: a few words and none of a firm."""
    bare = name.strip()
    if not bare or _FIRM.search(bare):
        return False
    if re.fullmatch(rf"[{_HAN}·]+", bare):
        return len(bare.replace("·", "")) <= 4 or "·" in bare  # noqa: PLR2004 - a Chinese name
    return len(bare.split()) <= _WORDS_OF_A_PERSON


def person(name: str) -> str:
    """Return a natural person's name with the first character of each word alone."""
    return re.sub(r"(\S)(\S+)", lambda found: found[1] + STAR * len(found[2]), name)


def text(said: str) -> str:
    """Return running text, as long as it is, without telephones, e-mails, identity numbers, persons."""
    said = _CONTACT.sub(lambda found: STAR * len(found[0]), said)
    said = _DIGITS.sub(_inner, said)
    return _NAMED.sub(_names, said)


def release(said: Any, name: str = "", *, private: bool = False) -> Any:
    """Return a release with natural persons masked; ``name`` is the field it stands in."""
    if isinstance(said, str):
        return _value(said, name, private=private)
    if isinstance(said, list):
        return [release(one, name, private=private) for one in said]
    if not isinstance(said, Mapping):
        return said
    inside = private or bool(_PRIVATE.search(name))
    shown = {key: release(one, key, private=inside) for key, one in said.items()}
    if name in _PARTIES and not _is_public(said) and is_person(str(said.get("name", ""))):
        shown["name"] = person(str(said["name"]))
        for key in ("identifier", "address", "additionalIdentifiers", "details", "contactPoint"):
            if key in shown:
                shown[key] = STAR * 3
    return shown


def _is_public(party: Mapping[str, Any]) -> bool:
    roles = party.get("roles")
    return isinstance(roles, list) and any(
        role in _PUBLIC for role in roles if isinstance(role, str)
    )


def _value(said: str, name: str, *, private: bool) -> str:
    if _REACHED.match(name):
        return STAR * len(said)
    if private or _PRIVATE.search(name):
        return person(said) if is_person(said) else text(said)
    return text(said)


def _inner(found: re.Match[str]) -> str:
    return found[0].replace(found[1], STAR * len(found[1]))


def _names(found: re.Match[str]) -> str:
    start = found.start(1) - found.start()
    return found[0][:start] + _NAME.sub(_person_among, found[1])


def _person_among(found: re.Match[str]) -> str:
    """Mask a name of two to four characters, or with a dot; longer words are none."""
    long = len(found[0]) > 4 and "·" not in found[0]  # noqa: PLR2004 - a Chinese name
    return found[0] if long else person(found[0])
