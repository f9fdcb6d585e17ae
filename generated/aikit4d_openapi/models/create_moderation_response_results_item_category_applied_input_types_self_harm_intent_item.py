from typing import Literal

CreateModerationResponseResultsItemCategoryAppliedInputTypesSelfHarmIntentItem = Literal["image", "text"]

CREATE_MODERATION_RESPONSE_RESULTS_ITEM_CATEGORY_APPLIED_INPUT_TYPES_SELF_HARM_INTENT_ITEM_VALUES: frozenset[
    CreateModerationResponseResultsItemCategoryAppliedInputTypesSelfHarmIntentItem
] = frozenset(
    {
        "image",
        "text",
    }
)
