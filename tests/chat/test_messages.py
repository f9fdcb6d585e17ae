"""`OpenAIMessage` and `OpenAIChoice`, and what of an answer goes back to the provider."""

import copy
import json
import pickle

import pytest
from chat_wire import MESSAGES, sent

from aikit4d import Object, OpenAIChoice, OpenAIMessage
from clients import Wire, answer, completion

PARTS = [{"type": "image_url", "image_url": {"url": "u"}}, {"type": "text", "text": "one"}, {"type": "text"}]


@pytest.mark.parametrize("given", ["Hello", 3, [{"role": "user"}]])
def test_a_message_made_of_no_mapping_raises_and_says_what_to_write(given):
    with pytest.raises(TypeError, match=r'a mapping, not \w+; write OpenAIMessage\(role="user", content='):
        OpenAIMessage(given)


def test_a_message_keeps_all_keys_but_text():
    message = OpenAIMessage({"role": "user", "content": "c", "text": "t", "reasoning": "r", "score": 1})
    assert message == {"role": "user", "content": "c", "reasoning": "r", "score": 1}
    assert (message.reasoning, message["score"]) == ("r", 1)


def test_keywords_beat_the_mapping_of_a_message():
    assert OpenAIMessage({"role": "user", "content": "a"}, content="b") == {"role": "user", "content": "b"}


@pytest.mark.parametrize("message", [OpenAIMessage(), OpenAIMessage(None), OpenAIMessage({})])
def test_an_empty_message_has_nothing_set(message):
    assert message == {}
    seen = [message.role, message.content, message.user, message.tool_calls, message.tool_call_id]
    assert seen == [None] * 5


def test_an_absent_name_raises_and_suggests_the_nearest():
    with pytest.raises(AttributeError, match=r"contnt.*content"):
        OpenAIMessage(content="x").contnt  # noqa: B018 - reading it is the test


def test_a_message_is_detached_from_what_it_was_made_of():
    given = {"role": "user", "content": [{"type": "text", "text": "a"}]}
    message = OpenAIMessage(given)
    message.text = "b"
    message.addFileId("f")
    assert given == {"role": "user", "content": [{"type": "text", "text": "a"}]}


TEXTS = {
    "text": ("hi", "hi"),
    "first text part": (PARTS, "one"),
    "first text part of a tuple": (tuple(PARTS), "one"),
    "no text part": ([{"type": "image_url"}], ""),
    "empty list": ([], ""),
    "null": (None, ""),
    "number": (3, ""),
    "object": ({"type": "text", "text": "a"}, ""),
    "text part without text": ([{"type": "text"}], ""),
    "text part with odd text": ([{"type": "text", "text": 3}], ""),
    "list of texts": (["a"], ""),
}


@pytest.mark.parametrize(("content", "text"), TEXTS.values(), ids=TEXTS)
def test_text_is_read_from_the_content(content, text):
    assert OpenAIMessage(content=content).text == text


SET_TEXTS = {
    "missing": (OpenAIMessage(), "new"),
    "text": (OpenAIMessage(content="old"), "new"),
    "null": (OpenAIMessage(content=None), "new"),
    "object": (OpenAIMessage(content={"a": 1}), "new"),
    "number": (OpenAIMessage(content=3), "new"),
    "list": (OpenAIMessage(content=PARTS), [PARTS[0], {"type": "text", "text": "new"}, PARTS[2]]),
    "list without text": (OpenAIMessage(content=PARTS[:1]), [{"type": "text", "text": "new"}, PARTS[0]]),
    "empty list": (OpenAIMessage(content=[]), [{"type": "text", "text": "new"}]),
}


@pytest.mark.parametrize(("message", "content"), SET_TEXTS.values(), ids=SET_TEXTS)
def test_setting_text_changes_the_content(message, content):
    message.text = "new"
    assert (message.content, message.text) == (content, "new")
    assert "text" not in message


def test_a_tuple_as_content_is_a_list_of_parts():
    message = OpenAIMessage(role="user")
    message.content = given = ({"type": "text", "text": "old"},)
    assert message.text == "old"
    message.text = "new"
    assert message.content == [{"type": "text", "text": "new"}]
    assert type(given) is tuple


