from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .. import decode, encode
from ..unset import UNSET, Unset

if TYPE_CHECKING:
    from .create_moderation_response_results_item import CreateModerationResponseResultsItem


@_attrs_define
class CreateModerationResponse:
    """The classifications of the inputs.

    Attributes:
        id (None | str | Unset): The id of the classification.
        model (None | str | Unset): The model that did the work.
        results (list[CreateModerationResponseResultsItem] | None | Unset): One entry for each input.
    """

    id: None | str | Unset = UNSET
    model: None | str | Unset = UNSET
    results: list[CreateModerationResponseResultsItem] | None | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        """The JSON object, with what was given only."""
        return encode.given(
            {
                **self.additional_properties,
                "id": self.id,
                "model": self.model,
                "results": self.results,
            }
        )

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """The model of a JSON object; `UnexpectedValue` where it does not fit."""
        from .create_moderation_response_results_item import CreateModerationResponseResultsItem

        fields = decode.Fields(src_dict)
        model = cls(
            id=fields.optional("id", decode.anything),
            model=fields.optional("model", decode.anything),
            results=fields.optional(
                "results",
                decode.first_of(decode.list_of(CreateModerationResponseResultsItem.from_dict), decode.null),
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
