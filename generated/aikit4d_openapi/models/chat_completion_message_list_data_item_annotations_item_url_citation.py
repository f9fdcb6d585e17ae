from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .. import decode, encode
from ..unset import UNSET, Unset

if TYPE_CHECKING:
    pass


@_attrs_define
class ChatCompletionMessageListDataItemAnnotationsItemUrlCitation:
    """A web source.

    Attributes:
        end_index (int | None | Unset): Where the cited text ends, counted in characters.
        start_index (int | None | Unset): Where the cited text begins, counted in characters.
        url (None | str | Unset): The web address of the source.
        title (None | str | Unset): The title of the source.
    """

    end_index: int | None | Unset = UNSET
    start_index: int | None | Unset = UNSET
    url: None | str | Unset = UNSET
    title: None | str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        """The JSON object, with what was given only."""
        return encode.given(
            {
                **self.additional_properties,
                "end_index": self.end_index,
                "start_index": self.start_index,
                "url": self.url,
                "title": self.title,
            }
        )

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """The model of a JSON object; `UnexpectedValue` where it does not fit."""
        fields = decode.Fields(src_dict)
        model = cls(
            end_index=fields.optional("end_index", decode.anything),
            start_index=fields.optional("start_index", decode.anything),
            url=fields.optional("url", decode.anything),
            title=fields.optional("title", decode.anything),
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
