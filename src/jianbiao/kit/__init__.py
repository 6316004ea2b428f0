"""What a platform's developer installs (接入工具包): build, validate, sign, send, ask, verify.

No Django, no server: ``pip install jianbiao`` is enough.
"""

from jianbiao.kit.client import Client, Result, State
from jianbiao.kit.files import FileReceipt, FileState
from jianbiao.kit.messages import make, new_id, validate
from jianbiao.kit.wire import SigningKey

__all__ = [
    "Client",
    "FileReceipt",
    "FileState",
    "Result",
    "SigningKey",
    "State",
    "make",
    "new_id",
    "validate",
]
