"""Read one row as a release (读取): the fast reader's answer, else the repairing one's, or neither's."""

from collections.abc import Mapping
from hashlib import sha256
from typing import Any, Final

import msgspec
import orjson

from jianbiao.gather import repeats
from jianbiao.gather.ocds import merging, parsing, typed
from jianbiao.gather.ocds.mending import Mender
from jianbiao.gather.ocds.repairs import Log, Unmendable
from jianbiao.gather.readings import Reading, Row

READER: Final = "ocds/2"
"""Who read it, with the version of the rules of mending."""
_CONTAINERS: Final = ("release", "data", "record", "json")


def read(raw: bytes, context: str = "") -> Reading:
    """Return what a row says; ``context`` is what its package says of all its releases, as JSON.

    A release, or a record: its compiled release, else its releases merged. Pure: the same bytes are
    read the same way. Whatever is wrong is told in the reading, nothing is raised.
    """
    if typed.decode(raw) is not None:
        try:
            release = parsing.exactly(raw)
            if not repeats.suspected(raw, release):
                return Reading(release=release)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            pass  # a field nobody reads is broken: the repairing reader says how
    return repaired(raw, context)


def taken(row: Row) -> Reading:
    """Return what the repairing reader makes of a row, or why the row could not be taken."""
    if row.reason:
        return Reading(release=None, reason=row.reason, where=row.where)
    return repaired(row.raw, row.context)


def repaired(raw: bytes, context: str = "") -> Reading:
    """Return what the repairing reader alone makes of a row."""
    log = Log()
    try:
        release = _release(parsing.parsed(raw, log), log)
    except Unmendable as error:
        return Reading(
            release=None, repairs=tuple(log.repairs), reason=error.reason, where=log.where
        )
    return _judged(release, context, log)


def _release(said: Any, log: Log) -> dict[str, Any]:
    """Return the release a row holds: itself, or what a record comes to."""
    if not isinstance(said, dict):
        log.where = type(said).__name__
        raise Unmendable("not_an_object")
    if not any(said.get(name) for name in typed.RECORD + typed.SECTIONS):
        for name in _CONTAINERS:
            inner = said.get(name)
            if isinstance(inner, dict):
                log.add("unpacked", ((), name), f"/{name}", "")
                return _release(inner, log)
    if not any(name in said for name in typed.RECORD):
        return said
    if isinstance(compiled := said.get("compiledRelease"), dict) and compiled:
        log.add("record_compiled", ((), "compiledRelease"), "record", "release")
        return _named(compiled, said)
    if isinstance(releases := said.get("releases"), list) and releases:
        return _named(_merged(releases, log), said)
    if isinstance(versioned := said.get("versionedRelease"), dict) and versioned:
        log.add("record_versioned", ((), "versionedRelease"), "record", "release")
        return _named(merging.latest(versioned), said)
    if any(said.get(name) for name in typed.SECTIONS):
        return {name: value for name, value in said.items() if name not in typed.RECORD}
    raise Unmendable("nothing_said")


def _named(release: dict[str, Any], record: Mapping[str, Any]) -> dict[str, Any]:
    return release if release.get("ocid") else {**release, "ocid": record.get("ocid")}


def _merged(releases: list[Any], log: Log) -> dict[str, Any]:
    """Return a record's own releases as one, each mended first."""
    mended = []
    for place, one in enumerate(releases):
        at = ((), "releases")
        if not isinstance(one, dict) or not any(one.get(name) for name in typed.SECTIONS):
            linked = isinstance(one, dict) and bool(one.get("url"))
            log.where = f"/releases/{place}"
            raise Unmendable("releases_linked" if linked else "nothing_said")
        mender = Mender(one)
        mender.mend()
        log.take(mender.log, (at, str(place)))
        mended.append(one)
    log.add("record_merged", ((), "releases"), f"{len(mended)} releases", "release")
    return mended[0] if len(mended) == 1 else merging.compiled(mended)


def _judged(release: dict[str, Any], context: str, log: Log) -> Reading:
    mender = Mender(release)
    mender.log = log
    mender.mend()
    if not any(release.get(name) for name in typed.SECTIONS):
        log.fail("nothing_said", ())
    _identify(release, context, log)
    if not log.reason:
        try:
            typed.typed(release)
        except msgspec.ValidationError as error:
            log.reason, log.where = "not_a_release", str(error).rpartition(" - at ")[2]
    repairs = tuple(log.repairs)
    if log.reason:
        return Reading(
            release=None, repairs=repairs, reason=log.reason, where=log.where, suggestion=release
        )
    return Reading(release=release, repairs=repairs)


def _identify(release: dict[str, Any], context: str, log: Log) -> None:
    """Give a release without an ocid one: the publisher and its own id of the process, always the same."""
    said = release.get("ocid")
    if isinstance(said, str) and said.strip():
        if len(said) > typed.LONGEST_OCID:
            log.fail("ocid_too_long", ((), "ocid"))
        return
    code = _process(release)
    publisher = _publisher(release, context)
    if not code or not publisher:
        log.fail("ocid_missing", ((), "ocid"))
        return
    made = f"x-{sha256(publisher.encode()).hexdigest()[:6]}-{code}"
    log.add("ocid_made", ((), "ocid"), f"{publisher} {code}", made)
    release["ocid"] = made
    if len(made) > typed.LONGEST_OCID:
        log.fail("ocid_too_long", ((), "ocid"))


def _process(release: Mapping[str, Any]) -> str:
    """Return the publisher's own id of the process: the tender's, else the release's."""
    tender = release.get("tender")
    code = tender.get("id") if isinstance(tender, dict) else None
    return code or release.get("id") or ""


def _publisher(release: Mapping[str, Any], context: str) -> str:
    """Return who publishes: as the package says, as the release says, else its buyer."""
    around = orjson.loads(context) if context else {}
    for said in (around.get("publisher"), release.get("publisher"), release.get("buyer")):
        if isinstance(said, dict):
            for name in ("uid", "uri", "id", "name"):
                if isinstance(said.get(name), str) and said[name]:
                    return str(said[name])
    uri = around.get("uri")
    return uri.split("?")[0].rsplit("/", 1)[0] if isinstance(uri, str) else ""
