"""The operation that says whether texts are harmful."""

from typing import Any

from aikit4d.offline.state import Call, answering_model
from aikit4d.offline.wire import Answer, json_answer

TEXT_ONLY = (
    "harassment",
    "harassment/threatening",
    "hate",
    "hate/threatening",
    "illicit",
    "illicit/violent",
    "sexual/minors",
)
TEXT_AND_IMAGE = (
    "self-harm",
    "self-harm/intent",
    "self-harm/instructions",
    "sexual",
    "violence",
    "violence/graphic",
)
HIGH_SCORE, LOW_SCORE = 0.9, 0.01


def create(call: Call) -> Answer:
    """Flag each text for the categories that it names: ``violence`` stands for violence."""
    given = call.body["input"]
    return json_answer(
        {
            "id": call.state.new_id("modr-"),
            "model": answering_model("offline-moderation", call.body.get("model")),
            "results": [_result(text, kinds) for text, kinds in _inputs(given)],
        }
    )


def _inputs(given: Any) -> list[tuple[str, set[str]]]:
    """The texts with their kinds of input; a list of parts is one input."""
    if isinstance(given, str):
        return [(given, {"text"})]
    if given and isinstance(given[0], dict):
        kinds = {"text" if part["type"] == "text" else "image" for part in given}
        return [("\n".join(part.get("text", "") for part in given), kinds)]
    return [(text, {"text"}) for text in given]


def _result(text: str, kinds: set[str]) -> dict[str, Any]:
    lower = text.lower()
    flags = {category: category in lower for category in (*TEXT_ONLY, *TEXT_AND_IMAGE)}
    return {
        "flagged": any(flags.values()),
        "categories": flags,
        "category_scores": {name: HIGH_SCORE if flagged else LOW_SCORE for name, flagged in flags.items()},
        "category_applied_input_types": {
            name: sorted(kinds, reverse=True) if name in TEXT_AND_IMAGE else sorted(kinds & {"text"})
            for name in flags
        },
    }
