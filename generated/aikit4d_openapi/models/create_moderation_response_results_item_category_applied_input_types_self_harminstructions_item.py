from typing import Literal

CreateModerationResponseResultsItemCategoryAppliedInputTypesSelfHarminstructionsItem = Literal[
    "image", "text"
]

CREATE_MODERATION_RESPONSE_RESULTS_ITEM_CATEGORY_APPLIED_INPUT_TYPES_SELF_HARMINSTRUCTIONS_ITEM_VALUES: frozenset[
    CreateModerationResponseResultsItemCategoryAppliedInputTypesSelfHarminstructionsItem
] = frozenset(
    {
        "image",
        "text",
    }
)
