"""Makers of a complaint on its way: filed by a citizen, handled by invented officers."""

import re

from django.core.files.uploadedfile import SimpleUploadedFile

from jianbiao.people import competences
from jianbiao.supervision import services
from jianbiao.supervision.models import CaseRow
from tests.make import TENDER, envelope
from tests.people.make import OPERATOR, appointed
from tests.web.make import BEFORE, Scene

PDF = b"%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"
FORM = {
    "respondent": "朔宁市水务局",
    "respondent_kind": "1",
    "matter": "1",
    "knew_on": "2026-03-15",
    "objected_on": "",
    "replied_on": "",
    "objection": "",
    "before_court": "",
    "facts": "招标文件指定了特定品牌，且要求投标人在本市设有分支机构，排斥外地投标人。",
    "evidence": "招标文件第三章第二节。",
    "request": "责令改正招标文件。",
    "complainant": "某某建筑有限公司",
    "contact": "钱七 13900000000",
    "interested": "1",
    "signed": "1",
}
DRAFT = {
    "outcome": "handled",
    "conclusion": "partly",
    "found": "经查，招标文件第三章指定了特定品牌。孙八称：系沿用旧稿。经办人：周九，电话 13911112222。某某建筑有限公司所述属实。吴十参与编制。",
    "grounds": "违反《招标投标法实施条例》第三十二条。",
    "result": "责令招标人改正招标文件。",
    "means": "",
    "persons": "吴十",
}


def scene_of(settings, home):
    """Return a small instance in which four officers of one department handle complaints."""
    made = Scene(settings, home)
    services.seed(at=BEFORE, by=OPERATOR)
    for login, name in (("wang", "王一"), ("zhao", "赵一"), ("feng", "冯一")):
        appointed(login, name=name, password="")
    made.called()
    while competences.catch_up():
        pass
    return made


def filed(client, *files, send="1", url=f"/complain?tender={TENDER}", **said):
    """Post the form of a complaint, by default its last step."""
    form = FORM | {"files": list(files)} | ({"send": send} if send else {}) | said
    return client.post(url, form)


def pdf(name="证据.pdf", content=PDF):
    """Return a small file of evidence."""
    return SimpleUploadedFile(name, content, content_type="application/pdf")


def code_of(answer):
    """Return the feedback code that a page shows."""
    return re.search(r'feedback-code">([A-Z0-9]{25})<', answer.content.decode())[1]


def act(client, name, **said):
    """Post one act of the only case, as its page does."""
    row = CaseRow.objects.get()
    return client.post(f"/desk/cases/{row.id}", {"act": name, "seen": len(row.done), **said})


def accepted(client, **said):
    """Accept the only case with two investigators."""
    return act(client, "accept", **({"investigators": "lin\nwang", "recusal_checked": "1"} | said))


def notified(client, **said):
    """Ask the respondent for a statement."""
    form = {
        "respondent": "朔宁市水务局",
        "points": "请说明招标文件第三章指定品牌的理由。",
        "answer_by": "2026-03-31",
        "channel": "2",
    }
    return act(client, "notify", **(form | said))


def objection(number="Y1", time="20260316090000", **data):
    """Return an objection to the tender documents."""
    said = {
        "TENDER_PROJECT_CODE": TENDER,
        "OBJECTION_NO": number,
        "OBJECTION_TYPE": "1",
        "OBJECTION_TIME": time,
        "OBJECTOR_NAME": "某某建筑有限公司",
        "OBJECTION_CONTENT": "指定品牌",
    }
    return envelope("OBJECTION", said | data)


def reply(number="Y1", time="20260318090000", **data):
    """Return the reply to an objection."""
    said = {
        "TENDER_PROJECT_CODE": TENDER,
        "OBJECTION_NO": number,
        "STATUS": "1",
        "REPLY_TIME": time,
        "REPLY_CONTENT": "不予更改",
    }
    return envelope("OBJECTION_REPLY", said | data)
