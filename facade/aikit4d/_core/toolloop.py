"""One prompt of a chat helper: ask, run the tools that the model calls, ask again. No I/O of its own."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from aikit4d._core.calls import Call, end, run
from aikit4d._core.registration import split_tool_and_handler, tool_name
from aikit4d._core.streaming import StreamReader
from aikit4d._core.tool_answers import answer_call, called_name, is_for_the_caller
from aikit4d._core.wire import TransportFailure
from aikit4d.chat_completions import create_call, empty_result
from aikit4d.chat_parameters import OpenAIChatCompletionsParameters
from aikit4d.errors import OpenAIError
from aikit4d.messages import OpenAIMessage
from aikit4d.parameters import CALLBACKS
from aikit4d.request import HTTPRequest

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from aikit4d._core.registration import Handler
    from aikit4d.chat_helper import ChatHelper
    from aikit4d.chat_results import OpenAIChatCompletionsResult
    from aikit4d.chat_streams import OpenAIChatCompletionsStreamResult
    from aikit4d.tools import OpenAITool

_NO_CALLBACKS = dict.fromkeys(CALLBACKS)


class Turn:
    """A prompt and all that comes of it, up to an answer that calls no more tools.

    It is read like a stream: `open`, then `fill` until false. Each round has a call of its own; what
    the caller holds is `call.result`, which is filled when the last round has ended. Only then, and
    only after a success, the messages of the turn enter the history.
    """

    def __init__(self, helper: ChatHelper, message: OpenAIMessage, given: dict[str, Any]) -> None:
        self.pending: deque[OpenAIChatCompletionsStreamResult] = deque()
        self.ended = False
        self._helper = helper
        self._client: Any = helper.chat._client
        self._said = [message]
        self._tool_rounds = 0
        self._runs_tools = False
        self._reader: StreamReader | None = None
        own = OpenAIChatCompletionsParameters(helper.parameters, **given)
        self._client._io.require_callbacks(own)
        own._warn_of_unused_callback()
        self._own_handlers: dict[str, Handler] = {}
        self._given = {**given, **_NO_CALLBACKS, "stream": bool(own.stream)}
        if given.get("tools"):
            self._given["tools"] = self._own_tools(given["tools"])
        self._round = self._next_call()
        self._running = _RunningRound(self._round)
        told = empty_result(own)
        told.request = HTTPRequest(self._round.request)
        told.request._running = self._running
        self.call = Call(None, told, own, raises=own.throw or self._client.throw)

    @property
    def result(self) -> Any:
        """The final result; `terminated` is false until the last round has ended."""
        return self.call.result

    async def open(self) -> None:
        """Ask for the first time."""
        try:
            await self._ask()
        except BaseException:
            await self._give_up()
            raise

    async def fill(self) -> bool:
        """Go on until a chunk is pending; false at the end."""
        try:
            while not self.pending and not self.ended:
                if self._reader is not None and await self._reader.fill():
                    self._take_chunks(self._reader.pending)
                else:
                    await self._after_round()
        except BaseException:
            await self._give_up()
            raise
        return bool(self.pending)

    async def _give_up(self) -> None:
        await self.stop(TransportFailure("closed", "The prompt was given up"))

    async def stop(self, reason: Exception | None = None) -> None:
        """End where it is: without an answer that stands, the prompt has failed."""
        if self.ended:
            return
        result = self._round.result
        if self._reader is not None:
            await self._reader.stop(reason)
        elif not result.terminated:
            end(result)
        if result.success and (reason is not None or self._runs_tools or self._take_answer()):
            given_up = OpenAIError(message="The prompt was given up before its end")
            result._errors.append(reason if isinstance(reason, OpenAIError) else given_up)
        self._finish()

    def _own_tools(self, tools: Sequence[Any]) -> list[OpenAITool]:
        """The tools of this prompt alone, whose handlers are kept for it."""
        described = [split_tool_and_handler(tool) for tool in tools]
        for tool, handler in described:
            self._helper._require_callable_here(tool, handler)
            if handler is not None and tool.name:
                self._own_handlers[tool.name] = handler
        return [tool for tool, _ in described]

    @property
    def _handlers(self) -> dict[str, Handler]:
        return self._helper._handlers | self._own_handlers

    def _next_call(self) -> Call:
        helper = self._helper
        # A tool that is unregistered while it is called is an unknown one, and nobody else's to answer.
        self._run_here = frozenset(self._handlers)
        own = OpenAIChatCompletionsParameters(helper.parameters, **self._given)
        if self._tool_rounds:
            own.tool_choice = unforced(own.tool_choice)
        system = [] if helper.systemPrompt is None else [helper.systemPrompt]
        call: Call = create_call(self._client, [*system, *helper.messages, *self._said], own, {})
        return call

    async def _ask(self) -> None:
        self._running.call = self._round
        if self.result.request._stopped:
            self._running.abort()
        if self._round.parameters.stream:
            self._reader = StreamReader(self._client._io, self._round)
            await self._reader.open()
        else:
            await run(self._client._io, self._round)

    def _take_chunks(self, chunks: deque[OpenAIChatCompletionsStreamResult]) -> None:
        """Pass on what adds to a message; a chunk that holds the usage alone does not."""
        while chunks:
            chunk = chunks.popleft()
            choice = chunk.choice
            if choice is not None and not (choice.delta is None and choice.message is None):
                self.pending.append(chunk)

    async def _after_round(self) -> None:
        result = self._round.result
        calls = self._take_answer() if result.success else []
        if calls and self._tool_rounds >= self._helper.maxToolRounds:
            result._errors.append(_too_many_rounds(self._tool_rounds))
            calls = []
        if calls and await self._run_tools(calls):
            await self._ask_again()
        elif not self.ended:
            self._finish()

    def _take_answer(self) -> list[Any]:
        """Add the message of the answer to the turn; the calls in it that are to be answered now."""
        result: OpenAIChatCompletionsResult = self._round.result  # type: ignore[assignment]
        message = result.choice.message if result.choice is not None else None
        if not isinstance(message, OpenAIMessage):
            error = OpenAIError(result.request.response, result._body, message="The answer holds no message")
            result._errors.append(error)
            return []
        self._said.append(message)
        if not self._helper.autoHandleToolCalls:
            return []
        return [call for call in message.tool_calls or [] if is_for_the_caller(call)]

    async def _run_tools(self, calls: Iterable[Any]) -> bool:
        """Answer the calls one after the other; false when that does not lead to another round."""
        self._runs_tools = True
        request = self._round.request
        credentials = request.credentials() if request is not None else []
        all_answered = True
        for call in calls:
            if self.ended or self.result.request._stopped:
                break
            if self._is_left_to_the_caller(called_name(call)):
                all_answered = False
                continue
            self._said.append(await answer_call(self._client._io, call, self._handlers, credentials))
        self._runs_tools = False
        self._tool_rounds += 1
        return all_answered and not self.ended

    def _is_left_to_the_caller(self, name: str) -> bool:
        """Whether a tool was declared on purpose without anything that runs it."""
        own: Any = self._round.parameters
        declared = {tool_name(tool) or getattr(tool, "__name__", "") for tool in own.tools or []}
        return name in declared and name not in self._run_here | self._handlers.keys()

    async def _ask_again(self) -> None:
        try:
            self._round = self._next_call()
        except (LookupError, TypeError, ValueError) as problem:
            # A handler may have set the helper or the client to what cannot be sent.
            error = OpenAIError(message=str(problem))
            error.__cause__ = problem
            self._round.result._errors.append(error)
            self._finish()
        else:
            await self._ask()

    def _finish(self) -> None:
        result = self._round.result
        self._helper._turn_ended(self._said, result)
        # Who sees the result as ended may prompt again at once.
        self.ended = True
        _fill(self.result, result)


class _RunningRound:
    """Passes `terminate()` of the caller's request on to the round that runs."""

    def __init__(self, call: Call) -> None:
        self.call = call

    def abort(self) -> None:
        self.call.result.request.terminate()


def unforced(choice: Any) -> Any:
    """The tool choice once tools have run: a model that is forced to call again never comes to an end."""
    if isinstance(choice, Mapping):
        allowed = choice.get("allowed_tools")
        return {**choice, "allowed_tools": {**allowed, "mode": "auto"}} if allowed else None
    return None if choice in ("required", "any") else choice


def _too_many_rounds(rounds: int) -> OpenAIError:
    return OpenAIError(
        message=f"The model still calls tools after {rounds} rounds",
        hint="raise the helper's maxToolRounds if that many are needed",
    )


def _fill(told: OpenAIChatCompletionsResult, last: Any) -> None:
    """Let the result that the caller holds become that of the last round; its request stays the same one."""
    for name, value in last.request.__getstate__().items():
        if name not in {"_stopped", "terminated"}:
            setattr(told.request, name, value)
    for name, value in last.__getstate__().items():
        if name not in {"_terminated", "request"}:
            setattr(told, name, value)
    end(told)
