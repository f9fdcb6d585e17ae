"""`retrieve`, `update`, `delete`, `list` and `messages.list`: what is asked, what comes of the answers."""

import pickle
from functools import partial

import pytest
from chat_wire import ended, raised, sent

from aikit4d import (
    Object,
    OpenAIChatCompletion,
    OpenAIChatCompletionsDeletedResult,
    OpenAIChatCompletionsListParameters,
    OpenAIChatCompletionsListResult,
    OpenAIChatCompletionsMessagesListResult,
    OpenAIChatCompletionsMessagesParameters,
    OpenAIChatCompletionsResult,
    OpenAIError,
    OpenAIMessage,
    OpenAIParameters,
)
from clients import Wire, answer, completion, raw_answer

BASE = "https://h/v1"
FAILURE = answer({"error": {"message": "no such page"}}, 404)


def page(*ids, has_more=False, **members):
    """A page of items with these ids."""
    return answer({"object": "list", "data": [{"id": one} for one in ids], "has_more": has_more, **members})


def completions_of(kit, *answers, **settings):
    """The branch `chat.completions` of a client whose server gives these answers, and the wire."""
    wire = Wire(*answers)
    return kit.client("k", BASE, handler=wire, **settings).chat.completions, wire


CALLS = {
    "retrieve": (lambda completions, one: completions.retrieve(one), "GET", ""),
    "update": (lambda completions, one: completions.update(one, {"a": "b"}), "POST", ""),
    "delete": (lambda completions, one: completions.delete(one), "DELETE", ""),
    "messages.list": (lambda completions, one: completions.messages.list(one), "GET", "/messages"),
}
SEGMENTS = {
    "chatcmpl-1": "chatcmpl-1",
    "a/b": "a%2Fb",
    "a?b#c": "a%3Fb%23c",
    "a b": "a%20b",
    "../x": "..%2Fx",
    "%2e%2e": "%252e%252e",
    "é🎉": "%C3%A9%F0%9F%8E%89",
    "...": "...",
    "a\n\x00b": "a%0A%00b",
    "a;b:c@d&e=f": "a%3Bb%3Ac%40d%26e%3Df",
    "\\..\\": "%5C..%5C",
    "~-_.": "~-_.",
}


@pytest.mark.parametrize(("ask", "method", "tail"), CALLS.values(), ids=CALLS)
@pytest.mark.parametrize(("identifier", "segment"), SEGMENTS.items())
def test_an_id_is_one_segment_of_the_path(kit, ask, method, tail, identifier, segment):
    completions, wire = completions_of(kit, answer(completion()))
    kit.do(ask(completions, identifier))
    (request,) = wire.requests
    assert request.method == method
    assert request.url.raw_path.decode() == f"/v1/chat/completions/{segment}{tail}"


@pytest.mark.parametrize("ask", [ask for ask, *_ in CALLS.values()], ids=CALLS)
@pytest.mark.parametrize(
    ("identifier", "kind"),
    [
        ("", ValueError),
        (".", ValueError),
        ("..", ValueError),
        ("a\ud800", ValueError),
        (None, TypeError),
        (3, TypeError),
    ],
)
def test_what_is_no_id_raises_at_once_and_is_named(kit, ask, identifier, kind):
    completions, wire = completions_of(kit, answer(completion()))
    error = raised(kit, partial(ask, completions, identifier))
    assert isinstance(error, kind)
    assert "completionID" in str(error)
    assert wire.requests == []


def test_retrieve_asks_for_the_completion_without_body(kit):
    completions, wire = completions_of(kit, answer(completion("kept", metadata={"a": "b"})))
    result = kit.do(completions.retrieve("c1"))
    assert (wire.requests[0].content, wire.requests[0].url.query) == (b"", b"")
    assert isinstance(result, OpenAIChatCompletionsResult)
    seen = [result.success, result.id, result.model, result.created, result.choice.text, result.metadata.a]
    assert seen == [True, "c1", "m", 1, "kept", "b"]


