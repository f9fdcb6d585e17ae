from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .. import decode, encode
from ..unset import UNSET, Unset

if TYPE_CHECKING:
    from .completion_usage_completion_tokens_details import CompletionUsageCompletionTokensDetails
    from .completion_usage_prompt_tokens_details import CompletionUsagePromptTokensDetails


@_attrs_define
class CompletionUsage:
    """How many tokens a chat completion took.

    Attributes:
        completion_tokens (int | None | Unset): Tokens of the answer. Default: 0.
        prompt_tokens (int | None | Unset): Tokens of the request. Default: 0.
        total_tokens (int | None | Unset): Input and output tokens together. Default: 0.
        completion_tokens_details (CompletionUsageCompletionTokensDetails | None | Unset): How the answer's
            tokens divide.
        prompt_tokens_details (CompletionUsagePromptTokensDetails | None | Unset): How the request's tokens
            divide.
    """

    completion_tokens: int | None | Unset = UNSET
    prompt_tokens: int | None | Unset = UNSET
    total_tokens: int | None | Unset = UNSET
    completion_tokens_details: CompletionUsageCompletionTokensDetails | None | Unset = UNSET
    prompt_tokens_details: CompletionUsagePromptTokensDetails | None | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        """The JSON object, with what was given only."""
        return encode.given(
            {
                **self.additional_properties,
                "completion_tokens": self.completion_tokens,
                "prompt_tokens": self.prompt_tokens,
                "total_tokens": self.total_tokens,
                "completion_tokens_details": self.completion_tokens_details,
                "prompt_tokens_details": self.prompt_tokens_details,
            }
        )

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """The model of a JSON object; `UnexpectedValue` where it does not fit."""
        from .completion_usage_completion_tokens_details import CompletionUsageCompletionTokensDetails
        from .completion_usage_prompt_tokens_details import CompletionUsagePromptTokensDetails

        fields = decode.Fields(src_dict)
        model = cls(
            completion_tokens=fields.optional("completion_tokens", decode.anything),
            prompt_tokens=fields.optional("prompt_tokens", decode.anything),
            total_tokens=fields.optional("total_tokens", decode.anything),
            completion_tokens_details=fields.optional(
                "completion_tokens_details",
                decode.first_of(CompletionUsageCompletionTokensDetails.from_dict, decode.null),
            ),
            prompt_tokens_details=fields.optional(
                "prompt_tokens_details",
                decode.first_of(CompletionUsagePromptTokensDetails.from_dict, decode.null),
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
