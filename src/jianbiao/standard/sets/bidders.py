"""投标人资料、特征码、保证金、撤回: what stands behind a bid, and what was done with its file."""

from typing import Final

from jianbiao.standard import codes
from jianbiao.standard import subject_codes as subjects
from jianbiao.standard import tendering_codes as lists
from jianbiao.standard.fields import (
    AMOUNT,
    COUNT,
    DAY,
    DIGEST,
    FLAG,
    MOMENT,
    SCORE,
    Code,
    FieldClass,
    FieldDefinition,
    Owner,
)
from jianbiao.standard.sets.definition import SetDefinition, party
from jianbiao.standard.sets.invitations import MD5
from jianbiao.standard.sets.rows import (
    DOCUMENT,
    LINE,
    NAME,
    PARAGRAPH,
    SHORT,
    UNTIL_OPENING,
    bidder,
    by,
    closed,
    extra,
    government,
    of_lot,
    of_tender,
    row,
    superseded,
)

_GOVERNMENT: Final = FieldClass.GOVERNMENT


def _of_bid(
    name: str, number: str, zh: str, en: str, *fields: FieldDefinition, named: bool = True
) -> SetDefinition:
    """Return a set about one bid: shared between authorities, secret until the opening."""
    return of_lot(
        name,
        number,
        zh,
        en,
        *bidder(required=named),
        *government(*fields),
        secret_until=UNTIL_OPENING,
    )


BUYER = of_tender(
    "TENDER_FILE_BUYYER_INFO",
    "",
    "招标文件获取与投标操作信息",
    "who took the documents, and from where the bid was made",
    *bidder(),
    *government(
        *by(
            Owner.PLATFORM,
            extra("PURCHASE_TIME", "购买时间", "bought at", MOMENT),
            row("PURCHASE_IP", "购买网络地址", "network address of the purchase", NAME),
            extra("PURCHASE_BROWSER", "购买浏览器", "browser of the purchase", LINE),
            *closed(extra("PURCHASE_ACCOUNT", "购买账号", "account of the purchase", SHORT)),
            extra("DOWNLOAD_TIME", "下载时间", "downloaded at", MOMENT),
            row("DOWNLOAD_IP", "下载网络地址", "network address of the download", NAME),
            extra("DOWNLOAD_BROWSER", "下载浏览器", "browser of the download", LINE),
            *closed(extra("DOWNLOAD_ACCOUNT", "下载账号", "account of the download", SHORT)),
            extra("UPLOAD_TIME", "上传时间", "uploaded at", MOMENT),
            extra("UPLOAD_IP", "上传网络地址", "network address of the upload", NAME),
            *closed(extra("UPLOAD_ACCOUNT", "上传账号", "account of the upload", SHORT)),
            extra("DECRYPT_TIME", "解密时间", "decrypted at", MOMENT),
            extra("DECRYPT_IP", "解密网络地址", "network address of the decryption", NAME),
            *closed(extra("DECRYPT_ACCOUNT", "解密账号", "account of the decryption", SHORT)),
            extra("ORDER_NO", "订单号", "number of the order", SHORT),
            extra("ORDER_AMOUNT", "订单金额（元）", "amount of the order, yuan", AMOUNT),
            extra("FEE_RETURN_TIME", "费用退还时间", "fee returned at", MOMENT),
            *closed(
                extra("PAY_ACCOUNT", "付款账户", "account that paid", SHORT),
                extra("PAY_ACCOUNT_NAME", "付款账户名称", "holder of the account that paid", NAME),
            ),
        ),
        *closed(
            *by(
                Owner.BIDDER,
                extra("HANDLER_NAME", "经办人", "who handled it", SHORT),
                extra("HANDLER_ID_CARD", "经办人证件号码", "identity number of the handler", SHORT),
                extra("HANDLER_PHONE", "经办人电话", "phone of the handler", SHORT),
                extra("HANDLER_EMAIL", "经办人电子邮箱", "e-mail of the handler", NAME),
            )
        ),
    ),
    secret_until=UNTIL_OPENING,
)

MARGIN = _of_bid(
    "BIDDER_MARGIN_INFO",
    "",
    "投标保证金信息",
    "bid security",
    extra(
        "MARGIN_PAY_FORM",
        "保证金形式",
        "form of the bid security",
        Code(codes=codes.MARGIN_FORM),
    ),
    *closed(
        *by(
            Owner.BIDDER,
            row("MARGIN_ACCOUNT", "保证金转出账户", "account the security came from", SHORT),
            extra("MARGIN_ACCOUNT_NAME", "转出账户名称", "holder of that account", NAME),
            extra("MARGIN_BANK", "转出账户开户行", "bank of that account", NAME),
            extra("BASIC_ACCOUNT_NO", "投标人基本账户账号", "basic account of the bidder", SHORT),
        )
    ),
    extra("MARGIN_AMOUNT", "保证金金额（元）", "bid security, yuan", AMOUNT),
    extra("MARGIN_RECEIVE_TIME", "保证金到账时间", "received at", MOMENT),
    extra("MARGIN_RETURN_TIME", "保证金退还时间", "returned at", MOMENT),
    extra("RETURN_AMOUNT", "退还金额（元）", "amount returned, yuan", AMOUNT),
    extra("IS_INTEREST_RETURNED", "是否退还利息", "interest returned", FLAG),
    extra("INTEREST_AMOUNT", "退还利息（元）", "interest returned, yuan", AMOUNT),
    extra("IS_KEPT", "是否不予退还", "kept", FLAG),
    extra("KEEP_REASON", "不予退还理由", "why it was kept", PARAGRAPH),
    extra("GUARANTEE_NO", "保函编号", "number of the guarantee letter", SHORT),
)

