from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .. import decode, encode
from ..unset import UNSET, Unset

if TYPE_CHECKING:
    from .chat_completion_moderation import ChatCompletionModeration
    from .completion_usage import CompletionUsage
    from .create_chat_completion_stream_response_choices_item import (
        CreateChatCompletionStreamResponseChoicesItem,
    )
    from .service_tier import ServiceTier


@_attrs_define
class CreateChatCompletionStreamResponse:
    """One chunk of a streamed chat completion.

    Attributes:
        id (None | str | Unset): The id of the completion, the same in each chunk.
        choices (list[CreateChatCompletionStreamResponseChoicesItem] | None | Unset): What this chunk adds to
            each answer.
        created (int | None | Unset): When it was made, in seconds since 1970.
        model (None | str | Unset): The model that did the work.
        obfuscation (None | str | Unset): Padding without meaning.
        service_tier (None | ServiceTier | str | Unset): The class of service that was used.
        system_fingerprint (None | str | Unset): Names the server's setup, to notice changes of it.
        object_ (Literal['chat.completion.chunk'] | None | str | Unset): The kind of this object, as the API
            names it.
        usage (CompletionUsage | None | Unset): How many tokens were taken, in the last chunk if asked for.
        moderation (ChatCompletionModeration | None | Unset): What moderation found.
    """

    id: None | str | Unset = UNSET
    choices: list[CreateChatCompletionStreamResponseChoicesItem] | None | Unset = UNSET
    created: int | None | Unset = UNSET
    model: None | str | Unset = UNSET
    obfuscation: None | str | Unset = UNSET
    service_tier: None | ServiceTier | str | Unset = UNSET
    system_fingerprint: None | str | Unset = UNSET
    object_: Literal["chat.completion.chunk"] | None | str | Unset = UNSET
    usage: CompletionUsage | None | Unset = UNSET
    moderation: ChatCompletionModeration | None | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        """The JSON object, with what was given only."""
        return encode.given(
            {
                **self.additional_properties,
                "id": self.id,
                "choices": self.choices,
                "created": self.created,
                "model": self.model,
                "obfuscation": self.obfuscation,
                "service_tier": self.service_tier,
                "system_fingerprint": self.system_fingerprint,
                "object": self.object_,
                "usage": self.usage,
                "moderation": self.moderation,
            }
        )

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """The model of a JSON object; `UnexpectedValue` where it does not fit."""
        from .chat_completion_moderation import ChatCompletionModeration
        from .completion_usage import CompletionUsage
        from .create_chat_completion_stream_response_choices_item import (
            CreateChatCompletionStreamResponseChoicesItem,
        )

        fields = decode.Fields(src_dict)
        model = cls(
            id=fields.optional("id", decode.anything),
            choices=fields.optional(
                "choices",
                decode.first_of(
                    decode.list_of(CreateChatCompletionStreamResponseChoicesItem.from_dict), decode.null
                ),
            ),
            created=fields.optional("created", decode.anything),
            model=fields.optional("model", decode.anything),
            obfuscation=fields.optional("obfuscation", decode.anything),
            service_tier=fields.optional("service_tier", decode.anything),
            system_fingerprint=fields.optional("system_fingerprint", decode.anything),
            object_=fields.optional("object", decode.anything),
            usage=fields.optional("usage", decode.first_of(CompletionUsage.from_dict, decode.null)),
            moderation=fields.optional(
                "moderation", decode.first_of(ChatCompletionModeration.from_dict, decode.null)
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
