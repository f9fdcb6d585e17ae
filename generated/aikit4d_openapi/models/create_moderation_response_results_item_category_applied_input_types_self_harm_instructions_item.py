from typing import Literal

CreateModerationResponseResultsItemCategoryAppliedInputTypesSelfHarmInstructionsItem = Literal[
    "image", "text"
]

CREATE_MODERATION_RESPONSE_RESULTS_ITEM_CATEGORY_APPLIED_INPUT_TYPES_SELF_HARM_INSTRUCTIONS_ITEM_VALUES: frozenset[
    CreateModerationResponseResultsItemCategoryAppliedInputTypesSelfHarmInstructionsItem
] = frozenset(
    {
        "image",
        "text",
    }
)
