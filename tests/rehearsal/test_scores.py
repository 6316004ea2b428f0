"""Base prices, points and ranking recompute from the messages alone, exactly."""

from collections import defaultdict
from decimal import ROUND_HALF_UP, Decimal

from tests.rehearsal.make import of_lot, planned, said, stress

CENT = Decimal("0.01")


def lots(code):
    """Yield the lots evaluated by a method with what their messages say of it."""
    for tender in (*stress(), *(planned(n, "realistic", seed=5) for n in range(40))):
        for documents in said([tender], "TENDER_FILE_CLARI_MODI"):
            lot = documents.get("BID_SECTION_CODE")
            results = of_lot(tender, lot, "EVALUATION_RESULT")
            if documents.get("EVALUATING_METHOD_CODE") != code:
                continue
            if results and valid_bids(tender, lot):
                yield tender, lot, documents, results


def amount(data, name):
    return Decimal(data[name]) * (10_000 if data.get("PRICE_UNIT") == "1" else 1)


def rounded(value):
    return value.quantize(CENT, ROUND_HALF_UP)


def valid_bids(tender, lot):
    """Return the bids read out and not rejected, by the bidder's code."""
    rejected = {data["BIDDER_ORG_CODE"] for data in of_lot(tender, lot, "REJECTED_BID_INFO")}
    return {
        data["BIDDER_ORG_CODE"]: amount(data, "BID_PRICE")
        for data in of_lot(tender, lot, "BID_OPEN_DETAIL")
        if "BID_PRICE" in data and data["BIDDER_ORG_CODE"] not in rejected
    }


def parameters(documents):
    rows = {row["PARAM_NAME"]: Decimal(row["PARAM_VALUE"]) for row in documents["METHOD_PARAM_SET"]}
    return rows["高于基准价每1%扣分"], rows["低于基准价每1%扣分"]


def price_points(bid, base, documents, full):
    above, below = parameters(documents)
    off = (bid - base) / base * 100
    points = 100 - (off * above if off > 0 else -off * below)
    return rounded(max(points, Decimal(0)) * full / 100)


def test_weighted_scores_recompute_from_the_members_points():
    seen = 0
    for tender, lot, documents, results in lots("1"):
        bids = valid_bids(tender, lot)
        kept = sorted(bids.values())
        kept = kept[1:-1] if len(kept) >= 5 else kept
        base = rounded(sum(kept) / len(kept))
        [report] = of_lot(tender, lot, "EVALUATION_REPORT")
        assert Decimal(report["BASE_PRICE"]) == base
        if "SCORE_ITEM_SET" not in documents:
            continue
        full = {r["SCORE_ITEM_CODE"]: Decimal(r["FULL_SCORE"]) for r in documents["SCORE_ITEM_SET"]}
        assert sum(full.values()) == 100
        given = defaultdict(lambda: defaultdict(list))
        for data in of_lot(tender, lot, "EVALUATION_SCORE_DETAIL"):
            given[data["BIDDER_ORG_CODE"]][data["SCORE_ITEM_CODE"]].append(Decimal(data["SCORE"]))
        totals = {}
        for data in results:
            code = data["BIDDER_ORG_CODE"]
            points = price_points(bids[code], base, documents, full["BJ"])
            tech, [credit] = given[code]["JS"], given[code]["XY"]
            totals[code] = points + rounded(sum(tech) / len(tech)) + credit
            assert Decimal(data["PRICE_SCORE"]) == points
            assert Decimal(data["TOTAL_SCORE"]) == totals[code]
            seen += 1
        order = sorted(results, key=lambda data: int(data["ORDER"]))
        ranked = [totals[data["BIDDER_ORG_CODE"]] for data in order]
        assert ranked == sorted(ranked, reverse=True)
    assert seen > 100


def test_a_lottery_recomputes_from_the_ball_that_was_drawn():
    seen = 0
    for tender, lot, documents, results in lots("3"):
        bids = valid_bids(tender, lot)
        drawn = [
            d["DRAW_RESULT"] for d in of_lot(tender, lot, "BID_OPEN_DETAIL") if "DRAW_RESULT" in d
        ]
        k = Decimal(drawn[0].split("K=")[1].removesuffix("%"))
        kept = sorted(bids.values())
        drop = len(kept) // 10
        kept = kept[drop:-drop] if drop else kept
        base = rounded(sum(kept) / len(kept) * (100 - k) / 100)
        for data in results:
            points = price_points(bids[data["BIDDER_ORG_CODE"]], base, documents, Decimal(100))
            assert Decimal(data["TOTAL_SCORE"]) == points
            seen += 1
    assert seen > 100


def test_the_lowest_evaluated_price_ranks():
    seen = 0
    for tender, lot, _, results in lots("2"):
        bids = valid_bids(tender, lot)
        order = sorted(results, key=lambda data: int(data["ORDER"]))
        evaluated = [Decimal(data["EVALUATION_PRICE"]) for data in order]
        assert evaluated == sorted(evaluated)
        assert all(
            price >= bids[d["BIDDER_ORG_CODE"]] for price, d in zip(evaluated, order, strict=True)
        )
        seen += len(order)
    assert seen > 100
