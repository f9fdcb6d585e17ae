"""Tools of a helper: how they come, what replaces what, and what stays."""

import pytest
from helper_wire import calls, says

from aikit4d import OpenAIChatCompletionsParameters, OpenAITool


def one(arguments):
    return "one"


def two(arguments):
    return "two"


def names(helper):
    return [tool.name for tool in helper.tools], [tool.name for tool in helper.parameters.tools or []]


def called(talk, helper, name):
    """What the handler of a tool gives when the model calls it."""
    talk.prompt(helper)
    return next(message.content for message in helper.messages if message.role == "tool")


class Toolbox:
    def __init__(self, *tools):
        self.tools = list(tools)

    def f(self, arguments):
        return "one"

    def g(self, arguments):
        return "two"


FORMS = {
    "tool and handler": (({"name": "f"}, one), {}),
    "handler in the tool": (({"name": "f", "handler": one},), {}),
    "tool and handler in one": (({"tool": {"name": "f"}, "handler": one},), {}),
    "handler inside the inner tool": (({"tool": {"name": "f", "handler": one}},), {}),
    "the API's form with handler": (({"type": "function", "function": {"name": "f"}, "handler": one},), {}),
    "function without type": (({"function": {"name": "f"}}, one), {}),
    "member named like the tool": (({"tool": {"name": "f"}, "f": one},), {}),
    "object as handler": (({"name": "f"}, Toolbox()), {}),
    "mapping as handler": (({"name": "f"}, {"f": one, "handler": two}), {}),
    "an OpenAITool": ((OpenAITool(name="f", handler=one),), {}),
    "by keyword": ((), {"tool": {"name": "f"}, "handler": one}),
}


@pytest.mark.parametrize(("given", "keywords"), FORMS.values(), ids=FORMS.keys())
def test_a_tool_is_registered_in_every_form(whole_talk, given, keywords):
    helper = whole_talk.helper(calls(("c1", "f")), says())
    helper.registerTool(*given, **keywords)

    assert names(helper) == (["f"], ["f"])
    assert called(whole_talk, helper, "f") == "one"
    [sent] = whole_talk.sent[0]["tools"]
    assert sent == {"type": "function", "function": {"name": "f"}}


COLLECTIONS = {
    "a list": [{"tool": {"name": "f"}, "handler": one}, {"name": "g", "handler": two}],
    "a tuple": ({"tool": {"name": "f", "handler": one}}, {"name": "g", "handler": two}),
    "names to tools": {"f": {"handler": one}, "g": {"tool": {"name": "g"}, "handler": two}},
    "an object with tools": Toolbox({"name": "f"}, {"name": "g"}),
    "a mapping with tools": {"tools": [{"name": "f"}, {"name": "g"}], "f": one, "g": two},
}


@pytest.mark.parametrize("given", COLLECTIONS.values(), ids=COLLECTIONS.keys())
@pytest.mark.parametrize(("name", "result"), [("f", "one"), ("g", "two")])
def test_several_tools_are_registered_in_every_form(whole_talk, given, name, result):
    helper = whole_talk.helper(calls(("c1", name)), says())
    helper.registerTools(given)

    assert names(helper) == (["f", "g"], ["f", "g"])
    assert called(whole_talk, helper, name) == result


@pytest.mark.parametrize(
    "given", [Toolbox({"name": "f"}, {"name": "h"}), {"tools": [{"name": "f"}, {"name": "h"}], "f": one}]
)
def test_a_holder_of_tools_without_a_member_for_one_raises_and_registers_none(whole_talk, given):
    helper = whole_talk.helper(says())
    with pytest.raises(TypeError, match="no callable member 'h'"):
        helper.registerTools(given)

    assert names(helper) == ([], [])


def test_a_holder_of_tools_may_hold_those_of_the_provider_and_those_with_own_handlers(whole_talk):
    helper = whole_talk.helper(says())
    helper.registerTools(Toolbox({"name": "h", "handler": one}, {"type": "web_search"}, two))

    assert [tool.name for tool in helper.tools] == ["h", "two"]
    assert helper.parameters.tools[1].type == "web_search"


FORMS = [
    lambda name: {"name": name},
    lambda name: {"function": {"name": name}},
    lambda name: {"custom": {"name": name}},
]


