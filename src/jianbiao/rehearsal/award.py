"""定标与中标: who wins and why, the letters to winner and losers, the result."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from decimal import Decimal
from typing import Final

from jianbiao.rehearsal import chance as draws
from jianbiao.rehearsal import contract, deciding, evaluation, grievance, panel, publicity, texts
from jianbiao.rehearsal.bids import Bid, Opened
from jianbiao.rehearsal.case import Case, Lot, cents
from jianbiao.rehearsal.days import DAY, at, office
from jianbiao.rehearsal.moments import wire
from jianbiao.rehearsal.opening import fail
from jianbiao.rehearsal.panel import Member
from jianbiao.rehearsal.publicity import Publicity

_TOLD: Final = 12
"""Up to so many bidders a platform reports the letter to every loser."""


def decide(case: Case, lot: Lot, opened: Opened, members: Sequence[Member]) -> Bid | None:
    """Report what follows an opening; return the winner, None where too few bids were valid."""
    seated = panel.seat(case, lot, members, opened)
    found = evaluation.evaluate(case, lot, opened, seated)
    if found is None:
        why = "有效投标不足三个，明显缺乏竞争，评标委员会否决全部投标。"
        fail(case, lot, opened.at + timedelta(hours=5), why)
        case.seated.discard(lot.code)
        return None
    public = publicity.dates(case, lot, opened)
    named = evaluation.candidates(case, lot, found.best)
    publicity.report(case, lot, found, seated, public)
    if lot.shape.stops:
        return None
    text = found.text(lot) + panel.told(lot, seated)
    publicity.publish(case, lot, public, named, text)
    if lot.shape.terminated:
        contract.terminate(case, lot, public.end + DAY)
        return None
    sent = _award_at(case, lot, public)
    if lot.shape.extended:
        _extend(case, lot, public.end + DAY)
    if lot.shape.edited:
        _edit(case, lot, named, public.start + DAY)
    winner = _winner(case, lot, named, found.best)
    case.won[lot.code] = winner.party.code
    grievance.object_to(case, lot, public, sent=sent, by=found.best[-1])
    decided = max(sent - timedelta(hours=1), public.start + timedelta(minutes=5))
    _decided(case, lot, named, winner, decided)
    _award(case, lot, sent, winner)
    _losers(case, lot, sent, winner)
    contract.follow(case, lot, sent, winner, opened.bids)
    grievance.complain(case, lot, public, by=found.best[-1])
    return winner


def _winner(
    case: Case, lot: Lot, named: Sequence[tuple[Bid, str | None]], best: Sequence[Bid]
) -> Bid:
    """Return who wins: the first, or as the plan or the entity's vote has it."""
    shape = lot.shape
    if shape.outsider:
        return next((one for one in best if one not in [c for c, _ in named]), best[-1])
    if shape.winner_rank:
        return best[min(shape.winner_rank, len(best)) - 1]
    if shape.gives_up:
        return best[1]
    if lot.separated and shape.candidates is None:
        return case.chance.choice([one for one, _ in named])
    return best[0]


def _award_at(case: Case, lot: Lot, public: Publicity) -> datetime:
    """Return when the letter of award is sent: a day or more after publicity, or as planned."""
    shape, ended = lot.shape, public.end
    if shape.award_hours is not None:
        return ended + timedelta(hours=shape.award_hours)
    if shape.award_days is not None:
        return at(ended + DAY * shape.award_days, time(10, 0))
    after = 1 + draws.geometric(case.chance, 0.5)
    return office(at(ended + DAY * after, time(10, 0)), case.works)


def _extend(case: Case, lot: Lot, at_: datetime) -> None:
    """Announce that the bids stay valid for longer."""
    case.say(
        "TENDER_FILE_CLARI_MODI",
        at_,
        {
            **lot.place,
            "DOC_NAME": "投标有效期延长通知",
            "VALID_PERIOD": "150",
            "IS_VALID_EXTENDED": "1",
            "SUBMIT_TIME": wire(at_),
        },
    )


