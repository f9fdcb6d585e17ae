"""How often a call is sent, and how long it waits in between; nothing that may have been worked on twice."""

import random
import threading
from datetime import UTC, datetime

import httpx
import pytest
from chat_wire import MESSAGES, ended, sent, streamed

from clients import Wire, answer, completion, kit_of

GOOD = answer(completion("hi"))
BODY_CUT = httpx.RemoteProtocolError("peer closed connection")


@pytest.fixture(autouse=True)
def waits(monkeypatch):
    """The waits so far; nobody really waits, and there is no jitter."""
    made = []

    def lasts(pause, seconds):
        made.append(seconds)
        return True

    async def async_lasts(pause, seconds):
        return lasts(pause, seconds)

    monkeypatch.setattr("aikit4d._core.pauses.Pause.lasts", lasts)
    monkeypatch.setattr("aikit4d._core.pauses.AsyncPause.lasts", async_lasts)
    monkeypatch.setattr(random, "random", lambda: 0.0)
    return made


METHODS = {
    "POST": lambda completions, **given: completions.create(MESSAGES, **given),
    "GET": lambda completions, **given: completions.retrieve("c", **given),
    "DELETE": lambda completions, **given: completions.delete("c", **given),
}


def called(kit, method, *answers, **settings):
    """The result of a call whose server gives these answers, and the wire."""
    wire = Wire(*answers)
    completions = kit.client("k", "https://h/v1", handler=wire, **settings).chat.completions
    return kit.do(METHODS[method](completions)), wire


RETRIED = [408, 409, 429, 500, 502, 503, 504, 520, 529, 599]
NOT_RETRIED = [200, 201, 204, 300, 301, 304, 400, 401, 403, 404, 410, 422, 451, 499]


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("status", RETRIED)
def test_these_statuses_are_asked_for_again(kit, waits, method, status):
    result, wire = called(kit, method, answer({}, status), answer({}, status), GOOD)
    assert (len(wire.requests), waits, result.success) == (3, [0.5, 1], True)


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("status", NOT_RETRIED)
def test_other_statuses_are_final(kit, waits, method, status):
    _, wire = called(kit, method, answer({}, status), GOOD)
    assert (len(wire.requests), waits) == (1, [])


WORDS = {
    (400, "true"): 3, (400, " TRUE "): 3, (301, "true"): 3, (500, "false"): 1, (429, "no"): 1, (429, ""): 1,
    (200, "true"): 1, (200, "false"): 1,
}  # fmt: skip


@pytest.mark.parametrize(("case", "attempts"), WORDS.items())
def test_the_servers_word_on_retries_decides(kit, case, attempts):
    status, word = case
    _, wire = called(kit, "POST", answer(completion(), status, {"x-should-retry": word}))
    assert len(wire.requests) == attempts


# Nothing of these reached a server.
UNSENT = [httpx.ConnectError("refused"), httpx.ConnectTimeout("x"), httpx.PoolTimeout("x")]
# Whether these were worked on, nobody knows.
PERHAPS_DONE = [
    httpx.ReadTimeout("x"), httpx.WriteTimeout("x"), httpx.RemoteProtocolError("cut"), OSError("odd"),
    httpx.ReadError("reset"), httpx.WriteError("broken pipe"),
]  # fmt: skip


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("failure", UNSENT, ids=lambda failure: type(failure).__name__)
def test_what_was_not_sent_is_sent_again(kit, waits, method, failure):
    result, wire = called(kit, method, failure, failure, GOOD)
    assert (len(wire.requests), waits, result.success) == (3, [0.5, 1], True)


@pytest.mark.parametrize("failure", PERHAPS_DONE, ids=lambda failure: type(failure).__name__)
@pytest.mark.parametrize(("method", "attempts"), [("POST", 1), ("GET", 2), ("DELETE", 2)])
def test_what_may_have_been_worked_on_is_repeated_only_where_that_is_harmless(kit, method, attempts, failure):
    result, wire = called(kit, method, failure, GOOD)
    assert (len(wire.requests), result.success) == (attempts, attempts == 2)


