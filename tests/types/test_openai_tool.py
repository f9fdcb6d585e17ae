"""`OpenAITool`: what it accepts, and what is sent (behaviours 216 to 227, H48 to H50)."""

import copy
import pickle

import pytest

from aikit4d import Object, OpenAITool

PARAMETERS = {"type": "object", "properties": {"city": {"type": "string"}}, "required": ["city"]}
FLAT = {"name": "get_weather", "description": "The weather", "parameters": PARAMETERS}
API = {"type": "function", "function": FLAT}
CUSTOM = {"name": "run", "description": "Run code", "format": {"type": "text"}}


def handler(arguments):
    return arguments


def get_weather(city: str, days: int = 1):
    """Tell the weather."""
    return city, days


@pytest.mark.parametrize(
    "given",
    [
        FLAT,
        {"type": "function", **FLAT},
        {"type": None, **FLAT},
        API,
        {"function": FLAT},
        {"tool": FLAT},
        {"tool": API},
        {"tool": {"function": FLAT}},
        {"tool": OpenAITool(FLAT)},
        OpenAITool(FLAT),
        OpenAITool(API),
        Object(API),
        {"tool": {"tool": API}},
        {**FLAT, "tool": None},
    ],
)
def test_every_form_gives_the_same_tool(given):
    tool = OpenAITool(given)

    assert (tool.type, tool.name, tool.description, tool.strict) == (
        "function",
        "get_weather",
        "The weather",
        None,
    )
    assert tool.parameters == PARAMETERS
    assert tool.body() == API


def test_keywords_are_accepted_and_win():
    assert OpenAITool(**FLAT).body() == API
    assert OpenAITool(API, name="other").name == "other"


@pytest.mark.parametrize("given", [(), (None,), ({},)])
def test_an_empty_tool_has_a_type_only(given):
    tool = OpenAITool(*given)

    assert tool == {"type": "function"}
    assert (tool.name, tool.description, tool.parameters, tool.strict) == (None, None, None, None)
    with pytest.raises(AttributeError):
        _ = tool.other


@pytest.mark.parametrize(
    ("given", "body"),
    [
        ({"name": "a"}, {"type": "function", "function": {"name": "a"}}),
        (
            {"name": "a", "strict": True},
            {"type": "function", "function": {"name": "a", "strict": True}},
        ),
        (
            {"type": "function", "strict": False, "function": {"name": "a"}},
            {"type": "function", "function": {"name": "a", "strict": False}},
        ),
        (
            {"type": "function", "function": {"name": "a", "strict": True}},
            {"type": "function", "function": {"name": "a", "strict": True}},
        ),
        (
            {"name": "a", "cache": 1, "handler": handler, "description": None},
            {"type": "function", "function": {"name": "a"}},
        ),
        ({"type": "custom", **CUSTOM}, {"type": "custom", "custom": CUSTOM}),
        ({"type": "custom", "custom": CUSTOM}, {"type": "custom", "custom": CUSTOM}),
        ({"custom": CUSTOM, "handler": handler}, {"type": "custom", "custom": CUSTOM}),
        (
            {"type": "custom", "custom": {"name": "run"}, "strict": True},
            {"type": "custom", "custom": {"name": "run"}},
        ),
        (
            {"type": "web_search", "filters": {"domains": ["a.b"]}, "strict": True, "handler": handler},
            {"type": "web_search", "filters": {"domains": ["a.b"]}},
        ),
        ({"type": "mcp", "name": "", "description": ""}, {"type": "mcp"}),
        (
            {"type": "mcp", "name": "n", "function": {"x": 1}},
            {"type": "mcp", "name": "n", "function": {"x": 1}},
        ),
        ({"tool": {"type": "web_search", "size": 1}}, {"type": "web_search", "size": 1}),
    ],
)
def test_the_body_is_the_api_form_with_what_is_set(given, body):
    assert OpenAITool(given).body() == body


@pytest.mark.parametrize(
    "given",
    [
        {**FLAT, "handler": handler},
        {**API, "handler": handler},
        {"tool": FLAT, "handler": handler},
        {"tool": {**FLAT, "handler": handler}},
        {"tool": {**FLAT, "handler": len}, "handler": handler},
    ],
)
def test_a_handler_is_kept_on_the_tool_and_never_sent(given):
    tool = OpenAITool(given)

    assert tool.handler is handler
    assert tool.body() == API


def test_a_handler_object_stays_the_callers_own():
    handlers = {"get_weather": handler}

    assert dict.get(OpenAITool({**FLAT, "handler": handlers}), "handler") is handlers


@pytest.mark.parametrize("form", [FLAT, API, {"tool": FLAT}, {"function": FLAT}])
def test_later_edits_of_the_tool_and_of_what_was_given_do_not_meet(form):
    given = copy.deepcopy(form)
    tool = OpenAITool(given)
    tool.parameters.properties.city.type = "integer"
    tool.parameters.required.append("day")

    assert given == form

    tool = OpenAITool(given)
    flat = given.get("tool") or given.get("function") or given
    flat["parameters"]["required"].append("day")
    flat["parameters"]["properties"]["city"]["type"] = "integer"

    assert tool.body() == API


def test_a_schema_property_named_handler_is_copied_and_sent():
    parameters = {"properties": {"handler": {"type": "string"}}}
    tool = OpenAITool(name="a", parameters=parameters)
    parameters["properties"]["handler"]["type"] = "integer"

    assert tool.body()["function"]["parameters"] == {"properties": {"handler": {"type": "string"}}}


def test_the_body_is_the_callers_to_change():
    tool = OpenAITool(FLAT)
    tool.body()["function"]["parameters"]["required"].clear()

    assert tool.body() == API


def test_a_function_describes_itself_and_is_its_handler():
    tool = OpenAITool(get_weather)

    assert tool.body() == {
        "type": "function",
        "function": {
            "name": "get_weather",
            "description": "Tell the weather.",
            "parameters": {
                "type": "object",
                "properties": {"city": {"type": "string"}, "days": {"type": "integer"}},
                "required": ["city"],
                "additionalProperties": False,
            },
        },
    }
    assert tool.handler({"city": "Paris"}) == ("Paris", 1)


@pytest.mark.parametrize(
    "given", [OpenAITool(get_weather, strict=True), OpenAITool({"tool": get_weather, "strict": True})]
)
def test_a_strict_function_has_a_schema_for_strict_mode(given):
    function = given.body()["function"]

    assert function["strict"] is True
    assert function["parameters"]["required"] == ["city", "days"]


def test_a_function_may_get_another_name():
    assert OpenAITool(lambda city: city, name="find").body()["function"]["name"] == "find"
    assert OpenAITool({"tool": get_weather, "handler": handler}).handler is handler


@pytest.mark.parametrize(
    "given", [5, "get_weather", [FLAT], {"tool": "get_weather"}, {"function": "get_weather"}]
)
def test_what_is_no_tool_is_refused(given):
    with pytest.raises(TypeError, match="A tool is a mapping or a function, not"):
        OpenAITool(given)


def test_a_tool_survives_copies_and_pickles():
    tool = OpenAITool(FLAT)

    for twin in (copy.copy(tool), copy.deepcopy(tool), pickle.loads(pickle.dumps(tool))):
        assert type(twin) is OpenAITool
        assert twin.body() == API
