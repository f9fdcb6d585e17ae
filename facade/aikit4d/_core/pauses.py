"""Waits before another attempt, which end at once when the call or its client does."""

from __future__ import annotations

import asyncio
import contextlib
import threading


class Pause:
    """A wait of one thread."""

    def __init__(self) -> None:
        self._over = threading.Event()

    def abort(self) -> None:
        """End it, from any thread."""
        self._over.set()

    def lasts(self, seconds: float) -> bool:
        """Wait; whether it was for so many seconds."""
        return not self._over.wait(seconds)


class AsyncPause:
    """A wait of one task."""

    def __init__(self) -> None:
        self.loop = asyncio.get_running_loop()
        self._over = asyncio.Event()

    def abort(self) -> None:
        """End it, from any thread."""
        # A loop that is closed has ended it already.
        with contextlib.suppress(RuntimeError):
            self.loop.call_soon_threadsafe(self._over.set)

    async def lasts(self, seconds: float) -> bool:
        """Wait; whether it was for so many seconds."""
        try:
            async with asyncio.timeout(seconds):
                await self._over.wait()
        except TimeoutError:
            return True
        return False
