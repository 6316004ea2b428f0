"""代码表·主体与监管: code lists of persons, experts, credit records and supervision.

Where the values of a national list are recalled only, the list is open-ended: a platform's own
value is read, never refused.
"""

from typing import Final

from jianbiao.standard.codes import code_list

_WIDE: Final = "[0-9A-Z]{1,6}"

ID_CARD_TYPE = code_list(
    "ID_CARD_TYPE",
    "身份证件类型",
    "kind of identity document",
    form=_WIDE,
    unconfirmed=True,
    _01=("居民身份证", "resident identity card"),
    _02=("护照", "passport"),
    _03=("军官证", "military officer's card"),
    _99=("其他", "other"),
)
GENDER = code_list(
    "GENDER",
    "性别（GB/T 2261.1）",
    "sex (GB/T 2261.1)",
    _0=("未知", "unknown"),
    _1=("男", "male"),
    _2=("女", "female"),
    _9=("未说明", "not stated"),
)
OWNERSHIP = code_list(
    "OWNERSHIP",
    "经济类型",
    "ownership",
    _1=("国有", "state"),
    _2=("集体", "collective"),
    _3=("联营", "joint"),
    _4=("三资", "foreign-invested"),
    _5=("私营", "private"),
    _6=("事业单位", "institution"),
    _9=("其他", "other"),
)
LEGAL_STATUS = code_list(
    "STATUS",
    "主体登记状态",
    "standing of a legal person",
    _1=("存续", "in operation"),
    _2=("注销", "deregistered"),
    _3=("吊销", "licence revoked"),
    _4=("迁出", "moved"),
    _5=("合并", "merged"),
    _9=("其他", "other"),
)
ACCOUNT_STATUS = code_list(
    "STATUS",
    "平台账户状态",
    "standing of a platform account",
    _1=("正常", "active"),
    _2=("停用", "suspended"),
    _3=("注销", "closed"),
)
EXPERT_STATUS = code_list(
    "STATUS",
    "专家状态",
    "standing of an expert",
    form=_WIDE,
    unconfirmed=True,
    _1=("正常", "active"),
    _2=("暂停", "suspended"),
    _3=("出库", "left the pool"),
    _9=("其他", "other"),
)
RELATION_KIND = code_list(
    "RELATION_KIND",
    "关系类型",
    "kind of relation",
    _1=("单位负责人为同一人", "same head"),
    _2=("控股关系", "controlling share"),
    _3=("管理关系", "management"),
    _4=("利害关系", "interest"),
    _5=("任职关系", "employment"),
    _6=("负责人近亲属", "kinship of heads"),
    _7=("提供咨询", "advises"),
    _9=("其他", "other"),
)
VIOLATE_TYPE = code_list(
    "VIOLATE_TYPE",
    "违法行为类型",
    "kind of violation",
    form=_WIDE,
    unconfirmed=True,
    _01=("规避招标", "evasion of tendering"),
    _02=("限制或排斥潜在投标人", "discrimination against bidders"),
    _03=("串通投标", "collusion"),
    _04=("弄虚作假", "falsification"),
    _05=("行贿谋取中标", "bribery"),
    _06=("泄密", "breach of secrecy"),
    _07=("违法确定中标人", "unlawful award"),
    _08=("不签订或不按规定签订合同", "no contract, or another than awarded"),
    _09=("转包、违法分包", "unlawful transfer or subcontract"),
    _10=("评标专家违法", "violation by an evaluator"),
    _99=("其他", "other"),
)
PUNISH_TYPE = code_list(
    "PUNISH_TYPE",
    "处罚类型",
    "kind of sanction",
    form=_WIDE,
    unconfirmed=True,
    _1=("警告", "warning"),
    _2=("罚款", "fine"),
    _3=("没收违法所得", "confiscation"),
    _4=("取消投标资格", "ban from bidding"),
    _5=("暂停或取消代理资格", "agency ban"),
    _6=("吊销营业执照", "licence revoked"),
    _9=("其他", "other"),
)
CONFINED_ACTION = code_list(
    "CONFINED_ACTION",
    "限制行为",
    "what is forbidden for a time",
    form="[0-9A-Z]{1,6}(?:;[0-9A-Z]{1,6})*",
    unconfirmed=True,
    _0=("无限制", "nothing"),
    _1=("限制参加投标", "bidding"),
    _2=("限制从事招标代理", "acting as an agency"),
    _3=("限制参加评标", "sitting on a panel"),
    _9=("其他", "other"),
)
SCOPE = code_list(
    "SCOPE",
    "公开范围",
    "who may see a record",
    _1=("社会公开", "the public"),
    _2=("政务公开", "government"),
)
ALERT_LEVEL = code_list(
    "ALERT_LEVEL",
    "报警级别",
    "level of an alarm",
    form=_WIDE,
    unconfirmed=True,
    _1=("提示", "notice"),
    _2=("黄色", "yellow"),
    _3=("红色", "red"),
    _9=("其他", "other"),
)
CASE_ACT = code_list(
    "CASE_ACT",
    "监督指令办理事项",
    "what is done about an instruction",
    form=_WIDE,
    _1=("签收", "acknowledged"),
    _2=("回复", "answered"),
    _3=("申请复议或者起诉", "appealed"),
)
FILING_ACT = code_list(
    "FILING_ACT",
    "申报办理事项",
    "what is done about a filing",
    form=_WIDE,
    _1=("申报", "filed"),
    _2=("补正", "completed"),
    _3=("撤回", "withdrawn"),
)
COMPLAINT_MATTER = code_list(
    "COMPLAINT_MATTER",
    "投诉事项",
    "matter of a complaint",
    _1=("招标文件", "tender documents"),
    _2=("资格预审文件", "prequalification documents"),
    _3=("资格预审结果", "prequalification result"),
    _4=("评标结果", "evaluation result"),
    _5=("开标", "opening"),
    _6=("其他", "other"),
)
RESPONDENT_TYPE = code_list(
    "RESPONDENT_TYPE",
    "被投诉人类型",
    "kind of respondent",
    _1=("招标人", "procuring entity"),
    _2=("招标代理机构", "agency"),
    _3=("投标人", "bidder"),
    _4=("评标委员会", "panel"),
    _5=("其他", "other"),
)
CHANNEL = code_list(
    "CHANNEL",
    "投诉渠道",
    "channel of a complaint",
    _1=("行政监督平台", "supervision platform"),
    _2=("书面", "paper"),
    _9=("其他", "other"),
)
ACCEPT_RESULT = code_list(
    "ACCEPT_RESULT",
    "受理结果",
    "decision on acceptance",
    _1=("受理", "accepted"),
    _2=("不予受理", "refused"),
    _3=("补正", "to be completed"),
    _4=("转送有权部门", "passed on"),
)
REFUSE_GROUND = code_list(
    "REFUSE_GROUND",
    "不予受理情形（投诉处理办法十二）",
    "ground for refusing a complaint",
    unconfirmed=True,
    _1=("投诉人无利害关系", "no interest"),
    _2=("事项不具体且无有效线索", "vague, no leads"),
    _3=("未签字盖章", "neither signed nor sealed"),
    _4=("超过时效", "late"),
    _5=("已作出处理决定且无新证据", "decided before, no new evidence"),
    _6=("应先异议未异议，或已复议、诉讼", "no objection, or before review or court"),
    _9=("其他", "other"),
)
REVIEW_KIND = code_list(
    "REVIEW_KIND",
    "不计入期限的事项（条例六十一）",
    "span that does not count (regulation 61)",
    _1=("检验", "inspection"),
    _2=("检测", "testing"),
    _3=("鉴定", "appraisal"),
    _4=("专家评审", "expert review"),
)
WITHDRAW_RESULT = code_list(
    "WITHDRAW_RESULT",
    "撤回投诉结果",
    "decision on a withdrawal",
    _1=("准予撤回", "granted"),
    _2=("不予准许", "refused"),
)
DECISION_RESULT = code_list(
    "DECISION_RESULT",
    "投诉处理结果",
    "result of a complaint",
    unconfirmed=True,
    _1=("驳回投诉", "dismissed"),
    _2=("投诉成立，依法处理", "upheld and handled"),
    _3=("撤回终止", "ended by withdrawal"),
    _9=("其他", "other"),
)
