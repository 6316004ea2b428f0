"""每一对机构: nobody sees a tender outside their competence, nor a restricted field without the power.

The walk is over the address map: a new page is asked by itself, and one whose power or parameter
nobody has classified fails. The quick run asks one body of each kind; `-m accept` asks all of them.
"""

import itertools
import os
import pathlib
from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.conf import settings
from django.urls import URLPattern, URLResolver, get_resolver

from jianbiao.intake import docking
from jianbiao.ledger import queries as ledger
from jianbiao.people import queries as people
from jianbiao.people import services
from jianbiao.people.domain import BODIES, visible
from jianbiao.people.models import Officer
from jianbiao.people.queries import Scope
from jianbiao.record import queries as record
from jianbiao.record.models import Item
from jianbiao.standard.terms import Actor
from jianbiao.supervision import casefile, sharing, signing
from jianbiao.supervision import services as supervision
from jianbiao.supervision.domain.cases import Attempt, Subject
from jianbiao.supervision.domain.documents import Document, Section, Signing
from jianbiao.supervision.domain.evidence import Piece
from jianbiao.supervision.models import CaseRow, Share, SignedDocument
from jianbiao.watch.models import Alert
from jianbiao.web.house import coverage
from tests.make import USCC, envelope, lot, project, tender
from tests.people.make import OPERATOR
from tests.posting import dock, open_door
from tests.stories.scene import fold, short_sale, staffed
from tests.supervision.make import CASE, opened
from tests.web.make import BEFORE, stand

pytestmark = [
    pytest.mark.django_db(databases="__all__"),
    pytest.mark.usefixtures("instance"),
]

PLACES = (
    ("690000", "province"),
    ("690100", "city"),
    ("690102", "county"),
    ("690200", "city"),
    ("690202", "county"),
)
SECTORS = ("A01", "A07")
GENERAL = {
    "development_reform",
    "public_resource",
    "discipline",
    "audit",
    "trading_centre",
    "operator",
    "legal_office",
}
TENDERS = tuple(itertools.product(("690102", "690202"), SECTORS))
ROLES = {"legal_office": "legal_officer", "operator": "system_admin"}

PUBLIC_OPEN = {"public", ""}
SCOPED = {
    "tender.read",
    "alert.read",
    "alert.close",
    "desk.read",
    "ledger.read",
    "entity.match",
    "file.read",
    "case.read",
    "case.handle",
    "case.approve",
    "share.ask",
}
"""Pages that show tenders: only those in reach."""
HOUSE = {
    "outage.record",
    "account.own",
    "rule.read",
    "rule.stand",
    "parameter.set",
    "platform.read",
    "power.confirm",
    "officer.appoint",
    "department.open",
    "audit.read",
    "content.erase",
    "row.settle",
}
"""Pages of the house: no tender at all stands on them."""


def code_of(region, sector):
    return f"E6900000901{1 + TENDERS.index((region, sector)):06}001"


def title(region, sector):
    return f"标题{region}{sector}记"


def secret(region, sector):
    return f"责任人{region}{sector}密"


def addressed():
    """Yield (region code of bodies, kind, sector) of every body there is."""
    for (region, level), kind in itertools.product(PLACES, BODIES):
        for sector in ("*",) if kind in GENERAL else SECTORS:
            yield region, level, kind, sector


LOOSE = {
    "EXPERT_INFO": {"EXPERT_CODE": "ZJ-1", "EXPERT_NAME": "密专家一"},
    "EXPERT_SPECIALTY": {"EXPERT_CODE": "ZJ-1", "EXPERT_NAME": "密专家一"},
    "EXPERT_PUNISH_INFO": {"EXPERT_CODE": "ZJ-1", "EXPERT_NAME": "密专家一"},
    "PARTY_RELATION": {
        "PARTY_A_NAME": "密甲公司",
        "PARTY_B_NAME": "密乙公司",
        "RELATION_KIND": "1",
    },
    "PLATFORM_ACCOUNT_INFO": {"ACCOUNT_NO": "a1", "LEGAL_NAME": "密丙公司"},
}
"""Records under no tender, open to nobody: seen by those alone who see their platform."""
SHARED = ("密专家一", "密甲公司", "密乙公司", "密丙公司")