TEXT_PART = {"type": "text", "text": "look"}


@pytest.mark.parametrize(
    ("content", "before"),
    [
        ("look", [TEXT_PART]),
        ([TEXT_PART], [TEXT_PART]),
        ((TEXT_PART,), [TEXT_PART]),
        (TEXT_PART, [TEXT_PART]),
        (None, []),
        ("", []),
        ([], []),
    ],
)
def test_images_and_files_follow_the_text(content, before):
    message = OpenAIMessage(role="user")
    message.content = content
    message.addImageURL("http://i/1.png")
    message.addFileId("any id")
    message.addFileId("file-2")
    assert message.content == [
        *before,
        {"type": "image_url", "image_url": {"url": "http://i/1.png"}},
        {"type": "file", "file": {"file_id": "any id"}},
        {"type": "file", "file": {"file_id": "file-2"}},
    ]


DETAILS = {"auto": True, "low": True, "high": True, "": False, "other": False, "LOW": False}


PATHS = [
    "pic.png", "images/pic.JPG", "./a b.webp", r"C:\pictures\pic.png", "/a/pic.gif", "example.com/pic.png",
]  # fmt: skip
ADDRESSES = [
    "https://example.com/pic.png", "data:image/png;base64,AAAA", "file:///a.png", "ms://file.png", "gs://b/a.png",
    "file-abc", "iVBORw0KGgo/+A==", "https://example.com/pic",
]  # fmt: skip


@pytest.mark.parametrize("url", PATHS)
def test_a_path_in_place_of_an_address_raises_and_names_the_way(kit, url):
    message = OpenAIMessage(role="user", content="a")
    for take in (message.addImageURL, kit.client("sk-test-key", handler=pytest.fail).chat.vision.create):
        with pytest.raises(ValueError, match=r"imageURL.*fromFile"):
            take(url)
    assert message.content == "a"


@pytest.mark.parametrize("url", ADDRESSES)
def test_what_may_be_an_address_to_some_provider_is_taken(kit, url):
    message = OpenAIMessage(role="user")
    message.addImageURL(url)
    assert message.content[0].image_url.url == url
    assert kit.client("sk-test-key", handler=pytest.fail).chat.vision.create(url).imageURL == url


@pytest.mark.parametrize(("detail", "kept"), DETAILS.items())
def test_only_a_known_detail_is_kept(detail, kept):
    message = OpenAIMessage()
    message.addImageURL("u", detail)
    assert message.content[0]["image_url"] == ({"url": "u", "detail": detail} if kept else {"url": "u"})


def test_tool_calls_given_by_the_caller_are_kept_unchanged():
    calls = [{"index": 3, "name": "f", "arguments": {"a": 1}}]
    message = OpenAIMessage(role="assistant", tool_calls=calls, tool_call_id="c")
    assert (message.tool_calls, message.tool_call_id) == (calls, "c")


def test_a_choice_keeps_its_keys_and_wraps_its_messages():
    choice = OpenAIChoice({"index": 1, "finish_reason": "stop", "message": {"content": "a"}, "extra": [1]})
    assert (choice.index, choice.finish_reason, choice.extra, choice.text) == (1, "stop", [1], "a")
    assert isinstance(choice.message, OpenAIMessage)
    assert choice.delta is None


def test_the_text_of_a_chunks_choice_is_that_of_its_delta():
    choice = OpenAIChoice({"delta": {"content": "a"}})
    assert (choice.text, type(choice.delta)) == ("a", OpenAIMessage)


@pytest.mark.parametrize("given", [None, {}, {"message": None}, {"message": "text"}, {"delta": []}])
def test_a_choice_without_message_has_an_empty_text(given):
    assert OpenAIChoice(given).text == ""


@pytest.mark.parametrize("copied", [copy.copy, copy.deepcopy, lambda m: pickle.loads(pickle.dumps(m))])
def test_copies_of_messages_and_choices_are_of_their_class(copied):
    choice = OpenAIChoice({"message": {"role": "assistant", "content": "a"}})
    twin = copied(choice)
    assert (type(twin), twin, type(twin.message)) == (OpenAIChoice, choice, OpenAIMessage)
    assert twin.parsed is None


