from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .. import decode, encode
from ..unset import UNSET, Unset

if TYPE_CHECKING:
    from .create_moderation_response_results_item_categories import (
        CreateModerationResponseResultsItemCategories,
    )
    from .create_moderation_response_results_item_category_applied_input_types import (
        CreateModerationResponseResultsItemCategoryAppliedInputTypes,
    )
    from .create_moderation_response_results_item_category_scores import (
        CreateModerationResponseResultsItemCategoryScores,
    )


@_attrs_define
class CreateModerationResponseResultsItem:
    """
    Attributes:
        flagged (bool | None | Unset): Whether any category was found.
        categories (CreateModerationResponseResultsItemCategories | None | Unset): Which categories were found.
        category_scores (CreateModerationResponseResultsItemCategoryScores | None | Unset): How sure the model
            is of each category, from 0 to 1.
        category_applied_input_types (CreateModerationResponseResultsItemCategoryAppliedInputTypes | None |
            Unset): Which kinds of input each category was found in.
    """

    flagged: bool | None | Unset = UNSET
    categories: CreateModerationResponseResultsItemCategories | None | Unset = UNSET
    category_scores: CreateModerationResponseResultsItemCategoryScores | None | Unset = UNSET
    category_applied_input_types: (
        CreateModerationResponseResultsItemCategoryAppliedInputTypes | None | Unset
    ) = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        """The JSON object, with what was given only."""
        return encode.given(
            {
                **self.additional_properties,
                "flagged": self.flagged,
                "categories": self.categories,
                "category_scores": self.category_scores,
                "category_applied_input_types": self.category_applied_input_types,
            }
        )

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """The model of a JSON object; `UnexpectedValue` where it does not fit."""
        from .create_moderation_response_results_item_categories import (
            CreateModerationResponseResultsItemCategories,
        )
        from .create_moderation_response_results_item_category_applied_input_types import (
            CreateModerationResponseResultsItemCategoryAppliedInputTypes,
        )
        from .create_moderation_response_results_item_category_scores import (
            CreateModerationResponseResultsItemCategoryScores,
        )

        fields = decode.Fields(src_dict)
        model = cls(
            flagged=fields.optional("flagged", decode.anything),
            categories=fields.optional(
                "categories",
                decode.first_of(CreateModerationResponseResultsItemCategories.from_dict, decode.null),
            ),
            category_scores=fields.optional(
                "category_scores",
                decode.first_of(CreateModerationResponseResultsItemCategoryScores.from_dict, decode.null),
            ),
            category_applied_input_types=fields.optional(
                "category_applied_input_types",
                decode.first_of(
                    CreateModerationResponseResultsItemCategoryAppliedInputTypes.from_dict, decode.null
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
