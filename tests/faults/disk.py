"""A small file system of one's own, to be filled."""

import pathlib
import subprocess


def mount(folder: pathlib.Path, size_mb: int) -> bool:
    """Mount a small file system at ``folder``; say whether that was possible."""
    folder.mkdir(parents=True, exist_ok=True)
    words = ["mount", "-t", "tmpfs", "-o", f"size={size_mb}m", "tmpfs", str(folder)]
    return subprocess.run(words, capture_output=True, check=False).returncode == 0


def unmount(folder: pathlib.Path) -> None:
    """Undo ``mount``."""
    subprocess.run(["umount", "-l", str(folder)], capture_output=True, check=False)
