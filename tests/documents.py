"""What the pinned document must know for some requests to be taken."""

import pytest

from aikit4d._core.generated import field_names

document_of_2026 = pytest.mark.skipif(
    "expires_after" not in field_names("createFile"),
    reason="the pinned document is older than what this test asks for",
)
