"""Packed answers: streams that follow each other, what comes behind them, and pieces of any size."""

import gzip
import tracemalloc
import zlib

import httpx
import pytest

DATA = b"first part, second part"
A, B = gzip.compress(DATA[:12]), gzip.compress(DATA[12:])
BARE, WRAPPED = zlib.compress(DATA, wbits=-15), zlib.compress(DATA)
MIB = 1 << 20


def content_of(kit, coding, *pieces):
    """The result of a download whose body comes in these pieces."""

    async def awaited():
        for piece in pieces:
            yield piece

    def handler(request):
        content = iter(pieces) if kit.name == "sync" else awaited()
        return httpx.Response(200, headers={"content-encoding": coding}, content=content)

    return kit.do(kit.client("key", handler=handler, maxRetries=0).files.content("f"))


def cuts(data):
    """The data as a whole, byte by byte, and cut at every place."""
    yield [data]
    yield [data[place : place + 1] for place in range(len(data))]
    yield from ([data[:place], data[place:]] for place in range(1, len(data)))


WHOLE = {
    "one": ("gzip", gzip.compress(DATA)),
    "two": ("gzip", A + B),
    "two called x-gzip": ("x-gzip", A + B),
    "an empty one between": ("gzip", A + gzip.compress(b"") + B),
    "zeros between": ("gzip", A + bytes(5) + B),
    "zeros behind": ("gzip", A + B + bytes(512)),
    "other bytes behind": ("gzip", A + B + b"\x1fjunk"),
    "half of a beginning behind": ("gzip", A + B + b"\x1f"),
    "a stream behind other bytes": ("gzip", A + B + b"junk" + A),
    "deflate": ("deflate", WRAPPED),
    "deflate and more": ("deflate", WRAPPED + WRAPPED),
    "bare deflate": ("deflate", BARE),
    "bare deflate and more": ("deflate", BARE + b"junk"),
}


@pytest.mark.parametrize(("coding", "data"), WHOLE.values(), ids=WHOLE)
def test_an_answer_is_unpacked_wherever_it_is_cut(kit, coding, data):
    for pieces in cuts(data):
        result = content_of(kit, coding, *pieces)
        assert (result.success, result.content) == (True, DATA), (pieces, result.errors)


BROKEN = {
    "nothing of the second": ("gzip", A + B[:2], "ends too early"),
    "half of the second": ("gzip", A + B[:-1], "ends too early"),
    "a damaged second": ("gzip", A + B[:-8] + bytes(8), "cannot be read"),
    "one byte of gzip": ("gzip", A[:1], "ends too early"),
    "one byte of deflate": ("deflate", BARE[:1], "ends too early"),
    "zeros before gzip": ("gzip", bytes(4) + A, "cannot be read"),
    "no gzip": ("gzip", b"hello", "cannot be read"),
    "no deflate": ("deflate", b"\xff" * 9, "cannot be read"),
}


@pytest.mark.parametrize(("coding", "data", "message"), BROKEN.values(), ids=BROKEN)
def test_an_answer_whose_packing_is_broken_is_a_failure(kit, coding, data, message):
    for pieces in cuts(data):
        result = content_of(kit, coding, *pieces)
        assert not result.success
        assert message in result.error.message


@pytest.mark.parametrize("coding", ["gzip", "deflate"])
def test_what_comes_behind_the_end_is_not_kept(kit, coding):
    packed = {"gzip": A + B, "deflate": WRAPPED}[coding]
    junk = b"x" * MIB
    # The first time, what is loaded for a call counts too.
    content_of(kit, coding, packed, junk)
    tracemalloc.start()
    try:
        result = content_of(kit, coding, packed, *[junk] * 32)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert result.content == DATA
    assert peak < 8 * MIB


@pytest.mark.parametrize(("coding", "wbits"), [("gzip", 31), ("deflate", 15), ("deflate", -15)])
@pytest.mark.parametrize("over", [0, 1, 258, 700])
def test_the_end_behind_a_full_piece_is_read(kit, coding, wbits, over):
    result = content_of(kit, coding, zlib.compress(bytes(MIB + over), 9, wbits=wbits))
    assert result.success, result.errors
    assert len(result.content) == MIB + over
