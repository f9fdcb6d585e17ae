"""What `chat.completions.create` puts on the wire, for every form of messages and parameters."""

import copy
import json
from dataclasses import dataclass
from functools import partial

import pytest
from chat_wire import MESSAGES, ended, raised, sent

from aikit4d import OpenAIChatCompletionsParameters, OpenAIError, OpenAIMessage, OpenAIParameters, OpenAITool
from clients import KITS, Wire, answer, completion, kit_of

DEFAULT_MODEL = "gpt-4o-mini"


@pytest.fixture
def wire():
    return Wire(answer(completion("Hi there")))


@pytest.fixture
def create(kit, wire):
    """Runs `create` to its end and gives the result."""
    completions = kit.client("sk-1", "https://h/v1", handler=wire).chat.completions
    return lambda *arguments, **parameters: kit.do(completions.create(*arguments, **parameters))


def body_of(create, wire, *arguments, **parameters):
    """The body that `create` sends, without the messages."""
    create(MESSAGES, *arguments, **parameters)
    body = sent(wire)
    assert body.pop("messages") == MESSAGES
    return body


def test_create_posts_model_and_messages_and_nothing_else(create, wire):
    create(MESSAGES, {"model": "m"})
    request = wire.requests[0]
    assert (request.method, request.url.path, request.url.query) == ("POST", "/v1/chat/completions", b"")
    assert json.loads(request.content) == {"model": "m", "messages": MESSAGES}


FORMS = {
    "nothing": ((), {}, {"model": DEFAULT_MODEL}),
    "none": ((None,), {}, {"model": DEFAULT_MODEL}),
    "mapping": (({"model": "m", "n": 2},), {}, {"model": "m", "n": 2}),
    "instance": ((OpenAIChatCompletionsParameters({"model": "m", "n": 2}),), {}, {"model": "m", "n": 2}),
    "instance of keywords": ((OpenAIChatCompletionsParameters(n=2),), {}, {"model": DEFAULT_MODEL, "n": 2}),
    "keywords": ((), {"model": "m", "n": 2}, {"model": "m", "n": 2}),
    "mapping and keywords": (({"model": "m", "n": 2},), {"n": 3}, {"model": "m", "n": 3}),
    "keywords that unset": (({"model": "m", "n": 2},), {"n": None}, {"model": "m"}),
    "instance and keywords": ((OpenAIChatCompletionsParameters(n=2),), {"n": 1}, {"model": DEFAULT_MODEL}),
    "another class": ((OpenAIParameters(user="u"),), {}, {"model": DEFAULT_MODEL, "user": "u"}),
}


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_parameters_are_taken_in_every_form(create, wire, form):
    arguments, keywords, expected = form
    assert body_of(create, wire, *arguments, **keywords) == expected


def state_of(value):
    return copy.deepcopy(vars(value) if isinstance(value, OpenAIParameters) else value)


@pytest.mark.parametrize("kind", [dict, OpenAIChatCompletionsParameters])
def test_objects_of_the_caller_are_left_as_they_are(create, kind):
    tool = {"name": "f", "description": "d", "parameters": {"type": "object"}}
    given = {
        "model": "m",
        "tools": [tool],
        "metadata": {"a": "b"},
        "stop": ["x"],
        "extraBody": {"k": {"n": 1}},
    }
    parameters = kind(given)
    messages = [
        {"role": "user", "content": [{"type": "text", "text": "Hi"}], "text": "kept"},
        OpenAIMessage(role="user", content="Hi"),
        create(MESSAGES).choice.message,
    ]
    before = (copy.deepcopy(messages), state_of(parameters))
    create(messages, parameters, n=2)
    assert (messages, state_of(parameters)) == before
    assert messages[2].text == "Hi there"


