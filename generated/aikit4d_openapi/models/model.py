from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .. import decode, encode
from ..unset import UNSET, Unset

if TYPE_CHECKING:
    pass


@_attrs_define
class Model:
    """A model that can be used.

    Attributes:
        id (None | str | Unset): The name by which the model is asked for.
        created (int | None | Unset): When it was made, in seconds since 1970.
        object_ (Literal['model'] | None | str | Unset): The kind of this object, as the API names it.
        owned_by (None | str | Unset): The organization that owns the model.
        shutdown_date (datetime.date | None | str | Unset): The day from which the model is no longer available.
    """

    id: None | str | Unset = UNSET
    created: int | None | Unset = UNSET
    object_: Literal["model"] | None | str | Unset = UNSET
    owned_by: None | str | Unset = UNSET
    shutdown_date: datetime.date | None | str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        """The JSON object, with what was given only."""
        return encode.given(
            {
                **self.additional_properties,
                "id": self.id,
                "created": self.created,
                "object": self.object_,
                "owned_by": self.owned_by,
                "shutdown_date": self.shutdown_date,
            }
        )

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """The model of a JSON object; `UnexpectedValue` where it does not fit."""
        fields = decode.Fields(src_dict)
        model = cls(
            id=fields.optional("id", decode.anything),
            created=fields.optional("created", decode.anything),
            object_=fields.optional("object", decode.anything),
            owned_by=fields.optional("owned_by", decode.anything),
            shutdown_date=fields.optional("shutdown_date", decode.first_of(decode.date, decode.anything)),
        )
        model.additional_properties = fields.rest(decode.anything)
        return model

    @property
    def additional_keys(self) -> list[str]:
        """The names of the fields that the document does not describe."""
        return list(self.additional_properties)

    def __getitem__(self, key: str) -> Any:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: Any) -> None:
        self.additional_properties[key] = value

    def __delitem__(self, key: str) -> None:
        del self.additional_properties[key]

    def __contains__(self, key: str) -> bool:
        return key in self.additional_properties
