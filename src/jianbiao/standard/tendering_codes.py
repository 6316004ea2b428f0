"""代码表·交易: code lists of invitation, prequalification, bids, panel, evaluation and award.

Where the values of a national list are recalled only, the list is open-ended: a platform's own
value is read, never refused.
"""

from typing import Final

from jianbiao.standard.codes import code_list

_WIDE: Final = "[0-9A-Z]{1,4}"

INVITE_GROUND = code_list(
    "INVITE_GROUND",
    "邀请招标依据",
    "ground of a selective tender",
    _1=("技术复杂或有特殊要求，潜在投标人很少（条例八（一））", "few bidders can do it, 8(1)"),
    _2=("公开招标费用占比过大（条例八（二））", "an open tender costs too much, 8(2)"),
    _3=("批准邀请招标（招标投标法十一）", "approved, law 11"),
    _9=("其他", "other"),
)
EVALUATING_METHOD = code_list(
    "EVALUATING_METHOD_CODE",
    "评标办法类别",
    "kind of evaluation method",
    _1=("综合评估法", "weighted scoring"),
    _2=("经评审的最低投标价法", "lowest evaluated price"),
    _3=("平均价或抽取基准价法", "mean or drawn base price"),
    _9=("其他", "other"),
)
QUAL_METHOD = code_list(
    "QUAL_METHOD",
    "资格预审方法",
    "way of prequalifying",
    _1=("合格制", "all who qualify"),
    _2=("有限数量制", "a limited number"),
)
NEXT_STEP = code_list(
    "NEXT_STEP",
    "资格预审后续",
    "what follows a prequalification",
    _1=("继续招标", "continue"),
    _2=("重新招标", "re-tender"),
    _9=("其他", "other"),
)
NOTICE_KIND = code_list(
    "NOTICE_KIND",
    "发布内容",
    "what was published",
    _1=("招标公告", "tender notice"),
    _2=("资格预审公告", "prequalification notice"),
    _3=("更正或澄清公告", "correction or clarification"),
    _4=("中标候选人公示", "candidates"),
    _5=("中标结果公告", "result"),
    _6=("终止招标公告", "termination"),
    _9=("其他", "other"),
)
GUARANTEE_FORM = code_list(
    "GUARANTEE_FORM",
    "保函形式",
    "form of a guarantee letter",
    _1=("纸质", "paper"),
    _2=("电子", "electronic"),
)
GUARANTEE_TYPE = code_list(
    "GUARANTEE_TYPE",
    "保函类型",
    "kind of guarantor",
    _1=("银行保函", "bank"),
    _2=("担保公司保函", "guarantee company"),
    _3=("保险", "insurance"),
)
GUARANTEE_USE = code_list(
    "GUARANTEE_USE",
    "担保事项",
    "what a letter guarantees",
    _1=("投标保证", "bid security"),
    _2=("履约保证", "performance"),
    _3=("支付保证", "payment"),
    _9=("其他", "other"),
)
GUARANTEE_STATUS = code_list(
    "GUARANTEE_STATUS",
    "保函状态",
    "standing of a guarantee letter",
    form=_WIDE,
    unconfirmed=True,
    _1=("有效", "in force"),
    _2=("已退还", "returned"),
    _3=("已索赔", "claimed"),
    _4=("已到期", "expired"),
    _9=("其他", "other"),
)
WITHDRAW_TYPE = code_list(
    "WITHDRAW_TYPE",
    "撤回撤销类型",
    "how a bid was taken back",
    _1=("截止前撤回", "withdrawn before the deadline"),
    _2=("截止后撤销", "revoked after the deadline"),
    _3=("截止前替换", "replaced before the deadline"),
)
ACCESS_ACTION = code_list(
    "ACCESS_ACTION",
    "投标文件访问行为",
    "what was done with a bid file",
    _1=("释放密钥", "key released"),
    _2=("解密", "decrypted"),
    _3=("提取", "extracted"),
    _4=("查看", "viewed"),
    _5=("变更", "changed"),
)
EXPERT_TYPE = code_list(
    "EXPERT_TYPE",
    "评标专家类型",
    "kind of evaluator",
    form=_WIDE,
    unconfirmed=True,
    _1=("招标人代表", "representative of the procuring entity"),
    _2=("技术专家", "technical"),
    _3=("经济专家", "economic"),
    _9=("其他", "other"),
)
EXPERT_POOL = code_list(
    "EXPERT_POOL",
    "专家来源",
    "where evaluators come from",
    _1=("国务院有关部门专家库", "national pool"),
    _2=("省级综合评标专家库", "provincial pool"),
    _3=("招标代理机构专家库", "agency's pool"),
    _4=("招标人直接确定", "appointed by the procuring entity"),
    _9=("其他", "other"),
)
DRAW_RESULT = code_list(
    "DRAW_RESULT",
    "抽取结果",
    "result of drawing an evaluator",
    _1=("参加", "takes part"),
    _2=("不参加", "declined"),
    _3=("回避", "recused"),
    _9=("其他", "other"),
)
AVOID_REASON = code_list(
    "AVOID_REASON",
    "回避原因",
    "why evaluators of a unit are avoided",
    _1=("投标人", "bidder"),
    _2=("招标人", "procuring entity"),
    _3=("主管部门", "authority"),
    _4=("招标代理机构", "agency"),
    _9=("其他", "other"),
)
TITLE_LEVEL = code_list(
    "TITLE_LEVEL",
    "职称级别（GB/T 8561）",
    "level of a professional title (GB/T 8561)",
    _1=("高级", "senior"),
    _2=("副高级", "deputy senior"),
    _3=("中级", "intermediate"),
    _4=("初级", "junior"),
    _9=("其他", "other"),
)
REPLACE_GROUND = code_list(
    "REPLACE_GROUND",
    "更换评标委员会成员的事由",
    "ground for replacing a member of the panel",
    _1=("回避事由", "recusal"),
    _2=("擅离职守", "absent without leave"),
    _3=("健康等原因不能继续评标", "unable to go on, such as for health"),
    _9=("其他", "other"),
)
EVALUATION_RESULT = code_list(
    "EVALUATION_RESULT",
    "评标结果",
    "outcome of the evaluation",
    _1=("招标失败", "the tender failed"),
    _2=("重新招标", "tender again"),
    _3=("评标结果公示", "publish the result"),
)
REJECT_GROUND = code_list(
    "REJECT_GROUND",
    "否决投标情形（条例五十一）",
    "ground of rejection (regulation 51)",
    _1=("未经单位盖章和单位负责人签字", "neither sealed nor signed"),
    _2=("联合体无共同投标协议", "consortium without an agreement"),
    _3=("不符合资格条件", "not qualified"),
    _4=("提交两个以上投标文件或报价", "two bids or prices"),
    _5=("低于成本或高于最高投标限价", "below cost or above the ceiling"),
    _6=("未响应实质性要求", "not responsive in substance"),
    _7=("串通投标、弄虚作假、行贿", "collusion, falsification or bribery"),
    _9=("其他", "other"),
)
REJECT_PHASE = code_list(
    "REJECT_PHASE",
    "否决阶段",
    "phase of a rejection",
    _1=("初步评审", "preliminary"),
    _2=("详细评审", "detailed"),
    _9=("其他", "other"),
)
ASK_PHASE = code_list(
    "ASK_PHASE",
    "质疑质询阶段",
    "phase of a question",
    _1=("招标文件", "tender documents"),
    _2=("开标", "bid opening"),
    _3=("评标", "evaluation"),
    _4=("定标", "award"),
    _9=("其他", "other"),
)
OPEN_CLASS = code_list(
    "OPEN_CLASS",
    "文件开放属性",
    "class of disclosure of a file",
    _1=("社会公开", "open"),
    _2=("政务共享", "government"),
    _3=("授权使用", "licensed"),
    _4=("不公开", "closed"),
)
DECIDE_METHOD = code_list(
    "DECIDE_METHOD",
    "定标方式",
    "way of deciding the award",
    _1=("排名第一的中标候选人", "the first candidate"),
    _2=("评定分离，招标人在候选人中确定", "chosen by the procuring entity among the candidates"),
    _3=("授权评标委员会直接确定", "by the panel"),
    _9=("其他", "other"),
)
DECISION_KIND = code_list(
    "DECISION_KIND",
    "招标人自主决定事项",
    "what the procuring entity decided",
    _1=("招标方式", "way of tendering"),
    _2=("招标组织形式", "form of organisation"),
    _3=("资格条件与审查方式", "qualification"),
    _4=("评标办法", "evaluation method"),
    _5=("招标人代表进入评标委员会", "representative on the panel"),
    _6=("确定中标人", "choice of the winner"),
    _7=("否决全部投标、重新招标", "rejection of all bids"),
    _9=("其他", "other"),
)
OTHER_WINNER_GROUND = code_list(
    "OTHER_WINNER_GROUND",
    "未选第一名的事由（条例五十五）",
    "ground for another than the first (regulation 55)",
    _1=("放弃中标", "gave up"),
    _2=("不可抗力不能履行", "force majeure"),
    _3=("未按要求提交履约保证金", "no performance security"),
    _4=("查实存在影响中标结果的违法行为", "proven violation"),
    _9=("其他", "other"),
)
PROCEDURE = code_list(
    "PROCEDURE",
    "不招标的发包方式",
    "procedure without a tender",
    _1=("直接发包", "direct award"),
    _2=("比选、询价", "comparison of offers"),
    _3=("竞争性谈判、磋商", "negotiation"),
    _9=("其他", "other"),
)
EXEMPTION_GROUND = code_list(
    "EXEMPTION_GROUND",
    "可以不招标的情形（招标投标法六十六、条例九）",
    "ground for not tendering (law 66, regulation 9)",
    _11=("涉及国家安全、国家秘密", "BL66 state security or secret"),
    _12=("抢险救灾", "BL66 disaster relief"),
    _13=("以工代赈", "BL66 work instead of relief"),
    _14=("需要使用农民工", "BL66 migrant labour"),
    _15=("其他特殊情况", "BL66 other special case"),
    _21=("不可替代的专利或者专有技术", "IR9(1) irreplaceable patent or technique"),
    _22=("采购人依法能够自行建设、生产或者提供", "IR9(2) buyer may build itself"),
    _23=("特许经营投资人能够自行建设、生产或者提供", "IR9(3) concession investor may build itself"),
    _24=("需要向原中标人采购", "IR9(4) original contractor needed for fit"),
    _25=("国家规定的其他特殊情形", "IR9(5) other case by state rules"),
    _99=("不属于以上情形", "none of these"),
)
