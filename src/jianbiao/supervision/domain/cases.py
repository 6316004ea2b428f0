"""Cases (监督案件): what was done, what may be done next, and what follows. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """One act as it stands in the ledger."""

    number: int
    act: str
    by: str
    body: str
    at: datetime
    fields: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What a case is about: a tender, a lot, an alert, a party; whatever is empty is not meant."""

    tender: str = ""
    lot: str = ""
    alert: str = ""
    party: str = ""
    region: str = ""
    industry: str = ""
    platform: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A case: its matter in the version it began under, its state, who handles it, what was done.

    ``joint`` are departments that handle it beside ``body``; ``alerts`` those it takes up.
    """

    id: str
    matter: str
    version: str
    subject: Subject
    state: str
    body: str = ""
    secret: str = ""
    done: tuple[Done, ...] = ()
    joint: tuple[str, ...] = ()
    alerts: tuple[str, ...] = ()

    @property
    def seen(self) -> int:
        """Return how much was done: a form that knows less is stale."""
        return len(self.done)

    @property
    def bodies(self) -> frozenset[str]:
        """Return the departments that handle it."""
        return frozenset({self.body, *self.joint}) - {""}


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """An officer as conditions ask: whose, with what powers, and whether judging the same before.

    ``called`` are the names of the officer's department.
    """

    login: str
    name: str
    body: str
    called: frozenset[str] = frozenset()
    powers: frozenset[str] = frozenset()
    judged: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """What somebody tries to do: the act with its form, by whom, with what powers, having seen what.

    ``seen`` is the number of acts the form was filled in against; below zero nothing was shown.
    ``secret`` is the SHA-256, in hex, of the feedback code that whoever files it keeps, or that the
    act issues. ``persons`` are the officers it is done by or names, as far as there are such;
    ``concerned`` names whom the case is about and who called the tender; ``cases`` are those of
    the cases named in the form that there are. ``able`` are the departments in charge of such
    tenders, ``known`` those that could handle a case at all, ``below`` those above which the
    person's own stands.
    """

    act: str
    by: str
    body: str
    at: datetime
    side: str
    powers: frozenset[str] = frozenset()
    competent: bool = False
    fields: Mapping[str, str] = field(default_factory=dict)
    papers: int = 0
    seen: int = -1
    message: int = 0
    secret: str = ""
    persons: Mapping[str, Person] = field(default_factory=dict)
    concerned: frozenset[str] = frozenset()
    cases: frozenset[str] = frozenset()
    hidden: frozenset[str] = frozenset()
    """Marks of whom the case's closed fields name (``domain.identity``); ``decide`` fills it in."""
    able: frozenset[str] = frozenset()
    known: frozenset[str] = frozenset()
    below: frozenset[str] = frozenset()
