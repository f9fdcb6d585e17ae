from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .. import decode, encode
from ..unset import UNSET, Unset

if TYPE_CHECKING:
    from .chat_completion_request_message_content_part_file_file import (
        ChatCompletionRequestMessageContentPartFileFile,
    )
    from .prompt_cache_breakpoint_param import PromptCacheBreakpointParam


@_attrs_define
class ChatCompletionRequestMessageContentPartFile:
    """A file as part of a message.

    Attributes:
        type_ (Literal['file']): The kind of this object.
        file (ChatCompletionRequestMessageContentPartFileFile): The file, by id or with its data.
        prompt_cache_breakpoint (PromptCacheBreakpointParam | Unset): Ends the cached part of the prompt here.
    """

    type_: Literal["file"]
    file: ChatCompletionRequestMessageContentPartFileFile
    prompt_cache_breakpoint: PromptCacheBreakpointParam | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        """The JSON object, with what was given only."""
        return encode.given(
            {
                **self.additional_properties,
                "type": self.type_,
                "file": self.file,
                "prompt_cache_breakpoint": self.prompt_cache_breakpoint,
            }
        )

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """The model of a JSON object; `UnexpectedValue` where it does not fit."""
        from .chat_completion_request_message_content_part_file_file import (
            ChatCompletionRequestMessageContentPartFileFile,
        )
        from .prompt_cache_breakpoint_param import PromptCacheBreakpointParam

        fields = decode.Fields(src_dict)
        model = cls(
            type_=fields.required("type", decode.constant("file")),
            file=fields.required("file", ChatCompletionRequestMessageContentPartFileFile.from_dict),
            prompt_cache_breakpoint=fields.optional(
                "prompt_cache_breakpoint", PromptCacheBreakpointParam.from_dict
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
