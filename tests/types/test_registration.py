"""Which handler a registered tool gets (behaviours 257 to 279, H47, H48, H51, H60)."""

import functools

import pytest

from aikit4d import Object, OpenAITool
from aikit4d._core.registration import split_tool_and_handler, tool_name, tools_with_handlers
from aikit4d._core.signature import KeywordHandler

FLAT = {"name": "get_weather", "description": "The weather"}
API = {"type": "function", "function": FLAT}


def handler(arguments):
    return arguments


def other(arguments):
    return arguments


def get_time(zone: str):
    """Tell the time."""
    return zone


class Weather:
    label = "no callable"

    def __init__(self):
        self.tools = [FLAT]

    def get_weather(self, arguments):
        return self, arguments

    def _private(self, arguments):
        return arguments


class CallableWeather(Weather):
    def __call__(self, arguments):
        return arguments


weather = Weather()


@pytest.mark.parametrize(
    ("value", "name"),
    [
        (FLAT, "get_weather"),
        (API, "get_weather"),
        ({"tool": FLAT}, "get_weather"),
        ({"tool": API}, "get_weather"),
        (OpenAITool(API), "get_weather"),
        ({"name": "first", "tool": FLAT}, "first"),
        ({"tool": FLAT, "function": {"name": "third"}}, "get_weather"),
        ({"custom": {"name": "run"}}, "run"),
        ({"tool": {"custom": {"name": "run"}}}, "run"),
        ({"type": "web_search"}, ""),
        ({"name": 5}, ""),
        ({"name": "", "function": FLAT}, "get_weather"),
        ({}, ""),
        (None, ""),
        (5, ""),
    ],
)
def test_a_name_is_looked_for_in_every_form(value, name):
    assert tool_name(value) == name


@pytest.mark.parametrize(
    ("tool", "given", "expected"),
    [
        (FLAT, handler, handler),
        (API, handler, handler),
        ({**FLAT, "handler": handler}, None, handler),
        ({**API, "handler": handler}, None, handler),
        ({"tool": FLAT, "handler": handler}, None, handler),
        ({"tool": API, "handler": handler}, None, handler),
        ({"tool": {**FLAT, "handler": handler}}, None, handler),
        ({"tool": {**FLAT, "handler": other}, "handler": handler}, None, handler),
        ({"tool": FLAT, "get_weather": handler}, None, handler),
        (Object({"tool": API, "get_weather": handler}), None, handler),
        ({**FLAT, "handler": other}, handler, handler),
        (FLAT, {"get_weather": handler}, handler),
        (FLAT, Object(get_weather=handler), handler),
        (FLAT, {"get_weather": handler, "handler": other}, handler),
        ({**FLAT, "handler": {"get_weather": handler}}, None, handler),
        (FLAT, weather, weather.get_weather),
        (OpenAITool({**FLAT, "handler": handler}), None, handler),
        (FLAT, functools.partial(handler), None),
        (FLAT, KeywordHandler(get_time), KeywordHandler(get_time)),
        (get_time, None, KeywordHandler(get_time)),
        ({"tool": get_time}, None, KeywordHandler(get_time)),
        (get_time, handler, handler),
        ({"type": "web_search"}, None, None),
        ({"type": "custom", "name": "run"}, handler, handler),
        (FLAT, None, None),
        (FLAT, len, len),
        (FLAT, dict, dict),
    ],
)
def test_the_handler_is_found_at_registration(tool, given, expected):
    _, found = split_tool_and_handler(tool, given)

    if isinstance(given, functools.partial):
        expected = given
    assert found == expected


def test_a_class_with_a_member_of_the_tools_name_serves_as_handler():
    class Weather:
        get_weather = staticmethod(handler)

    assert split_tool_and_handler(FLAT, Weather)[1] is handler
    assert split_tool_and_handler(FLAT, Object)[1] is Object


def test_a_handler_given_beside_replaces_the_one_on_the_tool():
    assert split_tool_and_handler({**FLAT, "handler": other}, handler)[0].handler is handler
    assert split_tool_and_handler(get_time, handler)[0].handler is handler
    assert "handler" not in split_tool_and_handler(FLAT, handler)[0]
    owner = {"tools": [{**FLAT, "handler": other}], "get_weather": handler}
    assert tools_with_handlers(owner)[0][0].handler is handler


def test_a_member_is_bound_once():
    handlers = {"get_weather": handler}
    _, found = split_tool_and_handler(FLAT, handlers)
    handlers["get_weather"] = other

    assert found is handler


def test_a_member_goes_before_the_object_that_is_callable_itself():
    both = CallableWeather()

    assert split_tool_and_handler(FLAT, both)[1] == both.get_weather
    assert split_tool_and_handler({"name": "unlike"}, both)[1] is both


@pytest.mark.parametrize(
    ("name", "given"),
    [
        ("_private", weather),
        ("__class__", weather),
        ("__init__", weather),
        ("label", weather),
        ("missing", weather),
        ("get", {"other": handler}),
        ("keys", Object()),
        ("_private", {"_private": handler}),
        ("append", []),
        ("format", "text"),
        ("conjugate", 5),
        ("kind", {"kind": Weather}),
        ("label", {"label": "text"}),
    ],
)
def test_a_name_reaches_nothing_but_members_meant_as_handlers(name, given):
    with pytest.raises(TypeError, match=f"handler of {name!r}"):
        split_tool_and_handler({"name": name}, given)


