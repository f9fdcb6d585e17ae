"""The history is cut between turns, whatever is in it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aikit4d._core.history import trim

U, A = {"role": "user", "content": "u"}, {"role": "assistant", "content": "a"}


def asks(*ids):
    return {"role": "assistant", "content": None, "tool_calls": [{"id": one} for one in ids]}


def answers(call_id):
    return {"role": "tool", "tool_call_id": call_id, "content": "r"}


PLAIN = [U, A]
WITH_TOOLS = [U, asks("c1", "c2"), answers("c1"), answers("c2"), A]

CASES = {
    "short enough": (PLAIN, 2, PLAIN),
    "one turn too many": (PLAIN * 2, 2, PLAIN),
    "three turns to one": (PLAIN * 3, 2, PLAIN),
    "an odd limit": (PLAIN * 3, 3, PLAIN),
    "limit 1 keeps the last turn": (PLAIN * 3, 1, PLAIN),
    "no limit": (PLAIN * 20, 0, PLAIN * 20),
    "below zero": (PLAIN * 20, -1, PLAIN * 20),
    "the last turn is too long": (WITH_TOOLS, 2, WITH_TOOLS),
    "an old turn goes before a new one with tools": (PLAIN + WITH_TOOLS, 5, WITH_TOOLS),
    "a turn with tools goes as a whole": (WITH_TOOLS + PLAIN, 6, PLAIN),
    "messages before the first user": ([A, A, *PLAIN], 3, PLAIN),
    "no user at all": ([A, A, A], 1, [A, A, A]),
    "a call answered in a later turn keeps its turn": (
        [*PLAIN, U, asks("c1"), U, answers("c1"), A],
        3,
        [U, asks("c1"), U, answers("c1"), A],
    ),
    "a call never answered goes": ([U, asks("c1"), *PLAIN], 2, PLAIN),
    "the same id twice": (WITH_TOOLS + WITH_TOOLS, 5, WITH_TOOLS),
}


@pytest.mark.parametrize(("messages", "limit", "kept"), CASES.values(), ids=CASES.keys())
def test_whole_turns_are_forgotten(messages, limit, kept):
    history = list(messages)
    trim(history, limit)

    assert history == kept


call_ids = st.lists(st.sampled_from("abcdef"), min_size=1, max_size=3, unique=True)


@st.composite
def turns(draw):
    """A turn as the helper makes it."""
    said = [U]
    for ids in draw(st.lists(call_ids, max_size=3)):
        said += [asks(*ids), *map(answers, ids)]
    return [*said, A]


@given(st.lists(turns(), min_size=1, max_size=8), st.integers(-2, 30))
def test_never_an_orphan_and_never_the_running_turn(conversation, limit):
    history = [message for turn in conversation for message in turn]
    before = list(history)
    trim(history, limit)

    assert history == before[len(before) - len(history) :]
    assert history[-len(conversation[-1]) :] == conversation[-1]
    assert history[0] == U
    assert len(history) <= max(limit, len(conversation[-1])) or limit <= 0
    assert answered_ids(history) <= asked_ids(history)


@given(st.lists(turns(), min_size=2, max_size=8))
def test_no_more_than_needed_is_forgotten(conversation):
    history = [message for turn in conversation for message in turn]
    limit = len(history) - 1
    trim(history, limit)

    assert history == [message for turn in conversation[1:] for message in turn]


messages = st.one_of(
    st.sampled_from([U, A, {"role": "tool"}, {}, {"role": "assistant", "tool_calls": None}]),
    call_ids.map(lambda ids: asks(*ids)),
    st.sampled_from("abcdef").map(answers),
)


@given(st.lists(messages, max_size=20), st.integers(1, 20))
def test_any_history_loses_no_call_whose_answer_stays(history, limit):
    before = list(history)
    orphans = orphan_places(before)
    trim(history, limit)
    removed = len(before) - len(history)

    assert history == before[removed:]
    assert orphan_places(history) == [place - removed for place in orphans if place >= removed]


def asked_ids(history):
    return {call["id"] for message in history for call in message.get("tool_calls") or []}


def answered_ids(history):
    return {message.get("tool_call_id") for message in history if message.get("role") == "tool"}


def orphan_places(history):
    asked = set()
    places = []
    for place, message in enumerate(history):
        asked |= asked_ids([message])
        if message.get("role") == "tool" and message.get("tool_call_id") not in asked:
            places.append(place)
    return places
