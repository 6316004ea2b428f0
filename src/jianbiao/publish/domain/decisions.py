"""Decisions as anybody may read them (处理决定公开): personal data removed. Pure.

招标投标法实施条例 78, 个人信息保护法 6, 25: what was decided is public, who complained and who is a
natural person is not.
"""

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from jianbiao.publish.domain import masking
from jianbiao.supervision.domain.documents import Document, Section
from jianbiao.supervision.domain.identity import masked

_SURNAMES: Final = (
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳"
    "酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅"
    "庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯昝管卢莫经房裘缪干解应宗丁宣"
    "贲邓郁单杭洪包诸左石崔吉钮龚程嵇邢滑裴陆荣翁荀羊惠甄曲家封芮羿储靳汲邴糜松井段富巫乌焦巴弓牧隗山谷车侯宓蓬全郗班仰秋仲"
    "伊宫宁仇栾暴甘钭厉戎祖武符刘景詹束龙叶幸司韶郜黎蓟薄印宿白怀蒲邰从鄂索咸籍赖卓蔺屠蒙池乔阴能苍双闻莘党翟谭贡劳逄姬申扶堵"
    "冉宰郦雍璩桑桂濮牛寿通边扈燕冀郏浦尚农温别庄晏柴瞿阎充慕连茹习宦艾鱼容向古易慎戈廖庾终暨居衡步都耿满弘匡国文寇广禄阙东欧"
)
_SPEAKING: Final = re.compile(
    rf"(?<![\u4e00-\u9fff])([{_SURNAMES}][\u4e00-\u9fff]{{1,2}}?)"
    r"(?=先生|女士|同志|（身份证|\(身份证|（男|（女|\(男|\(女|称[，：,:“]|表示[，：,:“]|陈述[，：,:“]|反映[，：,:“])"
)
"""A surname and one or two characters where people are spoken of, at the beginning of a clause."""


def open_document(document: Document, *, marks: Iterable[str], persons: Iterable[str]) -> Document:
    """Return a document without who complained and without natural persons.

    ``marks`` tell who somebody is (``supervision.domain.identity``), ``persons`` are names that the
    officer gave. Telephones, addresses and identity numbers go as everywhere (``masking``).
    """
    closed = [*marks, *(one.strip() for one in persons if len(one.strip()) > 1)]
    return replace(
        document,
        addressee="",
        sections=tuple(
            Section(
                heading=one.heading,
                paragraphs=tuple(_open(text, closed) for text in one.paragraphs),
            )
            for one in document.sections
        ),
        signing=replace(document.signing, by=""),
    )


def open_name(name: str) -> str:
    """Return whom a decision is about as anybody may read it: firms whole, persons masked."""
    return masking.person(name) if masking.is_person(name) else masking.text(name)


def _open(text: str, closed: Iterable[str]) -> str:
    text = masking.text(masked(text, closed))
    return _SPEAKING.sub(lambda found: found[1][0] + masking.STAR * (len(found[1]) - 1), text)
