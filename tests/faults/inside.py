"""Run one fault against the database of this process's settings: ``inside CASE JSON``."""

import json
import os
import pathlib
import sys

import django


def main(argv: list[str]) -> None:
    """Make the tables and run one case of ``tests.faults.cases``."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jianbiao.web.settings")
    pathlib.Path(os.environ["JIANBIAO_HOME"]).mkdir(parents=True, exist_ok=True)
    django.setup()
    from django.conf import settings
    from django.core.management import call_command

    from tests.faults import cases

    for alias in settings.DATABASES:
        call_command("migrate", database=alias, interactive=False, verbosity=0)
    name, said = argv
    print(getattr(cases, name)(**json.loads(said)), flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