def test_a_running_call_keeps_the_parameters_it_was_started_with(kit):
    heard = []

    def handler(request):
        parameters.onTerminate = lambda _: heard.append("the later one")
        return answer(completion())(request)

    client = kit.client("k", handler=Wire(handler))
    parameters = OpenAIChatCompletionsParameters(onTerminate=lambda _: heard.append("the given one"))
    kit.do(client.chat.completions.create(MESSAGES, parameters)).request.wait(5)
    assert heard == ["the given one"]


SENT = {
    "temperature 0": ({"temperature": 0}, {"temperature": 0}),
    "temperature": ({"temperature": 0.5}, {"temperature": 0.5}),
    "default temperature": ({"temperature": -1}, {}),
    "top_p": ({"top_p": 0.5}, {"top_p": 0.5}),
    "top_p 0": ({"top_p": 0}, {}),
    "default top_p": ({"top_p": -1}, {}),
    "one answer": ({"n": 1}, {}),
    "two answers": ({"n": 2}, {"n": 2}),
    "no answers": ({"n": 0}, {}),
    "tokens": ({"max_completion_tokens": 5}, {"max_completion_tokens": 5}),
    "no limit of tokens": ({"max_completion_tokens": 0}, {}),
    "old limit of tokens": ({"max_tokens": 5}, {"max_tokens": 5}),
    "store": ({"store": True}, {"store": True}),
    "no store": ({"store": False}, {}),
    "no stream": ({"stream": False}, {}),
    "stream options": ({"stream_options": {"x": 1}}, {"stream_options": {"x": 1}}),
    "empty stream options": ({"stream_options": {}}, {"stream_options": {}}),
    "effort": ({"reasoning_effort": "low"}, {"reasoning_effort": "low"}),
    "no effort": ({"reasoning_effort": ""}, {}),
    "tier": ({"service_tier": "flex"}, {"service_tier": "flex"}),
    "no tier": ({"service_tier": ""}, {}),
    "choice of tool": ({"tool_choice": "auto"}, {"tool_choice": "auto"}),
    "prediction": ({"prediction": {"type": "content"}}, {"prediction": {"type": "content"}}),
    "user": ({"user": "u"}, {"user": "u"}),
    "no user": ({"user": ""}, {}),
    "no tools": ({"tools": []}, {}),
    "seed": ({"seed": 0}, {"seed": 0}),
    "stop": ({"stop": ["a", "b"]}, {"stop": ["a", "b"]}),
    "metadata": ({"metadata": {"a": "b"}}, {"metadata": {"a": "b"}}),
    "logprobs": ({"logprobs": False}, {"logprobs": False}),
    "penalty": ({"presence_penalty": 0}, {"presence_penalty": 0}),
    "unset": ({"seed": None, "temperature": None, "tools": None, "model": None}, {"model": None}),
    "empty model": ({"model": ""}, {"model": None}),
    "not of the body": ({"throw": True, "timeout": 5, "maxRetries": 0, "onData": print}, {}),
}


@pytest.mark.parametrize(("given", "expected"), SENT.values(), ids=SENT)
@pytest.mark.parametrize("kind", [dict, OpenAIChatCompletionsParameters])
def test_a_field_is_sent_when_it_differs_from_its_default(create, wire, kind, given, expected):
    whole = {"model": DEFAULT_MODEL, **expected}
    expected = {name: value for name, value in whole.items() if value is not None}
    assert body_of(create, wire, kind(given)) == expected


@pytest.mark.parametrize(("given", "expected"), SENT.values(), ids=SENT)
def test_body_of_the_parameters_is_what_is_sent(given, expected):
    whole = {"model": DEFAULT_MODEL, **expected}
    assert OpenAIChatCompletionsParameters(given).body() == {k: v for k, v in whole.items() if v is not None}


def test_parameters_have_the_documented_defaults():
    parameters = OpenAIChatCompletionsParameters()
    documented = {
        "model": DEFAULT_MODEL, "stream": False, "stream_options": None, "max_completion_tokens": 0, "n": 1,
        "temperature": -1, "top_p": -1, "store": False, "reasoning_effort": None, "response_format": None,
        "tools": None, "tool_choice": None, "prediction": None, "service_tier": None, "onData": None,
        "onTerminate": None, "onResponse": None, "onError": None, "formula": None, "throw": False,
        "httpAgent": None, "extraHeaders": None, "user": None, "timeout": None, "maxRetries": None,
    }  # fmt: skip
    assert {name: getattr(parameters, name) for name in documented} == documented


