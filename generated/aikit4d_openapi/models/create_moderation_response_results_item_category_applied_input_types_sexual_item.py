from typing import Literal

CreateModerationResponseResultsItemCategoryAppliedInputTypesSexualItem = Literal["image", "text"]

CREATE_MODERATION_RESPONSE_RESULTS_ITEM_CATEGORY_APPLIED_INPUT_TYPES_SEXUAL_ITEM_VALUES: frozenset[
    CreateModerationResponseResultsItemCategoryAppliedInputTypesSexualItem
] = frozenset(
    {
        "image",
        "text",
    }
)
