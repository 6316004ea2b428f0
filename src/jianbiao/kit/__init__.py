"""What a platform's developer installs (接入工具包): build, validate, sign, send, ask, verify.

No Django, no server: ``pip install jianbiao`` is enough.
"""

from jianbiao.kit.client import Client, Result, State
from jianbiao.kit.messages import make, new_id, validate

__all__ = ["Client", "Result", "State", "make", "new_id", "validate"]
