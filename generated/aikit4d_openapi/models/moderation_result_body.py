from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .. import decode, encode
from ..unset import UNSET, Unset

if TYPE_CHECKING:
    from .moderation_result_body_categories import ModerationResultBodyCategories
    from .moderation_result_body_category_applied_input_types import (
        ModerationResultBodyCategoryAppliedInputTypes,
    )
    from .moderation_result_body_category_scores import ModerationResultBodyCategoryScores


@_attrs_define
class ModerationResultBody:
    """What moderation found in one piece of content.

    Attributes:
        type_ (Literal['moderation_result'] | None | str | Unset): The kind of this object. Default:
            "moderation_result".
        model (None | str | Unset): The model that classified.
        flagged (bool | None | Unset): Whether any category was found.
        categories (ModerationResultBodyCategories | None | Unset): Which categories were found.
        category_scores (ModerationResultBodyCategoryScores | None | Unset): How sure the model is of each
            category, from 0 to 1.
        category_applied_input_types (ModerationResultBodyCategoryAppliedInputTypes | None | Unset): Which kinds
            of input each category was found in.
    """

    type_: Literal["moderation_result"] | None | str | Unset = UNSET
    model: None | str | Unset = UNSET
    flagged: bool | None | Unset = UNSET
    categories: ModerationResultBodyCategories | None | Unset = UNSET
    category_scores: ModerationResultBodyCategoryScores | None | Unset = UNSET
    category_applied_input_types: ModerationResultBodyCategoryAppliedInputTypes | None | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        """The JSON object, with what was given only."""
        return encode.given(
            {
                **self.additional_properties,
                "type": self.type_,
                "model": self.model,
                "flagged": self.flagged,
                "categories": self.categories,
                "category_scores": self.category_scores,
                "category_applied_input_types": self.category_applied_input_types,
            }
        )

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """The model of a JSON object; `UnexpectedValue` where it does not fit."""
        from .moderation_result_body_categories import ModerationResultBodyCategories
        from .moderation_result_body_category_applied_input_types import (
            ModerationResultBodyCategoryAppliedInputTypes,
        )
        from .moderation_result_body_category_scores import ModerationResultBodyCategoryScores

        fields = decode.Fields(src_dict)
        model = cls(
            type_=fields.optional("type", decode.anything),
            model=fields.optional("model", decode.anything),
            flagged=fields.optional("flagged", decode.anything),
            categories=fields.optional(
                "categories", decode.first_of(ModerationResultBodyCategories.from_dict, decode.null)
            ),
            category_scores=fields.optional(
                "category_scores", decode.first_of(ModerationResultBodyCategoryScores.from_dict, decode.null)
            ),
            category_applied_input_types=fields.optional(
                "category_applied_input_types",
                decode.first_of(ModerationResultBodyCategoryAppliedInputTypes.from_dict, decode.null),
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
