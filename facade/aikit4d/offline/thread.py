"""One uvicorn server on a thread of its own."""

import asyncio
import contextlib
import socket
import threading
from collections.abc import Callable

import uvicorn
from starlette.types import ASGIApp, Scope

from aikit4d.offline.wire import HangUp

LONGEST_WAIT = 10.0


class ServerThread:
    """Listens from the moment it is made until `close`; who connects before the thread runs is kept waiting.

    Args:
        build_app: Makes the application; gets the function that closes the connection of a request.
        host: Address to listen on.
        port: Port to listen on; 0 takes a free one.

    Attributes:
        port: The port that it listens on.

    Raises:
        OSError: The address cannot be listened on.
    """

    def __init__(self, build_app: Callable[[HangUp], ASGIApp], host: str, port: int) -> None:
        app = build_app(self._hang_up)
        listener = _listening_socket(host, port)
        self.port: int = listener.getsockname()[1]
        self._loop = asyncio.new_event_loop()
        self._server = _Server(app)
        self._thread = threading.Thread(
            target=self._run, args=(listener,), name=f"aikit4d-offline-{self.port}", daemon=True
        )
        self._thread.start()

    def close(self) -> None:
        """Close all connections, free the port, end the thread."""
        self._loop.call_soon_threadsafe(self._server.leave)
        self._thread.join(LONGEST_WAIT)

    def _run(self, listener: socket.socket) -> None:
        with listener, asyncio.Runner(loop_factory=lambda: self._loop) as runner:
            runner.run(self._server.serve(sockets=[listener]))

    def _hang_up(self, scope: Scope) -> None:
        for connection in list(self._server.server_state.connections):
            if getattr(connection, "client", None) == scope["client"]:
                connection.transport.close()


def _listening_socket(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    created = socket.create_server((host, port), family=family, backlog=2048)
    # asyncio turns Nagle's algorithm off, 40 ms for each answer, only where the protocol is written out.
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP, fileno=created.detach())
    listener.setblocking(False)
    return listener


class _Server(uvicorn.Server):
    """A uvicorn server that starts and ends at once: the stock one looks every tenth of a second."""

    def __init__(self, app: ASGIApp) -> None:
        super().__init__(
            uvicorn.Config(
                app,
                loop="asyncio",
                http="h11",
                ws="none",
                lifespan="off",
                interface="asgi3",
                log_config=None,
                proxy_headers=False,
                server_header=False,
            )
        )
        self._leaving = asyncio.Event()

    def leave(self) -> None:
        """Let the server end."""
        self.should_exit = True
        self._leaving.set()

    async def main_loop(self) -> None:
        while not await self.on_tick(0):
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._leaving.wait(), timeout=1)

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        for server in self.servers:
            server.close()
        for listener in sockets or []:
            listener.close()
        for connection in list(self.server_state.connections):
            connection.transport.abort()
        if self.server_state.tasks:
            await asyncio.wait(self.server_state.tasks, timeout=LONGEST_WAIT)
        for server in self.servers:
            await server.wait_closed()