@pytest.mark.parametrize(("method", "attempts"), [("POST", 1), ("GET", 2), ("DELETE", 2)])
def test_an_answer_that_was_cut_is_asked_for_again_where_that_is_harmless(kit, method, attempts):
    _, wire = called(kit, method, streamed(b'{"id":', BODY_CUT), GOOD)
    assert len(wire.requests) == attempts


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize(("status", "attempts"), [(503, 2), (429, 2)])
def test_a_refusal_that_was_cut_is_still_a_refusal(kit, waits, method, status, attempts):
    cut = streamed(b"{", BODY_CUT, status=status, headers={"retry-after": "7"})
    result, wire = called(kit, method, cut, GOOD)
    assert (len(wire.requests), waits, result.success) == (attempts, [7], True)


def test_a_refused_post_that_was_cut_is_final_where_its_status_is(kit):
    _, wire = called(kit, "POST", streamed(b"{", BODY_CUT, status=400), GOOD)
    assert len(wire.requests) == 1


def test_a_new_connection_that_closes_is_no_reason_to_post_again(kit):
    wire = Wire(GOOD, httpx.RemoteProtocolError("Server disconnected without sending a response."))
    completions = kit.client("k", handler=wire).chat.completions
    kit.do(completions.create(MESSAGES))
    kit.do(completions.create(MESSAGES))
    assert len(wire.requests) == 2


@pytest.mark.parametrize("method", METHODS)
def test_a_call_whose_agent_is_closed_fails_at_once(kit, waits, method):
    client = kit.client("k", handler=pytest.fail)
    kit.do(client.httpAgent.close() if kit.name == "sync" else client.httpAgent.aclose())
    result = kit.do(METHODS[method](client.chat.completions))
    assert (waits, result.success, result.error.message) == ([], False, "The client was closed")


COUNTS = [
    (None, None, 3), (0, None, 1), (1, None, 2), (5, None, 6), (5, 0, 1), (0, 3, 4), (1, 1, 2),
    (2, -1, 1),
]  # fmt: skip


@pytest.mark.parametrize(("of_client", "of_call", "attempts"), COUNTS)
def test_max_retries_of_the_call_beats_the_clients_and_zero_means_none(kit, of_client, of_call, attempts):
    wire = Wire(answer({}, 503))
    client = kit.client("k", handler=wire, maxRetries=of_client)
    result = kit.do(client.chat.completions.create(MESSAGES, maxRetries=of_call))
    assert (len(wire.requests), result.error.status) == (attempts, 503)


@pytest.mark.parametrize("name", ["maxRetries", "timeout", "idleTimeout"])
def test_a_setting_below_zero_raises(kit, name):
    with pytest.raises(ValueError, match=f"^{name} must be .* from 0 up, not -1"):
        kit.client("k", **{name: -1})


def test_a_providers_max_retries_beats_the_clients(kit):
    wire = Wire(answer({}, 503))
    providers = {"providers": {"here": {"baseURL": "http://here/v1", "maxRetries": 1}}}
    client = kit.client("k", handler=wire, providers=providers, maxRetries=5)
    kit.do(client.chat.completions.create(MESSAGES, model="here:m"))
    assert len(wire.requests) == 2
    kit.do(client.chat.completions.create(MESSAGES, model="here:m", maxRetries=0))
    assert len(wire.requests) == 3


def test_without_a_word_of_the_server_waits_double_up_to_eight_seconds(kit, waits):
    called(kit, "POST", answer({}, 503), maxRetries=7)
    assert waits == [0.5, 1, 2, 4, 8, 8, 8]


def test_waits_are_shortened_at_random_by_a_quarter_at_most(kit, waits, monkeypatch):
    monkeypatch.setattr(random, "random", lambda: 1.0)
    called(kit, "POST", answer({}, 503))
    assert waits == [0.375, 0.75]


NOW = datetime(2026, 1, 1, tzinfo=UTC)


class FixedDatetime(datetime):
    """A calendar that stands still."""

    @classmethod
    def now(cls, tz=None):
        return NOW.astimezone(tz)


@pytest.fixture
def fixed_date(monkeypatch):
    monkeypatch.setattr("aikit4d._core.retry.datetime", FixedDatetime)


