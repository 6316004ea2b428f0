"""信封 (envelope): what every message says beside its data, and the compiled reader of each set."""

from datetime import datetime
from functools import cache
from typing import Annotated, Any, Literal, Protocol

from pydantic import AfterValidator, BaseModel, ConfigDict, StringConstraints, create_model

from jianbiao.standard.sets import SETS

ADD, CHANGE, DELETE = "1", "2", "3"
"""DATA_TYPE: 新增、修改、删除."""

MESSAGE_ID = r"^[0-9A-Za-z_.:\-]{8,64}$"
DATA_KEY = r"^[0-9A-Za-z_.:\-]{1,22}$"
HAPPENED_AT = (
    r"^[1-9][0-9]{3}-(0[1-9]|1[0-2])-[0-3][0-9]T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\.[0-9]{1,6})?"
    r"(Z|[+-][01][0-9]:[0-5][0-9])$"
)
_LAST_YEAR = 9998


def _moment(text: str) -> str:
    if datetime.fromisoformat(text).year > _LAST_YEAR:
        raise ValueError(text)
    return text


class Envelope(BaseModel):
    """信封. All are required but ``replaces`` (left out: empty); ``data`` holds the set's own fields."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    message_id: Annotated[str, StringConstraints(pattern=MESSAGE_ID)]
    set: Annotated[str, StringConstraints(min_length=1, max_length=64)]
    version: Annotated[str, StringConstraints(min_length=1, max_length=16)]
    data_type: Literal["1", "2", "3"]
    data_key: Annotated[str, StringConstraints(pattern=DATA_KEY)]
    happened_at: Annotated[str, StringConstraints(pattern=HAPPENED_AT), AfterValidator(_moment)]
    replaces: Annotated[str, StringConstraints(pattern=MESSAGE_ID)] = ""
    data: dict[str, Any]


class Reader(Protocol):
    """Compiled validation of a whole message. Raises pydantic's ValidationError."""

    def validate_python(self, input: Any, /) -> Any:
        """Return the message as a model."""
        ...


@cache
def reader(name: str, data_type: str) -> Reader:
    """Return the reader of the messages of one set. Raise KeyError when the set is unknown."""
    definition = SETS[name]
    data = definition.deletion if data_type == DELETE else definition.model
    whole = create_model(f"{name}_MESSAGE", __base__=Envelope, data=(data, ...))
    compiled: Reader = whole.__pydantic_validator__
    return compiled