def test_parameters_can_be_changed_after_they_were_made(create, wire):
    parameters = OpenAIChatCompletionsParameters()
    parameters.model, parameters.temperature, parameters.seed = "m", 1, 3
    assert body_of(create, wire, parameters) == {"model": "m", "temperature": 1, "seed": 3}


UNKNOWN = {"temprature": "temperature", "max_completion_token": "max_completion_tokens", "sed": "seed"}


@pytest.mark.parametrize(("name", "near"), UNKNOWN.items())
def test_an_unknown_parameter_raises_and_suggests_the_nearest(create, wire, name, near):
    for call in (partial(create, MESSAGES, {name: 1}), partial(create, MESSAGES, **{name: 1})):
        with pytest.raises(TypeError, match=f"{name}.*{near}"):
            call()
    parameters = OpenAIChatCompletionsParameters()
    with pytest.raises(TypeError, match=f"{name}.*{near}"):
        setattr(parameters, name, 1)
    with pytest.raises(AttributeError, match=f"{name}.*{near}"):
        getattr(parameters, name)
    assert wire.requests == []


@pytest.mark.parametrize("name", ["zzzzzz", "_checks", "__class__", "", "top_k"])
def test_a_name_that_resembles_none_is_pointed_to_extra_body(create, name):
    with pytest.raises(TypeError, match=f"{name!r}.*extraBody"):
        create(MESSAGES, {name: 1})


WRONG = [
    ("model", 3), ("stream", 1), ("stream_options", []), ("max_completion_tokens", 1.5), ("n", "2"),
    ("n", True), ("temperature", "1"), ("temperature", float("nan")), ("top_p", float("inf")),
    ("top_p", True), ("store", "yes"), ("reasoning_effort", 3), ("tools", {"name": "f"}), ("tools", "f"),
    ("prediction", "text"), ("service_tier", 1), ("onData", 3), ("onTerminate", "f"), ("onResponse", {}),
    ("onError", 1), ("formula", "f"), ("throw", 1), ("timeout", "5"), ("maxRetries", 1.5), ("user", 5),
    ("extraHeaders", [("a", "b")]), ("extraBody", []), ("extraQuery", "a=b"), ("idleTimeout", True),
]  # fmt: skip


@pytest.mark.parametrize(("name", "value"), WRONG)
def test_a_parameter_of_the_wrong_kind_raises_and_is_named(create, wire, name, value):
    for call in (partial(create, MESSAGES, {name: value}), partial(create, MESSAGES, **{name: value})):
        with pytest.raises(TypeError, match=name):
            call()
    assert wire.requests == []


@pytest.mark.parametrize("parameters", ["m", 3, [], [("model", "m")]])
def test_parameters_of_the_wrong_kind_raise(create, parameters):
    with pytest.raises(TypeError, match="parameters must be"):
        create(MESSAGES, parameters)


def test_parameter_names_must_be_texts(create):
    with pytest.raises(TypeError, match="must be texts"):
        create(MESSAGES, {3: 4})


UNSENDABLE = {
    "metadata": ({"metadata": {"a": object()}}, TypeError, r"metadata\.a"),
    "not finite": ({"seed": float("nan")}, ValueError, "seed"),
    "bytes": ({"extraBody": {"k": b"x"}}, TypeError, "k"),
    "keys": ({"logit_bias": {(1, 2): 3}}, TypeError, "logit_bias"),
}


@pytest.mark.parametrize(("given", "kind", "named"), UNSENDABLE.values(), ids=UNSENDABLE)
def test_a_value_without_json_form_raises_and_its_place_is_named(create, wire, given, kind, named):
    with pytest.raises(kind, match=named):
        create(MESSAGES, given)
    assert wire.requests == []


