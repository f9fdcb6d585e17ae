"""`OpenAIChatHelper`: a conversation that remembers, and runs the tools that the model calls."""

from __future__ import annotations

import threading
import weakref
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal, TypeVar, overload

from aikit4d._core.drivers import is_coroutine_function
from aikit4d._core.history import trim
from aikit4d._core.registration import split_tool_and_handler, tool_name, tools_with_handlers
from aikit4d._core.showing import clipped, shown
from aikit4d._core.signature import KeywordHandler
from aikit4d._core.streaming import run_or_stream, run_or_stream_async
from aikit4d._core.suggestions import did_you_mean
from aikit4d._core.toolloop import Turn
from aikit4d.chat_parameters import OpenAIChatCompletionsParameters
from aikit4d.messages import OpenAIChoice, OpenAIMessage
from aikit4d.objects import detached
from aikit4d.parameters import BOOLEAN, INTEGER
from aikit4d.tools import OpenAITool

if TYPE_CHECKING:
    from typing import Unpack

    from aikit4d.chat import AsyncOpenAIChatAPI, OpenAIChatAPI
    from aikit4d.chat_results import OpenAIChatCompletionsResult
    from aikit4d.chat_streams import AsyncOpenAIStream, OpenAIChatCompletionsStreamResult, OpenAIStream
    from aikit4d.errors import OpenAIError
    from aikit4d.result import OpenAIResult
    from aikit4d.typed import (
        AnyChatParameters,
        ChatCompletionsParameters,
        ChatFields,
        ChatStreamCallbackFields,
        ChatStreamCallbackParameters,
        ChatStreamParameters,
    )

Function = TypeVar("Function", bound=Callable[..., Any])
Parameters = OpenAIChatCompletionsParameters | Mapping[str, Any] | None
Prompt = str | OpenAIMessage | Mapping[str, Any]

# Four are enough on a plain connection; more only delay the error of a helper that is really busy.
_MOST_LOOP_STEPS_TO_LEAVE_A_STREAM = 20
_PROPERTIES = {"numberOfMessages": INTEGER, "autoHandleToolCalls": BOOLEAN, "maxToolRounds": INTEGER}
_NAMES = {*_PROPERTIES, "chat", "lastErrors", "messages", "tools"}


