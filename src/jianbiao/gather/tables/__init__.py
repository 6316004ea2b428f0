"""表格: any CSV or Excel of tenders, lots, bids and awards, read by a mapping that is data. Pure.

``rows`` cuts a file into rows, ``read`` makes a release of one row or says why it cannot.
"""

from jianbiao.gather.tables.mapping import Mapping
from jianbiao.gather.tables.mapping import read as read_mapping
from jianbiao.gather.tables.reading import read
from jianbiao.gather.tables.splitting import rows

__all__ = ["Mapping", "read", "read_mapping", "rows"]