def test_extra_body_beats_the_parameters(create, wire):
    extra = {"top_k": 5, "model": "other", "stop": None}
    assert body_of(create, wire, {"model": "m", "stop": "x", "extraBody": extra}) == extra


def test_extra_headers_query_and_body_go_out_together(create, wire):
    create(MESSAGES, extraHeaders={"X-A": "1"}, extraQuery={"q": "2"}, extraBody={"b": 3})
    request = wire.requests[0]
    assert (request.headers["x-a"], request.url.query, sent(wire)["b"]) == ("1", b"q=2", 3)


def test_no_messages_send_an_empty_list(create, wire):
    for messages in (None, [], ()):
        create(messages)
        assert sent(wire)["messages"] == []


MESSAGE_FORMS = [
    {"role": "user", "content": "Hello"},
    OpenAIMessage({"role": "user", "content": "Hello"}),
    OpenAIMessage(role="user", content="Hello", text="not a field"),
]


@pytest.mark.parametrize("message", MESSAGE_FORMS)
@pytest.mark.parametrize("made", [list, tuple])
def test_every_form_of_a_message_gives_the_same_body(create, wire, message, made):
    create(made([message, message]))
    assert sent(wire)["messages"] == [*MESSAGES, *MESSAGES]


def test_plain_messages_go_as_they_are_written(create, wire):
    written = {
        "role": "assistant",
        "content": None,
        "refusal": None,
        "annotations": [],
        "text": "t",
        "x": {"y": 1},
    }
    create([written, OpenAIMessage(role="user", content="a", score=1, user=None)])
    assert sent(wire)["messages"] == [written, {"role": "user", "content": "a", "score": 1, "user": None}]


def test_messages_keep_every_letter(create, wire):
    content = 'ä漢🎉 "\\ \u2028\x85 \x00 </script>'
    create([{"role": "user", "content": content}])
    assert sent(wire)["messages"][0]["content"] == content


@pytest.mark.parametrize("messages", ["Hello", b"Hello", {"role": "user"}, 3, (m for m in MESSAGES)])
def test_messages_that_are_no_list_raise(create, wire, messages):
    with pytest.raises(TypeError, match="messages must be a list"):
        create(messages)
    assert wire.requests == []


@pytest.mark.parametrize("wrong", ["Hello", 3, None, ["user", "Hello"]])
def test_a_message_of_the_wrong_kind_raises_and_its_place_is_named(create, wrong):
    with pytest.raises(TypeError, match=r"messages\[1\]"):
        create([*MESSAGES, wrong])


def test_a_message_without_json_form_raises_and_its_place_is_named(create):
    with pytest.raises(TypeError, match=r"messages\[1\]\.content"):
        create([*MESSAGES, {"role": "user", "content": object()}])


TOOL = {"name": "f", "description": "d", "parameters": {"type": "object", "properties": {}}}
API_TOOL = {"type": "function", "function": TOOL}


def f() -> str:
    """The answer."""
    return "42"


TOOL_FORMS = {
    "flat": TOOL,
    "flat with type": {"type": "function", **TOOL},
    "api": API_TOOL,
    "api without type": {"function": TOOL},
    "wrapped": {"tool": TOOL},
    "wrapped with handler": {"tool": API_TOOL, "handler": print},
    "with handler": {**TOOL, "handler": print},
    "instance": OpenAITool(TOOL),
}


@pytest.mark.parametrize("tool", TOOL_FORMS.values(), ids=TOOL_FORMS)
def test_every_form_of_a_tool_is_sent_in_the_form_of_the_api(create, wire, tool):
    assert body_of(create, wire, tools=[tool])["tools"] == [API_TOOL]


def test_a_function_is_sent_as_the_tool_it_describes(create, wire):
    (tool,) = body_of(create, wire, tools=[f])["tools"]
    assert (tool["function"]["name"], tool["function"]["description"]) == ("f", "The answer.")