OBEYED = {
    "seconds": ({"retry-after": "2"}, 2),
    "fraction": ({"retry-after": "1.5"}, 1.5),
    "now": ({"retry-after": "0"}, 0),
    "limit": ({"retry-after": "60"}, 60),
    "white space": ({"retry-after": " 3 "}, 3),
    "milliseconds": ({"retry-after-ms": "250"}, 0.25),
    "milliseconds first": ({"retry-after-ms": "250", "retry-after": "9"}, 0.25),
    "odd milliseconds": ({"retry-after-ms": "soon", "retry-after": "9"}, 9),
    "negative milliseconds": ({"retry-after-ms": "-5", "retry-after": "9"}, 9),
}
IGNORED = {
    "negative": {"retry-after": "-5"},
    "negative fraction": {"retry-after": "-1.5"},
    "not a number": {"retry-after": "NaN"},
    "infinite": {"retry-after": "inf"},
    "negative infinite": {"retry-after": "-Infinity"},
    "words": {"retry-after": "soon"},
    "empty": {"retry-after": ""},
    "blank": {"retry-after": "  "},
    "with unit": {"retry-after": "5 s"},
    "seconds with unit": {"retry-after": "30s"},
    "several": {"retry-after": "1, 2"},
    "list": {"retry-after": "[5]"},
    "hours": {"retry-after": "10:30"},
    "day": {"retry-after": "Friday"},
    "day of the month": {"retry-after": "Jan 5"},
    "month": {"retry-after": "January 2027"},
    "past": {"retry-after": "Wed, 21 Oct 2015 07:28:00 GMT"},
    "past without zone": {"retry-after": "2015-10-21T07:28:00"},
    "odd zone": {"retry-after": "Thu, 01 Jan 2026 00:00:30 +2400"},
    "odd date": {"retry-after": "Wed, 99 Oct 2015 07:28:00 GMT"},
    "huge hours": {"retry-after": "9" * 42 + " h"},
    "huge date": {"retry-after": "Wed, 21 Oct 99999999999999 07:28:00 GMT"},
    "not a number of milliseconds": {"retry-after-ms": "NaN"},
}
ENDING = {
    "a bit more": {"retry-after": "60.5"},
    "an hour": {"retry-after": "3600"},
    "huge": {"retry-after": "1e300"},
    "milliseconds": {"retry-after-ms": "60001"},
    "date": {"retry-after": "Thu, 01 Jan 2026 00:01:01 GMT"},
    "far date": {"retry-after": "Fri, 31 Dec 9999 23:59:59 GMT"},
}


@pytest.mark.parametrize(("headers", "seconds"), OBEYED.values(), ids=OBEYED)
def test_a_wait_that_the_server_names_is_obeyed(kit, waits, headers, seconds):
    result, _ = called(kit, "POST", answer({}, 429, headers), GOOD)
    assert (waits, result.success) == ([seconds], True)


DATES = [
    "Thu, 01 Jan 2026 00:00:30 GMT", "Thursday, 01-Jan-26 00:00:30 GMT", "Thu Jan  1 00:00:30 2026",
    "Thu, 01 Jan 2026 00:00:30", "Thu, 01 Jan 2026 00:00:30 UTC", "Thu, 01 Jan 2026 02:00:30 +0200",
    "Thu, 01 Jan 2026 00:00:30 XYZ", "2026-01-01T00:00:30Z", "2026-01-01T00:00:30",
    "2026-01-01 01:30:30+01:30",
]  # fmt: skip


@pytest.mark.usefixtures("fixed_date")
@pytest.mark.parametrize("date", DATES)
def test_a_date_that_the_server_names_is_obeyed_in_universal_time(kit, waits, date):
    result, _ = called(kit, "POST", answer({}, 503, {"retry-after": date}), GOOD)
    assert (waits, result.success) == ([30], True)


@pytest.mark.usefixtures("fixed_date")
@pytest.mark.parametrize("headers", IGNORED.values(), ids=IGNORED)
def test_a_wait_that_makes_no_sense_is_ignored(kit, waits, headers):
    result, _ = called(kit, "POST", answer({}, 429, headers), GOOD)
    assert (waits, result.success) == ([0.5], True)