def register_bodies(only):
    bodies, officers = [], []
    for region, level, kind, sector in addressed():
        if not only(region, kind, sector):
            continue
        code = f"{region}-{kind}-{sector.replace('*', 'all')}"[:32]
        bodies.append(
            {
                "code": code,
                "zh": f"机构{code}",
                "en": f"Body {code}",
                "body": kind,
                "level": level,
                "region": region,
                "industries": [sector],
            }
        )
        role = ROLES.get(kind, "supervisor")
        login = f"u{len(officers):03}"
        officers.append({"login": login, "name": f"员{login}", "department": code, "role": role})
    services.start_up({"departments": bodies, "officers": officers}, by=OPERATOR, at=BEFORE)
    return [one["login"] for one in officers]


def post_tenders(home):
    platform = dock()
    for region, sector in TENDERS:
        code = code_of(region, sector)
        said = [
            project(code[:17], REGION_CODE=region),
            tender(
                code,
                REGION_CODE=region,
                TENDER_PROJECT_TYPE=sector,
                TENDER_PROJECT_NAME=title(region, sector),
                TENDERER_NAME=f"招标人{region}{sector}",
                REPORT_DUTY=secret(region, sector),
            ),
            lot(code + "001"),
            short_sale(TENDER_PROJECT_CODE=code),
        ]
        answered = platform.post(open_door(home, at=BEFORE), *said)
        assert answered.outcomes == ["accepted"] * 4
    loose = [envelope(name, said) for name, said in LOOSE.items()]
    answered = platform.post(open_door(home, at=BEFORE), *loose)
    assert answered.outcomes == ["accepted"] * len(LOOSE)
    fold()
    while docking.catch_up():
        pass
    supervision.seed(at=BEFORE, by=OPERATOR)
    for region, sector in TENDERS:
        suspended(code_of(region, sector), region, sector)
        filed(home, region, sector)
    while supervision.catch_up():
        pass


def suspended(code, region, sector):
    """Open a case about a tender whose ground names it."""
    attempt = Attempt(
        act="open",
        by="lin",
        body="x",
        at=BEFORE,
        side="authority",
        powers=frozenset({"case.handle"}),
        competent=True,
        fields={"ground": title(region, sector)},
    )
    about = Subject(tender=code, region=region, industry=sector, platform="E6900000901")
    supervision.open_case("suspension", attempt, subject=about, by=OPERATOR, at=BEFORE)


def note_of(region, sector):
    return f"笔记{region}{sector}密"


def holder_of(region, sector):
    """Return which body handles the case about a tender: the nearest of its sector."""
    kind = {"A01": "housing", "A07": "water"}[sector]
    return f"{'690100' if region == '690102' else region}-{kind}-{sector}"


ASKING = Actor(id="u-discipline", body="690100-discipline-all", address="10.0.0.1")
GIVEN = ("690202", "A07")
"""The tender whose case file was granted to a body that does not see the tender."""


def filed(home, region, sector):
    """Open a case about a tender whose file names it: evidence, a note, a signed document, a share."""
    by = Actor(id="lin", body=holder_of(region, sector), address="10.0.0.2")
    case = opened(
        "case",
        by,
        BEFORE,
        Subject(tender=code_of(region, sector), region=region, industry=sector),
        **{**CASE, "facts": title(region, sector), "suspect": f"招标人{region}{sector}"},
    )
    piece = Piece(
        what="entry",
        log="official",
        number=1,
        digest="ab" * 32,
        name=title(region, sector),
        shows=title(region, sector),
    )
    casefile.add_evidence(case, [piece], by=by, at=BEFORE)
    casefile.add_note(case, note_of(region, sector), own=True, by=by, at=BEFORE)
    document = Document(
        kind="filing",
        title=title(region, sector),
        number=f"文{region}{sector}",
        addressee=f"招标人{region}{sector}",
        sections=(Section(heading="", paragraphs=(title(region, sector),)),),
        basis=(),
        signing=Signing(body=by.body, name="某局", by="lin", on=BEFORE.date()),
        about=case,
    )
    signing.sign_document(document, home=str(home), open=False, by=by, at=BEFORE)
    share, _ = sharing.ask_share(
        what="case",
        subject=case,
        holder=by.body,
        purpose="核查问题线索",
        authority="监察法第十八条",
        until=BEFORE.date() + timedelta(days=30),
        by=ASKING,
        at=BEFORE,
    )
    if (region, sector) == GIVEN:
        until = BEFORE.date() + timedelta(days=10)
        sharing.grant_share(share, given=case, until=until, by=by, at=BEFORE)


