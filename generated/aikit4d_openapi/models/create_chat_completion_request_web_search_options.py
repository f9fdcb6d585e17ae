from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .. import decode, encode
from ..unset import UNSET, Unset

if TYPE_CHECKING:
    from .create_chat_completion_request_web_search_options_user_location import (
        CreateChatCompletionRequestWebSearchOptionsUserLocation,
    )
    from .web_search_context_size import WebSearchContextSize


@_attrs_define
class CreateChatCompletionRequestWebSearchOptions:
    """Lets the model search the web.

    Attributes:
        user_location (CreateChatCompletionRequestWebSearchOptionsUserLocation | None | Unset): Where the user
            is, for better results.
        search_context_size (WebSearchContextSize | Unset): How much of what is found the model reads.
    """

    user_location: CreateChatCompletionRequestWebSearchOptionsUserLocation | None | Unset = UNSET
    search_context_size: WebSearchContextSize | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        """The JSON object, with what was given only."""
        return encode.given(
            {
                **self.additional_properties,
                "user_location": self.user_location,
                "search_context_size": self.search_context_size,
            }
        )

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """The model of a JSON object; `UnexpectedValue` where it does not fit."""
        from .create_chat_completion_request_web_search_options_user_location import (
            CreateChatCompletionRequestWebSearchOptionsUserLocation,
        )
        from .web_search_context_size import WEB_SEARCH_CONTEXT_SIZE_VALUES

        fields = decode.Fields(src_dict)
        model = cls(
            user_location=fields.optional(
                "user_location",
                decode.first_of(
                    CreateChatCompletionRequestWebSearchOptionsUserLocation.from_dict, decode.null
                ),
            ),
            search_context_size=fields.optional(
                "search_context_size", decode.one_of(WEB_SEARCH_CONTEXT_SIZE_VALUES)
            ),
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