def test_members_of_base_classes_and_of_classes_are_handlers():
    class Static(Weather):
        @staticmethod
        def get_time(arguments):
            return arguments

    assert split_tool_and_handler(FLAT, Static())[1].__name__ == "get_weather"
    Static.tools = [{"name": "get_time"}]
    assert names_and_handlers(Static) == [("get_time", Static.get_time)]


@pytest.mark.parametrize("tool", [{}, {"description": "d"}, {"type": "function"}, {"tool": {}}, None])
def test_a_function_tool_needs_a_name(tool):
    with pytest.raises(ValueError, match="name"):
        split_tool_and_handler(tool, handler)


def test_the_name_beside_a_wrapped_tool_serves_a_tool_without_one():
    tool, found = split_tool_and_handler({"name": "outer", "tool": {"description": "d"}, "outer": handler})

    assert tool.name == "outer"
    assert found is handler
    assert split_tool_and_handler({"name": "outer", "tool": FLAT}, handler)[0].name == "get_weather"


def names_and_handlers(tools):
    return [(tool.name, found) for tool, found in tools_with_handlers(tools)]


@pytest.mark.parametrize(
    ("tools", "expected"),
    [
        (None, []),
        ([], []),
        ({}, []),
        ((), []),
        ([{"tool": FLAT, "handler": handler}], [("get_weather", handler)]),
        ([{"tool": {**FLAT, "handler": handler}}], [("get_weather", handler)]),
        ([{**API, "handler": handler}], [("get_weather", handler)]),
        ([FLAT, {"name": "b", "handler": other}], [("get_weather", None), ("b", other)]),
        ([{}, None, {"handler": handler}, {"tool": {}}, {"description": "d"}], []),
        ([{"type": "web_search"}, {"tool": {"type": "mcp"}}], [(None, None), (None, None)]),
        ([get_time, {"tool": get_time}], [("get_time", KeywordHandler(get_time))] * 2),
        ({"tools": [API], "get_weather": handler}, [("get_weather", handler)]),
        (
            {"tools": [FLAT, {"name": "b"}], "b": other, "get_weather": handler},
            [("get_weather", handler), ("b", other)],
        ),
        ({"tools": [{**FLAT, "handler": other}], "get_weather": handler}, [("get_weather", handler)]),
        ({"tools": [{**FLAT, "handler": other}]}, [("get_weather", other)]),
        ({"tools": [FLAT, {}], "get_weather": handler}, [("get_weather", handler)]),
        ({"tools": [FLAT], "handler": handler, "get_weather": other}, [("get_weather", other)]),
        (weather, [("get_weather", weather.get_weather)]),
        ({"a": {"description": "d", "handler": handler}}, [("a", handler)]),
        ({"a": {"tool": {"description": "d"}, "handler": handler}}, [("a", handler)]),
        ({"a": {"tool": API, "handler": handler}}, [("get_weather", handler)]),
        ({"a": {**API, "handler": handler}}, [("get_weather", handler)]),
        ({"a": {**FLAT, "handler": handler}}, [("get_weather", handler)]),
        ({"a": {"function": {"description": "d"}, "handler": handler}}, [("a", handler)]),
        ({"a": {"tool": {}, "a": handler}}, [("a", handler)]),
        ({"a": None, "b": {"handler": handler}}, [("b", handler)]),
        ({"find": get_time}, [("find", KeywordHandler(get_time))]),
        ({"tools": {"description": "a tool of that name", "handler": handler}}, [("tools", handler)]),
    ],
)
def test_tools_are_registered_in_every_documented_form(tools, expected):
    assert names_and_handlers(tools) == expected


def test_the_order_is_kept():
    names = [f"tool_{number}" for number in range(20)]

    assert [name for name, _ in names_and_handlers([{"name": name} for name in names])] == names
    assert [name for name, _ in names_and_handlers({name: {} for name in names})] == names


@pytest.mark.parametrize(
    ("tools", "words"),
    [
        (5, "registerTools takes a list, a mapping"),
        ("get_weather", "registerTools takes a list, a mapping"),
        (get_time, "registerTools takes a list, a mapping"),
        (FLAT, "registerTools: 'name' is no tool but str; registerTool takes one tool"),
        ([5], "A tool is a mapping or a function, not int"),
        ([{**FLAT, "handler": "later"}], "handler of 'get_weather'"),
        ({"tools": [5]}, "A tool is a mapping or a function, not int"),
    ],
)
def test_other_forms_are_refused(tools, words):
    with pytest.raises(TypeError, match=words):
        tools_with_handlers(tools)


@pytest.mark.parametrize(
    "tools",
    [
        [{"tool": {"function": {"name": "a", "parameters": {"type": "object"}}}, "handler": handler}],
        {"b": {"type": "function", "function": {"name": "a", "parameters": {"type": "object"}}}},
        {"b": {"parameters": {"type": "object"}, "handler": handler}},
        {"tools": [{"name": "a", "parameters": {"type": "object"}}], "a": handler},
    ],
)
def test_what_is_given_is_never_changed(tools):
    before = repr(tools)
    for tool, _ in tools_with_handlers(tools):
        tool.parameters.type = "changed"
        tool.name = "changed"

    assert repr(tools) == before
