"""A small province in one process: platforms post through the door, rooms fold, officers act."""

from datetime import datetime, timedelta

from jianbiao.kit.messages import new_id
from jianbiao.ledger.models import Bookmark
from jianbiao.ledger.sealer import Sealer
from jianbiao.people import queries as people
from jianbiao.publish import services as publish
from jianbiao.record import services as record
from jianbiao.register import services as register
from jianbiao.standard.terms import SHANGHAI
from jianbiao.watch import services as watch
from jianbiao.web.rebuilding import derived
from tests.make import LOT, NOON, TENDER, USCC, envelope, notice
from tests.people.make import OPERATOR, appointed, opened
from tests.posting import ORIGIN

FOLDED = [m for m in derived() if m._meta.app_label in {"record", "watch"}]
"""The tables of record and watch."""
MARCH = datetime(2026, 3, 1, 9, tzinfo=SHANGHAI)


def staffed():
    """Appoint a supervisor and a legal officer of the province, in whose name rules are in force."""
    opened(industries=("*",))
    supervisor = appointed("lin", password="")
    appointed("gao", role="legal_officer", name="高一", password="")
    register.seed(at=MARCH, by=OPERATOR, legal=people.legal_officer())
    return supervisor


def fold():
    """Let record and watch take whatever is new."""
    while record.catch_up() or watch.catch_up() or publish.catch_up():
        pass


def emptied():
    """Forget everything that was folded."""
    for model in (*FOLDED, Bookmark):
        model.objects.all().delete()


def folded():
    """Return every row of every folded table."""
    return {
        model._meta.label: [
            {k: v for k, v in row.items() if k not in getattr(model, "kept_columns", ())}
            for row in model.objects.order_by(*(f.attname for f in model._meta.pk_fields)).values()
        ]
        for model in FOLDED
    }


def seal(home, log="official"):
    """Seal what is in the ledger of the instance at ``home``."""
    Sealer(home=str(home), origin=ORIGIN, log=log).step()


def short_sale(**more):
    """Return 招标公告 whose documents are on sale for two days: P16 asks for five."""
    return notice(DOC_GET_END_TIME="20260304170000", **more)


def clarification(**data):
    """Return a clarification ten days before the deadline: P19 asks for fifteen."""
    said = {
        "TENDER_PROJECT_CODE": TENDER,
        "CLARIFY_TIME": "20260314090000",
        "IS_AFFECT_BID": "1",
    }
    return envelope("TENDER_FILE_CLARI_MODI", said | data)


def award(sent="20260402090000", **data):
    """Return 中标通知书."""
    said = {
        "TENDER_PROJECT_CODE": TENDER,
        "BID_SECTION_CODE": LOT,
        "WIN_BIDDER_NAME": "云禾建筑有限公司",
        "WIN_BIDDER_CODE": USCC,
        "BID_AMOUNT": "7600000.00",
        "PRICE_UNIT": "0",
        "WIN_NOTICE_SEND_TIME": sent,
    }
    return envelope("BID_WINNING_NOTICE", said | data)


def contract(signed, **data):
    """Return 合同."""
    said = {
        "TENDER_PROJECT_CODE": TENDER,
        "BID_SECTION_CODE": LOT,
        "CONTRACT_NAME": "供水工程施工合同",
        "SIGN_TIME": signed,
    }
    return envelope("CONTRACT_PERFORMANCE", said | data)


def corrected(message, data_type="2", *, without=(), **data):
    """Return a change (2) or deletion (3) of ``message``."""
    kept = {k: v for k, v in message["data"].items() if k not in without}
    return message | {
        "message_id": new_id(),
        "data_type": data_type,
        "data": kept | data,
    }


def days(count, at=NOON):
    """Return ``at`` some days later."""
    return at + timedelta(days=count)
