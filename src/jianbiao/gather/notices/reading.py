"""读公告 (reading): one row of a file of notices as a release, or the reason it is set aside."""

from jianbiao.gather.notices import filed
from jianbiao.gather.notices.contradictions import contradictions, unbelieved
from jianbiao.gather.notices.extracting import extract
from jianbiao.gather.notices.kinds import NOT_A_TENDER
from jianbiao.gather.notices.release import release_of
from jianbiao.gather.notices.sources import Source, Unreadable, source
from jianbiao.gather.notices.values import Doubt, Notice, Place
from jianbiao.gather.readings import Reading

LONGEST = 8 * 1024 * 1024
"""Bytes of one notice that are read; a longer row is set aside whole."""


def read(raw: bytes) -> Reading:
    """Read one row: JSON of the national platform's or an aggregator's layout, text or HTML.

    A contradiction, an impossible ratio or a lost unit sets the row aside with what was understood
    as its suggestion; what is merely not found is missing.
    """
    if len(raw) > LONGEST:
        return Reading(release=None, reason="row_too_long", where=f"> {LONGEST}")
    try:
        row = source(raw)
    except Unreadable as error:
        return Reading(release=None, reason=error.reason, where=error.where or str(error))
    notice = understood(row)
    release = release_of(notice, row, raw)
    if notice.kind == NOT_A_TENDER:
        where = notice.values["kind"].place.member
        return Reading(
            release=None,
            repairs=row.repairs,
            reason="not_a_tender",
            where=where,
            suggestion=release,
        )
    for reason, where in contradictions(notice):
        return Reading(
            release=None, repairs=row.repairs, reason=reason, where=where, suggestion=release
        )
    return Reading(release=release, repairs=row.repairs)


def understood(row: Source) -> Notice:
    """Return what a row's text and members say."""
    notice = extract(row.title, row.text, row.shelf, member=row.member, torn=row.layout == "jianyu")
    filed.take(notice, row)
    for offer in unbelieved(notice):
        start, end = offer.spans.get("price", (0, 0))
        place = Place(member=row.member, start=start, end=end)
        reason = offer.price.reason if offer.price and offer.price.reason else "unclear"
        notice.prices_aside.append(Doubt(field="price", reason=reason, place=place))
    return notice
