"""A contestant in a process of its own: `python worker.py CONTESTANT MODE URL [once KIND ...]`.

Without `once` it does what it is told on its standard input, a line each (`METHOD TIMES`), and tells what
that cost. With `once` it measures what only a fresh process can tell. Costs are JSON: seconds of CPU (user
and system, of the whole process) and of the clock, bytes of memory.
"""

import sys
import time

CPU, WALL = time.process_time(), time.perf_counter()

CONTESTANTS = {"httpx": "httpx_floor", "openai": "official", "aikit4d": "ours", "generated": "stock"}


def contestant(name, mode, url):
    from importlib import import_module

    return getattr(import_module(f"contestants.{CONTESTANTS[name]}"), mode.capitalize())(url)


def spent(cpu, wall):
    return {"cpu": time.process_time() - cpu, "wall": time.perf_counter() - wall}


def resident(field="VmRSS"):
    """The memory that the process holds, or held at most (`VmHWM`), in bytes; Linux tells it."""
    with open("/proc/self/status") as status:  # noqa: PTH123 - pathlib would be part of what is measured
        return next(int(line.split()[1]) * 1024 for line in status if line.startswith(field))


def forget_peak():
    """Let the highest memory so far be that of now."""
    with open("/proc/self/clear_refs", "w") as references:  # noqa: PTH123 - as above
        references.write("5")


class Runner:
    """Runs a method of a contestant, that of an asynchronous one on an event loop of its own."""

    def __init__(self, method, mode):
        self._method = method
        self._loop = None
        if mode == "async":
            from asyncio import Runner

            self._loop = Runner()

    def run(self, times):
        if self._loop is not None:
            self._loop.run(_repeated(self._method, times))
        else:
            for _ in range(times):
                self._method()

    def close(self):
        if self._loop is not None:
            self._loop.close()


async def _repeated(method, times):
    for _ in range(times):
        await method()


def measure_start(name, mode, url):
    one = contestant(name, mode, url)
    constructed = spent(CPU, WALL)
    runner = Runner(one.create, mode)
    runner.run(1)
    cost = {"constructed": constructed, "called": spent(CPU, WALL), "memory": resident()}
    runner.close()
    return cost


def measure_upload(name, mode, url, path):
    from pathlib import Path

    one = contestant(name, mode, url)
    one.create()
    forget_peak()
    before, cpu, wall = resident(), time.process_time(), time.perf_counter()
    one.upload(Path(path))
    return {**spent(cpu, wall), "memory": resident("VmHWM") - before}


def measure_turns(name, mode, url, first, last):
    turn = contestant(name, mode, url).conversation()
    before = 0
    for number in range(int(last)):
        if number == int(first):
            before = resident()
        turn(number)
    return {"memory": resident() - before}


def method_of(one, name):
    """A method of a contestant; a conversation of ten turns is made of its turns."""
    if name != "converse":
        return getattr(one, name)
    from conversation import TURNS

    def converse():
        turn = one.conversation()
        for number in range(TURNS):
            turn(number)

    return converse


def obey(name, mode, url):
    import gc
    import json

    known = {method for method in dir(contestant(name, mode, url)) if not method.startswith("_")}
    if "conversation" in known:
        known.add("converse")
    print(json.dumps(sorted(known)), flush=True)
    # What one method leaves in the pool of connections must not burden the next one.
    runners = {}
    for line in sys.stdin:
        method, times = line.split()
        if method not in runners:
            runners[method] = Runner(method_of(contestant(name, mode, url), method), mode)
        gc.collect()
        cpu, wall = time.process_time(), time.perf_counter()
        runners[method].run(int(times))
        print(json.dumps(spent(cpu, wall)), flush=True)
    for runner in runners.values():
        runner.close()


def main(name, mode, url, once="", kind="", *rest):
    if not once:
        obey(name, mode, url)
        return
    measured = {"start": measure_start, "upload": measure_upload, "turns": measure_turns}[kind]
    cost = measured(name, mode, url, *rest)
    import json

    print(json.dumps(cost))


if __name__ == "__main__":
    main(*sys.argv[1:])