def test_a_tool_of_the_provider_goes_as_it_is(create, wire):
    assert body_of(create, wire, tools=[{"type": "web_search", "x": 1}])["tools"] == [
        {"type": "web_search", "x": 1}
    ]


@pytest.mark.parametrize("tool", ["f", 3, None, []])
def test_a_tool_of_the_wrong_kind_raises_and_its_place_is_named(create, tool):
    with pytest.raises(TypeError, match=r"tools\[1\]"):
        create(MESSAGES, tools=[TOOL, tool])


def test_tools_set_after_construction_are_sent(create, wire):
    parameters = OpenAIChatCompletionsParameters()
    parameters.tools = [TOOL]
    assert body_of(create, wire, parameters)["tools"] == [API_TOOL]


FORMATS = [
    {"type": "text"},
    {"type": "json_object"},
    {"type": "json_schema", "json_schema": {"name": "n", "schema": {"type": "object"}}},
]


@pytest.mark.parametrize("given", FORMATS)
def test_a_response_format_mapping_goes_unchanged(create, wire, given):
    assert body_of(create, wire, response_format=given)["response_format"] == given


@dataclass
class City:
    name: str
    people: int


def test_a_type_as_response_format_sends_its_schema_and_parses_the_answer(create, wire):
    wire.answers = [answer(completion('{"name": "Rome", "people": 3}'))]
    result = create(MESSAGES, response_format=City)
    given = sent(wire)["response_format"]
    assert (given["type"], set(given["json_schema"]["schema"]["properties"])) == (
        "json_schema",
        {"name", "people"},
    )
    assert result.choice.parsed == City("Rome", 3)


@pytest.mark.parametrize("text", ["no JSON", '{"name": "Rome"}', "", '{"name": 1, "people": "x"}'])
def test_an_answer_that_does_not_fit_its_type_is_none(create, wire, text):
    wire.answers = [answer(completion(text))]
    result = create(MESSAGES, response_format=City)
    assert result.success
    assert result.choice.parsed is None


def test_an_answer_without_type_is_not_parsed(create):
    assert create(MESSAGES).choice.parsed is None


@pytest.mark.parametrize("given", ["json_object", 3, ["a"]])
def test_a_response_format_of_the_wrong_kind_raises_and_is_named(create, wire, given):
    with pytest.raises(TypeError, match="response_format"):
        create(MESSAGES, response_format=given)
    assert wire.requests == []


def test_the_documented_conversation(kit, wire):
    client = kit.client("your api key", handler=wire)
    messages = [{"role": "system", "content": "You are a helpful assistant."}]
    messages.append({"role": "user", "content": "Hello, how are you?"})
    result = kit.do(client.chat.completions.create(messages, {"model": "gpt-4o-mini"}))
    assert result.choice.text == "Hi there"
    messages.append(result.choice.message)
    messages.append({"role": "user", "content": "Again"})
    kit.do(client.chat.completions.create(messages, {"model": "gpt-4o-mini"}))
    assert sent(wire) == {
        "model": "gpt-4o-mini",
        "messages": [
            {"role": "system", "content": "You are a helpful assistant."},
            {"role": "user", "content": "Hello, how are you?"},
            {"role": "assistant", "content": "Hi there"},
            {"role": "user", "content": "Again"},
        ],
    }


def test_the_documented_change_of_server(kit, wire):
    client = kit.client({"apiKey": "your api key"}, handler=wire)
    client.baseURL = "http://127.0.0.1:11434/v1"
    assert kit.do(client.chat.completions.create(MESSAGES, {"model": "llama3"})).choices[0].text == "Hi there"
    assert str(wire.requests[0].url) == "http://127.0.0.1:11434/v1/chat/completions"


