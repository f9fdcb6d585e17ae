from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .. import decode, encode
from ..unset import UNSET, Unset

if TYPE_CHECKING:
    from .create_embedding_response_usage import CreateEmbeddingResponseUsage
    from .embedding import Embedding


@_attrs_define
class CreateEmbeddingResponse:
    """The vectors of the inputs.

    Attributes:
        data (list[Embedding] | None | Unset): The vectors, in the order of the inputs.
        model (None | str | Unset): The model that did the work.
        object_ (Literal['list'] | None | str | Unset): The kind of this object, as the API names it.
        usage (CreateEmbeddingResponseUsage | None | Unset): How many tokens were taken.
    """

    data: list[Embedding] | None | Unset = UNSET
    model: None | str | Unset = UNSET
    object_: Literal["list"] | None | str | Unset = UNSET
    usage: CreateEmbeddingResponseUsage | None | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        """The JSON object, with what was given only."""
        return encode.given(
            {
                **self.additional_properties,
                "data": self.data,
                "model": self.model,
                "object": self.object_,
                "usage": self.usage,
            }
        )

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """The model of a JSON object; `UnexpectedValue` where it does not fit."""
        from .create_embedding_response_usage import CreateEmbeddingResponseUsage
        from .embedding import Embedding

        fields = decode.Fields(src_dict)
        model = cls(
            data=fields.optional("data", decode.first_of(decode.list_of(Embedding.from_dict), decode.null)),
            model=fields.optional("model", decode.anything),
            object_=fields.optional("object", decode.anything),
            usage=fields.optional(
                "usage", decode.first_of(CreateEmbeddingResponseUsage.from_dict, decode.null)
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
