from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .. import decode, encode
from ..unset import UNSET, Unset

if TYPE_CHECKING:
    from .function_parameters import FunctionParameters


@_attrs_define
class ChatCompletionFunctions:
    """A function the model may call, in the older form.

    Attributes:
        name (str): The name of the function.
        description (str | Unset): What the function does, for the model to read.
        parameters (FunctionParameters | Unset): The parameters as a JSON schema; none means no parameters.
    """

    name: str
    description: str | Unset = UNSET
    parameters: FunctionParameters | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        """The JSON object, with what was given only."""
        return encode.given(
            {
                **self.additional_properties,
                "name": self.name,
                "description": self.description,
                "parameters": self.parameters,
            }
        )

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """The model of a JSON object; `UnexpectedValue` where it does not fit."""
        from .function_parameters import FunctionParameters

        fields = decode.Fields(src_dict)
        model = cls(
            name=fields.required("name", decode.text),
            description=fields.optional("description", decode.text),
            parameters=fields.optional("parameters", FunctionParameters.from_dict),
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