GUARANTEE = _of_bid(
    "LETTER_OF_GUARANTEE",
    "523",
    "保函",
    "guarantee letter",
    extra("GUARANTEE_USE", "担保事项", "what it guarantees", Code(codes=lists.GUARANTEE_USE)),
    row("GUARANTEE_FORM", "保函形式", "form", Code(codes=lists.GUARANTEE_FORM)),
    row("GUARANTEE_TYPE", "保函类型", "kind of guarantor", Code(codes=lists.GUARANTEE_TYPE)),
    row("GUARANTEE_NO", "保函编号", "number", SHORT),
    row("GUARANTEE_STATUS", "保函状态", "standing", Code(codes=lists.GUARANTEE_STATUS)),
    *party("BENEFICIARY", "受益人", "beneficiary", open_to=_GOVERNMENT),
    *party("INSURER", "保证人", "guarantor", open_to=_GOVERNMENT),
    row("GUARANTEE_AMOUNT", "担保金额（元）", "amount, yuan", AMOUNT),
    extra("APPLY_TIME", "申请时间", "applied for at", MOMENT),
    *closed(extra("APPLY_ACCOUNT", "申请账号", "account that applied", SHORT)),
    row("START_DATE", "生效日期", "valid from", DAY),
    row("END_DATE", "到期日期", "valid until", DAY),
)

CHARACTERISTICS = _of_bid(
    "BID_DOC_CHARACT_CODE",
    "519",
    "投标文件特征码",
    "fingerprint of a bid file",
    *by(
        Owner.PLATFORM,
        row("FILE_NAME", "文件名称", "name of the file", LINE),
        row("FILE_SIZE", "文件大小（字节）", "size in bytes", COUNT),
        row("FILE_MD5", "文件 MD5", "MD5 of the file", MD5),
        extra("FILE_SHA256", "文件 SHA-256", "SHA-256 of the file", DIGEST),
        row("SUBMIT_TIME", "提交时间", "submitted at", MOMENT),
        row("CPU_ID", "CPU 序列号（多个以 ; 分隔）", "CPU, several parted by ;", PARAGRAPH),
        row(
            "HARD_DISK_SERIAL_NUMBER",
            "硬盘序列号（多个以 ; 分隔）",
            "hard disk, several parted by ;",
            PARAGRAPH,
        ),
        row(
            "MEMORY_SERIAL_NUMBER",
            "内存序列号（多个以 ; 分隔）",
            "memory, several parted by ;",
            PARAGRAPH,
        ),
        row(
            "NET_ID", "网络地址（多个以 ; 分隔）", "network address, several parted by ;", PARAGRAPH
        ),
        row(
            "MAC_ADDRESS",
            "MAC 地址（ff-ff-ff-ff-ff-ff，多个以 ; 分隔）",
            "MAC address (ff-ff-ff-ff-ff-ff), several parted by ;",
            PARAGRAPH,
        ),
        row("VALUATION_XML", "计价软件与硬件信息", "pricing software and its machine", DOCUMENT),
        row("MAKE_TOOL_XML", "制作工具信息", "tool the file was made with", DOCUMENT),
        extra("LOCK_NO", "加密锁号", "number of the dongle", SHORT),
        extra("FILE_AUTHOR", "文件属性：作者", "author in the file's properties", NAME),
        extra("FILE_COMPANY", "文件属性：单位", "company in the file's properties", NAME),
        extra("LAST_EDITOR", "文件属性：最后修改者", "last editor in the file's properties", NAME),
        extra("FILE_CREATE_TIME", "文件创建时间", "file created at", MOMENT),
        extra("FILE_MODIFY_TIME", "文件修改时间", "file changed at", MOMENT),
        *superseded(
            "BID_FILE_SKETCH",
            extra("TEXT_SKETCH", "文本特征摘要", "sketch of the text", DOCUMENT),
            extra("BILL_SKETCH", "清单报价特征摘要", "sketch of the priced bill", DOCUMENT),
        ),
    ),
)

MAKE_TOOL = _of_bid(
    "BIDDER_MAKE_TOOL_INFO",
    "",
    "投标文件制作工具信息",
    "tool a bid was made with",
    *by(
        Owner.PLATFORM,
        extra("TOOL_NAME", "工具名称", "name of the tool", NAME),
        row("TOOL_VERSION", "工具版本", "version of the tool", SHORT),
        extra("TOOL_SERIAL", "工具序列号", "serial of the tool", SHORT),
        extra("LOCK_NO", "加密锁号", "number of the dongle", SHORT),
        row("SOLIDIFY_TIME", "固化时间", "file made final at", MOMENT),
    ),
)

