"""全文索引 on two databases: which contents hold all of some tokens, the newest first.

SQLite keeps them in an FTS5 table without content, PostgreSQL in arrays under a GIN index, one for
each log. What the index names is compared letter by letter with the contents' own table.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

from django.db import connections

from jianbiao.ledger.logs import LOGS
from jianbiao.record.domain import search
from jianbiao.record.models import Doc, Searched

LOOKED: Final = 20_000
"""Contents compared letter by letter for one question: only a query made to waste time needs more."""

AT_ONCE: Final = 1_000
"""Rows of an index read together."""

FIELDS = ("title", "parties", "body", "codes")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is looked for: every one of ``terms`` in one of ``fields``, under the index's ``mark``.

    ``facets`` are groups of tokens of which each must be met by one.
    """

    terms: tuple[str, ...]
    fields: tuple[str, ...]
    mark: str
    facets: tuple[tuple[str, ...], ...] = ()


class Hit(NamedTuple):
    """A tender that was found: whether its parties hold every term, its facets as JSON."""

    code: str
    own: bool
    facets: str


@dataclass(frozen=True, slots=True)
class Index:
    """The index of one model of contents; ``name`` begins the names of its tables."""

    name: str
    model: type[Searched]

    def put(
        self, rows: Iterable[tuple[Searched | None, Searched]], *, log: str, using: str
    ) -> None:
        """Index contents: each as it was (None: not there) and as it is now."""
        changed = [(old, new) for old, new in rows if old is None or not _same(old, new)]
        postgres = connections[using].vendor == "postgresql"
        (self._put_postgres if postgres else self._put_sqlite)(changed, log, using)

    def clear(self, *, log: str, using: str) -> None:
        """Forget everything of a log, contents and index: they are brought back anew."""
        table = self._table(log)
        self.model._default_manager.using(using).filter(log=log).delete()  # noqa: SLF001
        with connections[using].cursor() as cursor:
            if connections[using].vendor == "postgresql":
                cursor.execute(f"truncate {table}")
            else:
                cursor.execute(f"insert into {table}({table}) values ('delete-all')")

    def settle(self, *, log: str, using: str) -> None:
        """Leave no trace of what contents once were: FTS5 keeps it until its parts are merged."""
        if connections[using].vendor == "sqlite":
            table = self._table(log)
            with connections[using].cursor() as cursor:
                cursor.execute(f"insert into {table}({table}) values ('optimize')")

    def find(self, asked: Asked, *, log: str, using: str, limit: int) -> list[Hit]:
        """Return the newest that hold what is asked.

        At most ``limit``, among the newest ``LOOKED`` that the index names.
        """
        postgres = connections[using].vendor == "postgresql"
        wanted = [t for term in asked.terms for t in search.holding(term, asked.mark)]
        index, values = (_array if postgres else _match)(wanted, asked.facets, self._table(log))
        place = "place" if postgres else "rowid"
        own = " and ".join(_holds("parties", postgres=postgres) for _ in asked.terms) or "1 = 0"
        held, said = [], []
        for term in asked.terms:
            held.append(" or ".join(_holds(name, postgres=postgres) for name in asked.fields))
            said += [term] * len(asked.fields)
        tests = "".join(f" and ({one})" for one in held)
        kept = self.model._meta.db_table  # noqa: SLF001
        sql = (
            f"select d.code, {own}, d.facets from (select {place} as place from {self._table(log)} i "
            f"where {index} order by {place} desc limit {LOOKED}) i "
            f"join {kept} d on d.log = %s and d.place = i.place "
            f"where 1 = 1{tests} order by i.place desc limit %s"
        )
        with connections[using].cursor() as cursor:
            cursor.execute(sql, [*asked.terms, *values, log, *said, limit])
            return [Hit(code, bool(own), said) for code, own, said in cursor.fetchall()]

    def entries(self, *, log: str, using: str) -> Iterator[tuple[str, int]]:
        """Yield what the index itself holds, each token with the place it leads to, in no order."""
        postgres = connections[using].vendor == "postgresql"
        return (self._in_postgres if postgres else self._in_sqlite)(self._table(log), using)

    def create(self, _: Any, editor: Any) -> None:
        """Make the index's tables: a migration's step."""
        for log in LOGS:
            table = self._table(log)
            if editor.connection.vendor == "postgresql":
                editor.execute(
                    f"create table {table} (place bigint primary key, grams text[] not null)"
                )
                editor.execute(f"create index {table}_grams on {table} using gin (grams)")
            else:
                editor.execute(
                    f"create virtual table {table} using fts5"
                    "(grams, content='', detail=none, columnsize=0, tokenize='ascii')"
                )

    def drop(self, _: Any, editor: Any) -> None:
        """Take the index's tables away again."""
        for log in LOGS:
            editor.execute(f"drop table {self._table(log)}")

    def _put_sqlite(
        self, rows: Sequence[tuple[Searched | None, Searched]], log: str, using: str
    ) -> None:
        table = self._table(log)
        gone = [(old.place, _grams(old)) for old, _ in rows if old is not None]
        now = [(new.place, _grams(new)) for _, new in rows]
        with connections[using].cursor() as cursor:
            if gone:
                cursor.executemany(
                    f"insert into {table}({table}, rowid, grams) values ('delete', %s, %s)", gone
                )
            cursor.executemany(f"insert into {table}(rowid, grams) values (%s, %s)", now)

    def _put_postgres(
        self, rows: Sequence[tuple[Searched | None, Searched]], log: str, using: str
    ) -> None:
        table = self._table(log)
        now = [(new.place, _grams(new).split(" ")) for _, new in rows]
        with connections[using].cursor() as cursor:
            cursor.executemany(
                f"insert into {table}(place, grams) values (%s, %s) "
                "on conflict (place) do update set grams = excluded.grams",
                now,
            )

    def _in_sqlite(self, table: str, using: str) -> Iterator[tuple[str, int]]:
        with connections[using].cursor() as cursor:
            cursor.execute("drop table if exists temp.held")
            cursor.execute(
                f"create virtual table temp.held using fts5vocab(main, {table}, instance)"
            )
            cursor.execute("select term, doc from temp.held")
            while some := cursor.fetchmany(AT_ONCE):
                yield from some
            cursor.execute("drop table temp.held")

    def _in_postgres(self, table: str, using: str) -> Iterator[tuple[str, int]]:
        after = 0
        with connections[using].cursor() as cursor:
            while True:
                cursor.execute(
                    f"select place, grams from {table} where place > %s order by place limit %s",
                    [after, AT_ONCE],
                )
                some = cursor.fetchall()
                yield from ((gram, place) for place, grams in some for gram in grams)
                if not some:
                    return
                after = some[-1][0]

    def _table(self, log: str) -> str:
        return f"{self.name}_{log}"


def _same(old: Searched, new: Searched) -> bool:
    return old.content() == new.content() and old.facets == new.facets


def _grams(row: Searched) -> str:
    return " ".join(search.tokens(row.content(), row.facets))


def _match(
    wanted: Sequence[str], facets: Sequence[Sequence[str]], table: str
) -> tuple[str, list[Any]]:
    groups = [*wanted, *(f"({' OR '.join(group)})" for group in facets)]
    return f"{table} match %s", [" AND ".join(groups)]


def _array(wanted: Sequence[str], facets: Sequence[Sequence[str]], _: str) -> tuple[str, list[Any]]:
    every = [*wanted, *(group[0] for group in facets if len(group) == 1)]
    some = [list(group) for group in facets if len(group) != 1]
    text = "i.grams @> %s::text[]" + " and i.grams && %s::text[]" * len(some)
    return text, [every, *some]


def _holds(field: str, *, postgres: bool) -> str:
    return f"strpos(d.{field}, %s) > 0" if postgres else f"instr(d.{field}, %s) > 0"


INDEX: Final = Index("record_search", Doc)
"""监督检索: open fields and those shared between authorities. Never for the public."""
