from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .. import decode, encode
from ..unset import UNSET, Unset

if TYPE_CHECKING:
    from .image_edit_completed_event_background import ImageEditCompletedEventBackground
    from .image_edit_completed_event_output_format import ImageEditCompletedEventOutputFormat
    from .image_edit_completed_event_quality import ImageEditCompletedEventQuality
    from .image_edit_completed_event_size import ImageEditCompletedEventSize
    from .images_usage import ImagesUsage


@_attrs_define
class ImageEditCompletedEvent:
    """The finished image of a streamed edit.

    Attributes:
        type_ (Literal['image_edit.completed']): The kind of this object.
        b64_json (None | str | Unset): The image as base64 text.
        created_at (int | None | Unset): When it was made, in seconds since 1970.
        size (ImageEditCompletedEventSize | None | str | Unset): Width and height in pixels.
        quality (ImageEditCompletedEventQuality | None | str | Unset): The quality of the images.
        background (ImageEditCompletedEventBackground | None | str | Unset): Whether the background is
            transparent.
        output_format (ImageEditCompletedEventOutputFormat | None | str | Unset): The file format of the images.
        usage (ImagesUsage | None | Unset): How many tokens were taken.
    """

    type_: Literal["image_edit.completed"]
    b64_json: None | str | Unset = UNSET
    created_at: int | None | Unset = UNSET
    size: ImageEditCompletedEventSize | None | str | Unset = UNSET
    quality: ImageEditCompletedEventQuality | None | str | Unset = UNSET
    background: ImageEditCompletedEventBackground | None | str | Unset = UNSET
    output_format: ImageEditCompletedEventOutputFormat | None | str | Unset = UNSET
    usage: ImagesUsage | None | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        """The JSON object, with what was given only."""
        return encode.given(
            {
                **self.additional_properties,
                "type": self.type_,
                "b64_json": self.b64_json,
                "created_at": self.created_at,
                "size": self.size,
                "quality": self.quality,
                "background": self.background,
                "output_format": self.output_format,
                "usage": self.usage,
            }
        )

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """The model of a JSON object; `UnexpectedValue` where it does not fit."""
        from .images_usage import ImagesUsage

        fields = decode.Fields(src_dict)
        model = cls(
            type_=fields.required("type", decode.constant("image_edit.completed")),
            b64_json=fields.optional("b64_json", decode.anything),
            created_at=fields.optional("created_at", decode.anything),
            size=fields.optional("size", decode.anything),
            quality=fields.optional("quality", decode.anything),
            background=fields.optional("background", decode.anything),
            output_format=fields.optional("output_format", decode.anything),
            usage=fields.optional("usage", decode.first_of(ImagesUsage.from_dict, decode.null)),
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