@pytest.mark.parametrize("metadata", [{"a": "b"}, {}, None, Object(a="b")])
def test_update_sends_the_metadata_and_nothing_else(kit, metadata):
    completions, wire = completions_of(kit, answer(completion(metadata=metadata)))
    result = kit.do(completions.update("c1", metadata))
    assert sent(wire) == {"metadata": metadata}
    assert isinstance(result, OpenAIChatCompletionsResult)
    assert result.metadata == metadata


@pytest.mark.parametrize("metadata", ["a=b", [("a", "b")], 3])
def test_metadata_of_the_wrong_kind_raises_and_is_named(kit, metadata):
    completions, wire = completions_of(kit, answer(completion()))
    assert "metadata" in str(raised(kit, lambda: completions.update("c1", metadata)))
    assert wire.requests == []


DELETED = {
    "deleted": (answer({"id": "c1", "object": "chat.completion.deleted", "deleted": True}), True, True),
    "not deleted": (answer({"id": "c1", "deleted": False}), True, False),
    "not said": (answer({}), True, False),
    "odd": (answer({"deleted": "true"}), True, False),
    "error": (answer({"deleted": True, "error": {"message": "x"}}), False, False),
    "absent": (FAILURE, False, False),
    "failed": (answer({"deleted": True}, 500), False, False),
}


@pytest.mark.parametrize(("given", "success", "deleted"), DELETED.values(), ids=DELETED)
def test_a_deletion_is_true_exactly_when_the_completion_was_deleted(kit, given, success, deleted):
    completions, wire = completions_of(kit, given, maxRetries=0)
    result = kit.do(completions.delete("c1"))
    assert isinstance(result, OpenAIChatCompletionsDeletedResult)
    assert (result.success, result.deleted, bool(result)) == (success, deleted, deleted)
    assert wire.requests[0].content == b""


def test_a_deletion_names_the_completion(kit):
    completions, _ = completions_of(kit, answer({"id": "c1", "deleted": True}), answer({"deleted": True}))
    assert [kit.do(completions.delete("c1")).id for _ in range(2)] == ["c1", ""]


QUERIES = {
    "nothing": ({}, ""),
    "limit": ({"limit": 5}, "limit=5"),
    "no limit": ({"limit": 0}, ""),
    "after": ({"after": "c 1"}, "after=c+1"),
    "nothing after": ({"after": ""}, ""),
    "order": ({"order": "desc"}, "order=desc"),
    "default order": ({"order": "asc"}, ""),
    "extra": ({"extraQuery": {"x": 1}}, "x=1"),
    "extra that beats a parameter": ({"after": "c1", "extraQuery": {"after": "c2"}}, "after=c2"),
    "user": ({"user": "u"}, "user=u"),
}
LIST_QUERIES = {
    **QUERIES,
    "model": ({"model": "a:b"}, "model=a%3Ab"),
    "metadata": ({"metadata": {"k": "v", "a&b": "c d"}}, "metadata%5Bk%5D=v&metadata%5Ba%26b%5D=c+d"),
    "metadata text": (
        {"metadata": "metadata[k]=v&metadata[l]=w%20x"},
        "metadata%5Bk%5D=v&metadata%5Bl%5D=w+x",
    ),
    "bare metadata text": ({"metadata": "k=v"}, "metadata%5Bk%5D=v"),
    "empty metadata": ({"metadata": {}}, ""),
    "empty metadata text": ({"metadata": ""}, ""),
}


@pytest.mark.parametrize(("given", "query"), LIST_QUERIES.values(), ids=LIST_QUERIES)
@pytest.mark.parametrize("kind", [dict, OpenAIChatCompletionsListParameters])
def test_list_asks_with_what_was_given(kit, given, query, kind):
    completions, wire = completions_of(kit, page())
    kit.do(completions.list(kind(given)))
    (request,) = wire.requests
    assert (request.method, request.url.path, request.content) == ("GET", "/v1/chat/completions", b"")
    assert request.url.raw_path.decode() == "/v1/chat/completions" + (f"?{query}" if query else "")


