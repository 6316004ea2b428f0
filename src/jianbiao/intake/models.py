"""接收 tables: who owns which name, what waits for what, how each platform docks, which files came."""

from typing import ClassVar

from django.db import models


class Place(models.Model):
    """A name that exists: a project, tender, lot or data key, and whose it is."""

    standing: ClassVar[str] = "own"

    name = models.TextField(primary_key=True)
    platform = models.TextField()
    number = models.BigIntegerField(help_text="The entry that brought it.")


class Waiting(models.Model):
    """A held message: what it waits for and what it will bring."""

    standing: ClassVar[str] = "own"

    number = models.BigIntegerField(primary_key=True)
    platform = models.TextField()
    message_id = models.TextField()
    held_at = models.DateTimeField()
    missing = models.JSONField(help_text="Names it waited for when it came.")
    brings = models.JSONField(help_text="Names that exist once it is released.")
    state = models.TextField(help_text="held, released, refused or expired", default="held")
    ended_by = models.BigIntegerField(null=True, help_text="Entry that ended its waiting.")

    class Meta:
        indexes = [
            models.Index(fields=["held_at"], name="waiting_held", condition=models.Q(state="held"))
        ]


class WaitingFor(models.Model):
    """One name that a held message waits for."""

    standing: ClassVar[str] = "own"

    pk = models.CompositePrimaryKey("name", "number")
    name = models.TextField()
    number = models.BigIntegerField()


class Notice(models.Model):
    """What a platform is told after the answer to its request: the inbox feed (回执箱)."""

    standing: ClassVar[str] = "own"

    pk = models.CompositePrimaryKey("platform", "number")
    platform = models.TextField()
    number = models.BigIntegerField(help_text="The entry that tells it.")
    kind = models.TextField()
    about = models.BigIntegerField(help_text="The entry it is about.")
    message_id = models.TextField()


class Suspension(models.Model):
    """责令暂停: an order that stops a tender, or one lot of it, and the act that lifted it."""

    standing: ClassVar[str] = "own"

    number = models.BigIntegerField(primary_key=True, help_text="The entry that orders it.")
    case = models.TextField()
    tender = models.TextField()
    lot = models.TextField(help_text="Empty: the whole tender.")
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)
    ended_by = models.BigIntegerField(default=0, help_text="The entry that lifts it.")

    class Meta:
        indexes = [
            models.Index(fields=["tender", "ended_by"], name="suspension_tender"),
            models.Index(fields=["case", "ended_by"], name="suspension_case"),
        ]


class File(models.Model):
    """The bytes of a file (文件), whoever sent them; they stand on disk under their SHA-256."""

    standing: ClassVar[str] = "own"

    sha256 = models.TextField(primary_key=True)
    sm3 = models.TextField(unique=True)
    size = models.BigIntegerField()
    number = models.BigIntegerField(help_text="The entry that brought it first.")
    scan = models.TextField(help_text="waiting, clean, infected, unscannable", default="waiting")
    scanned_by = models.BigIntegerField(null=True, help_text="The entry that says so.")

    class Meta:
        indexes = [
            models.Index(
                fields=["number"], name="file_waiting", condition=models.Q(scan="waiting")
            ),
            models.Index(
                fields=["number"], name="file_infected", condition=models.Q(scan="infected")
            ),
        ]


class Filed(models.Model):
    """A file as one platform sent it: on which terms, with which entry."""

    standing: ClassVar[str] = "own"

    pk = models.CompositePrimaryKey("sha256", "platform")
    sha256 = models.TextField()
    platform = models.TextField()
    file_class = models.TextField()
    earliest_open = models.DateTimeField(null=True)
    about = models.TextField(help_text="Tender or lot code, or empty.")
    name = models.TextField()
    number = models.BigIntegerField()
    changed_by = models.BigIntegerField(null=True, help_text="The entry that postponed it.")
    erased = models.BooleanField(default=False, help_text="Its entry was erased.")

    class Meta:
        indexes = [
            models.Index(fields=["number"], name="filed_number"),
            models.Index(fields=["about", "number"], name="filed_about"),
            models.Index(fields=["sha256"], name="filed_erased", condition=models.Q(erased=True)),
        ]