MEMBER = _of_bid(
    "BIDDER_PROJECT_MEMBER",
    "",
    "投标项目管理成员",
    "member of a bidder's project team",
    *by(
        Owner.BIDDER,
        extra("MEMBER_NAME", "成员姓名", "name of the member", SHORT, required=True),
        row("ID_CARD_TYPE", "证件类型", "identity document", Code(codes=subjects.ID_CARD_TYPE)),
        *closed(row("ID_CARD_NO", "证件号码", "identity number", SHORT)),
        extra("MEMBER_POST", "岗位", "post", SHORT),
        extra("IS_MANAGER", "是否项目负责人", "project leader", FLAG),
        extra("CERT_NAME", "证书名称", "title of the certificate", NAME),
        extra("CERT_NO", "证书编号", "number of the certificate", SHORT),
        *closed(extra("PHONE", "联系电话", "phone", SHORT)),
        extra("INSURANCE_UNIT_NAME", "社保缴纳单位", "unit that pays the social insurance", NAME),
        extra("INSURANCE_UNIT_CODE", "社保缴纳单位代码", "code of that unit", SHORT),
    ),
)

QUALIFICATION = _of_bid(
    "BIDDER_QUALIFICATION",
    "",
    "投标人资质",
    "qualification of a bidder",
    *by(
        Owner.BIDDER,
        extra("QUALI_NAME", "资质名称", "name of the qualification", NAME, required=True),
        extra("QUALI_LEVEL", "资质等级", "level", SHORT),
        extra("CERT_NO", "证书编号", "number of the certificate", SHORT),
        extra("CERT_AUTHORITY", "发证机关", "issuing authority", NAME),
        extra("CERT_START_DATE", "有效期起", "valid from", DAY),
        extra("CERT_END_DATE", "有效期止", "valid until", DAY),
    ),
)

TRACK_RECORD = _of_bid(
    "BIDDER_PERFORMANCE",
    "",
    "投标人业绩",
    "earlier contract of a bidder",
    *by(
        Owner.BIDDER,
        extra("PERFORMANCE_NAME", "业绩名称", "title of the contract", NAME, required=True),
        extra("OWNER_NAME", "建设单位", "owner of the works", NAME),
        extra("CONTRACT_PRICE", "合同价格（元）", "price of the contract, yuan", AMOUNT),
        extra("SIGN_DATE", "签订日期", "signed on", DAY),
        extra("FINISH_DATE", "完工日期", "completed on", DAY),
        extra("BID_MANAGER", "项目负责人", "project leader", SHORT),
        extra("PERFORMANCE_CONTENT", "业绩内容", "what was done", PARAGRAPH),
    ),
)

CREDIT = _of_bid(
    "BIDDER_CREDIT_INFO",
    "",
    "投标人信用信息",
    "credit fact given with a bid",
    *by(
        Owner.BIDDER,
        extra("CREDIT_NAME", "信用信息名称", "name of the fact", NAME, required=True),
        extra("CREDIT_LEVEL", "信用等级", "level", SHORT),
        extra("CREDIT_SCORE", "信用分", "score", SCORE),
        extra("CREDIT_AUTHORITY", "评价机构", "who rated", NAME),
        extra("CREDIT_DATE", "评价日期", "rated on", DAY),
        extra("CREDIT_END_DATE", "有效期止", "valid until", DAY),
        extra("CREDIT_CONTENT", "信用信息内容", "text", PARAGRAPH),
    ),
)

WITHDRAWAL = _of_bid(
    "BID_WITHDRAW_INFO",
    "",
    "投标文件撤回撤销",
    "bid withdrawn, revoked or replaced",
    *by(
        Owner.BIDDER,
        extra("WITHDRAW_TYPE", "撤回撤销类型", "how", Code(codes=lists.WITHDRAW_TYPE)),
        extra("WITHDRAW_TIME", "收到撤回撤销通知的时间", "notice received at", MOMENT),
        extra("WITHDRAW_REASON", "理由", "reason", PARAGRAPH),
        extra("WITHDRAW_IP", "操作网络地址", "network address", NAME),
    ),
)

ACCESS = _of_bid(
    "BID_FILE_ACCESS_LOG",
    "",
    "投标文件访问记录",
    "access to a bid file or its key",
    *by(
        Owner.PLATFORM,
        extra("ACCESS_ACTION", "访问行为", "what was done", Code(codes=lists.ACCESS_ACTION)),
        extra("ACCESS_TIME", "访问时间", "done at", MOMENT, required=True),
        extra("ACCESS_IP", "网络地址", "network address", NAME),
        *closed(
            extra("OPERATOR_NAME", "操作人", "who did it", SHORT),
            extra("OPERATOR_ACCOUNT", "操作账号", "account", SHORT),
        ),
    ),
    named=False,
)