@pytest.mark.parametrize(("given", "query"), QUERIES.values(), ids=QUERIES)
@pytest.mark.parametrize("kind", [dict, OpenAIChatCompletionsMessagesParameters])
def test_messages_list_asks_with_what_was_given(kit, given, query, kind):
    completions, wire = completions_of(kit, page())
    kit.do(completions.messages.list("c1", kind(given)))
    path = "/v1/chat/completions/c1/messages"
    assert wire.requests[0].url.raw_path.decode() == path + (f"?{query}" if query else "")


def test_a_model_to_list_is_not_resolved(kit):
    providers = {"providers": {"here": {"baseURL": "http://here/v1"}}}
    completions, wire = completions_of(kit, page(), providers=providers)
    kit.do(completions.list(model="here:m"))
    assert (wire.requests[0].url.host, wire.requests[0].url.query) == ("h", b"model=here%3Am")


def test_list_parameters_have_the_documented_defaults():
    parameters = OpenAIChatCompletionsListParameters()
    seen = [getattr(parameters, name) for name in ("after", "limit", "order", "model", "metadata")]
    assert seen == ["", 0, "asc", "", None]


@pytest.mark.parametrize("given", [{"limit": "5"}, {"order": 1}, {"after": 3}, {"model": 1}, {"metadata": 3}])
def test_a_list_parameter_of_the_wrong_kind_raises_and_is_named(kit, given):
    completions, wire = completions_of(kit, page())
    error = raised(kit, lambda: completions.list(given))
    assert isinstance(error, TypeError)
    assert next(iter(given)) in str(error)
    assert wire.requests == []


UNKNOWN = [
    (lambda completions, **given: completions.retrieve("c1", **given), "temperature"),
    (lambda completions, **given: completions.update("c1", {}, **given), "model"),
    (lambda completions, **given: completions.delete("c1", **given), "limit"),
    (lambda completions, **given: completions.list(**given), "afer"),
    (lambda completions, **given: completions.messages.list("c1", **given), "metadata"),
]


@pytest.mark.parametrize(("ask", "name"), UNKNOWN)
def test_a_parameter_of_another_call_raises_and_is_named(kit, ask, name):
    completions, wire = completions_of(kit, page())
    error = raised(kit, lambda: ask(completions, **{name: "x"}))
    assert isinstance(error, TypeError)
    assert name in str(error)
    assert wire.requests == []


def test_an_instance_of_another_class_gives_what_the_call_knows(kit):
    completions, wire = completions_of(kit, page())
    given = OpenAIChatCompletionsListParameters(limit=2, model="m", extraHeaders={"x-a": "1"})
    kit.do(completions.messages.list("c1", given))
    kit.do(completions.retrieve("c1", given))
    kit.do(completions.list(OpenAIParameters(user="u")))
    assert [request.url.query for request in wire.requests] == [b"limit=2", b"", b"user=u"]
    assert [request.headers.get("x-a") for request in wire.requests] == ["1", "1", None]


def test_list_gives_the_stored_completions_in_order(kit):
    stored = [completion("one", id="c1", metadata={"k": "v"}), {"id": "c2", "new": [1]}, {"object": "x"}]
    completions, _ = completions_of(kit, answer({"object": "list", "data": stored, "has_more": True}))
    result = kit.do(completions.list())
    assert isinstance(result, OpenAIChatCompletionsListResult)
    assert (len(result), [one.id for one in result]) == (3, ["c1", "c2", None])
    first, second, third = result
    assert isinstance(first, OpenAIChatCompletion)
    assert (first.model, first.created, first.usage.total_tokens, first.metadata.k) == ("m", 1, 2, "v")
    assert (first.choice.text, len(first.choices)) == ("one", 1)
    assert (second.choice, second.choices, second.new, third.metadata) == (None, [], [1], None)
    assert result[0] is first
    assert result[-1] is third
    assert result[:2] == [first, second]
    assert second in result


