"""公告: announcements and aggregator records as OCDS releases, each value with its place. Pure.

``rows`` cuts a stream into rows, ``read`` makes a release of one row or says why it cannot.
"""

from jianbiao.gather.notices.reading import read
from jianbiao.gather.notices.rows import rows

__all__ = ["read", "rows"]
