import os
import subprocess
import sys

import pytest

from jianbiao.ledger import statements

WITHOUT = """
import sys
sys.modules["psycopg"] = None
import django, os
os.environ["DJANGO_SETTINGS_MODULE"] = "jianbiao.web.settings"
django.setup()
import jianbiao.intake.door, jianbiao.intake.appender, jianbiao.web.loops
"""


def test_an_instance_on_sqlite_needs_no_postgresql_driver(tmp_path):
    environ = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join(sys.path),
        "JIANBIAO_HOME": str(tmp_path),
        "JIANBIAO_DATABASE": "",
    }
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT], env=environ, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.django_db(databases="__all__")
def test_several_questions_are_answered_in_their_order():
    assert statements.together([("select 1", ()), ("select 2", ())]) == [[(1,)], [(2,)]]
