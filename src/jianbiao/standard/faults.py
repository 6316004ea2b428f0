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
    "signature_malformed": Words(
        "签名首部格式不符", "The signature headers cannot be read.", 401
    ),
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
    "message_unknown": Words("没有该编号的消息", "There is no message with this id.", 404),
    "entry_unknown": Words("没有该序号的条目", "There is no entry with this number.", 404),
    "log_unknown": Words("没有该账本", "There is no such log.", 404),
    "code_missing": Words("缺少项目或标段编号", "The tender or lot code is missing.", 400),
    "act_unknown": Words("不支持查询该行为", "This act cannot be asked about.", 400),
    "busy": Words("系统繁忙，请用相同编号重试", "Busy: try again with the same ids.", 503),
    "error": Words("处理失败", "The request failed.", 500),
}

MESSAGE: dict[str, Words] = {
    "not_an_object": Words("消息不是 JSON 对象", "The message is not a JSON object.", 400),
    "envelope_field_missing": Words("缺少信封字段", "A field of the envelope is missing.", 400),
    "envelope_field_unknown": Words("信封中有未定义的字段", "The envelope has an unknown field.", 400),
    "envelope_field_format": Words("信封字段格式不符", "A field of the envelope has a wrong form.", 400),
    "set_unknown": Words("没有该数据集", "There is no such data set.", 400),
    "version_unknown": Words("没有该版本的规范", "There is no such version of the standard.", 400),
    "field_missing": Words("缺少必填字段", "A required field is missing.", 400),
    "field_unknown": Words("数据集中没有该字段", "The set has no such field.", 400),
    "field_type": Words("字段值的类型不符，应为文本", "The value has a wrong type: text is expected.", 400),
    "field_empty": Words("字段值为空；没有值时请省略字段", "Empty: leave a field without value out.", 400),
    "field_too_long": Words("字段值超过长度", "The value is longer than its field.", 400),
    "field_format": Words("字段值格式不符", "The value does not have the form of its field.", 400),
    "time_format": Words(
        "时间不符合 yyyyMMddHHmmss 或日期不存在", "Not a real time in the form yyyyMMddHHmmss.", 400
    ),
    "date_format": Words("日期不符合 yyyyMMdd 或不存在", "Not a real day in the form yyyyMMdd.", 400),
    "amount_format": Words(
        "金额不符合 N20,6（至多 14 位整数、6 位小数，不带千分位）",
        "Not an amount N20,6 (at most 14 integer digits and 6 decimals, no separators).",
        400,
    ),
    "code_unknown": Words("代码表中没有该值", "The value is not in the code list.", 400),
    "identifier_bad": Words("标识码不合法", "The identifier is not valid.", 400),
    "parent_mismatch": Words("编号与其上级编号不符", "A code does not continue its parent's code.", 400),
    "float_forbidden": Words("不允许浮点数，请用十进制文本", "No floats: use decimal text.", 400),
    "integer_too_large": Words("整数超过 2^53-1", "An integer beyond 2^53 - 1.", 400),
    "null_forbidden": Words("不允许 null；没有值时请省略字段", "No null: leave the field out.", 400),
    "platform_mismatch": Words(
        "消息中的平台与签名平台不一致", "The platform named is not the one that signed.", 400
    ),
    "not_owner": Words("该编号属于其他平台", "The code belongs to another platform.", 403),
    "not_relay": Words("只有同级平台可以转发消息", "Only an instance may forward messages.", 403),
    "relay_mismatch": Words(
        "转发的原消息与其证据不符", "The forwarded message does not match its evidence.", 400
    ),
    "key_exists": Words("该 data_key 已存在", "A record with this data_key exists already.", 409),
    "message_conflict": Words(
        "同一 message_id 已用于不同内容", "The message_id was used for other content.", 409
    ),
    "parent_missing": Words("上级记录至期未到", "The record it refers to did not come in time.", 409),
}

STAFF: dict[str, Words] = {}

FAULTS: dict[str, Words] = {**REQUEST, **MESSAGE, **STAFF}
"""Every public code of the interface."""


def words(code: str) -> Words:
    """Return the words of ``code``; an unpublished code reads as ``malformed``."""
    return FAULTS.get(code, REQUEST["malformed"])
