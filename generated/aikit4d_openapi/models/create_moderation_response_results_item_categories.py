from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .. import decode, encode
from ..unset import UNSET, Unset

if TYPE_CHECKING:
    pass


@_attrs_define
class CreateModerationResponseResultsItemCategories:
    """Which categories were found.

    Attributes:
        hate (bool | None | Unset): Hatred of a group of people.
        hate_threatening (bool | None | Unset): Hatred that also threatens violence.
        harassment (bool | None | Unset): Language that harasses somebody.
        harassment_threatening (bool | None | Unset): Harassment that also threatens violence.
        illicit (bool | None | Unset): Advice on wrongdoing.
        illicit_violent (bool | None | Unset): Advice on wrongdoing with violence or weapons.
        self_harm (bool | None | Unset): Content about harming oneself.
        self_harm_intent (bool | None | Unset): A speaker who means to harm themselves.
        self_harm_instructions (bool | None | Unset): Instructions for harming oneself.
        sexual (bool | None | Unset): Content meant to arouse.
        sexual_minors (bool | None | Unset): Sexual content with somebody under 18.
        violence (bool | None | Unset): Death, violence or injury.
        violence_graphic (bool | None | Unset): Violence in graphic detail.
    """

    hate: bool | None | Unset = UNSET
    hate_threatening: bool | None | Unset = UNSET
    harassment: bool | None | Unset = UNSET
    harassment_threatening: bool | None | Unset = UNSET
    illicit: bool | None | Unset = UNSET
    illicit_violent: bool | None | Unset = UNSET
    self_harm: bool | None | Unset = UNSET
    self_harm_intent: bool | None | Unset = UNSET
    self_harm_instructions: bool | None | Unset = UNSET
    sexual: bool | None | Unset = UNSET
    sexual_minors: bool | None | Unset = UNSET
    violence: bool | None | Unset = UNSET
    violence_graphic: bool | None | Unset = UNSET
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
            hate=fields.optional("hate", decode.anything),
            hate_threatening=fields.optional("hate/threatening", decode.anything),
            harassment=fields.optional("harassment", decode.anything),
            harassment_threatening=fields.optional("harassment/threatening", decode.anything),
            illicit=fields.optional("illicit", decode.anything),
            illicit_violent=fields.optional("illicit/violent", decode.anything),
            self_harm=fields.optional("self-harm", decode.anything),
            self_harm_intent=fields.optional("self-harm/intent", decode.anything),
            self_harm_instructions=fields.optional("self-harm/instructions", decode.anything),
            sexual=fields.optional("sexual", decode.anything),
            sexual_minors=fields.optional("sexual/minors", decode.anything),
            violence=fields.optional("violence", decode.anything),
            violence_graphic=fields.optional("violence/graphic", decode.anything),
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
