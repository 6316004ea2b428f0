"""A small instance whose pages are asked: a clock that stands, keys, one tender, signed-in officers."""

from datetime import datetime

from jianbiao.people.models import Officer
from jianbiao.standard.terms import SHANGHAI
from jianbiao.web import clock
from tests.make import lot, notice, project, tender
from tests.posting import dock, open_door
from tests.stories.scene import fold, staffed

BEFORE = datetime(2026, 3, 20, 10, tzinfo=SHANGHAI)
DEADLINE = datetime(2026, 3, 24, 9, 30, tzinfo=SHANGHAI)
AFTER = datetime(2026, 3, 24, 12, tzinfo=SHANGHAI)


def stand(settings, home, at):
    """Let the instance at ``home`` show one moment for ever."""
    settings.JIANBIAO_HOME = str(home)
    clock.set_demo(home=home, shown=at, factor=0)
    clock._clock.cache_clear()


class Scene:
    """One instance in a folder: posts through the door, folds, moves its clock."""

    def __init__(self, settings, home):
        self.settings, self.home = settings, home
        self.officer = staffed()
        self.platform = dock()
        self.at(BEFORE)

    def at(self, moment):
        """Move the clock."""
        stand(self.settings, self.home, moment)

    def post(self, *messages, at=BEFORE):
        """Post and fold; everything must be taken."""
        answered = self.platform.post(open_door(self.home, at=at), *messages)
        assert set(answered.outcomes) <= {"accepted", "held"}, answered.said
        fold()
        return [one["number"] for one in answered.results]

    def called(self, *, call=None):
        """Post a tender up to its notice; ``call`` replaces the lawful one."""
        return self.post(project(), tender(), lot(), call or notice())

    def signed_in(self, client, login="lin"):
        """Return ``client`` as an officer."""
        client.force_login(
            Officer.objects.get(login=login), backend="django.contrib.auth.backends.ModelBackend"
        )
        return client
