"""A call: how it is prepared, sent as often as it may be, and turned into a result. No I/O of its own."""

from __future__ import annotations

import logging
import os
import time
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode, urlunsplit

from aikit4d._core.drivers import call_quietly
from aikit4d._core.error_bodies import error_of, plain_text, sentence_of
from aikit4d._core.generated import operation, query_pairs
from aikit4d._core.hints import failure_hint, hint_of
from aikit4d._core.json import JSONError, decode, encode
from aikit4d._core.retry import retries_failure, retries_status, wait_before_retry, wait_refused
from aikit4d._core.secrets import Secret, masked_bytes, masked_value
from aikit4d._core.settings import address_of, combined_headers
from aikit4d._core.wire import (
    LARGEST_ANSWER,
    LARGEST_FILE,
    TransportFailure,
    WireRequest,
    shown_url,
    single_headers,
)
from aikit4d.errors import OpenAIError
from aikit4d.objects import Object, as_object
from aikit4d.request import HTTPRequest, response_object

if TYPE_CHECKING:
    from collections.abc import Mapping
    from contextlib import ExitStack

    from aikit4d._core.settings import Target
    from aikit4d._core.wire import IO, Answer, SentHeaders
    from aikit4d.parameters import OpenAIParameters
    from aikit4d.result import OpenAIResult
    from aikit4d_openapi.operation import OperationRequest

logger = logging.getLogger("aikit4d")

_JSON = "application/json"
OBJECT, LIST, BYTES = "object", "list", "bytes"
_LONGEST_EXCERPT = 200
# Without this member, which the API requires, an answer has nothing of what was asked for; its value may
# be anything. Pictures are not among them: there the API lets `data` be left out.
_ESSENTIAL_MEMBERS = {"createChatCompletion": "choices", "createEmbedding": "data"}


class Call:
    """One call, ready to run: what is sent, and the result that will tell how it ended.

    `files` are those that the library opened for it; they are closed when the call has ended.
    """

    __slots__ = ("expects", "files", "max_retries", "parameters", "raises", "request", "result")

    def __init__(
        self,
        request: WireRequest | None,
        result: OpenAIResult,
        parameters: OpenAIParameters,
        *,
        expects: str = OBJECT,
        max_retries: int = 0,
        raises: bool = False,
    ) -> None:
        self.request: WireRequest | None = request
        self.result: OpenAIResult = result
        self.parameters: OpenAIParameters = parameters
        self.expects: str = expects
        self.max_retries: int = max_retries
        self.raises: bool = raises
        self.files: ExitStack | None = None

    @property
    def has_callbacks(self) -> bool:
        """Whether the caller wants to be told of the end instead of waiting for it."""
        own = vars(self.parameters)
        return any(map(own.get, self.parameters._end_callbacks))


class Outcome:
    """How an attempt ended: with an answer (its body read or still on the line) or a failure."""

    __slots__ = ("answer", "body", "failure")

    def __init__(
        self, answer: Answer | None = None, body: bytes | None = None, failure: TransportFailure | None = None
    ) -> None:
        self.answer = answer
        self.body = body
        self.failure = failure


def wire_request(
    target: Target,
    operation_id: str,
    parameters: OpenAIParameters,
    *,
    path: tuple[str, ...] = (),
    query: Mapping[str, Any] | None = None,
    body: Mapping[str, Any] | None = None,
    timeout: float,
    accept: str = "",
    is_long: bool = False,
    idle_timeouts: tuple[float | None, ...] = (),
    agent: Any = None,
) -> WireRequest:
    """The request that a call sends: raises for what cannot be sent, before anything is.

    The body of a long answer (a stream, a download) may take longer than `timeout`.
    """
    described = operation(operation_id)
    extra = parameters.extraQuery or {}
    asked = {name: value for name, value in (query or {}).items() if name not in extra}
    known = {name: value for name, value in asked.items() if name in described.query}
    others = {name: value for name, value in asked.items() if name not in described.query}
    if body is not None and parameters.extraBody:
        body = {**body, **parameters.extraBody}
    built = described.request(path, query=known, body=body)
    pairs = [*built.query, *query_pairs(others), *query_pairs(extra)]
    patience = first_above_zero(parameters.timeout, target.timeout, timeout)
    return WireRequest(
        built.method,
        joined_url(target.base_url, built.path, pairs),
        _headers(built, target, parameters, accept),
        content=encode(built.json) if built.media_type == _JSON else None,
        form=built.form,
        files=_files(built),
        timeout=patience,
        idle_timeout=first_above_zero(*idle_timeouts, patience) if is_long else None,
        agent=agent,
    )


def first_above_zero(*limits: float | None) -> float:
    """The first time limit that is one: `None`, 0 and less mean the next one."""
    return next(seconds for seconds in limits if seconds is not None and seconds > 0)


