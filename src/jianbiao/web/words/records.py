"""界面用语 of records under no tender (不属项目的记录), projects and files."""

from typing import Final

RECORDS: Final[dict[str, tuple[str, str]]] = {
    "records": ("其他记录", "Other records"),
    "records.answer": (
        "不属于某一次招标的记录：立项、<b>不招标发包</b>、主体、信用、专家和关系。每一条都有台账编号。",
        "Records that belong to no single tender: projects, <b>contracts let without one</b>, entities, credit, experts and relations. Each has its ledger number.",
    ),
    "records.answer.public": (
        "不属于某一次招标的公开记录：立项、<b>不招标发包</b>、主体和信用。每一条都有台账编号，可以验证。",
        "Open records that belong to no single tender: projects, <b>contracts let without one</b>, entities and credit. Each has its ledger number and can be proven.",
    ),
    "records.closed": ("不公开", "not open"),
    "records.of.open": ("新的在前；只列公开的字段，点编号即见全文和证明。", "Newest first, open fields only; the number opens the record and its proof."),
    "records.of.closed": (
        "政务共享的记录：只列职责范围内平台报送的，查阅记入台账。",
        "Shared between authorities: only what platforms in your reach reported; looks are recorded.",
    ),
    "records.find": ("完整代码或名称", "Whole code or name"),
    "records.none": ("还没有这类记录报来。", "No such record has been reported yet."),
    "records.none.found": ("没有“{q}”的记录。请输入完整的代码或名称。", "No record of “{q}”. Give the whole code or name."),
    "records.when": ("时间", "When"),
    "records.entry": ("条目", "Entry"),
    "project": ("项目", "Projects"),
    "project.answer": (
        "本项目有 <b>{tenders} 次招标</b>，<b>{direct} 份合同不招标发包</b>。",
        "<b>{tenders} [tenders|tender|tenders]</b> in this project, <b>{direct} [direct|contract|contracts]</b> let without one.",
    ),
    "project.facts": ("立项", "As approved"),
    "project.none": ("立项信息没有报来，或者已撤回。", "The approval was not reported, or was withdrawn."),
    "project.direct": ("不招标发包", "Let without a tender"),
    "project.direct.why": ("依据和审批照录", "with ground and approval as reported"),
    "project.direct.none": ("没有报来不招标发包的合同。", "No contract let without a tender was reported."),
    "project.tenders": ("招标", "Tenders"),
    "project.tenders.none": ("没有报来招标，或者不在职责范围内。", "No tender was reported, or none in reach."),
    "files": ("文件", "Files"),
    "files.why": ("开标前不列投标文件", "bid files are not listed before the opening"),
    "files.none": ("没有可列的文件。", "There is no file to list."),
    "file.name": ("文件", "File"),
    "file.class": ("开放属性", "Class"),
    "file.from": ("最早公开", "Open from"),
    "file.at_once": ("即时", "at once"),
    "file.not_sent": ("原件未存此处", "not kept here"),
    "file.size": ("大小", "Size"),
    "file.digest": ("SHA-256（前 16 位）", "SHA-256 (first 16)"),
    "file.infected": ("有害，已隔离", "infected, set apart"),
    "class.open": ("社会公开", "open"),
    "class.government": ("政务共享", "between authorities"),
    "class.licensed": ("授权使用", "licensed"),
    "class.closed": ("不公开", "closed"),
    "class.sealed": ("密封", "sealed"),
}  # fmt: skip
