"""Base prices, scores and rankings recompute from the messages alone."""

import random
import re
from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianbiao.rehearsal import prices
from jianbiao.rehearsal.prices import LOT_DRAW, LOTTERY, LOWEST, WEIGHTED, Terms
from tests.rehearsal.make import of_lot, planned, said, stress

AMOUNTS = st.lists(
    st.decimals(min_value=1_000_000, max_value=9_000_000, places=2), min_size=3, max_size=30
)
_ROW = re.compile(
    r"^\d+\. (?P<name>[^，]+)，报价(?P<bid>[\d.]+)"
    r"(?:，评审调整额(?P<added>[\d.]+)，评审价(?P<evaluated>[\d.]+)|，报价得分(?P<price>[\d.]+)，其余得分(?P<other>[\d.]+)，综合得分(?P<total>[\d.]+)|，得分(?P<score>[\d.]+))?$",
    re.MULTILINE,
)


def percent(text, before, after):
    return Decimal(re.search(f"{before}([0-9.]+){after}", text).group(1))


def off(bid, base):
    return (bid - base) / base * 100


def rounded(value):
    return value.quantize(Decimal("0.01"), ROUND_HALF_UP)


def mean_without(bids, drop):
    kept = sorted(bids)[drop : len(bids) - drop] if drop else bids
    return sum(kept, Decimal(0)) / len(kept)


def lots():
    """Yield of every evaluated lot: its terms, its published table, its candidates by rank."""
    for tender in (*stress(), *(planned(i, "realistic", seed=5) for i in range(60))):
        for documents in said([tender], "TENDER_FILE_CLARI_MODI"):
            lot = documents.get("BID_SECTION_CODE")
            published = of_lot(tender, lot, "TENDER_CANDIDATE_ANNOUNCE")
            edited = any(one.rule == "X13" and one.lot == lot for one in tender.truth)
            if "EVALUATING_METHOD" in documents and published and not edited:
                named = of_lot(tender, lot, "TENDER_CANDIDATE")
                ranked = sorted((d for d in named if "ORDER" in d), key=lambda d: d["ORDER"])
                yield tender, lot, documents["EVALUATING_METHOD"], published[0], ranked


def test_base_price_scores_and_ranking_recompute_from_what_was_published():
    seen = set()
    for tender, lot, method, published, ranked in lots():
        text = published["PUBLICITY_CONTENT"]
        rows = [match.groupdict() for match in _ROW.finditer(text)]
        bids = [Decimal(row["bid"]) for row in rows]
        assert rows, text
        if method.startswith(LOWEST):
            evaluated = [Decimal(row["evaluated"]) for row in rows]
            added = [Decimal(row["added"]) for row in rows]
            assert evaluated == [bid + more for bid, more in zip(bids, added, strict=True)]
            order = sorted(range(len(bids)), key=lambda n: evaluated[n])
        elif method.startswith(LOT_DRAW):
            assert len(set(bids)) == 1
            drawn = sorted(of_lot(tender, lot, "EVALUATION_RESULT"), key=lambda d: int(d["ORDER"]))
            names = [row["name"] for row in rows]
            order = [names.index(data["BIDDER_NAME"]) for data in drawn]
        else:
            order = recomputed(tender, lot, method, text, rows, bids)
        seen.add(method[:4])
        if len({data["ORDER"] for data in ranked}) == len(ranked):
            best = [rows[n]["name"] for n in order][: len(ranked)]
            assert [data["BIDDER_NAME"] for data in ranked] == best
    assert seen == {"综合评估", "经评审的", "合理低价", "固定价抽"}


