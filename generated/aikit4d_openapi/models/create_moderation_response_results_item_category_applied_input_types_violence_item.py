from typing import Literal

CreateModerationResponseResultsItemCategoryAppliedInputTypesViolenceItem = Literal["image", "text"]

CREATE_MODERATION_RESPONSE_RESULTS_ITEM_CATEGORY_APPLIED_INPUT_TYPES_VIOLENCE_ITEM_VALUES: frozenset[
    CreateModerationResponseResultsItemCategoryAppliedInputTypesViolenceItem
] = frozenset(
    {
        "image",
        "text",
    }
)
