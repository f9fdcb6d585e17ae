from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .. import decode, encode
from ..unset import UNSET, Unset

if TYPE_CHECKING:
    from .create_moderation_response_results_item_category_applied_input_types_self_harm_instructions_item import (
        CreateModerationResponseResultsItemCategoryAppliedInputTypesSelfHarmInstructionsItem,
    )
    from .create_moderation_response_results_item_category_applied_input_types_self_harm_intent_item import (
        CreateModerationResponseResultsItemCategoryAppliedInputTypesSelfHarmIntentItem,
    )
    from .create_moderation_response_results_item_category_applied_input_types_self_harm_item import (
        CreateModerationResponseResultsItemCategoryAppliedInputTypesSelfHarmItem,
    )
    from .create_moderation_response_results_item_category_applied_input_types_sexual_item import (
        CreateModerationResponseResultsItemCategoryAppliedInputTypesSexualItem,
    )
    from .create_moderation_response_results_item_category_applied_input_types_violence_graphic_item import (
        CreateModerationResponseResultsItemCategoryAppliedInputTypesViolenceGraphicItem,
    )
    from .create_moderation_response_results_item_category_applied_input_types_violence_item import (
        CreateModerationResponseResultsItemCategoryAppliedInputTypesViolenceItem,
    )


@_attrs_define
class CreateModerationResponseResultsItemCategoryAppliedInputTypes:
    """Which kinds of input each category was found in.

    Attributes:
        hate (list[Literal['text'] | str] | None | Unset): Hatred of a group of people.
        hate_threatening (list[Literal['text'] | str] | None | Unset): Hatred that also threatens violence.
        harassment (list[Literal['text'] | str] | None | Unset): Language that harasses somebody.
        harassment_threatening (list[Literal['text'] | str] | None | Unset): Harassment that also threatens
            violence.
        illicit (list[Literal['text'] | str] | None | Unset): Advice on wrongdoing.
        illicit_violent (list[Literal['text'] | str] | None | Unset): Advice on wrongdoing with violence or
            weapons.
        self_harm (list[CreateModerationResponseResultsItemCategoryAppliedInputTypesSelfHarmItem | str] | None |
            Unset): Content about harming oneself.
        self_harm_intent (list[CreateModerationResponseResultsItemCategoryAppliedInputTypesSelfHarmIntentItem |
            str] | None | Unset): A speaker who means to harm themselves.
        self_harm_instructions
            (list[CreateModerationResponseResultsItemCategoryAppliedInputTypesSelfHarmInstructionsItem | str] | None
            | Unset): Instructions for harming oneself.
        sexual (list[CreateModerationResponseResultsItemCategoryAppliedInputTypesSexualItem | str] | None |
            Unset): Content meant to arouse.
        sexual_minors (list[Literal['text'] | str] | None | Unset): Sexual content with somebody under 18.
        violence (list[CreateModerationResponseResultsItemCategoryAppliedInputTypesViolenceItem | str] | None |
            Unset): Death, violence or injury.
        violence_graphic (list[CreateModerationResponseResultsItemCategoryAppliedInputTypesViolenceGraphicItem |
            str] | None | Unset): Violence in graphic detail.
    """

    hate: list[Literal["text"] | str] | None | Unset = UNSET
    hate_threatening: list[Literal["text"] | str] | None | Unset = UNSET
    harassment: list[Literal["text"] | str] | None | Unset = UNSET
    harassment_threatening: list[Literal["text"] | str] | None | Unset = UNSET
    illicit: list[Literal["text"] | str] | None | Unset = UNSET
    illicit_violent: list[Literal["text"] | str] | None | Unset = UNSET
    self_harm: (
        list[CreateModerationResponseResultsItemCategoryAppliedInputTypesSelfHarmItem | str] | None | Unset
    ) = UNSET
    self_harm_intent: (
        list[CreateModerationResponseResultsItemCategoryAppliedInputTypesSelfHarmIntentItem | str]
        | None
        | Unset
    ) = UNSET
    self_harm_instructions: (
        list[CreateModerationResponseResultsItemCategoryAppliedInputTypesSelfHarmInstructionsItem | str]
        | None
        | Unset
    ) = UNSET
    sexual: (
        list[CreateModerationResponseResultsItemCategoryAppliedInputTypesSexualItem | str] | None | Unset
    ) = UNSET
    sexual_minors: list[Literal["text"] | str] | None | Unset = UNSET
    violence: (
        list[CreateModerationResponseResultsItemCategoryAppliedInputTypesViolenceItem | str] | None | Unset
    ) = UNSET
    violence_graphic: (
        list[CreateModerationResponseResultsItemCategoryAppliedInputTypesViolenceGraphicItem | str]
        | None
        | Unset
    ) = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        """The JSON object, with what was given only."""
        return encode.given(
            {
                **self.additional_properties,
                "hate": self.hate,
                "hate/threatening": self.hate_threatening,
                "harassment": self.harassment,
                "harassment/threatening": self.harassment_threatening,
                "illicit": self.illicit,
                "illicit/violent": self.illicit_violent,
                "self-harm": self.self_harm,
                "self-harm/intent": self.self_harm_intent,
                "self-harm/instructions": self.self_harm_instructions,
                "sexual": self.sexual,
                "sexual/minors": self.sexual_minors,
                "violence": self.violence,
                "violence/graphic": self.violence_graphic,
            }
        )

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """The model of a JSON object; `UnexpectedValue` where it does not fit."""
        fields = decode.Fields(src_dict)
        model = cls(
            hate=fields.optional("hate", decode.first_of(decode.list_of(decode.anything), decode.null)),
            hate_threatening=fields.optional(
                "hate/threatening", decode.first_of(decode.list_of(decode.anything), decode.null)
            ),
            harassment=fields.optional(
                "harassment", decode.first_of(decode.list_of(decode.anything), decode.null)
            ),
            harassment_threatening=fields.optional(
                "harassment/threatening", decode.first_of(decode.list_of(decode.anything), decode.null)
            ),
            illicit=fields.optional("illicit", decode.first_of(decode.list_of(decode.anything), decode.null)),
            illicit_violent=fields.optional(
                "illicit/violent", decode.first_of(decode.list_of(decode.anything), decode.null)
            ),
            self_harm=fields.optional(
                "self-harm", decode.first_of(decode.list_of(decode.anything), decode.null)
            ),
            self_harm_intent=fields.optional(
                "self-harm/intent", decode.first_of(decode.list_of(decode.anything), decode.null)
            ),
            self_harm_instructions=fields.optional(
                "self-harm/instructions", decode.first_of(decode.list_of(decode.anything), decode.null)
            ),
            sexual=fields.optional("sexual", decode.first_of(decode.list_of(decode.anything), decode.null)),
            sexual_minors=fields.optional(
                "sexual/minors", decode.first_of(decode.list_of(decode.anything), decode.null)
            ),
            violence=fields.optional(
                "violence", decode.first_of(decode.list_of(decode.anything), decode.null)
            ),
            violence_graphic=fields.optional(
                "violence/graphic", decode.first_of(decode.list_of(decode.anything), decode.null)
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
