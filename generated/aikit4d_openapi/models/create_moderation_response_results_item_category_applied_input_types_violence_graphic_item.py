from typing import Literal

CreateModerationResponseResultsItemCategoryAppliedInputTypesViolenceGraphicItem = Literal["image", "text"]

CREATE_MODERATION_RESPONSE_RESULTS_ITEM_CATEGORY_APPLIED_INPUT_TYPES_VIOLENCE_GRAPHIC_ITEM_VALUES: frozenset[
    CreateModerationResponseResultsItemCategoryAppliedInputTypesViolenceGraphicItem
] = frozenset(
    {
        "image",
        "text",
    }
)
