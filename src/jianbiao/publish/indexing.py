"""公开索引: the index anybody searches, a table and a file apart from that of the staff."""

from typing import Final

from jianbiao.publish.models import Doc
from jianbiao.record.indexing import Index

INDEX: Final = Index("publish_search", Doc)
