"""Invented notices and opening records in every layout, with what they say."""

from jianbiao.standard.identifiers import make_uscc

TITLE = "某县某道路工程施工开标记录"
HEADS = (
    "序号",
    "投标人名称",
    "统一社会信用代码",
    "投标文件递交时间",
    "解密时间",
    "保证金(元)",
    "投标总报价（万元）",
)
STEMS, LANDS = "甲乙丙丁戊己庚辛", "山水田林湖草"


def bids(count):
    """Return rows of an opening record: one in three bonds in cash, prices in 万元."""
    return [
        (
            str(i),
            f"{STEMS[i % 8]}{LANDS[i // 8 % 6]}{i}号建设工程有限公司",
            make_uscc("9", "1", "620102", f"{i:08d}"),
            f"2026-03-1{i % 9} 09:{i % 60:02d}:12",
            f"2026-03-16 09:{i % 60:02d}:30",
            "电子保函" if i % 3 else "500,000",
            f"{2417 + i / 10000:,.4f}",
        )
        for i in range(1, count + 1)
    ]


def prices(rows):
    """Return what the rows say: name and yuan."""
    return [(row[1], round(float(row[6].replace(",", "")) * 10000, 2)) for row in rows]


def flat(rows, columns=range(7), repeat=0, without_price=()):
    heads = [HEADS[i] for i in columns]
    lines = [TITLE, "开标时间：2026年3月16日09时00分", *heads]
    for n, row in enumerate(rows):
        if repeat and n and n % repeat == 0:
            lines += heads
        cells = [row[i] for i in columns]
        lines += cells[:-1] if n in without_price else cells
    return "\n".join(lines)


def side_by_side(rows, gap):
    return "\n".join([TITLE, gap.join(HEADS), *(gap.join(row) for row in rows)])


def html(rows, lots=0):
    heads = "".join(f"<th>{head}</th>" for head in (("标段", *HEADS) if lots else HEADS))
    body = "".join(
        "<tr>"
        + (
            f'<td rowspan="{lots}">第{"一二三四"[n // lots]}标段</td>'
            if lots and n % lots == 0
            else ""
        )
        + "".join(f"<td>{cell}</td>" for cell in row)
        + "</tr>"
        for n, row in enumerate(rows)
    )
    return f"<html><body><h1>{TITLE}</h1><table><tr>{heads}</tr>{body}</table></body></html>"


def turned(rows):
    """Heads beside their cells instead of above them."""
    body = "".join(
        f"<tr><th>{HEADS[i]}</th>" + "".join(f"<td>{row[i]}</td>" for row in rows) + "</tr>"
        for i in (1, 2, 5, 6)
    )
    return f"<p>{TITLE}</p><table>{body}</table>"


def turned_flat(rows):
    return "\n".join(
        [TITLE, HEADS[1], *(row[1] for row in rows), HEADS[6], *(row[6] for row in rows)]
    )


def listed(rows):
    lines = (f"{row[0]}、{row[1]}，投标报价：{row[6]}万元，工期：100日历天；" for row in rows)
    return "\n".join([TITLE, *lines])


def blocks(rows):
    lines = (f"投标人名称：{row[1]}\n投标报价：{row[6]}万元\n工期：100日历天" for row in rows)
    return "\n".join([TITLE, *lines])


CALL = """某市教育局2026年实验室设备采购项目竞争性磋商公告
项目概况
某市教育局2026年实验室设备采购项目的潜在供应商应在某交易平台获取采购文件，并于 2026年03月26日 09点30分 （北京时间）前递交响应文件。
一、项目基本情况
项目编号：ABC2026-XY-J002
项目名称：某市教育局2026年实验室设备采购项目
采购方式：竞争性磋商
预算金额：198.5万元
最高限价：1,980,000.00 元
序号
包号
包名称
包预算（元）
包最高限价（元）
1
ABC2026-1
显微镜
1000000
995000
2
ABC2026-2
试剂柜
985000
985000
合同履行期限：30日
三、获取采购文件
时间：2026年03月18日 00:00 至 2026年03月21日 23:30
售价：0元
四、响应文件提交
截止时间：2026年03月26日 09点30分（北京时间）
五、开启
时间：2026年03月26日 09点30分（北京时间）
六、公告期限
自本公告发布之日起3个工作日。
八、凡对本次采购提出询问，请按以下方式联系
1.采购人信息
名称：某市教育局
地址：某路1号
2.采购代理机构信息
名称：某某项目管理有限公司
"""

AWARD = """一、项目编号：ABC2026-XY-J002
二、项目名称：某市教育局2026年实验室设备采购项目
三、中标（成交）信息
序号
供应商名称
供应商地址
中标（成交）金额
评审总得分
1
甲科学仪器有限公司
某路2号
报价：{price}（元）
88.67
四、主要标的信息
五、代理服务收费标准及金额：
代理服务收费金额（元）：
14988
"""
