"""`jianbiao …` and `python -m jianbiao …`: the verbs, for machines with and without make."""

import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module

from jianbiao import __version__
from jianbiao.errors import JianbiaoError, Malformed, Refused, Tampered


@dataclass(frozen=True, slots=True, kw_only=True)
class Verb:
    """One command: the function it calls with its arguments, and whether it needs the server."""

    call: str
    says: str
    server: bool = False


VERBS = {
    "demo": Verb(call="jianbiao.web.demo:main", says="open a live synthetic province on loopback"),
    "serve": Verb(call="jianbiao.web.processes:serve", says="run an instance until stopped"),
    "init": Verb(
        call="jianbiao.web.commands:init", says="make or upgrade an instance", server=True
    ),
    "rehearse": Verb(
        call="jianbiao.rehearsal.commands:rehearse", says="send an invented province's tenders"
    ),
    "import": Verb(
        call="jianbiao.web.importing:gather",
        says="take unsigned data into the second log: ocds, notices, table",
        server=True,
    ),
    "gather tables": Verb(
        call="jianbiao.gather.ocds.commands:tables", says="open contracting data as Parquet tables"
    ),
    "rebuild": Verb(
        call="jianbiao.web.commands:rebuild", says="fold the ledger anew and compare", server=True
    ),
    "record parts": Verb(
        call="jianbiao.record.commands:write_parts",
        says="write the record as Parquet parts",
        server=True,
    ),
    "verify": Verb(call="jianbiao.ledger.verify:main", says="check a receipt or a whole log"),
    "law due": Verb(call="jianbiao.law.commands:due", says="last day of a period"),
    "law rules": Verb(call="jianbiao.law.commands:rules", says="the rule catalogue"),
    "standard amount": Verb(
        call="jianbiao.gather.amounts.commands:amount", says="read amounts as notices spell them"
    ),
    "standard check": Verb(call="jianbiao.standard.commands:check_codes", says="check identifiers"),
    "standard canonical": Verb(
        call="jianbiao.standard.commands:canonicalise", says="RFC 8785 bytes of JSON"
    ),
    "standard dictionary": Verb(
        call="jianbiao.standard.commands:dictionary", says="the data dictionary"
    ),
    "standard overlay": Verb(
        call="jianbiao.standard.commands:overlay", says="check a provincial overlay"
    ),
    "standard schema": Verb(call="jianbiao.standard.commands:schema", says="JSON Schema of a set"),
    "standard xml": Verb(
        call="jianbiao.standard.xml_commands:xml", says="the national XML to messages and back"
    ),
    "watch check": Verb(call="jianbiao.watch.commands:check", says="run the checks on a tender"),
    "watch bulk": Verb(
        call="jianbiao.watch.commands:bulk", says="ask all rules about all tenders", server=True
    ),
    "watch agreement": Verb(
        call="jianbiao.watch.agreeing:from_file", says="hold rules against what was planted"
    ),
    "watch found": Verb(
        call="jianbiao.watch.agreeing:from_findings",
        says="hold the instance's findings against what was planted",
        server=True,
    ),
    "inspect draw": Verb(
        call="jianbiao.supervision.commands:draw", says="repeat the random draw of an inspection"
    ),
    "ledger check": Verb(call="jianbiao.ledger.vectors:main", says="judge Merkle test vectors"),
    "kit key": Verb(call="jianbiao.kit.commands:key", says="make a platform's key"),
    "kit validate": Verb(
        call="jianbiao.kit.commands:validate", says="check messages before sending"
    ),
    "kit send": Verb(call="jianbiao.kit.commands:send", says="sign and send messages"),
    "kit inbox": Verb(
        call="jianbiao.kit.commands:inbox", says="what the instance tells a platform"
    ),
    "kit put": Verb(call="jianbiao.kit.commands:put", says="send a file, or the rest of it"),
    "kit sketch": Verb(
        call="jianbiao.kit.sketching.commands:sketch", says="sketch a document or a priced bill"
    ),
    "officer": Verb(
        call="jianbiao.web.commands:officer", says="set an officer's password", server=True
    ),
    "platform": Verb(
        call="jianbiao.web.commands:platform", says="register a platform and its key", server=True
    ),
    "people template": Verb(
        call="jianbiao.web.house.commands:template", says="write the start-up workbook", server=True
    ),
    "people load": Verb(
        call="jianbiao.web.house.commands:load", says="record a start-up workbook", server=True
    ),
    "people end-platform": Verb(
        call="jianbiao.web.house.commands:end_platform", says="end a platform", server=True
    ),
    "people add-key": Verb(
        call="jianbiao.web.house.commands:add_key", says="add a platform's key", server=True
    ),
    "people rotate-key": Verb(
        call="jianbiao.web.house.commands:rotate_key", says="replace a platform's key", server=True
    ),
    "people revoke-key": Verb(
        call="jianbiao.web.house.commands:revoke_key", says="revoke a platform's key", server=True
    ),
    "people end-officer": Verb(
        call="jianbiao.web.house.commands:end_officer",
        says="end an appointment, hand work over",
        server=True,
    ),
    "register stand-rule": Verb(
        call="jianbiao.web.house.commands:stand_rule", says="move a rule's standing", server=True
    ),
    "register set-parameter": Verb(
        call="jianbiao.web.house.commands:set_parameter", says="set a rule's parameter", server=True
    ),
    "register set-competence": Verb(
        call="jianbiao.web.house.commands:set_competence", says="assign competence", server=True
    ),
    "publish ocds": Verb(
        call="jianbiao.web.ocds:export", says="open records as OCDS 1.1 releases", server=True
    ),
    "hub forward": Verb(
        call="jianbiao.hub.commands:forward", says="pass messages to another instance", server=True
    ),
}
"""Every verb by its words. Modules are imported when called: the kit starts without Django."""