def test_messages_list_gives_messages(kit):
    data = [{"id": "m1", "role": "user", "content": "Hello"}, {"id": "m2", "role": "system", "content": None}]
    completions, _ = completions_of(kit, answer({"object": "list", "data": data}))
    result = kit.do(completions.messages.list("c1"))
    assert isinstance(result, OpenAIChatCompletionsMessagesListResult)
    assert all(isinstance(message, OpenAIMessage) for message in result)
    assert [message.text for message in result] == ["Hello", ""]
    assert result.messages == list(result)


def test_listed_messages_go_back_with_the_fields_of_a_request(kit):
    data = [{"id": "m1", "role": "user", "content": "Hello", "content_parts": None}]
    completions, wire = completions_of(kit, answer({"data": data}), answer(completion()))
    kit.do(completions.create(kit.do(completions.messages.list("c1")).messages))
    assert sent(wire)["messages"] == [{"role": "user", "content": "Hello"}]


BODIES = {
    "whole": (
        {"data": [{"id": "a"}, {"id": "b"}], "first_id": "a", "last_id": "b", "has_more": True},
        ["a", "b"],
    ),
    "without ids": ({"data": [{"id": "a"}, {"id": "b"}], "has_more": True}, ["a", "b"]),
    "bare list": ([{"id": "a"}, {"id": "b"}], ["a", "b"]),
    "nulls": ({"data": [{"id": "a"}], "first_id": None, "last_id": None, "has_more": None}, ["a"]),
    "odd items": ({"data": [None, {"id": "a"}, "b", 3]}, ["a"]),
    "empty": ({"data": []}, []),
    "empty list": ([], []),
    "no data": ({"object": "list"}, []),
    "null data": ({"data": None}, []),
    "odd data": ({"data": {"id": "a"}}, []),
}


@pytest.mark.parametrize(("body", "ids"), BODIES.values(), ids=BODIES)
def test_a_page_of_any_form_is_a_sequence(kit, body, ids):
    completions, _ = completions_of(kit, answer(body))
    result = kit.do(completions.list())
    assert (result.success, [one.id for one in result], bool(result)) == (True, ids, bool(ids))
    assert (result.first_id, result.last_id) == (ids[0] if ids else "", ids[-1] if ids else "")
    assert result.has_more is (isinstance(body, dict) and body.get("has_more") is True)


def test_a_page_of_one_list_does_not_end_because_an_id_is_odd(kit):
    completions, _ = completions_of(kit, answer({"data": [{"id": 3}], "has_more": True}))
    result = kit.do(completions.list())
    assert (result.first_id, result.last_id, len(result)) == ("", "", 1)


def test_the_next_page_begins_after_the_last_id_with_the_same_parameters(kit):
    completions, wire = completions_of(kit, page("a", "b", has_more=True), page("c"))
    given = OpenAIChatCompletionsListParameters(limit=2, metadata={"k": "v"}, extraHeaders={"x-a": "1"})
    first = kit.do(completions.list(given, order="desc"))
    second = kit.do(first.nextPage())
    assert (type(second), [one.id for one in second]) == (type(first), ["c"])
    assert dict(wire.requests[1].url.params) == {
        "after": "b",
        "limit": "2",
        "metadata[k]": "v",
        "order": "desc",
    }
    assert wire.requests[1].headers["x-a"] == "1"
    assert given.after == ""
    assert kit.do(second.nextPage()) is None if kit.name == "async" else second.nextPage() is None


def test_what_the_caller_changes_later_does_not_reach_the_next_page(kit):
    completions, wire = completions_of(kit, page("a", has_more=True), page("b"))
    metadata, headers, query = {"k": "v"}, {"x-a": "1"}, {"q": "1"}
    first = kit.do(completions.list(metadata=metadata, extraHeaders=headers, extraQuery=query))
    for mapping in (metadata, headers, query):
        mapping.update(dict.fromkeys(mapping, "changed"), more="more")
    next_page(kit, first)
    asked = wire.requests[1]
    assert dict(asked.url.params) == {"after": "a", "metadata[k]": "v", "q": "1"}
    assert (asked.headers["x-a"], "more" in asked.headers) == ("1", False)


def next_page(kit, result):
    following = result.nextPage()
    return kit.do(following) if kit.name == "async" else following


