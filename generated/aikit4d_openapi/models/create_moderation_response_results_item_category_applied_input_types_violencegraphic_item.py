from typing import Literal

CreateModerationResponseResultsItemCategoryAppliedInputTypesViolencegraphicItem = Literal["image", "text"]

CREATE_MODERATION_RESPONSE_RESULTS_ITEM_CATEGORY_APPLIED_INPUT_TYPES_VIOLENCEGRAPHIC_ITEM_VALUES: frozenset[
    CreateModerationResponseResultsItemCategoryAppliedInputTypesViolencegraphicItem
] = frozenset(
    {
        "image",
        "text",
    }
)