def test_both_clients_send_the_same_bytes(wire):
    for name in KITS:
        with kit_of(name) as kit:
            client = kit.client("k", handler=wire)
            kit.do(client.chat.completions.create(MESSAGES, model="m", tools=[TOOL], seed=1))
    first, second = wire.requests
    assert (first.url, first.content) == (second.url, second.content)
    varying = {"idempotency-key", "content-length"}
    assert dict(first.headers).keys() == dict(second.headers).keys()
    assert all(first.headers[name] == second.headers[name] for name in first.headers if name not in varying)


def test_an_alias_is_sent_to_its_provider_as_the_model_it_stands_for(kit, wire):
    providers = {
        "providers": {"here": {"baseURL": "http://here/v1", "apiKey": "sk-here"}},
        "models": {"fast": {"provider": "here", "model": "m-small"}},
    }
    client = kit.client("sk-1", handler=wire, providers=providers)
    kit.do(client.chat.completions.create(MESSAGES, {"model": "fast"}))
    assert (wire.requests[0].url.host, sent(wire)["model"]) == ("here", "m-small")


def test_a_model_whose_prefix_is_no_provider_goes_through(create, wire):
    assert body_of(create, wire, model="llama3:8b") == {"model": "llama3:8b"}


def test_a_broken_alias_is_an_error_result_and_nothing_is_sent(kit, wire):
    providers = {"models": {"fast": {"provider": "absent", "model": "m"}}}
    client = kit.client("sk-1", handler=wire, providers=providers)
    create = partial(client.chat.completions.create, MESSAGES, model="fast")
    heard = []
    result = kit.do(create())
    assert (result.success, result.terminated, len(result.errors), wire.requests) == (False, True, 1, [])
    assert "absent" in result.error.message
    assert isinstance(raised(kit, partial(create, throw=True)), OpenAIError)
    told = ended(kit, create(onError=heard.append))
    assert heard == [told]


BARE_SCHEMAS = {
    "an object": {"type": "object", "properties": {"a": {"type": "string"}}},
    "an array": {"type": "array", "items": {}},
    "several types": {"type": ["object", "null"]},
    "properties alone": {"properties": {"a": {}}},
    "a reference": {"$ref": "#/$defs/A", "$defs": {"A": {"type": "object"}}},
    "without its wrapper": {"name": "a", "schema": {"type": "object"}, "strict": True},
}


@pytest.mark.parametrize("schema", BARE_SCHEMAS.values(), ids=BARE_SCHEMAS.keys())
def test_a_bare_schema_as_response_format_raises_and_names_the_wrapper(kit, schema):
    client = kit.client("sk-test-key", handler=pytest.fail)
    with pytest.raises(ValueError, match=r'response_format.*\{"type": "json_schema", "json_schema": \{'):
        kit.do(client.chat.completions.create(MESSAGES, model="m", response_format=schema))


FORMATS_OF_PROVIDERS = [
    {},
    {"type": "text"},
    {"type": "grammar", "value": "g"},
    {"type": "regex", "properties": 1},
    {"type": "json_object", "schema": {"type": "object"}},
    {"type": "json_schema", "json_schema": {"name": "a", "schema": {}}},
]


@pytest.mark.parametrize("given", FORMATS_OF_PROVIDERS, ids=str)
def test_formats_of_every_provider_go_as_they_are(given):
    assert OpenAIChatCompletionsParameters(response_format=given).body()["response_format"] == given


MISPLACED = {
    "mapping": lambda client: client.chat.completions.create(MESSAGES, {"messages": MESSAGES}),
    "keyword": lambda client: OpenAIChatCompletionsParameters(messages=MESSAGES),
    "helper": lambda client: client.chat.create("s", messages=MESSAGES),
    "prompt": lambda client: client.chat.create("s").prompt("p", messages=MESSAGES),
}


@pytest.mark.parametrize("ask", MISPLACED.values(), ids=MISPLACED.keys())
def test_messages_among_the_parameters_raise_and_name_the_way(kit, ask):
    client = kit.client("sk-test-key", handler=pytest.fail)
    with pytest.raises(TypeError, match=r"messages is no parameter.*first.*helper\.messages"):
        kit.do(ask(client))
