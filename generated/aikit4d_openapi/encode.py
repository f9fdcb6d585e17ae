"""How the values of models become JSON."""

import datetime
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from .unset import Unset


def to_json(value: Any) -> Any:
    """The value as JSON knows it: models as mappings, dates and UUIDs as text, files as httpx takes them."""
    if value is None or isinstance(value, (str, int, float)):
        return value
    if hasattr(value, "to_dict"):
        return value.to_dict()
    if hasattr(value, "to_tuple"):
        return value.to_tuple()
    if isinstance(value, (list, tuple)):
        return [to_json(item) for item in value]
    if isinstance(value, Mapping):
        return given(value)
    if isinstance(value, (datetime.date, datetime.datetime)):
        return value.isoformat()
    return str(value) if isinstance(value, UUID) else value


def given(values: Mapping[str, Any]) -> dict[str, Any]:
    """What was given of some values, as JSON."""
    return {name: to_json(value) for name, value in values.items() if not isinstance(value, Unset)}


__all__ = ["given", "to_json"]
