"""台账与证明用语: ledger page, entry page, the box that checks a record in the browser."""

from typing import Final

PROOF: Final[dict[str, tuple[str, str]]] = {
    "entry.door": ("台账条目，可验证", "ledger entry, can be proven"),
    "whole": ("这份记录完整吗？", "Is this record whole?"),
    "whole.from": (
        "本页由 {n} 条台账记录生成。您不必相信我们，可以自己核对。",
        "This page is made from {n} ledger [n|entry|entries]. You need not believe us: check for yourself.",
    ),
    "whole.in": (
        "<b>在册</b> 每条记录都在台账里，各有编号和摘要",
        "<b>In the ledger</b> each record has its number and digest there",
    ),
    "whole.signed": (
        "<b>已签名</b> 台账的检查点 {size} 由 {origin} 签名，改动任何一条都会使签名对不上",
        "<b>Signed</b> the checkpoint over {size} is signed by {origin}; altering any entry would break it",
    ),
    "whole.unsealed": (
        "检查点还没有生成，一两秒后刷新再看。",
        "There is no checkpoint yet; reload in a second or two.",
    ),
    "whole.limit": (
        "它不能证明报来的内容属实，也不能证明没有漏报；见证和时间戳还没有接入，所以不列。",
        "It does not prove that what was reported is true, or that nothing was left out; witnesses and time stamps are not connected yet, so they are not listed.",
    ),
    "whole.check": ("在我的浏览器里验证", "Check in my browser"),
    "whole.download": ("下载证明（.tlog-proof）", "Download a proof (.tlog-proof)"),
    "whole.offline": ("离线", "Offline"),
    "whole.how": ("怎么回事", "How this works"),
    "whole.noscript": (
        "浏览器没有运行脚本；请用下面的离线命令核对。",
        "Scripts are off; use the offline command below.",
    ),
    "whole.idle": (
        "您还没有核对。点击后由您的浏览器下载证明并计算，不经过我们。",
        "Not checked yet. On a click your browser fetches the proofs and computes by itself.",
    ),
    "whole.busy": ("正在核对 {{m}} 条……", "Checking {{m}} …"),
    "whole.yes": (
        "已验证：{{m}} 条记录的路径全部算到检查点 {{size}} 的根，检查点的 Ed25519 签名有效，用时 {{ms}} 毫秒，由您的浏览器计算。",
        "Verified: {{m}} of {{m}} records lead to the root of checkpoint {{size}} and its Ed25519 signature holds; {{ms}} ms, computed by your browser.",
    ),
    "whole.unsigned": (
        "{{m}} 条记录的路径全部算到检查点 {{size}} 的根，用时 {{ms}} 毫秒。此浏览器不支持 Ed25519，签名没有核对；请用离线命令。",
        "{{m}} of {{m}} records lead to the root of checkpoint {{size}}, {{ms}} ms. This browser cannot check Ed25519, so the signature was not checked: use the offline command.",
    ),
    "whole.no": (
        "有问题：{{m}} 条里只有 {{n}} 条能验证。请下载证明，并打电话告诉我们。",
        "Something is wrong: only {{n}} of {{m}} could be verified. Download the proofs and call us.",
    ),
    "whole.late": (
        "{{n}} 条已验证；{{late}} 条刚刚入账，检查点一两秒后才包含它们，请再点一次。",
        "{{n}} verified; {{late}} came just now and will be under the checkpoint in a second or two. Try again then.",
    ),
    "whole.cannot": (
        "此浏览器或连接不提供加密计算（需要 HTTPS 或本机访问）；请用离线命令。",
        "This browser or connection offers no cryptography (HTTPS or localhost is needed): use the offline command.",
    ),
    "ledger.title": ("台账与证明", "Ledger and proof"),
    "ledger.answer": (
        "收到和办理的每一件事都记进一本只能往后写的台账。官方台账现有 <b>{n:,}</b> 条，条数和总指纹已签名。<b>改动或删除任何一条，谁都能查出来。</b>",
        "Whatever is received or done goes into a ledger that can only grow. The official one holds <b>{n:,}</b> entries; their number and fingerprint are signed. <b>Anybody can find out if one is altered or removed.</b>",
    ),
    "ledger.answer.none": (
        "收到和办理的每一件事都记进一本只能往后写的台账。第一次签名还没有做。",
        "Whatever is received or done goes into a ledger that can only grow. Nothing is signed yet.",
    ),
    "ledger.official": ("官方台账", "Official ledger"),
    "ledger.gathered": ("采集台账", "Gathered ledger"),
    "ledger.gathered.why": ("采集、未签名报送，单独成册", "gathered, reported by nobody, kept apart"),
    "ledger.size": ("条数", "Entries"),
    "ledger.checkpoint": ("检查点（文本）", "Checkpoint (text)"),
    "ledger.root": ("总指纹（根）", "Fingerprint of all (root)"),
    "ledger.keys": ("验签公钥", "Keys to check signatures"),
    "ledger.note": ("签名的条数与总指纹（检查点原文）", "The signed count and fingerprint (checkpoint)"),
    "ledger.none": ("还没有签名（检查点）", "Not signed yet (no checkpoint)"),
    "ledger.find": ("台账条目编号", "Entry number"),
    "ledger.find.go": ("查条目", "Find the entry"),
    "ledger.find.bad": ("“{n}”不是条目编号，请输入数字。", "“{n}” is no entry number; give digits."),
    "copy": ("复制", "Copy"),
    "copy.done": ("已复制", "Copied"),
    "copy.hand": ("已选中，请按 Ctrl+C", "Selected: press Ctrl+C"),
    "ledger.how": ("自己动手", "Do it yourself"),
    "ledger.how.why": (
        "离线可用；格式是公开的 C2SP tlog-tiles，任何兼容工具都能核对",
        "works offline; the format is the open C2SP tlog-tiles, any such client will do",
    ),
    "ledger.how.all": ("核对整本台账", "the whole ledger"),
    "ledger.how.one": ("核对一条", "one entry"),
    "ledger.how.other": ("不用我方软件", "without our software"),
    "ledger.leaf": ("每条公开什么，不公开什么", "What is open of each entry"),
    "ledger.leaf.why": (
        "人人可取的只有正文（加随机数）的 SHA-256 和 SM3 指纹，没有种类、人和时间：安静的一天里，它们会泄露有几家投标，而法律要求开标前保密。",
        "Anybody can fetch only the SHA-256 and SM3 fingerprints of the body (with a random salt); no kind, person or time: on a quiet day those would tell how many have bid, which the law keeps secret until the opening.",
    ),
    "ledger.forget": (
        "依法删除个人信息时，删正文、留摘要，证明仍然成立。",
        "Where the law has personal data erased, the body goes and the digest stays: the proof still holds.",
    ),
    "entry.title": ("台账条目 {no}", "Ledger entry {no}"),
    "entry.answer": (
        "这一条在 <b>{origin}</b> 的台账里，此后没有被改动或删除；下面是证明，任何人用任何标准工具都能复核。",
        "This entry stands in the ledger of <b>{origin}</b> and was neither altered nor removed since; the proof below can be checked with any standard tool.",
    ),
    "entry.answer.late": (
        "这一条刚刚入账，一两秒后的检查点会包含它，请刷新。",
        "This entry came just now; a checkpoint in a second or two will cover it. Reload then.",
    ),
    "entry.this": ("这一条", "This entry"),
    "entry.body": ("正文", "Body"),
    "entry.body.here": ("在，只有报送方和有权机关可读全文", "kept; only its sender and the authorities read it whole"),
    "entry.body.erased": ("已依法删除，摘要仍在", "erased by law; the digest remains"),
    "entry.tells": ("它说的是", "What it tells"),
    "entry.tells.closed": (
        "这一条的内容不公开，或依法还没有到公开的时候。",
        "What this entry says is not open, or by law not open yet.",
    ),
    "entry.tender": ("所属项目", "Tender"),
    "entry.log": ("台账", "Ledger"),
    "entry.number": ("编号", "Number"),
}  # fmt: skip
