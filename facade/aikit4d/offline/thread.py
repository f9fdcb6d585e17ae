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
    """Listens from the moment it is made until `close`.

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
        self._server = _Server(build_app(self._hang_up))
        listener = _listening_socket(host, port)
        self.port: int = listener.getsockname()[1]
        self._thread = threading.Thread(
            target=self._run, args=(listener,), name=f"aikit4d-offline-{self.port}", daemon=True
        )
        self._thread.start()
        if not self._server.ready.wait(LONGEST_WAIT):
            raise RuntimeError("The offline server did not start.")

    def close(self) -> None:
        """Close all connections, free the port, end the thread."""
        self._server.leave()
        self._thread.join(LONGEST_WAIT)

    def _run(self, listener: socket.socket) -> None:
        with listener:
            asyncio.run(self._server.serve(sockets=[listener]))

    def _hang_up(self, scope: Scope) -> None:
        for connection in list(self._server.server_state.connections):
            if getattr(connection, "client", None) == scope["client"]:
                connection.transport.close()


def _listening_socket(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.create_server((host, port), family=family, backlog=2048)
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
        self.ready = threading.Event()
        self._leaving = asyncio.Event()
        self._loop: asyncio.AbstractEventLoop | None = None

    def leave(self) -> None:
        """Let the server end; for another thread."""
        self.should_exit = True
        if self._loop is not None:
            with contextlib.suppress(RuntimeError):  # the loop has already ended
                self._loop.call_soon_threadsafe(self._leaving.set)

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        self._loop = asyncio.get_running_loop()
        await super().startup(sockets)
        self.ready.set()

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