def walk(resolver, prefix="", name=""):
    for one in resolver.url_patterns:
        if isinstance(one, URLResolver):
            space = f"{one.namespace}:" if one.namespace else name
            yield from walk(one, prefix + str(one.pattern), space)
        elif isinstance(one, URLPattern):
            yield prefix + str(one.pattern), f"{name}{one.name or ''}", one.callback, one.pattern


_CODES = {"staff:platform": "E6900000901", "cases:matter": "suspension"}
"""What ``code`` is on pages that are not about a tender."""


def addresses(path, name, pattern, place):
    """Return the addresses of a route for one tender; fail on a parameter nobody has classified."""
    code = code_of(*place)
    found = Alert.objects.filter(tender=code).first()
    number = found.opened_number if found else 1
    known = {
        "code": _CODES.get(name, code),
        "id": _id(name, code, found),
        "entry": 1,
        "case": CaseRow.objects.filter(tender=code).values_list("id", flat=True).first(),
        "key": USCC,
        "log": "official",
        "number": "P16" if "rule" in name else number,
        "path": "0/000",
        "message_id": "m-1",
        "name": "PROJECT",
        "digest": "0" * 64,
        "sha256": "0" * 64,
        "ocid": f"{settings.JIANBIAO_OCID_PREFIX}-{code}",
        "set": "EXPERT_INFO",
        "kind": "filing",
        "form": "docx",
        "piece": "0" * 12,
    }
    if name in {"cases:document", "cases:download"}:
        known["number"] = SignedDocument.objects.get(case=known["id"]).entry
    if "number" in pattern.converters and "rule" not in name and place == TENDERS[0]:
        numbers = Item.objects.filter(set__in=LOOSE).values_list("proof", flat=True)
        more = [{**known, "number": one} for one in numbers]
    elif "set" in pattern.converters:
        more = [{**known, "set": one} for one in LOOSE]
    else:
        more = []
    return [one for said in (known, *more) for one in written(path, pattern, said)]


def written(path, pattern, known):
    """Return an address, and its export where it is a list."""
    for part in pattern.converters:
        assert part in known, f"{path} has a parameter {part} that nobody has classified"
        path = path.replace(f"<{_kind(path, part)}{part}>", str(known[part]))
    assert "<" not in path, path
    return [f"/{path}", *([f"/{path}?format=csv"] if not pattern.converters else [])]


def _id(name, code, alert):
    """Return the id of the case, share or alert about a tender."""
    if name.startswith("cases:"):
        case = CaseRow.objects.get(tender=code, matter="case").id
        return Share.objects.get(subject=case).id if "share" in name else case
    return alert.id if alert else "A-none"


def _kind(path, part):
    inside = next(one for one in path.split("<")[1:] if one.split(">")[0].endswith(part))
    return inside.split(">")[0].removesuffix(part)


def asked(routes):
    """Yield (address, power, tender it names) for every route."""
    for path, name, view, pattern in routes:
        power = getattr(view, "power", "")
        known = power in PUBLIC_OPEN | SCOPED | HOUSE
        assert known, f"/{path} needs {power}, which nobody has classified"
        assert power or path.startswith("api/v1/"), f"/{path} names no power"
        for place in TENDERS if pattern.converters else (None,):
            for address in addresses(path, name, pattern, place or TENDERS[0]):
                yield address, power, place


def sees_platform(officer):
    return Scope.of(officer).filter(people.platforms(), industry=None).exists()


