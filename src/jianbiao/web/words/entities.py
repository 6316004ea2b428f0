"""界面用语 of entity pages (主体)."""

from typing import Final

ENTITY: Final[dict[str, tuple[str, str]]] = {
    "entity": ("主体", "Entity"),
    "entity.answer": (
        "本页列出 <b>{tenders}</b> 条，共有 <b>{names}</b> 个名称；投标在开标后才列出。",
        "This page lists <b>{tenders}</b> [tenders|part|parts] under <b>{names}</b> [names|name|names]; bids only after the opening.",
    ),
    "entity.code": ("统一社会信用代码", "USCC"),
    "entity.invalid": ("校验位不符，按报来的保留", "check digit wrong, kept as reported"),
    "entity.nocode": ("没有报来信用代码，按名称归并", "no code was reported; gathered by name"),
    "entity.names": ("名称", "Names"),
    "entity.name": ("名称", "Name"),
    "entity.first": ("最早", "first"),
    "entity.last": ("最近", "last"),
    "entity.beside": ("与另一名称同时使用", "at the same time as another"),
    "entity.past": ("已不再报送", "no longer said"),
    "entity.told": ("登记信息", "What was told of it"),
    "entity.differs": ("来源不一致", "sources differ"),
    "entity.partners": ("联合体成员", "Consortium partners"),
    "entity.acts": ("人工认定", "What persons decided"),
    "entity.merged": ("{from} 并入 {into}", "{from} went over into {into}"),
    "entity.same": ("{from} 与 {into} 是同一主体", "{from} is {into}"),
    "entity.different": ("{from} 与 {into} 不是同一主体", "{from} is not {into}"),
    "entity.tenders": ("参加的招标", "Its tenders"),
    "entity.tenders.why": ("新的在前", "newest first"),
    "entity.itself": ("主体自身的登记", "its own registration"),
    "entity.role": ("身份", "Role"),
    "entity.said": ("报送名称", "Name as said"),
    "entity.alike": ("可能是同一主体", "Perhaps the same"),
    "entity.alike.why": ("由人认定，从不自动归并", "a person decides; nothing is merged by itself"),
    "entity.likeness": ("相似度 {n}", "likeness {n}"),
    "entity.reason": ("理由", "Reason"),
    "entity.confirm": ("认定为同一主体", "The same entity"),
    "entity.reject": ("认定不是", "Not the same"),
    "entity.own": ("查询本单位信息", "If this is you"),
    "entity.own.who": (
        "每一条都写明由哪个平台在哪一条目报来，点编号即见来源和证明。",
        "Each line names the entry by which a platform reported it: its number opens source and proof.",
    ),
    "entity.own.object": (
        "认为有误的，向报送平台提出更正，或者致电 {phone} 提出异议；更正作为新条目记录，原条目保留。",
        "If something is wrong, ask the platform that reported it to correct it, or object by telephone: {phone}. A correction is a new entry; the old one stays.",
    ),
}  # fmt: skip