def joined_url(base_url: str, path: str, pairs: list[tuple[str, str]]) -> str:
    """The address of an operation below a base URL, whose own query (`?api-version=…`) is kept."""
    parts = address_of(base_url)
    for name, value in pairs:
        require_whole_characters(f"the query value {name!r}", f"{name}{value}")
    query = "&".join(filter(None, (parts.query, urlencode(pairs))))
    return urlunsplit((parts.scheme, parts.netloc, parts.path.rstrip("/") + path, query, ""))


def require_whole_characters(name: str, text: str) -> None:
    """Raise `ValueError` that names the value when a URL cannot carry `text`."""
    try:
        text.encode()
    except UnicodeEncodeError:
        raise ValueError(f"{name} holds half of a character (a lone surrogate)") from None


def _files(built: OperationRequest) -> list[tuple[str, Any]] | None:
    return built.files if built.files or built.form else None


def _headers(
    built: OperationRequest, target: Target, parameters: OpenAIParameters, accept: str
) -> SentHeaders:
    own = own_headers(target, built.method)
    if accept:
        own.append(("Accept", accept))
    if built.media_type == _JSON:
        own.append(("Content-Type", _JSON))
    headers = combined_headers(
        own,
        ("customHeaders", target.headers),
        ("extraHeaders", Secret(parameters.extraHeaders)),
    )
    if not (built.files or built.form):
        return headers
    # The media type of a form names its boundary, which only the sender knows.
    return [(name, value) for name, value in headers if name.lower() != "content-type"]


def own_headers(target: Target, method: str) -> list[tuple[str, str | Secret]]:
    """What every call of a method carries to `target`: the key of idempotency is that of one call."""
    own = target.own_headers()
    if method != "GET":
        own.append(("Idempotency-Key", f"aikit4d-{os.urandom(16).hex()}"))
    return own


async def answered(io: IO, call: Call, *, whole: bool = True) -> Outcome:
    """Send a call as often as it may be sent; `whole` reads the body of a success too."""
    request = call.request
    if request is None:
        raise RuntimeError("a call without a request has ended already")
    retries = 0
    while True:
        outcome = await _attempt(io, call, request, whole=whole)
        wait = _wait_before_next(outcome, request, call, retries)
        if wait is None:
            return outcome
        if outcome.answer is not None:
            await outcome.answer.close()
        tracked = call.result.request
        if not await io.pause(wait, tracked) and not tracked._stopped:
            return outcome
        retries += 1


async def _attempt(io: IO, call: Call, request: WireRequest, *, whole: bool) -> Outcome:
    tracked = call.result.request
    tracked._running = request
    if tracked._stopped:
        return Outcome(failure=told_failure(tracked, TransportFailure("closed", "")))
    started = time.perf_counter()
    answer: Answer | None = None
    try:
        answer = await io.send(request)
        body = await _body(call, answer) if whole or not 200 <= answer.status < 300 else None
        outcome = Outcome(answer, body)
    except TransportFailure as failure:
        if answer is not None:
            await answer.close()
        outcome = Outcome(answer, None, told_failure(tracked, failure))
    except BaseException:
        # Cancelled, interrupted: the connection must not stay taken.
        if answer is not None:
            await answer.close()
        raise
    if tracked._stopped and outcome.failure is None:
        # Connections of the caller's own agent cannot be broken off from outside.
        await answer.close()
        outcome = Outcome(answer, None, told_failure(tracked, TransportFailure("closed", "")))
    _log(request, outcome, started)
    return outcome


async def _body(call: Call, answer: Answer) -> bytes:
    is_file = call.expects == BYTES and 200 <= answer.status < 300
    return await answer.read(LARGEST_FILE if is_file else LARGEST_ANSWER)


def told_failure(request: HTTPRequest, failure: TransportFailure) -> TransportFailure:
    """`failure`, or that the caller ended the call where that is why it failed."""
    if not request._stopped:
        return failure
    stopped = TransportFailure("closed", "The call was terminated")
    stopped.__cause__ = failure.__cause__
    return stopped


def _log(request: WireRequest, outcome: Outcome, started: float) -> None:
    if logger.isEnabledFor(logging.DEBUG):
        ended = outcome.failure or (outcome.answer and outcome.answer.status)
        took = time.perf_counter() - started
        logger.debug("%s %s: %s after %.3f s", request.method, shown_url(request.url), ended, took)


def _wait_before_next(outcome: Outcome, request: WireRequest, call: Call, retries: int) -> float | None:
    if retries >= call.max_retries or call.result.request._stopped:
        return None
    answer, failure = outcome.answer, outcome.failure
    if answer is not None and failure is None and 200 <= answer.status < 300:
        return None
    headers = single_headers(answer.headers) if answer is not None else {}
    again = failure is not None and retries_failure(request.method, failure.kind)
    if again and failure is not None and failure.kind == "stale":
        # A dead connection says nothing of the server, and the next attempt has a new one.
        return 0
    again = again or (answer is not None and retries_status(answer.status, headers))
    return wait_before_retry(retries, headers) if again else None


async def run(io: IO, call: Call) -> OpenAIResult:
    """Run a call to its end, callbacks included."""
    try:
        if call.request is not None:
            conclude(call, await answered(io, call))
    finally:
        if call.files is not None:
            call.files.close()
    await tell_end(io, call)
    return call.result