def check(client, login, pages):
    officer = Officer.objects.get(login=login)
    officer.at = BEFORE
    client.force_login(officer, backend="django.contrib.auth.backends.ModelBackend")
    facts = officer.department.facts()
    may_see = officer.may("tender.read")
    seen = {t for t in TENDERS if may_see and visible(facts, *t, home="690000")}
    assert {t for t in TENDERS if Scope.of(officer).sees(*t)} >= seen
    for address, power, named in pages:
        answer = client.get(address)
        body = (
            b"".join(answer).decode(errors="replace")
            if answer.streaming
            else answer.content.decode(errors="replace")
        )
        assert answer.status_code < 500, (login, address)
        near = may_see and officer.may("restricted.read") and sees_platform(officer)
        if power in PUBLIC_OPEN or not near:
            told = [one for one in SHARED if one in body]
            assert not told, (login, facts.body, facts.region, address, told)
        for place in TENDERS:
            told = (login, facts.body, facts.region, address, place)
            check_notes(officer, place, body, told)
            hidden = power not in PUBLIC_OPEN and place not in seen
            if hidden and not asked_itself(officer, address):
                check_hidden(body, place, told, named=place == named)
            if power in PUBLIC_OPEN or place not in seen or not officer.may("restricted.read"):
                assert secret(*place) not in body, told
    if may_see:
        assert record.tenders(Scope.of(officer)).count() == len(seen)
        page = client.get("/desk/tenders").content.decode()
        assert sum(title(*t) in page for t in TENDERS) == len(seen)
        if not officer.may("restricted.read"):
            for place in TENDERS:
                found = client.get("/desk/tenders", {"q": secret(*place)}).content.decode()
                assert title(*place) not in found, (login, "a word that is not open finds it")
        search = client.get("/desk/tenders?q=标题").content.decode()
        assert sum(title(*t) in search for t in TENDERS) == len(seen)
    return seen


def check_hidden(body, place, told, *, named):
    """Nothing of a tender stands there; an address that names a tender may be told back."""
    assert title(*place) not in body, told
    assert f"招标人{''.join(place)}" not in body, told
    if not named:
        assert code_of(*place) not in body, told


def check_notes(officer, place, body, told):
    """Internal notes stand before nobody but those they were written for."""
    mine = officer.department_id == holder_of(*place)
    assert mine or note_of(*place) not in body, told


def asked_itself(officer, address):
    """Say whether a page is of the body's own requests, and what it was granted: asked below."""
    return officer.department_id == ASKING.body and address.startswith("/desk/sharing")


def check_granted(client, logins):
    """What was granted is read by the body that asked, while it lasts; what was not, by nobody."""
    officers = {one.department_id: one for one in Officer.objects.filter(login__in=logins)}
    for row in Share.objects.all():
        client.force_login(officers[row.body], backend="django.contrib.auth.backends.ModelBackend")
        answer = client.get(f"/desk/sharing/{row.id}/shared")
        given = row.state == "granted"
        assert answer.status_code == (200 if given else 403), row.subject
        assert (title(*GIVEN) in answer.content.decode()) is given
        assert note_of(*GIVEN) not in answer.content.decode()
        for body, other in officers.items():
            if body not in {row.body, row.holder}:
                client.force_login(other, backend="django.contrib.auth.backends.ModelBackend")
                for address in (f"/desk/sharing/{row.id}", f"/desk/sharing/{row.id}/shared"):
                    assert client.get(address).status_code in {403, 404}, (body, address)


def check_found(client, logins):
    """A search tells that there is something, and nothing of what it is."""
    for login in logins:
        officer = Officer.objects.get(login=login)
        client.force_login(officer, backend="django.contrib.auth.backends.ModelBackend")
        for place in TENDERS:
            page = client.get("/desk/sharing", {"q": code_of(*place)}).content.decode()
            assert title(*place) not in page
            assert secret(*place) not in page
            cases = CaseRow.objects.filter(tender=code_of(*place)).values_list("id", flat=True)
            if officer.department_id not in {ASKING.body, holder_of(*place)}:
                assert not [id for id in cases if id in page], (login, place)


@pytest.fixture
def instance(settings, tmp_path):
    stand(settings, tmp_path, BEFORE)
    staffed()
    post_tenders(tmp_path)
    return tmp_path


QUICK = {
    "development_reform": "690200",
    "legal_office": "690100",
    "public_resource": "690202",
    "discipline": "690100",
    "trading_centre": "690102",
    "operator": "690000",
}
"""One body of each function, and where it stands, for the run that has to be quick."""