@pytest.mark.parametrize("name", ["files.read", "mcp:server.tool", "a/b", "x" * 128, "été"])
@pytest.mark.parametrize("form", FORMS)
def test_a_name_that_some_server_takes_is_left_to_the_server(whole_talk, form, name):
    helper = whole_talk.helper(says())
    helper.registerTool(form(name), one)
    helper.registerTools({name: {"description": "d", "handler": one}})

    assert names(helper) == ([name], [name])


def test_a_name_that_is_made_of_a_function_is_one_that_the_api_takes(whole_talk):
    def of_a_function():
        """Tell."""

    of_a_function.__name__ = "été"
    helper = whole_talk.helper(says())
    with pytest.raises(ValueError, match="no name for a tool"):
        helper.registerTool(of_a_function)


@pytest.mark.parametrize("form", FORMS)
def test_a_name_that_is_no_text_raises_and_is_told_so(whole_talk, form):
    helper = whole_talk.helper(says())
    with pytest.raises(TypeError, match="The name of a tool must be a text, not int"):
        helper.registerTool(form(5), one)


@pytest.mark.parametrize("name", [" ", "a\nb", "a\x00", "x" * 129])
@pytest.mark.parametrize("form", FORMS)
def test_a_name_that_no_server_takes_raises(whole_talk, form, name):
    helper = whole_talk.helper(says())
    with pytest.raises(ValueError, match="no name for a tool"):
        helper.registerTool(form(name), one)
    with pytest.raises(ValueError, match="no name for a tool"):
        helper.registerTools({name: {"description": "d", "handler": one}})

    assert names(helper) == ([], [])


def test_a_text_in_place_of_the_decorated_function_says_how_to_give_a_name(whole_talk):
    with pytest.raises(TypeError, match=r'tool\(name="weather"\)'):
        whole_talk.helper(says()).tool("weather")


@pytest.mark.parametrize("given", [None, {}, [], (), [{}], [{"description": "d"}]], ids=repr)
def test_nothing_registers_nothing(whole_talk, given):
    helper = whole_talk.helper(says())
    helper.registerTools(given)
    helper.registerTool(None)

    assert names(helper) == ([], [])
    assert helper.parameters.tools is None


@pytest.mark.parametrize("given", ["f", 5, one], ids=lambda given: type(given).__name__)
def test_what_holds_no_tools_raises(whole_talk, given):
    helper = whole_talk.helper(says())
    with pytest.raises(TypeError, match="registerTools"):
        helper.registerTools(given)


@pytest.mark.parametrize(
    ("given", "error"),
    [
        ((5,), TypeError),
        (({"name": "f"}, "no handler"), TypeError),
        (({"description": "d"}, one), ValueError),
    ],
    ids=["no tool", "no handler", "no name"],
)
def test_what_is_no_tool_raises_and_changes_nothing(whole_talk, given, error):
    helper = whole_talk.helper(says())
    with pytest.raises(error):
        helper.registerTool(*given)

    assert names(helper) == ([], [])


def test_tools_given_at_creation_are_registered(whole_talk):
    given = [
        {"name": "f", "handler": one},
        {"type": "function", "function": {"name": "g"}, "handler": two},
        {"name": "declared"},
        {"type": "web_search_preview"},
    ]
    helper = whole_talk.helper(calls(("c1", "g")), says(), tools=given)

    assert names(helper) == (["f", "g"], ["f", "g", "declared", None])
    assert called(whole_talk, helper, "g") == "two"
    types = [tool["type"] for tool in whole_talk.sent[0]["tools"]]
    assert types == ["function", "function", "function", "web_search_preview"]
    assert "handler" not in str(whole_talk.sent[0])


def test_parameters_set_later_keep_the_registered_tools(whole_talk):
    helper = whole_talk.helper(says(), tools=[{"name": "f", "handler": one}])
    helper.parameters = OpenAIChatCompletionsParameters(model="m", tools=[{"name": "g", "handler": two}])

    assert names(helper) == (["f", "g"], ["f", "g"])
    assert helper.parameters.model == "m"


