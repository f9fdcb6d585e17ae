from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .. import decode, encode
from ..unset import UNSET, Unset

if TYPE_CHECKING:
    from .metadata import Metadata
    from .model_response_properties_prompt_cache_retention import ModelResponsePropertiesPromptCacheRetention


@_attrs_define
class ModelResponseProperties:
    """Settings that requests and answers of models share.

    Attributes:
        metadata (Metadata | None | Unset): Pairs of text kept with the object.
        top_logprobs (int | None | Unset): How many of the likeliest tokens to report at each place.
        temperature (float | None | Unset): How freely the model chooses words, from 0 to 2.
        top_p (float | None | Unset): Lets the model choose only among the likeliest words that make up this
            share.
        user (str | Unset): The older form of `safety_identifier` and `prompt_cache_key`.
        safety_identifier (None | str | Unset): A stable id of the end user, to notice misuse.
        prompt_cache_key (None | str | Unset): Requests with the same key share cached prompts.
        prompt_cache_retention (ModelResponsePropertiesPromptCacheRetention | None | Unset): How long a cached
            prompt is kept.
    """

    metadata: Metadata | None | Unset = UNSET
    top_logprobs: int | None | Unset = UNSET
    temperature: float | None | Unset = UNSET
    top_p: float | None | Unset = UNSET
    user: str | Unset = UNSET
    safety_identifier: None | str | Unset = UNSET
    prompt_cache_key: None | str | Unset = UNSET
    prompt_cache_retention: ModelResponsePropertiesPromptCacheRetention | None | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        """The JSON object, with what was given only."""
        return encode.given(
            {
                **self.additional_properties,
                "metadata": self.metadata,
                "top_logprobs": self.top_logprobs,
                "temperature": self.temperature,
                "top_p": self.top_p,
                "user": self.user,
                "safety_identifier": self.safety_identifier,
                "prompt_cache_key": self.prompt_cache_key,
                "prompt_cache_retention": self.prompt_cache_retention,
            }
        )

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """The model of a JSON object; `UnexpectedValue` where it does not fit."""
        from .metadata import Metadata
        from .model_response_properties_prompt_cache_retention import (
            MODEL_RESPONSE_PROPERTIES_PROMPT_CACHE_RETENTION_VALUES,
        )

        fields = decode.Fields(src_dict)
        model = cls(
            metadata=fields.optional("metadata", decode.first_of(Metadata.from_dict, decode.null)),
            top_logprobs=fields.optional("top_logprobs", decode.first_of(decode.integer, decode.null)),
            temperature=fields.optional("temperature", decode.first_of(decode.number, decode.null)),
            top_p=fields.optional("top_p", decode.first_of(decode.number, decode.null)),
            user=fields.optional("user", decode.text),
            safety_identifier=fields.optional("safety_identifier", decode.first_of(decode.text, decode.null)),
            prompt_cache_key=fields.optional("prompt_cache_key", decode.first_of(decode.text, decode.null)),
            prompt_cache_retention=fields.optional(
                "prompt_cache_retention",
                decode.first_of(
                    decode.one_of(MODEL_RESPONSE_PROPERTIES_PROMPT_CACHE_RETENTION_VALUES), decode.null
                ),
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