def chosen(region, kind, sector):
    """Choose one body of each function, and housing and water of both cities."""
    own = {"housing": "A01", "water": "A07"}.get(kind)
    if own:
        return region in {"690100", "690202"} and sector == own
    return QUICK.get(kind) == region


def test_no_body_sees_beyond_its_competence(client):
    logins = register_bodies(chosen)
    # A visitor asks the public pages below; here two tenders of opposite corners will do.
    corners = {None, TENDERS[0], TENDERS[-1]}
    pages = [
        (address, power, named)
        for address, power, named in asked(walk(get_resolver()))
        if power not in PUBLIC_OPEN and named in corners
    ]
    before = ledger.last_number()
    found = [check(client, login, pages) for login in logins]
    assert any(found)
    assert not all(found)
    officers = [Officer.objects.get(login=login) for login in logins]
    assert any(sees_platform(one) and one.may("restricted.read") for one in officers)
    assert ledger.last_number() == before
    assert len(logins) == len(QUICK) + 4
    check_granted(client, logins)
    check_found(client, logins)


@pytest.mark.accept
def test_no_body_of_all_kinds_levels_regions_and_sectors_sees_beyond_its_competence(
    client,
):
    logins = register_bodies(lambda *_: True)
    pages = list(asked(walk(get_resolver())))
    assert len(logins) == len(PLACES) * (len(GENERAL) + 2 * (len(BODIES) - len(GENERAL)))
    wanted = os.environ.get("JIANBIAO_MATRIX")
    step = 1 if wanted else THIRD
    found = {
        login: check(client, login, pages[turn % step :: step]) for turn, login in enumerate(logins)
    }
    assert any(found.values())
    if wanted:
        pathlib.Path(wanted).write_text(matrix(client, found, len(pages)))


def matrix(client, found, pages):
    """Return the matrix of who saw what, as it was asked: one line a body, one column a tender."""
    lines = [
        "# Who sees what",
        "",
        "Command: `JIANBIAO_MATRIX=docs/measured/reach.md python -m pytest -m accept tests/web/test_all_pairs.py`.",
        "",
        f"{len(found)} bodies, one of each kind, level, region and sector, asked {pages} addresses each: every page, export,",
        "search, count, error and operation of the interface. ● the tender with its restricted fields, ○ its open fields, · nothing",
        "of it anywhere: no title, no code, no procuring entity.",
        "",
        "| body | sector | region | " + " | ".join(f"{r} {s}" for r, s in TENDERS) + " |",
        "|---|---|---|" + "---|" * len(TENDERS),
    ]
    for login, seen in found.items():
        officer = Officer.objects.get(login=login)
        officer.at = BEFORE
        facts = officer.department.facts()
        client.force_login(officer, backend="django.contrib.auth.backends.ModelBackend")
        cells = [seal(client, place) if place in seen else "·" for place in TENDERS]
        sector = ", ".join(facts.industries)
        lines.append(f"| {facts.body} | {sector} | {facts.region} | {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


THIRD = 3
"""Without a matrix to write each body asks one address of three: the next body asks the next ones."""


def seal(client, place):
    page = client.get(f"/desk/tenders/{code_of(*place)}").content.decode()
    return "●" if secret(*place) in page else "○"


def test_a_visitor_sees_open_fields_alone(client):
    for address, _, _ in asked(walk(get_resolver())):
        answer = client.get(address)
        body = b"".join(answer) if answer.streaming else answer.content
        assert answer.status_code < 500, address
        for place in TENDERS:
            assert secret(*place).encode() not in body, address
        assert not [one for one in SHARED if one.encode() in body], address
    assert title(*TENDERS[0]) in client.get("/tenders").content.decode()
    assert coverage.reported()


def test_a_page_that_nobody_has_classified_fails():
    pattern = SimpleNamespace(converters={"unheard_of": None})
    with pytest.raises(AssertionError, match="unheard_of"):
        addresses("x/<str:unheard_of>", "x", pattern, TENDERS[0])
    with pytest.raises(AssertionError, match="nobody has classified"):
        list(asked([("x", "x", SimpleNamespace(power="new.power"), pattern)]))
