"""Publish a year's days off and count the clocks of all open cases anew; print how long it took.

``python -m tests.bench.recounting`` in the environment of an instance that is stopped.
"""

import os
import time

import django


def main() -> None:
    """Make every running clock provisional, publish a year, fold."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jianbiao.web.settings")
    django.setup()
    from jianbiao.register import services as register
    from jianbiao.standard.terms import Actor
    from jianbiao.supervision import services
    from jianbiao.supervision.models import CaseClock
    from jianbiao.web import clock

    running = CaseClock.objects.filter(stopped__isnull=True)
    cases = running.values("case").distinct().count()
    running.update(provisional=True)
    at = clock.now()
    register.publish_year(
        at.year + 1,
        rest=f"{at.year + 1}-01-01",
        work="",
        source="https://www.gov.cn/",
        by=Actor(id="lin", body="690000-fgw", address=""),
        role="legal_officer",
        at=at,
    )
    began, cpu = time.monotonic(), time.process_time()
    while services.catch_up():
        pass
    wall, used = time.monotonic() - began, time.process_time() - cpu
    print(f"clocks of {cases} open cases counted anew in {wall:.1f} s ({used:.1f} s of one core)")


if __name__ == "__main__":
    main()