class ChatHelper:
    """What the helpers of both clients share: everything but asking."""

    def __init__(
        self,
        chat: OpenAIChatAPI | AsyncOpenAIChatAPI,
        systemPrompt: str | Mapping[str, Any] = "",
        parameters: Parameters = None,
        **given: Any,
    ) -> None:
        self.chat = chat
        self.systemPrompt = systemPrompt
        self.numberOfMessages = 15
        self.messages: list[Any] = []
        self.lastErrors: list[OpenAIError] | None = None
        self.tools: list[OpenAITool] = []
        self.autoHandleToolCalls = True
        self.maxToolRounds = 20
        self._handlers: dict[str, Callable[..., Any]] = {}
        self._lock = threading.Lock()
        self._last_turn: weakref.ref[Turn] | None = None
        self.parameters = OpenAIChatCompletionsParameters(parameters, **given)

    if not TYPE_CHECKING:  # which knows the names and kinds itself

        def __setattr__(self, name: str, value: Any) -> None:
            known = name in _NAMES or name.startswith("_") or hasattr(type(self), name)
            if not known:
                meant = did_you_mean(name, {*_NAMES, "systemPrompt", "parameters"})
                raise TypeError(f"unknown property {name!r} of a helper" + (f"; {meant}" if meant else ""))
            check = _PROPERTIES.get(name)
            if check is not None and not check[1](value):
                raise TypeError(f"{name} must be {check[0]}, not {type(value).__name__}")
            super().__setattr__(name, value)

    @property
    def systemPrompt(self) -> OpenAIMessage | None:
        """The message that goes before all others; `None` sends none. A text set here becomes one."""
        return self._system_prompt

    @systemPrompt.setter
    def systemPrompt(self, prompt: str | Mapping[str, Any] | None) -> None:
        if isinstance(prompt, Mapping) and "content" not in prompt:
            raise TypeError("systemPrompt is a text or a message with `content`; parameters come after it")
        self._system_prompt = None if prompt is None else _message(prompt, "systemPrompt", role="system")

    @property
    def parameters(self) -> OpenAIChatCompletionsParameters:
        """The parameters of every request: the helper's own copy of what was given.

        Tools in parameters that are set here are registered, beside those that are.
        """
        return self._parameters

    @parameters.setter
    def parameters(self, parameters: Parameters) -> None:
        own = OpenAIChatCompletionsParameters(parameters)
        given, own.tools = own.tools, list(self.tools) or None
        own.model = OpenAIChatCompletionsParameters.model if own.model is None else own.model
        self._parameters = own
        self.registerTools(given)

    def reset(self) -> None:
        """Forget the messages and all tools; system prompt and other parameters stay."""
        self.messages = []
        self.unregisterTools()

    def registerTool(self, tool: Any, handler: Any = None) -> None:
        """Let the model call a tool. It takes the place of one with the same name.

        Args:
            tool: A tool in any form of `OpenAITool`, or a Python function, which describes itself by its
                signature and docstring and gets the model's arguments as keywords. `None` is ignored.
            handler: A callable that takes the arguments as one `Object`, or an object (a mapping) with a
                member named like the tool. Without it the tool's own `handler`, or the function.

        A tool without handler is declared to the model, and an answer that calls it ends the prompt: answer
        it with `prompt({"role": "tool", "tool_call_id": ..., "content": ...})`.

        Raises:
            TypeError: For what is no tool, and for a handler that cannot be called.
            ValueError: For a tool without name, or with one that no server takes (of a function: that the API
                does not take).
        """
        if tool is not None:
            self._add_tool(*split_tool_and_handler(tool, handler))

    def registerTools(self, toolsWithHandlers: Any) -> None:
        """Let the model call several tools.

        Args:
            toolsWithHandlers: A list of tools in any form, with their handlers; a mapping of names to tools;
                or an object (a mapping) with a list `tools` and a member for each, named like the tool.

        Raises:
            TypeError: For anything else but `None`, and for an object without a member for one of its tools.
            ValueError: For a tool with a name that no server takes.
        """
        for tool, handler in tools_with_handlers(toolsWithHandlers):
            self._add_tool(tool, handler)

    @overload
    def tool(self, function: Function, /) -> Function: ...
    @overload
    def tool(self, /, **properties: Any) -> Callable[[Function], Function]: ...
    def tool(self, function: Any = None, /, **properties: Any) -> Any:
        """Register a Python function: `@helper.tool`, or `@helper.tool(name="...", description="...")`.

        Returns:
            The function itself.
        """
        if isinstance(function, str):
            raise TypeError(
                f'tool takes a function; a name is given by keyword: @helper.tool(name="{function}")'
            )
        if function is None:
            return lambda described: self.tool(described, **properties)
        self.registerTool(OpenAITool(function, **properties))
        return function

    def unregisterTool(self, functionName: str) -> None:
        """Forget the tool of that name; an unknown or empty name changes nothing."""
        if functionName:
            self._handlers.pop(functionName, None)
            self.tools[:] = [tool for tool in self.tools if tool.name != functionName]
            if self.parameters.tools:
                others = [tool for tool in self.parameters.tools if tool_name(tool) != functionName]
                self.parameters.tools = others

    def unregisterTools(self) -> None:
        """Forget all tools, those of the parameters too."""
        self._handlers.clear()
        self.tools.clear()
        if self.parameters.tools is not None:
            self.parameters.tools = []

    def __repr__(self) -> str:
        tools = clipped(repr([tool.name for tool in self.tools]))
        known = f"model={shown(self.parameters.model)}, messages={len(self.messages)}, tools={tools}"
        return f"{type(self).__name__}({known})"

    def _add_tool(self, tool: OpenAITool, handler: Callable[..., Any] | None) -> None:
        self._require_callable_here(tool, handler)
        registered, declared = list(self.tools), self.parameters.tools or []
        self.unregisterTool(tool.name or "")
        self.parameters.tools = _with_tool(declared, tool)
        if handler is not None and tool.name:
            self.tools[:] = _with_tool(registered, tool)
            self._handlers[tool.name] = handler

    def _require_callable_here(self, tool: OpenAITool, handler: Callable[..., Any] | None) -> None:
        """Raise for a handler that this kind of helper cannot run."""

    def _turn(self, prompt: Prompt, parameters: Parameters, given: dict[str, Any]) -> Turn:
        message = _message(prompt, "prompt", role="user")
        if parameters is not None:
            given = vars(OpenAIChatCompletionsParameters(parameters, **given))
        with self._lock:
            if self._is_busy():
                raise RuntimeError(
                    "a prompt of this helper is still running: wait for it (`result.request.wait()`), "
                    "read its stream to the end or close it, or use another helper"
                )
            turn = Turn(self, message, given)
            # A stream that nobody holds any more keeps nobody from prompting.
            self._last_turn = weakref.ref(turn)
        return turn

    def _is_busy(self) -> bool:
        turn = self._last_turn() if self._last_turn is not None else None
        return turn is not None and not turn.ended

    def _turn_ended(self, said: list[OpenAIMessage], result: OpenAIResult) -> None:
        self.lastErrors = None if result.success else list(result.errors)
        if result.success:
            self.messages.extend(said)
            trim(self.messages, self.numberOfMessages)


