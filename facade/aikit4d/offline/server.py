"""The offline server as people use it."""

from collections.abc import Mapping
from types import TracebackType
from typing import Any, Self

from aikit4d.offline.app import build_app
from aikit4d.offline.records import RecordedRequest
from aikit4d.offline.scripts import BASE_PATH, Script, failure_answer, reply_script
from aikit4d.offline.state import State
from aikit4d.offline.thread import ServerThread
from aikit4d.offline.wire import Delivery


class OfflineServer:
    """A small OpenAI-compatible server on this machine, for demos and for the tests of programs.

    It answers all operations over real HTTP, takes any key, and says in every answer's ``model`` and
    ``system_fingerprint`` what it is. Its answers are always the same for the same request: the last user
    message's text again, the smallest instance of a JSON schema, the tool call that the request forces,
    vectors derived from the text. `reply`, `replyToolCall`, `fail`, `drop` and `delay` script the answers of
    coming requests, in the order of the calls; an invalid request is refused and uses up no script.

    ```python
    with OfflineServer() as server:
        client = OpenAI("any key", server.url)
    ```

    Args:
        port: Port to listen on; 0 takes a free one.
        host: Address to listen on. Anyone who reaches it can use the server.
        record: Whether `requests` is kept.
    """

    def __init__(self, port: int = 0, host: str = "127.0.0.1", *, record: bool = True) -> None:
        self._wanted_port = port
        self._host = host
        self._state = State(records=record)
        self._thread: ServerThread | None = None

    def start(self) -> Self:
        """Listen, and return the server itself. A running server stays as it is.

        Raises:
            OSError: The address or the port is not to be had.
        """
        if self._thread is None:
            self._thread = ServerThread(
                lambda hang_up: build_app(self._state, hang_up), self._host, self._wanted_port
            )
        return self

    def close(self) -> None:
        """Close all connections and free the port; what is stored and recorded stays readable."""
        if self._thread is not None:
            self._thread.close()
            self._thread = None

    def __enter__(self) -> Self:
        """Start the server."""
        return self.start()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Close the server."""
        self.close()

    def __repr__(self) -> str:
        """The server with its address."""
        return f"<OfflineServer {self.url if self._thread else 'not started'}>"

    @property
    def port(self) -> int:
        """The port that the running server listens on.

        Raises:
            RuntimeError: The server is not running.
        """
        if self._thread is None:
            raise RuntimeError("The offline server is not running: use it in a with block, or call start().")
        return self._thread.port

    @property
    def url(self) -> str:
        """The base URL for clients, ``http://127.0.0.1:PORT/v1``."""
        host = f"[{self._host}]" if ":" in self._host else self._host
        return f"http://{host}:{self.port}{BASE_PATH}"

    @property
    def requests(self) -> list[RecordedRequest]:
        """The requests that came, oldest first, refused ones too."""
        return self._state.requests

    @property
    def pending(self) -> int:
        """How many scripted answers no request has taken yet."""
        return len(self._state.scripts)

    def reply(
        self,
        *answers: Any,
        path: str | None = None,
        headers: Mapping[str, str] | None = None,
        delay: float = 0,
        between: float = 0,
    ) -> None:
        """Script the answers of coming requests, one each.

        Args:
            answers: Each is what the assistant says (a text, or an assistant message as a mapping, where a
                tool call may be ``{"name": ..., "arguments": {...}}``), a chat completion (a mapping with
                ``choices``), any operation's whole JSON body (another mapping), ``bytes``, or a list of
                mappings sent as a stream of chunks. Messages and completions wait for a request that creates
                a chat completion; they are streamed, stored and filled up as that request wants.
            path: Only for requests to this path (``/v1/embeddings`` or ``/embeddings``); ``*`` stands for
                anything.
            headers: Headers of the answers.
            delay: Seconds before the first byte.
            between: Seconds between two events of a stream.

        Raises:
            TypeError: An answer is of another type.
            ValueError: No request has such a path.
        """
        delivery = Delivery(delay=delay, between=between, headers=headers or {})
        for script in [reply_script(answer, path, delivery) for answer in answers]:
            self._state.scripts.add(script, 1)

    def replyToolCall(
        self, name: str, arguments: Mapping[str, Any] | str | None = None, *, times: int = 1
    ) -> None:
        """Let the assistant call a function; `reply` takes a message with several ``tool_calls``.

        Args:
            name: The function.
            arguments: Its arguments, or the text that stands for them, well-formed or not.
            times: For how many requests.

        Raises:
            TypeError: The name is no text, or the arguments are neither mapping nor text.
        """
        if arguments is not None and not isinstance(arguments, str | Mapping):
            raise TypeError(f"arguments must be a mapping or a text, not {type(arguments).__name__}")
        call = {"name": name, "arguments": {} if arguments is None else arguments}
        self._state.scripts.add(reply_script({"tool_calls": [call]}, None, Delivery()), times)

    def fail(
        self,
        status: int,
        headers: Mapping[str, str] | None = None,
        times: int = 1,
        body: Any = None,
        *,
        path: str | None = None,
    ) -> None:
        """Let coming requests fail.

        Args:
            status: HTTP status, 400 to 599 (or a redirect).
            headers: Headers of the answers (``{"retry-after": "1"}``).
            times: For how many requests.
            body: A JSON body, a text (HTML is recognised) or bytes; without it an error in the API's form.
            path: Only for requests to this path; ``*`` stands for anything.
        """
        delivery = Delivery(headers=headers or {})
        self._script(times, path=path, answer=failure_answer(status, body), delivery=delivery)

    def drop(self, after: int | None = None, times: int = 1, *, path: str | None = None) -> None:
        """Close the connection instead of finishing an answer.

        Args:
            after: What is sent before: so many events of a streamed answer, so many bytes of another's body;
                ``None`` closes before the status.
            times: For how many requests.
            path: Only for requests to this path; ``*`` stands for anything.
        """
        self._script(times, path=path, delivery=Delivery(drop=True, after=after))

    def delay(
        self, seconds: float = 0, between: float = 0, times: int = 1, *, path: str | None = None
    ) -> None:
        """Answer coming requests as without a script, but late or slowly.

        Args:
            seconds: Seconds before the first byte.
            between: Seconds between two events of a stream.
            times: For how many requests.
            path: Only for requests to this path; ``*`` stands for anything.
        """
        self._script(times, path=path, delivery=Delivery(delay=seconds, between=between))

    def reset(self) -> None:
        """Forget scripts, recorded requests, stored completions and files; ids count from 1 again."""
        self._state.reset()

    def _script(self, times: int, **script: Any) -> None:
        self._state.scripts.add(Script(**script), times)