@pytest.mark.usefixtures("fixed_date")
@pytest.mark.parametrize("headers", ENDING.values(), ids=ENDING)
def test_a_wait_beyond_a_minute_ends_the_retries_at_once(kit, waits, headers):
    result, wire = called(kit, "POST", answer({"error": "later"}, 429, headers), GOOD)
    assert (waits, len(wire.requests)) == ([], 1)
    assert (result.success, result.error.message) == (False, "later")


def test_all_attempts_carry_the_same_request_and_key(kit):
    _, wire = called(kit, "POST", answer({}, 503), httpx.ConnectError("refused"), GOOD)
    keys = {request.headers["idempotency-key"] for request in wire.requests}
    assert (len(wire.requests), len(keys)) == (3, 1)
    assert len({(request.url, request.content) for request in wire.requests}) == 1


def test_every_call_has_a_key_of_its_own(kit):
    wire = Wire(GOOD)
    completions = kit.client("k", handler=wire).chat.completions
    for _ in range(2):
        kit.do(completions.create(MESSAGES))
        kit.do(completions.update("c", {}))
        kit.do(completions.delete("c"))
    assert len({request.headers["idempotency-key"] for request in wire.requests}) == 6


def test_a_key_of_the_caller_is_kept(kit):
    wire = Wire(answer({}, 503))
    client = kit.client("k", handler=wire)
    kit.do(client.chat.completions.create(MESSAGES, extraHeaders={"idempotency-key": "mine"}))
    assert [request.headers.get_list("idempotency-key") for request in wire.requests] == [["mine"]] * 3


def test_a_question_needs_no_key(kit):
    _, wire = called(kit, "GET", GOOD)
    assert "idempotency-key" not in wire.requests[0].headers


def test_the_result_is_that_of_the_last_attempt(kit):
    headers = [{"x-request-id": str(place)} for place in range(3)]
    answers = [answer({"error": f"error {place}"}, 500 + place, headers[place]) for place in range(3)]
    result, _ = called(kit, "POST", *answers)
    assert len(result.errors) == 1
    assert (result.error.message, result.error.status, result.error.requestID) == ("error 2", 502, "2")
    assert result.request.response.status == 502


def test_a_failure_before_a_good_answer_leaves_no_trace(kit):
    result, _ = called(kit, "POST", httpx.ConnectError("refused"), answer({"error": "x"}, 503), GOOD)
    assert (result.errors, result.request.errors, result.choice.text) == ([], None, "hi")


def test_callbacks_and_throw_come_after_the_last_attempt(kit):
    heard = []
    wire = Wire(answer({}, 503), GOOD)
    client = kit.client("k", handler=wire)
    ended(kit, client.chat.completions.create(MESSAGES, onResponse=heard.append, onError=heard.append))
    assert [result.success for result in heard] == [True]
    wire.answers = [answer({}, 503), GOOD]
    assert kit.do(client.chat.completions.create(MESSAGES, throw=True)).success


def test_terminating_a_call_before_its_next_attempt_ends_it(monkeypatch):
    results, made = [], threading.Event()

    def stop(_pause, _seconds):
        assert made.wait(5)
        results[0].request.terminate()
        return True

    monkeypatch.setattr("aikit4d._core.pauses.Pause.lasts", stop)
    wire = Wire(answer({}, 503), GOOD)
    with kit_of("sync") as kit:
        client = kit.client("k", handler=wire)
        results.append(client.chat.completions.create(MESSAGES, onTerminate=results.append))
        made.set()
        results[0].request.wait(5)
        client.close()
    assert (len(wire.requests), results[0].success) == (1, False)
    assert results[0].error.message == "The call was terminated"


def test_messages_changed_between_attempts_are_sent_as_they_were(kit):
    messages = [dict(MESSAGES[0])]
    wire = Wire(answer({}, 503), GOOD)

    def changing(request):
        messages[0]["content"] = "changed"
        return wire(request)

    client = kit.client("k", handler=changing)
    kit.do(client.chat.completions.create(messages))
    assert [sent(wire, place)["messages"] for place in (0, 1)] == [MESSAGES, MESSAGES]