class OpenAIChatHelper(ChatHelper):
    """A conversation: it keeps the messages, and runs the tools that the model calls.

    Made by `client.chat.create(systemPrompt, parameters)`. One prompt runs at a time.

    Attributes:
        chat: The API it asks.
        systemPrompt: The message that goes before all others (`OpenAIMessage`).
        numberOfMessages: How many messages are kept, 15 by default; whole turns are forgotten, the earliest
            first, and the last one never. 0 or less keeps all.
        parameters: The parameters of every request, a copy of what was given.
        messages: The conversation so far, without the system prompt. A failed prompt leaves it as it was.
        lastErrors: What went wrong with the last prompt, `None` after a success.
        tools: The registered tools that have a handler (`OpenAITool`).
        autoHandleToolCalls: Whether handlers run; if not, an answer with `tool_calls` is returned as it is.
        maxToolRounds: How often handlers may run for one prompt, 20 by default; beyond it the prompt fails.

    Example:
        >>> helper = client.chat.create("You are a helpful assistant.", model="gpt-4o-mini")
        >>> helper.prompt("Hello").choice.text

    Source: AIKit documentation, OpenAIChatHelper.
    """

    chat: OpenAIChatAPI

    @overload
    def prompt(
        self,
        prompt: Prompt,
        parameters: ChatStreamParameters,
        **given: Unpack[ChatFields],
    ) -> OpenAIStream: ...
    @overload
    def prompt(
        self,
        prompt: Prompt,
        parameters: OpenAIChatCompletionsParameters | ChatFields | dict[str, Any] | None = None,
        *,
        stream: Literal[True],
        **given: Unpack[ChatFields],
    ) -> OpenAIStream: ...
    @overload
    def prompt(
        self,
        prompt: Prompt,
        parameters: ChatStreamCallbackParameters,
        **given: Unpack[ChatStreamCallbackFields],
    ) -> OpenAIChatCompletionsStreamResult: ...
    @overload
    def prompt(
        self,
        prompt: Prompt,
        parameters: OpenAIChatCompletionsParameters | ChatStreamCallbackFields | None = None,
        *,
        stream: Literal[True],
        **given: Unpack[ChatStreamCallbackFields],
    ) -> OpenAIChatCompletionsStreamResult: ...
    @overload
    def prompt(
        self,
        prompt: Prompt,
        parameters: OpenAIChatCompletionsParameters
        | ChatCompletionsParameters
        | dict[str, Any]
        | None = None,
        **given: Unpack[ChatCompletionsParameters],
    ) -> OpenAIChatCompletionsResult: ...
    @overload
    def prompt(
        self,
        prompt: Prompt,
        parameters: OpenAIChatCompletionsParameters | AnyChatParameters | None = None,
        *,
        stream: bool = ...,
        **given: Unpack[ChatFields],
    ) -> OpenAIChatCompletionsResult | OpenAIStream: ...
    def prompt(self, prompt: Prompt, parameters: Parameters = None, **given: Any) -> Any:
        """Say something, run the tools that the model calls, and get its answer.

        Args:
            prompt: A text, an `OpenAIMessage`, or a mapping with `content` (`role` is `user` unless given).
                Any other mapping is itself the content.
            parameters: Parameters for this prompt alone, see `OpenAIChatCompletionsParameters`. They win over
                those of the helper. Tools among them run like registered ones, for this prompt.
            **given: The same by name, such as `stream=True`; they win.

        Returns:
            The last answer. With callbacks the call returns at once: the result is filled at the end, and
            the end callbacks are called once. With `stream` and no callback it is an `OpenAIStream` of the
            chunks of all answers, tool calls included.

        Raises:
            TypeError: For a prompt of another kind, an unknown parameter or one of the wrong kind.
            ValueError: For a tool without name.
            RuntimeError: While another prompt of this helper is running.
            OpenAIError: Only with `throw`, when a request fails.
        """
        turn = self._turn(prompt, parameters, given)
        return run_or_stream(self.chat._client, turn.call, turn)

    def _require_callable_here(self, tool: OpenAITool, handler: Callable[..., Any] | None) -> None:
        function = handler.function if isinstance(handler, KeywordHandler) else handler
        if is_coroutine_function(function):
            raise TypeError(f"the handler of {tool.name!r} is a coroutine function: use AsyncOpenAI for it")


