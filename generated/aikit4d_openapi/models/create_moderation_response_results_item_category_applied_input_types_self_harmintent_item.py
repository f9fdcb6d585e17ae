from typing import Literal

CreateModerationResponseResultsItemCategoryAppliedInputTypesSelfHarmintentItem = Literal["image", "text"]

CREATE_MODERATION_RESPONSE_RESULTS_ITEM_CATEGORY_APPLIED_INPUT_TYPES_SELF_HARMINTENT_ITEM_VALUES: frozenset[
    CreateModerationResponseResultsItemCategoryAppliedInputTypesSelfHarmintentItem
] = frozenset(
    {
        "image",
        "text",
    }
)
