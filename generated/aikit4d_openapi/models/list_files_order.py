from typing import Literal

ListFilesOrder = Literal["asc", "desc"]

LIST_FILES_ORDER_VALUES: frozenset[ListFilesOrder] = frozenset(
    {
        "asc",
        "desc",
    }
)