@pytest.mark.parametrize(
    "given", [page(), page("a"), FAILURE, page(has_more=True), answer({"data": [{}], "has_more": True})]
)
def test_without_more_there_is_no_next_page(kit, given):
    completions, wire = completions_of(kit, given)
    assert next_page(kit, kit.do(completions.list())) is None
    assert len(wire.requests) == 1


def gathered(kit, result):
    """All that `iterate` gives."""

    async def walked():
        return [one.id async for one in result.iterate()]

    return kit.do(walked()) if kit.name == "async" else [one.id for one in result.iterate()]


def test_iterate_walks_over_all_pages(kit):
    pages = (
        page("a", "b", has_more=True),
        page(has_more=True, last_id="b2"),
        page("c", has_more=True),
        page("d"),
    )
    completions, wire = completions_of(kit, *pages)
    assert gathered(kit, kit.do(completions.list(limit=2))) == ["a", "b", "c", "d"]
    assert [request.url.params.get("after") for request in wire.requests] == [None, "b", "b2", "c"]


def test_messages_are_walked_over_too(kit):
    completions, wire = completions_of(kit, page("a", has_more=True), page("b"))
    assert gathered(kit, kit.do(completions.messages.list("c/1"))) == ["a", "b"]
    assert wire.requests[1].url.raw_path == b"/v1/chat/completions/c%2F1/messages?after=a"


def test_a_walk_shows_the_page_it_begins_with(kit):
    completions, _ = completions_of(kit, page("a", has_more=True))
    assert "1 items, has_more=True" in repr(kit.do(completions.list()).iterate())


def test_iterate_can_be_used_again(kit):
    completions, _ = completions_of(kit, page("a", has_more=True), page("b"))
    result = kit.do(completions.list())
    assert [gathered(kit, result) for _ in range(2)] == [["a", "b"]] * 2


@pytest.mark.parametrize(
    "before", [(), (page("a", has_more=True),), (page("a", has_more=True), page("b", has_more=True))]
)
def test_a_failed_page_raises_its_error(kit, before):
    completions, _ = completions_of(kit, *before, FAILURE)
    result = kit.do(completions.list())
    with pytest.raises(OpenAIError, match="no such page"):
        gathered(kit, result)


REPEATING = {
    "the same page": [page("a", "b", has_more=True)],
    "two pages in turn": [page("a", has_more=True), page("b", has_more=True)] * 50 + [FAILURE],
}


@pytest.mark.parametrize("pages", REPEATING.values(), ids=REPEATING)
def test_a_server_that_repeats_pages_does_not_keep_us_for_ever(kit, pages):
    completions, wire = completions_of(kit, *pages)
    assert gathered(kit, kit.do(completions.list())) == ["a", "b"]
    assert len(wire.requests) <= 3


def test_following_pages_are_read_by_who_asks_for_them(kit):
    completions, _ = completions_of(kit, page("a", has_more=True), page("b", has_more=True), page("c"))
    heard = []
    result = ended(kit, completions.list(onTerminate=heard.append))
    assert gathered(kit, result) == ["a", "b", "c"]
    assert heard == [result]


def test_a_page_can_be_pickled_without_its_way_to_the_next(kit):
    completions, _ = completions_of(kit, page("a", has_more=True))
    copied = pickle.loads(pickle.dumps(kit.do(completions.list())))
    assert [one.id for one in copied] == ["a"]
    assert "list again" in str(raised(kit, copied.nextPage))


@pytest.mark.parametrize("given", [FAILURE, raw_answer(b"<html>"), raw_answer(b""), answer({"error": "x"})])
def test_a_failed_list_is_an_empty_page(kit, given):
    completions, _ = completions_of(kit, given)
    result = kit.do(completions.list())
    assert (result.success, len(result), result.first_id, result.last_id, result.has_more) == (
        False,
        0,
        "",
        "",
        False,
    )


def test_a_running_list_is_an_empty_page_until_it_has_ended():
    result = OpenAIChatCompletionsListResult()
    assert (len(result), result.success, result.terminated) == (0, False, False)
