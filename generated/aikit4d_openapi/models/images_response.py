from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .. import decode, encode
from ..unset import UNSET, Unset

if TYPE_CHECKING:
    from .image import Image
    from .image_gen_usage import ImageGenUsage
    from .images_response_background import ImagesResponseBackground
    from .images_response_output_format import ImagesResponseOutputFormat
    from .images_response_quality import ImagesResponseQuality
    from .images_response_size import ImagesResponseSize


@_attrs_define
class ImagesResponse:
    """The images that were made.

    Attributes:
        created (int | None | Unset): When it was made, in seconds since 1970.
        data (list[Image] | None | Unset): The images.
        background (ImagesResponseBackground | None | str | Unset): Whether the background is transparent.
        output_format (ImagesResponseOutputFormat | None | str | Unset): The file format of the images.
        size (ImagesResponseSize | None | str | Unset): Width and height in pixels.
        quality (ImagesResponseQuality | None | str | Unset): The quality of the images.
        usage (ImageGenUsage | None | Unset): How many tokens were taken.
    """

    created: int | None | Unset = UNSET
    data: list[Image] | None | Unset = UNSET
    background: ImagesResponseBackground | None | str | Unset = UNSET
    output_format: ImagesResponseOutputFormat | None | str | Unset = UNSET
    size: ImagesResponseSize | None | str | Unset = UNSET
    quality: ImagesResponseQuality | None | str | Unset = UNSET
    usage: ImageGenUsage | None | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        """The JSON object, with what was given only."""
        return encode.given(
            {
                **self.additional_properties,
                "created": self.created,
                "data": self.data,
                "background": self.background,
                "output_format": self.output_format,
                "size": self.size,
                "quality": self.quality,
                "usage": self.usage,
            }
        )

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """The model of a JSON object; `UnexpectedValue` where it does not fit."""
        from .image import Image
        from .image_gen_usage import ImageGenUsage

        fields = decode.Fields(src_dict)
        model = cls(
            created=fields.optional("created", decode.anything),
            data=fields.optional("data", decode.first_of(decode.list_of(Image.from_dict), decode.null)),
            background=fields.optional("background", decode.anything),
            output_format=fields.optional("output_format", decode.anything),
            size=fields.optional("size", decode.anything),
            quality=fields.optional("quality", decode.anything),
            usage=fields.optional("usage", decode.first_of(ImageGenUsage.from_dict, decode.null)),
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
