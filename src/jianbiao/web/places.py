"""行政区划名称: names of divisions, as ``regions.json`` of the instance or its overlay gives them.

{"690100": ["朔宁市", "Shuoning"]}. A code that is not in the file stands for itself: no table of the
country's divisions is complete, and a wrong name would be worse than a right code.
"""

import functools
import json
import pathlib

from jianbiao.standard import overlay


def names(home: str) -> dict[str, tuple[str, str]]:
    """Return (中文, English) by code: of the file, else of the overlay; nothing where neither names it."""
    path = pathlib.Path(home) / "regions.json"
    own = _read(path, path.stat().st_mtime_ns if path.exists() else 0)
    over = overlay.laid()
    return {**over.regions, **own} if over else own


@functools.lru_cache(maxsize=4)
def _read(path: pathlib.Path, changed: int) -> dict[str, tuple[str, str]]:
    if not changed:
        return {}
    return {code: (zh, en) for code, (zh, en) in json.loads(path.read_text()).items()}
