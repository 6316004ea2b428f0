"""执业人员: persons with a qualification, what they are qualified for, and what they have led.

The name of the third set is spelled as the national one. Persons are natural persons: nothing here
is open to the public, and numbers and phones are closed (个人信息保护法 第二十八条).
"""

from typing import Final

from jianbiao.standard import codes
from jianbiao.standard import subject_codes as lists
from jianbiao.standard.fields import (
    AMOUNT,
    DAY,
    FLAG,
    REGION,
    Code,
    FieldDefinition,
    Owner,
)
from jianbiao.standard.sets.definition import SetDefinition, party
from jianbiao.standard.sets.rows import (
    NAME,
    PARAGRAPH,
    SHORT,
    by,
    closed,
    extra,
    government,
    of_nothing,
    ours,
    row,
)

_CARD_TYPE: Final = row("ID_CARD_TYPE", "身份证件类型", "document", Code(codes=lists.ID_CARD_TYPE))
_WHO: Final = extra("PERSON_CODE", "人员编号", "the platform's code of the person", SHORT)


def _of_person(name: str, zh: str, en: str, *fields: FieldDefinition) -> SetDefinition:
    """Return a set about a person, as the person's employer states it."""
    said = government(*by(Owner.BIDDER, *fields))
    return of_nothing(name, "", zh, en, *said, unconfirmed=True)


PERSON = _of_person(
    "QUALI_PERSON_BASE",
    "执业人员基本信息",
    "qualified person",
    _WHO,
    row("PERSON_NAME", "姓名", "name", SHORT, required=True),
    *closed(
        row("ID_CARD", "身份证件号码", "identity number", SHORT),
        row("BIRTHDATE", "出生日期", "born on", DAY),
        row("PERSON_PHONE", "联系电话", "phone", SHORT),
    ),
    _CARD_TYPE,
    row("GENDER", "性别", "sex", Code(codes=lists.GENDER)),
    row("REGION_CODE", "行政区域代码", "region", REGION),
    row("PERSON_EDU", "最高学历", "highest degree", SHORT),
    *party("UNIT", "所在单位", "employer"),
    row("ON_JOB", "是否在职", "employed there", FLAG),
    row("JOB", "职务", "post", SHORT),
    row("TECH_TITLE", "职称", "professional title", SHORT),
    row("WORK_START_DATE", "从业开始日期", "in the trade since", DAY),
    row("WORKING_EXPERIENCE", "从业经历", "experience", PARAGRAPH),
)

PERSON_QUALIFICATION = _of_person(
    "QUALI_PERSON_QUALI",
    "执业人员资格信息",
    "qualification of a person",
    _WHO,
    extra("PERSON_NAME", "姓名", "name", SHORT),
    *closed(row("ID_CARD", "身份证件号码", "identity number", SHORT)),
    _CARD_TYPE,
    row("QUAL_NAME", "执业资格名称", "qualification", NAME, required=True),
    row("QUAL_TYPE", "执业资格类型", "kind of the qualification", SHORT),
    row("CERT_NO", "证书编号", "number of the certificate", SHORT),
    extra("CERT_START_DATE", "证书有效期起", "valid from", DAY),
    row("CERT_END_DATE", "证书有效期止", "valid until", DAY),
    *ours(*party("UNIT", "注册单位", "unit of registration")),
)

PERSON_TRACK_RECORD = _of_person(
    "QUALI_PERSON_PERFORME",
    "执业人员业绩信息",
    "contract that a person led",
    _WHO,
    extra("PERSON_NAME", "姓名", "name", SHORT),
    *closed(row("ID_CARD_NO", "身份证件号码", "identity number", SHORT)),
    _CARD_TYPE,
    row("SECTION_NO", "招标项目编号", "code of the tender, as then given", SHORT),
    row("SECTION_NAME", "招标项目名称", "title of the tender", NAME, required=True),
    row("BID_SECTION_CODE", "标段（包）编号", "code of the lot, as then given", SHORT),
    row("BID_SECTION_NAME", "标段（包）名称", "title of the lot", NAME),
    row("OWNER_NO", "招标人代码", "code of the procuring entity, as then given", SHORT),
    row("OWNER_NAME", "招标人名称", "name of the procuring entity", NAME),
    row("TRADE_TYPE", "交易分类", "kind of trade", SHORT),
    row("CONTRACT_AMOUNT", "合同金额", "amount of the contract", AMOUNT),
    row("SETTLE_AMOUNT", "结算金额", "amount settled", AMOUNT),
    row("CURRENCY", "金额币种", "currency", Code(codes=codes.CURRENCY)),
    row("MONEY_UNIT", "金额单位", "unit of the amounts", Code(codes=codes.PRICE_UNIT)),
    row("CONTRACT_SIGN_DATE", "合同签署日期", "signed on", DAY),
    row("CONTRACT_FINISH_DATE", "合同完成日期", "finished on", DAY),
)