def conversation(kit, message, **change):
    """What is sent when an answer's message goes back."""
    wire = Wire(answer(completion(choices=[{"index": 0, "message": message, "finish_reason": "stop"}])))
    client = kit.client("k", "https://h/v1", handler=wire)
    answered = kit.do(client.chat.completions.create(MESSAGES)).choice.message
    for name, value in change.items():
        setattr(answered, name, value)
    kit.do(client.chat.completions.create([*MESSAGES, answered]))
    return sent(wire)["messages"][1]


def test_a_message_made_of_an_answers_message_goes_back_as_that_does(kit):
    wire = Wire(answer(completion(choices=[{"message": {**PLAIN, "reasoning": "r", "refusal": None}}])))
    client = kit.client("k", "https://h/v1", handler=wire)
    answered = kit.do(client.chat.completions.create(MESSAGES)).choice.message
    kit.do(client.chat.completions.create([OpenAIMessage(answered), OpenAIMessage(answered, content="new")]))
    assert sent(wire)["messages"] == [PLAIN, {**PLAIN, "content": "new"}]


def call(arguments='{"a":1}', **members):
    return {"id": "c1", "type": "function", "function": {"name": "f", "arguments": arguments}, **members}


PLAIN = {"role": "assistant", "content": "hi"}
SENT_BACK = {
    "plain": (PLAIN, PLAIN),
    "nulls": ({**PLAIN, "refusal": None, "audio": None, "function_call": None, "tool_calls": None}, PLAIN),
    "annotations": ({**PLAIN, "annotations": [{"type": "url_citation"}]}, PLAIN),
    "reasoning": ({**PLAIN, "reasoning": "r", "reasoning_content": "r"}, PLAIN),
    "index": ({**PLAIN, "index": 0, "anything": {"x": 1}}, PLAIN),
    "no role": ({"content": "hi"}, PLAIN),
    "null role": ({"role": None, "content": "hi"}, PLAIN),
    "odd role": ({"role": ["assistant"], "content": "hi"}, PLAIN),
    "no content": ({"role": "assistant"}, {"role": "assistant", "content": ""}),
    "null content": ({"role": "assistant", "content": None}, {"role": "assistant", "content": ""}),
    "refusal": (
        {"role": "assistant", "content": None, "refusal": "no"},
        {"role": "assistant", "content": "", "refusal": "no"},
    ),
    "calls": (
        {"role": "assistant", "content": None, "tool_calls": [call(index=0, extra={"a": 1})]},
        {"role": "assistant", "content": None, "tool_calls": [call()]},
    ),
    "object arguments": (
        {"role": "assistant", "content": "", "tool_calls": [call({"a": 1})]},
        {"role": "assistant", "content": "", "tool_calls": [call()]},
    ),
    "audio": (
        {"role": "assistant", "content": None, "audio": {"id": "a1", "data": "AAAA", "transcript": "t"}},
        {"role": "assistant", "content": "", "audio": {"id": "a1"}},
    ),
    "user": (
        {"role": "user", "content": "hi", "name": "n", "x": 1},
        {"role": "user", "content": "hi", "name": "n"},
    ),
}


@pytest.mark.parametrize(("came", "goes"), SENT_BACK.values(), ids=SENT_BACK)
def test_an_answers_message_goes_back_with_the_fields_of_a_request(kit, came, goes):
    assert conversation(kit, came) == goes


def test_a_choice_in_place_of_its_message_raises_before_anything_is_sent(kit):
    choice = OpenAIChoice({"message": {"role": "assistant", "content": "hi"}})
    client = kit.client("sk-test-key", handler=pytest.fail)
    with pytest.raises(TypeError, match=r"messages\[1\] is an OpenAIChoice.*choice\.message"):
        kit.do(client.chat.completions.create([{"role": "user", "content": "a"}, choice], model="m"))
    with pytest.raises(TypeError, match=r"prompt is an OpenAIChoice.*choice\.message"):
        kit.do(client.chat.create().prompt(choice))


def test_an_answers_message_may_be_changed_before_it_goes_back(kit):
    assert conversation(kit, {**PLAIN, "refusal": None}, text="changed", name="n") == {
        "role": "assistant",
        "content": "changed",
        "name": "n",
    }


