"""错误码: every public error code of the interface, with its words in Chinese and English.

A code never changes its meaning. ``MESSAGE`` codes stand in the ``faults`` of a rejected message
(the request itself is answered 200); ``REQUEST`` codes refuse a whole request, nothing is stored;
``STAFF`` codes answer an officer or a command.
"""

from dataclasses import dataclass
from typing import NamedTuple


class Words(NamedTuple):
    """What a code says, and the HTTP status of a request that ends with it."""

    zh: str
    en: str
    status: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One reason why a message cannot be read, attributed or placed.

    ``path`` is a JSON pointer into the message, ``said`` the value or limit that was met.
    """

    code: str
    path: str
    said: str = ""

    @property
    def zh(self) -> str:
        """The words of the code in Chinese."""
        return words(self.code).zh

    @property
    def en(self) -> str:
        """The words of the code in English."""
        return words(self.code).en


REQUEST: dict[str, Words] = {
    "address_unknown": Words("没有这个地址", "There is nothing at this address.", 404),
    "malformed": Words("内容不符合接口规范", "The content does not follow the standard.", 400),
    "refused": Words("当前状态下不允许此操作", "Not allowed in the present state.", 409),
    "tampered": Words("证据与账本不符", "The evidence does not match the ledger.", 500),
    "bad_json": Words("不是合法的 JSON", "Not valid JSON.", 400),
    "not_utf8": Words("不是合法的 UTF-8 文本", "Not valid UTF-8.", 400),
    "duplicate_key": Words("同一对象中键名重复", "A key stands twice in one object.", 400),
    "lone_surrogate": Words("文本中含单独的代理项", "A text holds a lone surrogate.", 400),
    "number_range": Words("数值超出双精度范围", "A number is beyond the doubles.", 400),
    "too_deep": Words("嵌套超过 32 层", "More than 32 levels of nesting.", 400),
    "too_large": Words("请求超过 8 MiB", "The request is larger than 8 MiB.", 413),
    "too_many": Words("一次请求超过 1000 条消息", "More than 1,000 messages in one request.", 413),
    "not_messages": Words("请求体不是消息数组", "The body is not an array of messages.", 400),
    "length_missing": Words("缺少 Content-Length", "Content-Length is missing.", 400),
    "truncated": Words("请求体不完整", "The body ended early.", 400),
    "root_mismatch": Words(
        "签名的消息根与收到的消息不符", "The signed root is not the root over these messages.", 400
    ),
    "signature_missing": Words("缺少请求签名", "The request carries no signature.", 401),
    "signature_malformed": Words("签名首部格式不符", "The signature headers cannot be read.", 401),
    "signature_bad": Words("签名验证不通过", "The signature does not verify.", 401),
    "key_unknown": Words("签名公钥未登记", "The signing key is not registered.", 401),
    "key_not_yet": Words("签名公钥尚未生效", "The signing key is not valid yet.", 401),
    "key_expired": Words("签名公钥已过有效期", "The signing key has expired.", 401),
    "key_revoked": Words("签名公钥已吊销", "The signing key has been revoked.", 401),
    "platform_ended": Words("该平台已注销", "The platform has been deregistered.", 401),
    "clock_skew": Words(
        "签名时间与服务器时间相差超过 300 秒", "The signature's time is more than 300 s off.", 401
    ),
    "algorithm_unavailable": Words(
        "本机没有可用的签名算法", "The signature algorithm is not available here.", 503
    ),
    "not_yours": Words("该记录属于其他平台", "The record belongs to another platform.", 403),
    "act_unknown": Words("不支持查询该行为", "This act cannot be asked about.", 400),
    "code_missing": Words("缺少项目或标段编号", "The tender or lot code is missing.", 400),
    "message_unknown": Words("没有该编号的消息", "There is no message with this id.", 404),
    "tender_unknown": Words("没有该招标项目", "There is no such tender.", 404),
    "entity_unknown": Words("没有该市场主体", "There is no such entity.", 404),
    "entry_unknown": Words("没有该序号的条目", "There is no entry with this number.", 404),
    "not_sealed": Words("账本尚无检查点", "The log has no checkpoint yet.", 404),
    "tile_unknown": Words("没有该账本分片", "There is no such tile.", 404),
    "entry_erased": Words("该条目的正文已删除", "The content of this entry was erased.", 409),
    "not_erasable": Words(
        "该条目不属可删除的报送内容", "This entry is no reported content that can be erased.", 409
    ),
    "log_unknown": Words("没有该账本", "There is no such log.", 404),
    "method_unknown": Words(
        "该地址不支持此请求方法", "This address does not know the request's method.", 405
    ),
    "digest_malformed": Words(
        "文件摘要须写作 sha256: 或 sm3: 加 64 位小写十六进制",
        "A file is named by sha256: or sm3: and 64 lower-case hex digits.",
        400,
    ),
    "terms_malformed": Words("File-Terms 首部不可读", "The File-Terms header cannot be read.", 400),
    "terms_conflict": Words(
        "该文件已按其他条件接收；只可推迟尚未到来的开放时间",
        "The file is stored on other terms; only an opening still to come may be postponed.",
        409,
    ),
    "offset_malformed": Words("Upload-Offset 首部不可读", "Upload-Offset cannot be read.", 400),
    "offset_mismatch": Words(
        "续传位置与已收字节数不符；请先用 HEAD 查询",
        "The upload does not continue where the stored bytes end: ask with HEAD.",
        409,
    ),
    "digest_mismatch": Words(
        "收到的内容与路径中的摘要不符，已弃置",
        "What came is not what the path names: it was discarded.",
        400,
    ),
    "file_overlong": Words("内容超过申报的文件大小", "More bytes than the size declared.", 413),
    "file_too_large": Words(
        "文件超过本平台上限", "The file is larger than this instance takes.", 413
    ),
    "file_unknown": Words("没有该文件", "There is no such file.", 404),
    "file_sealed": Words("文件尚未到开放时间", "The file is not open yet.", 403),
    "file_infected": Words(
        "文件含恶意代码，已隔离", "The file is malicious: it is kept apart.", 409
    ),
    "file_not_scanned": Words("文件尚未查毒", "The file has not been scanned yet.", 409),
    "file_forgotten": Words(
        "文件内容已依法删除，证明仍在", "The bytes were erased by law; the proof stands.", 410
    ),
    "file_stored": Words("文件已接收，不再变更", "The file is stored and stays.", 409),
    "upload_running": Words("同一文件正在上传", "An upload of this file is under way.", 409),
    "upload_slow": Words("上传过慢，已收部分保留", "Too slow; what came is kept.", 408),
    "too_many_uploads": Words("未完成的上传过多", "Too many unfinished uploads.", 409),
    "quota_exceeded": Words("超过该平台的存储配额", "Beyond the platform's quota.", 413),
    "storage_full": Words("存储空间不足", "There is no room for files.", 503),
    "busy": Words("系统繁忙，请用相同编号重试", "Busy: try again with the same ids.", 503),
    "error": Words("处理失败", "The request failed.", 500),
}

MESSAGE: dict[str, Words] = {
    "not_an_object": Words("消息不是 JSON 对象", "The message is not a JSON object.", 400),
    "too_many_fields": Words("一个对象中字段过多", "Too many fields in one object.", 400),
    "envelope_field_missing": Words("缺少信封字段", "A field of the envelope is missing.", 400),
    "envelope_field_unknown": Words(
        "信封中有未定义的字段", "The envelope has an unknown field.", 400
    ),
    "envelope_field_format": Words(
        "信封字段格式不符", "A field of the envelope has a wrong form.", 400
    ),
    "set_own": Words("该数据集只由监督平台形成", "Only the instance itself writes this set.", 400),
    "set_unknown": Words("没有该数据集", "There is no such data set.", 400),
    "version_unknown": Words("没有该版本的规范", "There is no such version of the standard.", 400),
    "field_missing": Words("缺少必填字段", "A required field is missing.", 400),
    "field_unknown": Words("数据集中没有该字段", "The set has no such field.", 400),
    "field_type": Words(
        "字段值的类型不符，应为文本", "The value has a wrong type: text is expected.", 400
    ),
    "field_empty": Words(
        "字段值为空；没有值时请省略字段", "Empty: leave a field without value out.", 400
    ),
    "field_too_long": Words("字段值超过长度", "The value is longer than its field.", 400),
    "field_format": Words("字段值格式不符", "The value does not have the form of its field.", 400),
    "time_format": Words(
        "时间不符合 yyyyMMddHHmmss 或日期不存在", "Not a real time in the form yyyyMMddHHmmss.", 400
    ),
    "date_format": Words(
        "日期不符合 yyyyMMdd 或不存在", "Not a real day in the form yyyyMMdd.", 400
    ),
    "amount_format": Words(
        "金额不符合 N20,6（至多 14 位整数、6 位小数，不带千分位）",
        "Not an amount N20,6 (at most 14 integer digits and 6 decimals, no separators).",
        400,
    ),
    "code_unknown": Words("代码表中没有该值", "The value is not in the code list.", 400),
    "identifier_bad": Words("标识码不合法", "The identifier is not valid.", 400),
    "parent_mismatch": Words(
        "编号与其上级编号不符", "A code does not continue its parent's code.", 400
    ),
    "float_forbidden": Words("不允许浮点数，请用十进制文本", "No floats: use decimal text.", 400),
    "integer_too_large": Words("整数超过 2^53-1", "An integer beyond 2^53 - 1.", 400),
    "null_forbidden": Words(
        "不允许 null；没有值时请省略字段", "No null: leave the field out.", 400
    ),
    "not_owner": Words("该编号属于其他平台", "The code belongs to another platform.", 403),
    "not_relay": Words("只有同级平台可以转发消息", "Only an instance may forward messages.", 403),
    "platform_mismatch": Words(
        "消息中的平台与签名平台不一致", "The platform named is not the one that signed.", 400
    ),
    "relay_mismatch": Words(
        "转发的消息与其证据不符", "The forwarded message does not match its evidence.", 400
    ),
    "key_exists": Words("该 data_key 已存在", "A record with this data_key exists already.", 409),
    "message_conflict": Words(
        "同一 message_id 已用于不同内容", "The message_id was used for other content.", 409
    ),
}

STAFF: dict[str, Words] = {
    "administrators_apart": Words(
        "三员不得由一人兼任", "One person cannot be two of the three administrators.", 403
    ),
    "row_settled": Words("该记录已有人处置", "Somebody has settled this row already.", 409),
    "row_unreadable": Words("更正后的内容仍读不出来", "The mended reading cannot be read.", 400),
    "map_malformed": Words("对照表有误", "The map of the columns is wrong.", 400),
    "column_unknown": Words("文件中没有对照表所列的列", "The file lacks a column of the map.", 400),
    "column_twice": Words("同名的列出现两次", "A column stands twice in the file.", 400),
    "sheet_unknown": Words("没有该工作表", "There is no such sheet.", 400),
    "xls_refused": Words(
        "旧版 .xls 或加密的工作簿，请另存为 .xlsx",
        "An old .xls or locked workbook: save as .xlsx.",
        400,
    ),
    "zip_bomb": Words("解压后大小异常，未打开", "It would unpack beyond reason: not opened.", 400),
    "view_name": Words("视图名称不可用", "The name of the view cannot be used.", 400),
    "view_many": Words("保存的视图太多", "Too many views are kept.", 409),
    "alert_closed": Words("该预警已办结", "The alert is closed.", 409),
    "alert_unknown": Words("没有该预警", "There is no such alert.", 404),
    "matter_unknown": Words("没有该监督事项", "There is no such matter.", 404),
    "matter_adopted": Words("该版本已启用", "This version is adopted.", 409),
    "matter_malformed": Words("监督事项写法有误", "The matter cannot be read.", 400),
    "feedback_unknown": Words("反馈码无效", "The feedback code is nobody's.", 404),
    "too_often": Words("请求过于频繁", "Too many tries; wait a while.", 429),
    "case_unknown": Words("没有该案件", "There is no such case.", 404),
    "case_exists": Words("已有未办结的同一案件", "A case about the same is open.", 409),
    "case_state": Words("当前状态下不能这样办理", "The case does not allow this act now.", 409),
    "case_power": Words("无权这样办理", "The act needs another power or side.", 403),
    "case_competence": Words("不在职责范围内", "It is outside the competence.", 403),
    "case_stale": Words("案件已有新的办理", "The case has moved on since.", 409),
    "case_guard": Words("不具备办理条件", "A condition of the act is not met.", 409),
    "outage_span": Words("故障起止时间有误", "The outage cannot have lasted like that.", 400),
    "outage_running": Words("故障尚未结束", "The outage is not over.", 409),
    "outage_unknown": Words("没有待复核的故障", "No such outage waits to be settled.", 404),
    "outage_own": Words("须由另一人复核", "Another person has to settle it.", 409),
    "case_number": Words("不是该机关的下一文号", "It is not the next number of the body.", 409),
    "case_evidence": Words("所列文件未曾收到", "A file named as evidence never came.", 409),
    "case_field": Words("填写内容有误", "A field of the form cannot be read.", 400),
    "paper_many": Words("附件过多", "Too many files came with the form.", 400),
    "paper_size": Words("附件为空或者过大", "A file is empty or too large.", 413),
    "paper_type": Words("附件类型不符", "A file is of no type that is taken.", 415),
    "case_papers": Words("缺少所需材料", "A required paper is missing.", 400),
    "alert_elsewhere": Words("预警属于其他项目", "The alert is about another tender.", 409),
    "paper_too_large": Words("文件超过允许的大小", "The file is larger than allowed.", 413),
    "evidence_none": Words("没有选择证据", "No evidence was chosen.", 400),
    "evidence_malformed": Words("证据填写不完整", "The piece has no kind or name.", 400),
    "evidence_exists": Words("已在案卷中", "It is in the file already.", 409),
    "evidence_unknown": Words("没有该证据", "There is no such piece.", 404),
    "evidence_shut": Words("无权查阅该条目", "You may not read that entry.", 403),
    "document_text": Words(
        "文书文字过长或者含有不可印字符", "A text cannot stand in a document.", 400
    ),
    "document_malformed": Words("文书格式不符", "It is no document.", 400),
    "document_body": Words("须由出具机关签发", "The issuing department signs.", 403),
    "document_number": Words("文号不符", "A document has a number.", 400),
    "document_exists": Words("文号已签发，不能更改", "It was signed and cannot change.", 409),
    "document_unknown": Words("没有该文书", "There is no such document.", 404),
    "template_malformed": Words("模板不可用", "The template cannot be used.", 400),
    "template_field": Words("模板字段不存在", "The template asks for an unknown field.", 400),
    "share_words": Words("检索词过短", "Too short: the whole number or name is needed.", 400),
    "share_malformed": Words("共享填写有误", "The request cannot be read.", 400),
    "share_nothing": Words("没有可共享的内容", "There is nothing of that kind to share.", 404),
    "share_own": Words("本部门自己持有", "It is your own.", 409),
    "share_state": Words("当前状态下不能这样办理", "The request does not allow this now.", 409),
    "share_unknown": Words("没有该共享", "There is no such share.", 404),
    "share_over": Words("共享已到期或者已收回", "It is not read any more.", 403),
    "basis_missing": Words("未写明依据", "The legal basis is missing.", 400),
    "below_floor": Words("低于法定底线", "Below the statutory floor.", 409),
    "calendar_exists": Words("该日历已启用", "This calendar has been adopted already.", 409),
    "calendar_shorter": Words("日历止于现行日历之前", "It ends before the present calendar.", 409),
    "catalogue_exists": Words("该目录已启用", "This catalogue has been adopted already.", 409),
    "charge_held": Words("已有人经办", "Somebody has it in hand.", 409),
    "charge_not_yours": Words("不由您经办", "It is not in your hand.", 409),
    "code_wrong": Words("验证码不正确", "The code is wrong.", 400),
    "competence_same": Words("职责没有变化", "Competence stands so already.", 409),
    "department_exists": Words("部门代码已使用", "The department's code is in use.", 409),
    "department_malformed": Words("部门信息不合格式", "The department cannot be read.", 400),
    "department_unknown": Words("没有该部门", "There is no such department.", 404),
    "effective_past": Words("生效日期早于允许的日期", "Effective on a day that is too early.", 409),
    "file_broken": Words("文件无法读取", "The file cannot be read.", 400),
    "folder_taken": Words("文件夹不是空的", "The folder is not empty.", 409),
    "grant_exists": Words("该权限已持有或已拟定", "The grant is held or proposed already.", 409),
    "grant_forbidden": Words("该岗位不能持有此权限", "This post cannot hold this.", 403),
    "grant_malformed": Words("授权信息不合格式", "The grant cannot be read.", 400),
    "grant_over": Words("该授权已不在此状态", "The grant is no longer in that state.", 409),
    "grant_unknown": Words("没有该授权", "There is no such grant.", 404),
    "jurisdiction_unknown": Words("地域写法不可读", "The jurisdiction cannot be read.", 400),
    "key_bad": Words("密钥内容不可用", "The key cannot be used.", 400),
    "key_malformed": Words("密钥登记信息不合格式", "The key's registration cannot be read.", 400),
    "key_taken": Words("密钥名已使用", "The key's name is in use.", 409),
    "not_own_department": Words("只能办理本部门事项", "Only matters of one's own department.", 403),
    "officer_exists": Words("登录名已使用", "The login is in use.", 409),
    "officer_malformed": Words("人员信息不合格式", "The officer cannot be read.", 400),
    "officer_unknown": Words("没有该人员", "There is no such officer.", 404),
    "overlay_exists": Words("该省级扩展已启用", "This overlay has been adopted already.", 409),
    "overlay_malformed": Words("省级扩展文件不合格式", "The overlay cannot be read.", 400),
    "overlay_shorter": Words("扩展不得删去已有字段", "An overlay may not drop a field.", 409),
    "parameter_malformed": Words("参数值不可读", "The parameter's value cannot be read.", 400),
    "parameter_unknown": Words("规则没有该参数", "The rule has no such parameter.", 404),
    "password_weak": Words("密码强度不足", "The password is too weak.", 400),
    "person_missing": Words("须由有名有姓的人员办理", "A named person has to do it.", 403),
    "platform_exists": Words("平台代码已登记", "The platform's code is registered already.", 409),
    "platform_malformed": Words("平台信息不合格式", "The platform cannot be read.", 400),
    "platform_unknown": Words("没有该平台", "There is no such platform.", 404),
    "policy_malformed": Words("账户规则不合格式", "The rule for accounts cannot be read.", 400),
    "power_missing": Words("无此权限", "This power is missing.", 403),
    "reason_missing": Words("未填写理由", "The reason is missing.", 400),
    "rule_unknown": Words("没有该规则", "There is no such rule.", 404),
    "second_exists": Words("第二因素已启用", "The second factor is in use already.", 409),
    "second_locked": Words("验证码已暂时锁定", "Codes are locked for a while.", 409),
    "second_person": Words("须由另一人办理", "Another person has to do it.", 403),
    "sheet_broken": Words("表格无法读取", "The workbook cannot be read.", 400),
    "standing_same": Words("状态没有变化", "It stands so already.", 409),
    "standing_unknown": Words("没有该状态", "There is no such standing.", 400),
    "start_up_over": Words(
        "该部门已自行授权，初始登记不再适用",
        "The department grants by itself: the start-up is over.",
        409,
    ),
    "supervision_forbidden": Words(
        "运营机构、交易中心、公共资源交易管理机构及管理岗位不得持有监督权限",
        "No operator, trading centre, public-resource bureau or administrator can hold a supervision power.",
        403,
    ),
    "verdict_unknown": Words("没有该结论", "There is no such verdict.", 400),
    "xml_encoding": Words(
        "XML 编码须为 UTF-8、UTF-16 或 GB 18030，且内容与之相符",
        "XML is read in UTF-8, UTF-16 or GB 18030, and must be what it says.",
        400,
    ),
    "xml_forbidden": Words(
        "XML 中不允许 DTD、实体、属性和处理指令",
        "No document type, entity, attribute or processing instruction in XML.",
        400,
    ),
    "xml_malformed": Words("XML 不合格式", "The XML does not have the form expected.", 400),
    "xml_too_large": Words("XML 超过允许的大小", "The XML is beyond its bounds.", 413),
}

FAULTS: dict[str, Words] = {**REQUEST, **MESSAGE, **STAFF}
"""Every public code of the interface."""


def words(code: str) -> Words:
    """Return the words of ``code``; an unpublished code reads as ``malformed``."""
    return FAULTS.get(code, REQUEST["malformed"])
