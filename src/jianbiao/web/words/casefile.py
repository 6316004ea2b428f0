"""案卷、文书、共享用语: files of cases, documents, sharing between departments."""

from typing import Final

FILE_WORDS: Final[dict[str, tuple[str, str]]] = {
    "file.title": (
        "案卷",
        "Case file",
    ),
    "file.answer": (
        "证据 <b>{pieces:,}</b> 件，文书 <b>{documents:,}</b> 份；每件都有台账条目和摘要，可导出离线核验。",
        "<b>{pieces:,}</b> [pieces|piece|pieces] of evidence, <b>{documents:,}</b> [documents|document|documents]; each has its entry and digest and can be checked offline.",
    ),
    "file.open": (
        "案卷、证据、文书",
        "File, evidence, documents",
    ),
    "file.bodies": (
        "承办部门",
        "Handled by",
    ),
    "file.joint": (
        "联合办理",
        "jointly",
    ),
    "file.lead": (
        "转立案",
        "Make it a case",
    ),
    "file.lead.answer": (
        "线索 {lead} 并入的预警随案移转；线索同时办结。",
        "All alerts of lead {lead} go along; the lead ends with it.",
    ),
    "file.late_reason": (
        "已过处罚时效仍立案的理由（未过时不填）",
        "Why, past the limitation (else leave it empty)",
    ),
    "file.evidence": (
        "证据",
        "Evidence",
    ),
    "file.evidence.why": (
        "台账条目按序号和摘要取证；文件和材料按 SHA-256",
        "Entries by number and digest, files and papers by SHA-256",
    ),
    "file.evidence.none": (
        "尚无证据。",
        "No evidence yet.",
    ),
    "file.what": (
        "种类",
        "Kind",
    ),
    "file.what.entry": (
        "台账条目",
        "entry",
    ),
    "file.what.finding": (
        "核对结论",
        "finding",
    ),
    "file.what.file": (
        "平台文件",
        "platform's file",
    ),
    "file.what.paper": (
        "上传材料",
        "paper",
    ),
    "file.shows": (
        "证明内容",
        "Shows",
    ),
    "file.digest": (
        "摘要",
        "Digest",
    ),
    "file.removed": (
        "已排除：{reason}",
        "excluded: {reason}",
    ),
    "file.remove": (
        "排除",
        "Exclude",
    ),
    "file.add": (
        "从台账取证",
        "Take from the ledger",
    ),
    "file.add.go": (
        "取证",
        "Take it",
    ),
    "file.alerts": (
        "本案并入的预警",
        "Alerts taken up",
    ),
    "file.alerts.take": (
        "结论及其依据的记录一并取证",
        "Take the finding with the records it rests on",
    ),
    "file.upload": (
        "上传材料",
        "Upload a paper",
    ),
    "file.upload.why": (
        "单件至多 {most} 字节；配置了查毒的，先查毒再接收",
        "at most {most} bytes each; scanned first where there is a scanner",
    ),
    "file.download": (
        "取得",
        "Get",
    ),
    "file.notes": (
        "办案笔记",
        "Notes",
    ),
    "file.notes.why": (
        "内部使用，不随案卷共享",
        "internal, never shared with the file",
    ),
    "file.notes.none": (
        "没有笔记。",
        "No notes.",
    ),
    "file.note.own": (
        "仅本部门",
        "ours only",
    ),
    "file.note.go": (
        "保存笔记",
        "Keep the note",
    ),
    "file.documents": (
        "文书",
        "Documents",
    ),
    "file.documents.none": (
        "尚无文书。",
        "No documents yet.",
    ),
    "file.draft": (
        "拟制",
        "Draft",
    ),
    "file.export": (
        "导出案卷（zip）",
        "Export the file (zip)",
    ),
    "file.export.notes": (
        "连同笔记导出",
        "Export with notes",
    ),
    "file.range": (
        "罚款幅度",
        "Range of the fine",
    ),
    "file.range.why": (
        "按罚则和台账中的金额计算，仅供拟制参考，不自动认定",
        "computed from the table and the amounts in the ledger, for whoever drafts; nothing is decided by it",
    ),
    "file.range.conduct": (
        "违法行为",
        "Conduct",
    ),
    "file.range.base": (
        "计罚基数",
        "Share of",
    ),
    "file.range.unit": (
        "单位罚款",
        "Unit's fine",
    ),
    "file.range.persons": (
        "责任人员",
        "Those responsible",
    ),
    "file.range.ban": (
        "取消资格",
        "Ban",
    ),
    "file.range.months": (
        "{low} 至 {high} 个月",
        "{low} to {high} months",
    ),
    "file.range.missing": (
        "台账中没有该金额，请填写并注明来源",
        "the ledger has no such amount: fill it in and say where it stands",
    ),
    "file.range.may": (
        "可以处罚",
        "may be fined",
    ),
    "file.range.must": (
        "应当处罚",
        "is fined",
    ),
    "file.mine.not": (
        "本部门不承办该件，只能查看。",
        "Another department handles the case; it can be read only.",
    ),
    "file.base.award": (
        "中标项目金额",
        "the award",
    ),
    "file.base.contract": (
        "合同金额",
        "the contract",
    ),
    "doc.draft.answer": (
        "按案卷生成，签发前可以预览；签发后不能更改。",
        "Made from the case; look before you sign, for what is signed cannot change.",
    ),
    "doc.preview": (
        "预览",
        "Preview",
    ),
    "doc.sign": (
        "签发",
        "Sign",
    ),
    "doc.signed": (
        "已签发文书",
        "Signed document",
    ),
    "doc.signed.answer": (
        "{number} 由 {body} 于 {on} 签发，签名有效。",
        "{number} was signed by {body} on {on}; the signature holds.",
    ),
    "doc.signature": (
        "电子印章签名",
        "Signature",
    ),
    "doc.basis": (
        "依据",
        "Basis",
    ),
    "doc.colon": (
        "：",
        "：",
    ),
    "doc.draft.mark": (
        "拟稿，未签发",
        "Draft, not signed",
    ),
    "verify.title": (
        "文书核验",
        "Check a document",
    ),
    "verify.answer": (
        "输入文号，核对文书是否由该机关签发、内容是否与签发时一致。",
        "Give a document's number to see whether that authority signed it and what it said.",
    ),
    "verify.number": (
        "文号",
        "Document number",
    ),
    "verify.digest": (
        "文书摘要（SHA-256；不公开的文书须填写）",
        "Digest (SHA-256; needed where it is not open)",
    ),
    "verify.go": (
        "核验",
        "Check",
    ),
    "verify.whole": (
        "真实：{number} 由 {body} 签发，签名有效，内容自签发后未变。",
        "Genuine: {number} was signed by {body}; the signature holds and nothing has changed since.",
    ),
    "verify.differs": (
        "摘要不符：您手中的文书与签发的不是同一份。",
        "The digest differs: what you hold is not what was signed.",
    ),
    "verify.closed": (
        "该文书不向社会公开；您提供的摘要与签发的一致。",
        "It is not open to the public; the digest you gave is what was signed.",
    ),
    "templates.title": (
        "部门文书模板",
        "Our templates",
    ),
    "templates.answer": (
        "本部门可以用自己的 .docx 模板；模板中的 {fields} 会被填入。",
        "Your department may use its own .docx; these fields are filled in: {fields}.",
    ),
    "templates.kept": (
        "本部门的模板",
        "Kept",
    ),
    "templates.none": (
        "没有自己的模板，按通用版式。",
        "None of our own: the common layout is used.",
    ),
    "templates.keep": (
        "保存模板",
        "Keep the template",
    ),
    "share.title": (
        "部门间共享",
        "Sharing between departments",
    ),
    "share.answer": (
        "先检索谁持有，再写明用途和依据申请；对方同意后在期限内只读查阅，每次查阅都留痕。",
        "Find who holds it, ask with purpose and authority; once granted it is read, never changed, until a day, and every look is recorded.",
    ),
    "share.find": (
        "检索",
        "Find",
    ),
    "share.find.why": (
        "只告知有无和持有部门；须输入完整的案件编号、项目代码或者主体",
        "Only that there is something, and whose; give the whole case, tender code or party",
    ),
    "share.found": (
        "有",
        "There is something",
    ),
    "share.found.none": (
        "其他部门没有匹配的记录或者案卷。",
        "No other department holds a match.",
    ),
    "share.holder": (
        "持有部门",
        "Holder",
    ),
    "share.what": (
        "内容",
        "What",
    ),
    "share.what.record": (
        "招标项目记录",
        "record of a tender",
    ),
    "share.what.case": (
        "案卷",
        "case file",
    ),
    "share.ask": (
        "申请共享",
        "Ask for it",
    ),
    "share.mine": (
        "我们申请的",
        "Asked by us",
    ),
    "share.ours": (
        "向我们申请的",
        "Asked of us",
    ),
    "share.none": (
        "没有。",
        "None.",
    ),
    "share.state": (
        "状态",
        "State",
    ),
    "share.state.asked": (
        "待答复",
        "to be answered",
    ),
    "share.state.granted": (
        "已同意",
        "granted",
    ),
    "share.state.refused": (
        "未同意",
        "refused",
    ),
    "share.state.withdrawn": (
        "已收回",
        "taken back",
    ),
    "share.subject": (
        "检索内容",
        "About",
    ),
    "share.purpose": (
        "用途",
        "Purpose",
    ),
    "share.authority": (
        "法律依据",
        "Authority",
    ),
    "share.until": (
        "至",
        "Until",
    ),
    "share.asked_by": (
        "申请",
        "Asked",
    ),
    "share.decided_by": (
        "答复",
        "Answered",
    ),
    "share.given": (
        "提供的内容",
        "Given",
    ),
    "share.read": (
        "查阅",
        "Read it",
    ),
    "share.over": (
        "已到期或者收回，不能再查阅。",
        "Over or taken back: it is read no more.",
    ),
    "share.grant": (
        "同意",
        "Grant",
    ),
    "share.refuse": (
        "不同意",
        "Refuse",
    ),
    "share.withdraw": (
        "收回",
        "Take back",
    ),
    "share.choices": (
        "可以提供：",
        "What may be given:",
    ),
    "share.one": (
        "共享 {id}",
        "Share {id}",
    ),
    "shared.title": (
        "共享的内容",
        "What was shared",
    ),
    "shared.answer": (
        "{holder} 提供，只读，至 {until}；本次查阅已留痕，对方可见。",
        "Given by {holder}, read only, until {until}; this look is recorded and its owner can see it.",
    ),
    "looks.title": (
        "谁看过我们的信息",
        "Who looked at ours",
    ),
    "looks.answer": (
        "其他部门对本部门案件和主管项目不公开信息的查阅，均记入台账。",
        "Every look of other departments at what is not open of our cases and tenders is in the ledger.",
    ),
    "looks.own": (
        "连同本部门人员",
        "our own people too",
    ),
    "looks.others": (
        "只看其他部门",
        "others only",
    ),
    "looks.none": (
        "没有。",
        "None.",
    ),
    "looks.who": (
        "查阅人",
        "Who",
    ),
    "looks.what": (
        "查阅内容",
        "What",
    ),
    "looks.why": (
        "事由",
        "Why",
    ),
    "cases.elsewhere": (
        "职责范围外由本部门承办或者联合办理",
        "Handled by us outside our reach",
    ),
    "nav.shares": (
        "共享",
        "Sharing",
    ),
}