@pytest.mark.parametrize("handler", [two, None], ids=["with handler", "without handler"])
def test_a_name_registered_again_replaces_the_former(whole_talk, handler):
    helper = whole_talk.helper(calls(("c1", "f")), says())
    helper.registerTool({"name": "f", "description": "old"}, one)
    helper.registerTool({"name": "g"}, one)
    helper.registerTool({"name": "f", "description": "new"}, handler)

    assert names(helper) == ((["f", "g"] if handler else ["g"]), ["f", "g"])
    assert helper.parameters.tools[0].description == "new"


def test_a_tool_of_the_provider_is_declared_once(whole_talk):
    helper = whole_talk.helper(says())
    for _ in range(2):
        helper.registerTool({"type": "web_search_preview", "search_context_size": "low"})

    assert names(helper) == ([], [None])


def test_unregistering_takes_tool_handler_and_declaration(whole_talk):
    helper = whole_talk.helper(calls(("c1", "g")), says(), tools=[{"name": "declared"}])
    helper.registerTools({"f": {"handler": one}, "g": {"handler": two}, "h": {"handler": one}})
    helper.unregisterTool("g")
    helper.unregisterTool("")
    helper.unregisterTool("unknown")

    assert names(helper) == (["f", "h"], ["declared", "f", "h"])
    assert "no handler is registered for function 'g'" in called(whole_talk, helper, "g")
    helper.unregisterTool("declared")
    helper.unregisterTools()
    assert [helper.tools, helper.parameters.tools] == [[], []]


def test_an_empty_list_of_tools_is_not_sent(whole_talk):
    helper = whole_talk.helper(says(), tools=[{"name": "f", "handler": one}])
    helper.unregisterTools()
    whole_talk.prompt(helper)

    assert "tools" not in whole_talk.sent[0]


def test_unregistering_without_tools_leaves_the_parameters(whole_talk):
    helper = whole_talk.helper(says())
    helper.unregisterTool("f")
    helper.unregisterTools()

    assert helper.parameters.tools is None


def test_a_python_function_describes_itself_and_gets_keywords(talk):
    helper = talk.helper(calls(("c1", "weather", '{"city": "Rome", "days": 2}')), says())
    seen = []

    @helper.tool
    def weather(city: str, days: int = 1) -> dict:
        """Forecast the weather.

        Args:
            city: Its name.
            days: How many days.
        """
        seen.append((city, days))
        return {"city": city, "sun": True}

    assert weather("Bonn") == {"city": "Bonn", "sun": True}
    assert called(talk, helper, "weather") == '{"city":"Rome","sun":true}'
    assert seen == [("Bonn", 1), ("Rome", 2)]
    [tool] = talk.sent[0]["tools"]
    assert [tool["function"]["name"], tool["function"]["description"]] == ["weather", "Forecast the weather."]
    assert tool["function"]["parameters"]["properties"]["city"] == {
        "type": "string", "description": "Its name.",
    }  # fmt: skip
    assert tool["function"]["parameters"]["required"] == ["city"]


def test_the_decorator_takes_name_and_description(whole_talk):
    helper = whole_talk.helper(calls(("c1", "sum_of", '{"a": 1}')), says())

    @helper.tool(name="sum_of", description="Sum")
    def _add(a: int) -> int:
        return a + 1

    assert _add(1) == 2
    assert called(whole_talk, helper, "sum_of") == "2"
    assert whole_talk.sent[0]["tools"][0]["function"]["description"] == "Sum"


def test_a_function_is_registered_without_decorator(whole_talk):
    def half(number: float) -> float:
        return number / 2

    helper = whole_talk.helper(calls(("c1", "half", '{"number": 3}')), says())
    helper.registerTool(half)
    assert names(helper) == (["half"], ["half"])
    assert called(whole_talk, helper, "half") == "1.5"


def test_functions_given_as_tools_at_creation_run(whole_talk):
    def half(number: float) -> float:
        return number / 2

    helper = whole_talk.helper(calls(("c1", "half", '{"number": 3}')), says(), tools=[half])

    assert called(whole_talk, helper, "half") == "1.5"


def test_private_and_inherited_members_of_a_handler_object_cannot_be_called(whole_talk):
    helper = whole_talk.helper(says())
    for name in ("__init__", "__class__", "_hidden"):
        with pytest.raises(TypeError, match="handler"):
            helper.registerTool({"name": name}, Toolbox())

    assert names(helper) == ([], [])
