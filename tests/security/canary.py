"""A key that must not be seen, and everywhere one could see it."""

import collections
import pprint
import traceback

from aikit4d._core.secrets import Secret, with_causes

_TEXT = ("sk-canary", "4f2a9d71c3")
_NOT_WALKED = (type, type(collections), type(lambda: None), type(len))


def canary(name=""):
    """The key: a function, so that no variable of a test shows it in a traceback."""
    return "-".join((*_TEXT, name) if name else _TEXT)


def shows(text):
    return canary() in (text if isinstance(text, str) else text.decode("latin-1"))


def places(thing, *, skip=("httpx", "httpcore")):
    """Where the key stands in the variables of `thing` and of all that it leads to, secrets left out."""
    found, seen = [], set()
    waiting = [(type(thing).__name__, thing)]
    while waiting:
        place, one = waiting.pop()
        if id(one) in seen or isinstance(one, (Secret, *_NOT_WALKED)):
            continue
        seen.add(id(one))
        if isinstance(one, (str, bytes, bytearray)):
            found += [place] if shows(one) else []
        elif type(one).__module__.partition(".")[0] not in skip:
            waiting += [(f"{place}.{name}", value) for name, value in _variables(one)]
    return found


def _variables(thing):
    if isinstance(thing, dict):
        yield from ((f"key {key!r}", key) for key in dict.keys(thing))
        yield from ((repr(key), dict.__getitem__(thing, key)) for key in dict.keys(thing))
    elif isinstance(thing, (list, tuple, set, frozenset, collections.deque)):
        yield from ((str(place), value) for place, value in enumerate(thing))
    yield from getattr(thing, "__dict__", {}).items()
    for kind in type(thing).__mro__:
        slots = kind.__dict__.get("__slots__", ())
        for name in (slots,) if isinstance(slots, str) else slots:
            value = getattr(thing, name, None)
            yield name, value
    if isinstance(thing, BaseException):
        yield from (("args", thing.args), ("cause", thing.__cause__), ("context", thing.__context__))


def texts(thing):
    """All texts that `thing` gives of itself."""
    return "\n".join((repr(thing), str(thing), f"{thing}", ascii(thing), pprint.pformat(thing)))


def traces(error):
    """The tracebacks of an exception and of all that it came of, with the variables of every frame."""
    told = (
        traceback.TracebackException.from_exception(one, capture_locals=True) for one in with_causes(error)
    )
    return "\n".join("".join(one.format()) for one in told)


def frames(error):
    """The files of the frames in the tracebacks of an exception: a test looks whether there are any."""
    return [frame.filename for one in with_causes(error) for frame in traceback.extract_tb(one.__traceback__)]