def conclude(call: Call, outcome: Outcome) -> None:
    """Fill the result of a call from how its last attempt ended."""
    result, answer = call.result, outcome.answer
    if answer is not None and outcome.failure is None:
        body, problem = _read_body(call, answer, outcome.body or b"")
        result._body = body
        result.request.response = response_object(answer, body)
        result._errors.extend(_errors(call, answer, body, problem))
    elif answer is not None:
        result.request.response = response_object(answer, None)
    if outcome.failure is not None:
        result._errors.append(failure_error(result.request, outcome.failure))
    end(result)


def end(result: OpenAIResult) -> None:
    """Mark a result as ended."""
    result._terminated = result.request.terminated = True
    result.request._running = None


def failed(result: OpenAIResult, error: OpenAIError) -> None:
    """End a result with an error of our own; nothing was sent."""
    result._errors.append(error)
    end(result)


def failure_error(request: HTTPRequest, failure: TransportFailure) -> OpenAIError:
    """The error of a result that got no answer, or not the whole of it."""
    request.errors = [Object(message=str(failure))]
    hint = failure_hint(request, failure.kind)
    error = OpenAIError(request.response, message=str(failure), hint=hint)
    error.__cause__ = failure.__cause__ or failure
    failure.__traceback__ = None
    return error


async def break_off(io: Any, call: Call, error: BaseException) -> None:
    """End a call that runs by itself after an exception that no server or network explains."""
    logger.error("The call broke off", exc_info=error)
    if not call.result.terminated:
        told = OpenAIError(message=f"The call broke off: {type(error).__name__}")
        told.__cause__ = error
        failed(call.result, told)
    await tell_end(io, call)


async def tell_end(io: Any, call: Call) -> None:
    """Call the end callbacks, each once, with the result."""
    own, result = call.parameters, call.result
    await call_quietly(io, own.onResponse if result.success else own.onError, result)
    await call_quietly(io, own.onTerminate, result)
    await call_quietly(io, own.formula, result)


def _read_body(call: Call, answer: Answer, data: bytes) -> tuple[Any, str]:
    """The decoded body of an answer, and what is wrong with it for a success."""
    good = 200 <= answer.status < 300
    if good and call.expects == BYTES:
        return data, ""
    if not data.strip(b"\xef\xbb\xbf \t\r\n"):
        return None, "The answer is empty"
    try:
        body = _decoded(data)
    except JSONError:
        from aikit4d._core.chunks import answer_of_events  # noqa: PLC0415 - few servers stream unasked

        body = answer_of_events(data)
        if body is None:
            return _undecoded(call, answer, data)
    failed = error_of(body) is not None
    essential = _ESSENTIAL_MEMBERS.get(call.result._operation_id)
    is_of_kind = isinstance(body, (dict, list) if call.expects == LIST else dict)
    if good and not failed and is_of_kind and (essential is None or essential in body or _is_filtered(body)):
        return as_object(body), ""
    body = as_object(masked_value(body, credentials_of(call)))
    return body, "" if failed else _problem(body, essential)


def _is_filtered(body: dict[str, Any]) -> bool:
    """Whether this is a completion that Gemini filtered: it leaves out the choices."""
    return body.get("object") == "chat.completion"


def _problem(body: Any, essential: str | None) -> str:
    """What an answer without an error lacks."""
    if not isinstance(body, dict):
        return "The answer is no JSON object"
    words = sentence_of(body)[:_LONGEST_EXCERPT]
    return ": ".join(filter(None, (f"The answer holds no {essential}", words)))


def _decoded(data: bytes) -> Any:
    """A JSON text; as in a stream, bytes that are no UTF-8 read as the replacement character."""
    try:
        return decode(data)
    except JSONError:
        return decode(data.decode("utf-8", "replace"))


def _undecoded(call: Call, answer: Answer, data: bytes) -> tuple[Any, str]:
    media_type = single_headers(answer.headers).get("content-type", "none")
    problem = f"The answer is not JSON (status {answer.status}, content type {media_type})"
    data = masked_bytes(data, credentials_of(call))
    problem = ": ".join(filter(None, (problem, plain_text(data)[:_LONGEST_EXCERPT])))
    try:
        return data.decode(), problem
    except UnicodeDecodeError:
        return data, problem


def credentials_of(call: Call) -> list[str]:
    """The credentials that a call sends, which a provider may send back in an error."""
    return call.request.credentials() if call.request is not None else []


def _errors(call: Call, answer: Answer, body: Any, problem: str) -> list[OpenAIError]:
    good = 200 <= answer.status < 300
    if good and not problem and (call.expects == BYTES or error_of(body) is None):
        return []
    request = call.result.request
    hint = hint_of(
        request.url,
        status=answer.status,
        body=body,
        has_key=bool(credentials_of(call)),
        wait=wait_refused(answer.status, single_headers(answer.headers)),
    )
    return [OpenAIError(request.response, body, message=problem if good else None, hint=hint)]