@pytest.mark.parametrize("copied", [copy.copy, copy.deepcopy, lambda m: pickle.loads(pickle.dumps(m))])
def test_a_copy_of_an_answers_message_goes_back_like_it(kit, copied):
    wire = Wire(answer(completion(choices=[{"message": {**PLAIN, "annotations": [], "x": 1}}])))
    client = kit.client("k", handler=wire)
    answered = kit.do(client.chat.completions.create(MESSAGES)).choice.message
    kit.do(client.chat.completions.create([copied(answered)]))
    assert sent(wire)["messages"] == [PLAIN]


def test_what_is_not_sent_back_stays_readable(kit):
    wire = Wire(answer(completion(choices=[{"message": {**PLAIN, "reasoning": "because"}}])))
    client = kit.client("k", handler=wire)
    message = kit.do(client.chat.completions.create(MESSAGES)).choice.message
    kit.do(client.chat.completions.create([message]))
    assert (message.reasoning, sent(wire)["messages"]) == ("because", [PLAIN])


def test_an_answers_message_as_a_plain_mapping_goes_as_written(kit):
    wire = Wire(answer(completion(choices=[{"message": {**PLAIN, "refusal": None}}])))
    client = kit.client("k", handler=wire)
    message = kit.do(client.chat.completions.create(MESSAGES)).choice.message
    kit.do(client.chat.completions.create([dict(message), Object(message)]))
    assert sent(wire)["messages"] == [{**PLAIN, "refusal": None}] * 2


CALL_FORMS = {
    "api": call(),
    "object arguments": call({"a": 1}),
    "flat": {"id": "c1", "name": "f", "arguments": '{"a":1}'},
    "with index": call(index=7),
}


@pytest.mark.parametrize("form", CALL_FORMS.values(), ids=CALL_FORMS)
def test_tool_calls_of_an_answer_have_the_form_of_the_api(kit, form):
    message = {"role": "assistant", "content": None, "tool_calls": [form]}
    wire = Wire(answer(completion(choices=[{"message": message}])))
    result = kit.do(kit.client("k", handler=wire).chat.completions.create(MESSAGES))
    (made,) = result.choice.message.tool_calls
    assert isinstance(made, Object)
    assert (made.id, made.type, made.function.name) == ("c1", "function", "f")
    assert json.loads(made.function.arguments) == {"a": 1}


def test_tool_calls_without_ids_get_ones_of_their_own(kit):
    calls = [{"function": {"name": "f"}}, call(id=""), call(id="same"), call(id="same")]
    wire = Wire(answer(completion(choices=[{"message": {"tool_calls": calls}}])))
    result = kit.do(kit.client("k", handler=wire).chat.completions.create(MESSAGES))
    ids = [made.id for made in result.choice.message.tool_calls]
    assert all(ids)
    assert len(set(ids)) == 4
    assert [made.id for made in result.choice.message.tool_calls] == ids


def test_an_answer_to_a_tool_call_names_it(kit):
    wire = Wire(answer(completion(choices=[{"message": {"tool_calls": [call()]}}])))
    client = kit.client("k", handler=wire)
    message = kit.do(client.chat.completions.create(MESSAGES)).choice.message
    reply = OpenAIMessage(role="tool", tool_call_id=message.tool_calls[0].id, content="42")
    kit.do(client.chat.completions.create([*MESSAGES, message, reply]))
    assert sent(wire)["messages"][2] == {"role": "tool", "tool_call_id": "c1", "content": "42"}


def test_a_text_put_into_a_message_is_not_sent(kit):
    wire = Wire(answer(completion("hi")))
    client = kit.client("k", "https://h/v1", handler=wire)
    own = OpenAIMessage(role="user", content="c")
    own["text"] = "q"
    of_an_answer = kit.do(client.chat.completions.create([own])).choice.message
    of_an_answer.update(text="r", role="odd")
    written = {"role": "user", "content": "c", "text": "as written"}
    kit.do(client.chat.completions.create([own, of_an_answer, written]))
    assert sent(wire, 0)["messages"] == [{"role": "user", "content": "c"}]
    assert sent(wire)["messages"] == [
        {"role": "user", "content": "c"}, {"role": "odd", "content": "hi"}, written,
    ]  # fmt: skip
    assert own["text"] == "q"