def recomputed(tender, lot, method, text, rows, bids):
    """Check base and scores against the stated terms; return the order they give."""
    above, below = percent(method, "每高于基准价1%扣", "分"), percent(method, "每低于1%扣", "分")
    base = Decimal(re.search(r"评标基准价：([\d.]+)", text).group(1))
    if method.startswith(LOTTERY):
        drawn = [
            d["DRAW_RESULT"] for d in of_lot(tender, lot, "BID_OPEN_DETAIL") if "DRAW_RESULT" in d
        ]
        k, full = percent(drawn[0], "K=", "%"), Decimal(100)
        mean = mean_without(bids, len(bids) // 10)
        assert base == rounded(mean * (100 - k) / 100)
    else:
        full = percent(method, "投标报价", "分")
        assert base == rounded(mean_without(bids, 1 if len(bids) >= 5 else 0))
    totals = []
    for row, bid in zip(rows, bids, strict=True):
        points = 100 - (off(bid, base) * above if bid > base else -off(bid, base) * below)
        score = rounded(max(points, Decimal(0)) * full / 100)
        assert score == Decimal(row["price"] or row["score"])
        totals.append(score + Decimal(row["other"] or 0))
        assert totals[-1] == Decimal(row["total"] or row["score"])
    return sorted(range(len(bids)), key=lambda n: (-totals[n], bids[n], n))


def test_candidates_and_award_carry_the_price_that_was_read_out():
    for tender in stress():
        if any(one.rule in {"X13", "A05", "A06", "A16", "B07"} for one in tender.truth):
            continue
        for name in ("TENDER_CANDIDATE", "BID_WINNING_NOTICE"):
            for data in said([tender], name):
                who = data.get("BIDDER_ORG_CODE") or data["WIN_BIDDER_CODE"]
                read_out = {
                    (d["BIDDER_ORG_CODE"], d["BID_PRICE"], d["PRICE_UNIT"])
                    for d in of_lot(tender, data["BID_SECTION_CODE"], "BID_OPEN_DETAIL")
                    if "BID_PRICE" in d
                }
                amount = data.get("BID_PRICE") or data["BID_AMOUNT"]
                assert (who, amount, data["PRICE_UNIT"]) in read_out


def test_prices_in_ten_thousands_lose_no_cent():
    wan = [
        d
        for d in said(stress(), "BID_OPEN_DETAIL")
        if "BID_PRICE" in d and d.get("PRICE_UNIT") == "1"
    ]
    assert len(wan) > 50
    assert all(re.fullmatch(r"\d+\.\d{6}", data["BID_PRICE"]) for data in wan)


@given(AMOUNTS, st.sampled_from(prices.BALLS))
def test_the_lottery_takes_the_bid_nearest_to_the_base(bids, ball):
    terms = Terms(method=LOTTERY, above=Decimal(2), below=Decimal(1))
    ranking = prices.rank(terms, bids, ball=ball)
    assert sorted(ranking.order) == list(range(len(bids)))
    assert ranking.totals[ranking.order[0]] == max(ranking.totals)
    assert min(bids) * (100 - ball) / 100 - 1 <= ranking.base <= max(bids)


@given(AMOUNTS)
def test_lowest_price_takes_the_lowest(bids):
    ranking = prices.rank(Terms(method=LOWEST), bids, others=[Decimal(0)] * len(bids))
    assert bids[ranking.order[0]] == min(bids) == ranking.base


@given(AMOUNTS, st.data())
def test_what_the_panel_adds_decides_under_the_lowest_price(bids, data):
    added = data.draw(
        st.lists(st.decimals(0, 90_000, places=2), min_size=len(bids), max_size=len(bids))
    )
    ranking = prices.rank(Terms(method=LOWEST), bids, others=added)
    compared = [bid + more for bid, more in zip(bids, added, strict=True)]
    assert compared[ranking.order[0]] == min(compared) == ranking.base
    assert sorted(ranking.order) == list(range(len(bids)))


def test_a_fixed_price_is_drawn_and_the_draw_is_the_ranking():
    terms = Terms(method=LOT_DRAW, discount=Decimal(8))
    bids = prices.amounts(random.Random(1), terms, ceiling=Decimal("1000000.00"), count=5)
    assert set(bids) == {Decimal("920000.00")}
    ranking = prices.rank(terms, bids, drawn=(3, 0, 4))
    assert ranking.order == (3, 0, 4, 1, 2)


@pytest.mark.parametrize(
    ("method", "bids", "ball", "base"),
    [
        (WEIGHTED, (100, 110, 120, 130), 0, "115.00"),
        (WEIGHTED, (100, 110, 120, 130, 500), 0, "120.00"),
        (LOTTERY, (100, 200, 300), 10, "180.00"),
        (LOTTERY, (1, 100, 100, 100, 100, 100, 100, 100, 100, 999), 0, "100.00"),
        (LOTTERY, ("33.335", "33.335"), 0, "33.34"),
    ],
    ids=[
        "mean",
        "ends dropped from five",
        "less K",
        "tenths dropped from ten",
        "half up",
    ],
)
def test_base_prices_are_what_the_terms_say(method, bids, ball, base):
    found = prices.base_price(method, [Decimal(bid) for bid in bids], Decimal(ball))
    assert str(found) == base


def test_a_point_is_lost_for_a_per_cent_and_none_goes_below_zero():
    terms = Terms(method=WEIGHTED, price_points=Decimal(40), above=Decimal(2), below=Decimal(1))
    scores = [prices.price_score(terms, Decimal(bid), Decimal(100)) for bid in (100, 105, 95, 900)]
    assert [str(score) for score in scores] == ["40.00", "36.00", "38.00", "0.00"]
