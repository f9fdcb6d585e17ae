from typing import Literal

CreateModerationResponseResultsItemCategoryAppliedInputTypesSelfHarmItem = Literal["image", "text"]

CREATE_MODERATION_RESPONSE_RESULTS_ITEM_CATEGORY_APPLIED_INPUT_TYPES_SELF_HARM_ITEM_VALUES: frozenset[
    CreateModerationResponseResultsItemCategoryAppliedInputTypesSelfHarmItem
] = frozenset(
    {
        "image",
        "text",
    }
)
