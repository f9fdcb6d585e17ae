from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attrs import define as _attrs_define

from .. import decode, encode
from ..unset import UNSET, Unset

if TYPE_CHECKING:
    from .create_embedding_request_encoding_format import CreateEmbeddingRequestEncodingFormat
    from .create_embedding_request_model import CreateEmbeddingRequestModel


@_attrs_define
class CreateEmbeddingRequest:
    """What to embed, and how.

    Attributes:
        input_ (list[int] | list[list[int]] | list[str] | str): One text, several texts, or the same as tokens.
        model (CreateEmbeddingRequestModel | str): The model to use.
        encoding_format (CreateEmbeddingRequestEncodingFormat | Unset): Whether vectors come as numbers or as
            base64 text of 32 bit floats. Default: "float".
        dimensions (int | Unset): How many numbers a vector should have, for models that can shorten it.
        user (str | Unset): An id of the end user, to notice misuse.
    """

    input_: list[int] | list[list[int]] | list[str] | str
    model: CreateEmbeddingRequestModel | str
    encoding_format: CreateEmbeddingRequestEncodingFormat | Unset = UNSET
    dimensions: int | Unset = UNSET
    user: str | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        """The JSON object, with what was given only."""
        return encode.given(
            {
                "input": self.input_,
                "model": self.model,
                "encoding_format": self.encoding_format,
                "dimensions": self.dimensions,
                "user": self.user,
            }
        )

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """The model of a JSON object; `UnexpectedValue` where it does not fit."""
        from .create_embedding_request_encoding_format import CREATE_EMBEDDING_REQUEST_ENCODING_FORMAT_VALUES
        from .create_embedding_request_model import CREATE_EMBEDDING_REQUEST_MODEL_VALUES

        fields = decode.Fields(src_dict)
        model = cls(
            input_=fields.required(
                "input",
                decode.first_of(
                    decode.text,
                    decode.list_of(decode.text),
                    decode.list_of(decode.integer),
                    decode.list_of(decode.list_of(decode.integer)),
                ),
            ),
            model=fields.required(
                "model", decode.first_of(decode.text, decode.one_of(CREATE_EMBEDDING_REQUEST_MODEL_VALUES))
            ),
            encoding_format=fields.optional(
                "encoding_format", decode.one_of(CREATE_EMBEDDING_REQUEST_ENCODING_FORMAT_VALUES)
            ),
            dimensions=fields.optional("dimensions", decode.integer),
            user=fields.optional("user", decode.text),
        )
        fields.no_more()
        return model
