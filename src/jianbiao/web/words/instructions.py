"""监督指令用语: documents and their seals, service, reminders, suspension, outages."""

from typing import Final

INSTRUCTION_WORDS: Final[dict[str, tuple[str, str]]] = {
    "doc.title": ("监督文书查验", "Check a document"),
    "doc.answer": (
        "输入文书上的文号，看它是否由该机关发出、有没有被改动。",
        "Enter the number on a document to see whether its body issued it, and whether it was changed.",
    ),
    "doc.number": ("文号", "Number of the document"),
    "doc.digest": ("文书摘要（SHA-256，可不填）", "Digest on the document (SHA-256, optional)"),
    "doc.go": ("查验", "Check"),
    "doc.valid": (
        "这份文书由 <b>{body}</b> 发出，电子签章有效，内容未被改动。",
        "<b>{body}</b> issued this document; its seal is valid and it was not changed.",
    ),
    "doc.waiting": (
        "文书已经下达，签章随后加盖，请稍后再查。",
        "The document was issued; its seal follows in a moment.",
    ),
    "doc.broken": (
        "签章与内容不符，请勿采信，并与发文机关联系。",
        "The seal does not fit the content: do not rely on it, ask the issuing body.",
    ),
    "doc.digest.same": (
        "您手中文书的摘要与台账一致。",
        "The digest on your document is the one in the ledger.",
    ),
    "doc.digest.other": (
        "摘要与台账不一致：您手中的文书不是这一份，或者已被改动。",
        "The digest differs from the ledger: yours is another document, or was changed.",
    ),
    "doc.public": ("公开内容", "What is public"),
    "doc.public.why": (
        "其余内容只送达当事人",
        "the rest goes to the parties alone",
    ),
    "doc.seal": ("电子签章", "Seal"),
    "doc.algorithm": ("算法", "Algorithm"),
    "doc.key": ("公钥", "Public key"),
    "doc.signature": ("签名", "Signature"),
    "doc.issued": ("下达", "Issued"),
    "doc.sealed": ("用印", "Sealed"),
    "doc.issuer": ("发文机关", "Issued by"),
    "doc.basis": ("依据", "Legal basis"),
    "doc.list": ("文书", "Documents"),
    "doc.how": (
        "签名的内容是 <code>jianbiao/document/1 sha256:</code> 加文书摘要。",
        "The signature is over <code>jianbiao/document/1 sha256:</code> and the digest of the document.",
    ),
    "remind.title": ("提醒", "Reminders"),
    "remind.sent": ("已由网关发出", "sent by the gateway"),
    "remind.failed": ("多次未能发出，已停止", "given up after several tries"),
    "remind.waiting": ("待发", "waiting to be sent"),
    "remind.tries": ("已试 {n} 次：{detail}", "tried {n} [n|time|times]: {detail}"),
    "stop.title": ("责令暂停", "Suspended"),
    "stop.now": (
        "自 <b>{since}</b> 起，行政监督部门责令暂停这一项目的招标投标活动（招标投标法实施条例第六十二条）。",
        "Suspended by order of the department since <b>{since}</b> (Implementing Regulations of the Tendering Law, art. 62).",
    ),
    "stop.over": (
        "{since} 至 {until} 曾责令暂停，现已恢复。",
        "It was suspended from {since} until {until} and goes on since.",
    ),
    "stop.lot": ("涉及标段 {lot}", "lot {lot}"),
    "stop.ground": ("理由：", "Reason: "),
    "stop.documents": ("文书：", "Documents: "),
    "stop.deadlines": (
        "暂停的期间不计入：公示中标候选人 3 日（实施条例第五十四条）、订立合同 30 日（招标投标法第四十六条）、提交书面报告 15 日（招标投标法第四十七条）；恢复后接着计算。",
        "Suspended days are left out of: 3 days to publish the candidates (Regulations, art. 54), 30 days to sign the contract (Tendering Law, art. 46), 15 days for the written report (art. 47); they go on when it is lifted.",
    ),
    "below.title": ("下级逾期", "Late below"),
    "below.why": (
        "下级部门办理的案件中已经过期的期限，由系统自动上报",
        "clocks that ran out in cases of departments below, shown by themselves",
    ),
    "outages.title": ("平台故障", "Outages of the platform"),
    "outages.answer": (
        "共记录 <b>{n}</b> 次故障。工作时间内中断满 2 小时的那一天，不计入监督事项的期限。",
        "<b>{n}</b> [n|outage is|outages are] recorded. A day on which the service was down for 2 working hours is left out of the clocks of supervision.",
    ),
    "outages.none": ("没有记录过故障。", "No outage was recorded."),
    "outages.what": ("受影响的服务", "What was down"),
    "outages.cause": ("原因", "Cause"),
    "outages.since": ("开始", "From"),
    "outages.until": ("恢复", "Until"),
    "outages.days": ("不计入期限的日期", "Days left out"),
    "outages.wait": ("待复核", "Waiting for a second person"),
    "outages.wait.why": ("复核前不影响任何期限", "until then no clock is moved"),
    "outages.state": ("记录故障", "Record an outage"),
    "outages.settle": ("复核故障", "Settle as the second person"),
    "outages.id": ("编号", "Id"),
    "outages.by": ("记录人", "Stated by"),
    "outages.open": ("最近的故障", "Latest outages"),
    "kind.supervision:document:sealed": ("文书用印", "document sealed"),
    "kind.supervision:reminder:sent": ("提醒发出", "reminder sent"),
    "kind.supervision:outage:stated": ("故障拟记", "outage stated"),
    "kind.supervision:outage:settled": ("故障复核", "outage settled"),
}
"""(中文, English) by key."""