class AsyncOpenAIChatHelper(ChatHelper):
    """`OpenAIChatHelper` of the asynchronous client: `prompt` is awaited.

    Handlers may be coroutine functions. One that is none runs on the event loop, which waits for it.

    Attributes:
        chat: The API it asks.
    """

    chat: AsyncOpenAIChatAPI

    @overload
    async def prompt(
        self,
        prompt: Prompt,
        parameters: ChatStreamParameters,
        **given: Unpack[ChatFields],
    ) -> AsyncOpenAIStream: ...
    @overload
    async def prompt(
        self,
        prompt: Prompt,
        parameters: OpenAIChatCompletionsParameters | ChatFields | dict[str, Any] | None = None,
        *,
        stream: Literal[True],
        **given: Unpack[ChatFields],
    ) -> AsyncOpenAIStream: ...
    @overload
    async def prompt(
        self,
        prompt: Prompt,
        parameters: ChatStreamCallbackParameters,
        **given: Unpack[ChatStreamCallbackFields],
    ) -> OpenAIChatCompletionsStreamResult: ...
    @overload
    async def prompt(
        self,
        prompt: Prompt,
        parameters: OpenAIChatCompletionsParameters | ChatStreamCallbackFields | None = None,
        *,
        stream: Literal[True],
        **given: Unpack[ChatStreamCallbackFields],
    ) -> OpenAIChatCompletionsStreamResult: ...
    @overload
    async def prompt(
        self,
        prompt: Prompt,
        parameters: OpenAIChatCompletionsParameters
        | ChatCompletionsParameters
        | dict[str, Any]
        | None = None,
        **given: Unpack[ChatCompletionsParameters],
    ) -> OpenAIChatCompletionsResult: ...
    @overload
    async def prompt(
        self,
        prompt: Prompt,
        parameters: OpenAIChatCompletionsParameters | AnyChatParameters | None = None,
        *,
        stream: bool = ...,
        **given: Unpack[ChatFields],
    ) -> OpenAIChatCompletionsResult | AsyncOpenAIStream: ...
    async def prompt(self, prompt: Prompt, parameters: Parameters = None, **given: Any) -> Any:
        """Say something, run the tools that are called, get the answer: see `OpenAIChatHelper.prompt`.

        With callbacks it is awaited to the end all the same, and they may be coroutine functions.
        """
        await self._until_left()
        turn = self._turn(prompt, parameters, given)
        return await run_or_stream_async(self.chat._client, turn.call, turn)

    async def _until_left(self) -> None:
        import asyncio  # noqa: PLC0415 - the synchronous client does without it

        # Python closes the stream of an `async for` that was left only when the loop runs again.
        for _ in range(_MOST_LOOP_STEPS_TO_LEAVE_A_STREAM):
            if not self._is_busy():
                break
            await asyncio.sleep(0)


def _with_tool(tools: Sequence[Any], tool: OpenAITool) -> list[Any]:
    """`tools` with `tool` in the place of the one of its name, else at the end."""
    keys = [tool_name(one) or one for one in tools]
    key = tool.name or tool
    if key not in keys:
        return [*tools, tool]
    place = keys.index(key)
    others = [one for one, other in zip(tools[place:], keys[place:], strict=True) if other != key]
    return [*tools[:place], tool, *others]


def _message(prompt: Any, name: str, *, role: str) -> OpenAIMessage:
    """A message made of what was given for `name`; nothing of it is shared."""
    if isinstance(prompt, str):
        return OpenAIMessage(role=role, content=prompt)
    if isinstance(prompt, OpenAIChoice):
        raise TypeError(f"{name} is an OpenAIChoice: did you mean `choice.message`?")
    if not isinstance(prompt, Mapping):
        raise TypeError(f"{name} must be a text, a message or a mapping, not {type(prompt).__name__}")
    if not isinstance(prompt, OpenAIMessage) and not {"role", "content"} & prompt.keys():
        # A content part stands alone only inside a list.
        content = detached(dict(prompt))
        return OpenAIMessage(role=role, content=[content] if "type" in content else content)
    message = OpenAIMessage(prompt)
    message.role = message.role or role
    return message