EXITS: dict[type[JianbiaoError], int] = {Malformed: 2, Refused: 3, Tampered: 1}


def main(argv: Sequence[str] | None = None) -> int:
    """Run one verb and return its exit code: 0 done, 1 tampered, 2 malformed, 3 refused."""
    said = list(sys.argv[1:] if argv is None else argv)
    if (room := _asked(said)) is not None:
        print(_usage(room))
        return 0
    if said[0] == "--version":
        print(__version__)
        return 0
    name = next((n for n in (" ".join(said[:2]), said[0]) if n in VERBS), None)
    if name is None:
        print(f"jianbiao: no such verb: {' '.join(said[:2])}\n{_usage()}", file=sys.stderr)
        return 2
    return _run(name, VERBS[name], said[len(name.split()) :])


def _run(name: str, verb: Verb, words: Sequence[str]) -> int:
    try:
        return _function(verb)(words)
    except JianbiaoError as error:
        where = f" ({error.where})" if error.where else ""
        print(f"jianbiao {name}: {error.code}: {error}{where}", file=sys.stderr)
        return next((code for kind, code in EXITS.items() if isinstance(error, kind)), 2)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:
        if not (verb.server and _unmade(error)):
            raise
        home = os.environ.get("JIANBIAO_HOME", "home")
        print(f"jianbiao {name}: no instance in {home}: run jianbiao init", file=sys.stderr)
        return EXITS[Refused]


def _unmade(error: Exception) -> bool:
    """Say whether the database lacks our tables, because no instance was made or upgraded here."""
    from django.db import OperationalError, ProgrammingError

    lacking = ("no such table", "no such column", "does not exist")
    database = isinstance(error, OperationalError | ProgrammingError)
    return database and any(words in str(error) for words in lacking)


def _function(verb: Verb) -> Callable[[Sequence[str]], int]:
    if verb.server:
        import django

        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jianbiao.web.settings")
        django.setup()
    module, name = verb.call.split(":")
    function: Callable[[Sequence[str]], int] = getattr(import_module(module), name)
    return function


def _asked(said: Sequence[str]) -> str | None:
    """Return of which room the verbs are asked for, empty for all, None when a verb is called."""
    if not said or said[0] in {"-h", "--help", "help"}:
        return ""
    rooms = {name.split()[0] for name in VERBS if " " in name}
    if said[0] in rooms - VERBS.keys() and said[1:] in ([], ["-h"], ["--help"]):
        return said[0]
    return None


def _usage(room: str = "") -> str:
    """Return the verbs, of one room or all; each verb tells its own arguments with --help."""
    chosen = {n: verb for n, verb in VERBS.items() if not room or n.split()[0] == room}
    width = max((len(name) for name in chosen), default=0)
    lines = (f"  {name:<{width}}  {verb.says}" for name, verb in chosen.items())
    ends = "jianbiao VERB --help tells the arguments of a verb"
    return "\n".join((f"usage: jianbiao {room + ' ' if room else ''}VERB …", *lines, ends))


if __name__ == "__main__":
    sys.exit(main())