def _edit(case: Case, lot: Lot, named: Sequence[tuple[Bid, str | None]], at_: datetime) -> None:
    """Change what was published of the second candidate: its price, its rank, or only a blank."""
    one, how = named[1][0], lot.shape.edited
    told = next(
        sent.message
        for sent in case.sent
        if sent.message["set"] == "TENDER_CANDIDATE"
        and sent.message["data"]["BIDDER_ORG_CODE"] == one.party.code
        and sent.message["data"]["BID_SECTION_CODE"] == lot.code
    )
    data = dict(told["data"])
    if how == "price":
        data["BID_PRICE"], data["PRICE_UNIT"] = case.priced(cents(one.amount * Decimal("0.97")))
    elif how == "rank":
        data["ORDER"] = "1"
    else:
        data["BIDDER_NAME"] = f"{data['BIDDER_NAME'][:2]} {data['BIDDER_NAME'][2:]}"
    case.say("TENDER_CANDIDATE", at_, data, change_of=told["data_key"])


def _decided(
    case: Case,
    lot: Lot,
    named: Sequence[tuple[Bid, str | None]],
    winner: Bid,
    decided: datetime,
) -> None:
    rank = next((rank for one, rank in named if one is winner), None)
    ground = "1" if lot.shape.gives_up else lot.shape.ground or None
    case.decided[lot.code] = decided
    chosen = lot.separated or bool(lot.shape.own_decision)
    if chosen:
        deciding.decide(case, lot, deciding.WINNER, decided)
    case.say(
        "BID_DECISION_INFO",
        decided,
        {
            **lot.place,
            "DECIDE_TIME": lot.kept("DECIDE_TIME", wire(decided)),
            "DECIDE_METHOD": "2" if chosen else "1",
            "WIN_BIDDER_NAME": winner.party.name,
            "WIN_BIDDER_CODE": winner.party.code,
            "WIN_CANDIDATE_ORDER": rank,
            "OTHER_WINNER_GROUND": ground,
            "IS_NEGOTIATED": "0",
        },
    )


def _award(case: Case, lot: Lot, sent: datetime, winner: Bid) -> None:
    amount, unit = case.priced(cents(winner.amount * lot.shape.award_factor))
    name = winner.party.name
    if lot.shape.renamed:
        name = f"{name.removesuffix('有限公司')}集团有限公司"
    said = {
        **lot.place,
        "WIN_BIDDER_NAME": name,
        "WIN_BIDDER_CODE": lot.kept("WIN_BIDDER_CODE", winner.party.code),
        "BID_AMOUNT": lot.kept("BID_AMOUNT", amount),
        "PRICE_UNIT": unit,
        "UNION_ORGAN_SET": winner.union,
    }
    published = sent - timedelta(minutes=30)
    case.say(
        "WIN_RESULT_ANNO",
        published,
        {
            **said,
            "NOTICE_NAME": f"{case.title}中标结果公告",
            "NOTICE_SEND_TIME": wire(published),
            "NOTICE_MEDIA": texts.MEDIA,
        },
    )
    untold = "WIN_NOTICE_SEND_TIME" in lot.shape.missing
    del said["UNION_ORGAN_SET"]
    case.say(
        "BID_WINNING_NOTICE",
        sent,
        {**said, "WIN_NOTICE_SEND_TIME": None if untold else wire(sent)},
    )


def _losers(case: Case, lot: Lot, sent: datetime, winner: Bid) -> None:
    """Report the letters to the losers: all of them, or none where they are many."""
    listed = case.listed[lot.code]
    if len(listed) > _TOLD or lot.shape.losers_untold:
        return
    for named in listed:
        if named["BIDDER_ORG_CODE"] != winner.party.code:
            case.say("BID_RESULT_NOTICE", sent, {**lot.place, **named, "SEND_TIME": wire(sent)})