class FileSpace(models.Model):
    """How much a platform keeps here, against its quota."""

    standing: ClassVar[str] = "own"

    platform = models.TextField(primary_key=True)
    files = models.BigIntegerField(default=0)
    size = models.BigIntegerField(default=0, help_text="Bytes")


class Docking(models.Model):
    """How one platform docked in one hour of the instance's clock."""

    standing: ClassVar[str] = "pulled"

    pk = models.CompositePrimaryKey("platform", "hour")
    platform = models.TextField()
    hour = models.TextField(help_text="YYYY-MM-DDTHH, Beijing time")
    accepted = models.BigIntegerField(default=0)
    held = models.BigIntegerField(default=0)
    rejected = models.BigIntegerField(default=0)
    released = models.BigIntegerField(default=0)
    expired = models.BigIntegerField(default=0)
    measured = models.BigIntegerField(default=0, help_text="Messages whose delay counts.")
    delays = models.JSONField(default=dict, help_text="How many within each of docking.WITHIN.")
    delay_sum = models.FloatField(default=0, help_text="Seconds from happening to arrival.")
    delay_max = models.FloatField(default=0)
    last_number = models.BigIntegerField(default=0)
    last_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["hour"], name="docking_hour")]


class Contact(models.Model):
    """When a platform first and last reported: what happened before the first is history."""

    standing: ClassVar[str] = "pulled"

    platform = models.TextField(primary_key=True)
    since = models.TextField(help_text="YYYY-MM-DDTHH of its first message, Beijing time")
    last_number = models.BigIntegerField()
    last_at = models.DateTimeField()


class Faulted(models.Model):
    """How often one error code was in a platform's messages on one day, with the newest example."""

    standing: ClassVar[str] = "pulled"

    pk = models.CompositePrimaryKey("platform", "day", "code")
    platform = models.TextField()
    day = models.TextField(help_text="YYYY-MM-DD, Beijing time")
    code = models.TextField()
    count = models.BigIntegerField(default=0)
    number = models.BigIntegerField(help_text="The newest entry with it.")
    path = models.TextField(help_text="Where in that message.")


class Gathering(models.Model):
    """A gathered row (采集条目): where it came from, and what has become of it."""

    standing: ClassVar[str] = "pulled"

    number = models.BigIntegerField(primary_key=True)
    source = models.TextField()
    line = models.BigIntegerField()
    kind = models.TextField()
    reason = models.TextField(default="", help_text="Why it was set aside, or empty.")
    form = models.TextField(default="", help_text="ocds, notice or table")
    state = models.TextField(
        default="recorded", help_text="recorded, open, mended, reread or dismissed"
    )
    settled_by = models.BigIntegerField(null=True, help_text="The entry that ended its waiting.")

    class Meta:
        indexes = [
            models.Index(
                fields=["state", "source", "reason", "number"],
                name="gathering_source",
                condition=~models.Q(reason=""),
            ),
            models.Index(
                fields=["state", "reason", "number"],
                name="gathering_state",
                condition=~models.Q(reason=""),
            ),
            models.Index(
                fields=["state", "number"],
                name="gathering_order",
                condition=~models.Q(reason=""),
            ),
        ]


class Harvest(models.Model):
    """How many rows of a source are in which state (采集汇总), so that no page counts them."""

    standing: ClassVar[str] = "pulled"

    pk = models.CompositePrimaryKey("source", "form", "state", "reason")
    source = models.TextField()
    form = models.TextField()
    state = models.TextField()
    reason = models.TextField()
    rows = models.BigIntegerField(default=0)
    repaired = models.BigIntegerField(default=0, help_text="Rows in which something was mended.")


class Erasure(models.Model):
    """删除: an application to erase content, and whether a second person has agreed."""

    standing: ClassVar[str] = "own"

    pk = models.CompositePrimaryKey("log", "asked")
    log = models.TextField()
    asked = models.BigIntegerField(help_text="The entry that asks for it.")
    asked_by = models.TextField()
    asked_at = models.DateTimeField()
    numbers = models.JSONField(help_text="The entries whose content goes.")
    basis = models.TextField()
    reason = models.TextField()
    done = models.BigIntegerField(default=0, help_text="The entry that agrees; 0 while none does.")
    done_by = models.TextField(default="")

    class Meta:
        indexes = [models.Index(fields=["done", "log", "asked"], name="erasure_done")]
