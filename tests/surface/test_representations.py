"""What `repr` shows of every public class: a line or two, no key, and at once, whatever the object holds."""

import base64
import inspect
import io
import operator
import time

import httpx
import pytest
from PIL import Image

import aikit4d
from aikit4d.offline import RecordedHeaders, RecordedRequest, UploadedFile
from aikit4d.providers import OpenAIProviders
from aikit4d.result import AsyncPages, Pages
from clients import completion, events, kit_of

LONGEST = 600
SLOWEST = 0.02  # seconds; formatting all that is held here takes far longer

KEY = "sk-canary"
LONG = "lorem ipsum \U000e0001\n" * 50_000
DATA_URL = "data:image/png;base64," + base64.b64encode(LONG.encode()).decode()
WIDE = {f"key{number}": number for number in range(20_000)}
DEEP = [{"x": [{"y": [{"z": [LONG] * 9}] * 9}] * 9}] * 9
NUMBER = 10**5000
TOOL = {"name": "f", "description": LONG, "parameters": {"properties": WIDE}}
PARAMETERS = {
    "onTerminate": print,
    "user": LONG,
    "timeout": 5,
    "extraHeaders": {"Authorization": KEY},
    "extraBody": {"token": KEY},
}
CHAT_PARAMETERS = {
    **PARAMETERS,
    "model": LONG,
    "tools": [TOOL] * 3,
    "metadata": WIDE,
    "prediction": {"content": DEEP},
    "seed": NUMBER,
}
MANY = [{"id": f"{number}{LONG}", "object": "model"} for number in range(20)]


def client(kit, handler=lambda request: httpx.Response(500)):
    headers = {f"X-Key-{number}": KEY for number in range(40)}
    return kit.client(
        KEY, f"https://user:{KEY}@host/v1?api-key={KEY}", handler=handler, customHeaders=headers
    )


def answered(kit, ask, body, status=200):
    """What `ask` gives for a body that is a mapping or bytes."""
    content = {"content": body} if isinstance(body, bytes) else {"json": body}
    return kit.do(ask(client(kit, lambda request: httpx.Response(status, **content))))


def chat(kit, body, status=200, **parameters):
    return answered(
        kit, lambda asked: asked.chat.completions.create([], maxRetries=0, **parameters), body, status
    )


def stream(kit):
    chunk = b'{"choices": [{"index": 0, "delta": {"content": "%b"}}]}' % (b"x" * 500_000)
    opened = chat(kit, events(*[chunk.decode()] * 3, "[DONE]"), stream=True)
    kit.chunks(opened)
    return opened


def images(kit):
    item = {"b64_json": DATA_URL, "url": f"https://host/{LONG}?token={KEY}", "revised_prompt": LONG}
    return answered(kit, lambda asked: asked.images.generate("x"), {"data": [item]})


def helper(kit):
    made = client(kit).chat.create(LONG, CHAT_PARAMETERS)
    made.messages = [{"role": "user", "content": DATA_URL}] * 1000
    for number in range(100):
        made.registerTool({"name": f"f{number}", "description": LONG}, print)
    return made


def listed(kit):
    return answered(kit, lambda asked: asked.models.list(), {"data": MANY, "has_more": True})


def failed(kit):
    return chat(kit, {"error": {"message": LONG, "code": WIDE}}, 400)


def recorded(kit):
    body = {"messages": [{"role": "user", "content": LONG}], "deep": DEEP}
    files = {"file": [UploadedFile(LONG, None, b"x" * 10_000_000)] * 100}
    headers = RecordedHeaders({"authorization": KEY, "x": "long" * 100_000})
    return RecordedRequest("POST", "/v1/x", {"api-key": KEY, "q": LONG}, headers, b"x", body, files)


def ended(kit, kind):
    """A result of the class with a large body."""
    result = getattr(aikit4d, kind)()
    result._body = aikit4d.Object(data=MANY, id=LONG, deleted=True, choices=completion(LONG)["choices"])
    result._terminated = True
    return result


def pages(kit):
    return listed(kit).iterate()


def classes(base):
    """The names of the public classes that are made of `base`."""
    public = {name: getattr(aikit4d, name) for name in aikit4d.__all__}
    return [name for name, value in public.items() if inspect.isclass(value) and issubclass(value, base)]


GIVEN = {"id": LONG, "deep": DEEP, "wide": WIDE, "content": DATA_URL}

PROVIDERS = {
    "providers": {
        f"p{number}": {"baseURL": f"https://u:{KEY}@host", "apiKey": KEY} for number in range(1000)
    },
    "models": {
        f"a{number}": {"provider": "p1", "model": LONG if number == 7 else "m"} for number in range(1000)
    },
}

SHOWN = {
    "client": client,
    "client of nothing": lambda kit: kit.client(),
    **{
        f"client.{path}": lambda kit, path=path: operator.attrgetter(path)(client(kit))
        for path in (
            "chat",
            "chat.completions",
            "chat.completions.messages",
            "chat.vision",
            "embeddings",
            "files",
            "images",
            "models",
            "moderations",
        )
    },
    "low-level client": lambda kit: client(kit).lowlevel,
    "chat helper": helper,
    "vision helper": lambda kit: client(kit).chat.vision.create(DATA_URL),
    "broken vision helper": lambda kit: client(kit).chat.vision.fromFile("/" + "x" * 100_000),
    "answer": lambda kit: chat(kit, completion(LONG)),
    "choice": lambda kit: chat(kit, completion(LONG)).choice,
    "answered message": lambda kit: chat(kit, completion(LONG)).choice.message,
    "refusal": failed,
    "error": lambda kit: failed(kit).error,
    "page of HTML": lambda kit: chat(kit, b"<html>" + LONG.encode(), 502).error,
    "request": lambda kit: failed(kit).request,
    "response": lambda kit: failed(kit).request.response,
    "stream": stream,
    "result of a stream": lambda kit: stream(kit).result,
    "images": images,
    "image": lambda kit: images(kit).image,
    "models": listed,
    "model": lambda kit: listed(kit)[0],
    "pages": pages,
    "embeddings": lambda kit: ended(kit, "OpenAIEmbeddingsResult"),
    "embedding": lambda kit: aikit4d.OpenAIEmbedding(embedding=list(range(100_000)), extra=LONG),
    "vector": lambda kit: aikit4d.Vector(range(1_000_000)),
    "message": lambda kit: aikit4d.OpenAIMessage(
        role="user", content=[{"type": "image_url", "u": DATA_URL}] * 9
    ),
    "tool": lambda kit: aikit4d.OpenAITool(TOOL, handler=print),
    "object": lambda kit: aikit4d.Object(DEEP[0], wide=WIDE, text=LONG, data=LONG.encode(), number=NUMBER),
    "object of many": lambda kit: aikit4d.Object(WIDE),
    "providers": lambda kit: OpenAIProviders(PROVIDERS),
    "settings of a provider": lambda kit: OpenAIProviders(PROVIDERS).get("p1"),
    "settings in an object": lambda kit: aikit4d.Object(kept=OpenAIProviders(PROVIDERS).get("p1")),
    "resolved model": lambda kit: OpenAIProviders(PROVIDERS).resolve("a7"),
    "recorded request": recorded,
    "recorded headers": lambda kit: recorded(kit).headers,
    "uploaded file": lambda kit: recorded(kit).form["file"][0],
    "files": lambda kit: answered(kit, lambda asked: asked.files.list(), {"data": MANY}),
    "completions": lambda kit: answered(kit, lambda asked: asked.chat.completions.list(), {"data": MANY}),
    "messages": lambda kit: answered(
        kit, lambda asked: asked.chat.completions.messages.list("c"), {"data": MANY}
    ),
    "chat parameters": lambda kit: aikit4d.OpenAIChatCompletionsParameters(CHAT_PARAMETERS),
    "parameters": lambda kit: aikit4d.OpenAIParameters(PARAMETERS, httpAgent=httpx.Client()),
    **{
        f"new {name}": lambda kit, name=name: getattr(aikit4d, name)(GIVEN)
        for name in classes(aikit4d.Object)
    },
    **{
        f"new {name}": lambda kit, name=name: getattr(aikit4d, name)(PARAMETERS)
        for name in classes(aikit4d.OpenAIParameters)
    },
    **{f"ended {name}": lambda kit, name=name: ended(kit, name) for name in classes(aikit4d.OpenAIResult)},
}


def fastest(object_):
    def once():
        started = time.perf_counter()
        repr(object_)
        return time.perf_counter() - started

    return min(once() for _ in range(5))


@pytest.mark.parametrize("name", SHOWN)
def test_a_representation_is_short_and_quick_and_shows_no_key(kit, name):
    made = SHOWN[name](kit)
    text = repr(made)
    assert len(text) <= LONGEST
    assert "\n" not in text
    assert KEY not in text
    assert type(made).__name__ in text
    assert fastest(made) < SLOWEST


def test_every_public_class_is_among_them():
    seen = set()
    for name in ("sync", "async"):
        with kit_of(name) as kit:
            seen |= {kind for make in SHOWN.values() for kind in type(make(kit)).__mro__}
    missing = {name for name in classes(object) if getattr(aikit4d, name) not in seen}
    assert missing == set()
    assert {Pages, AsyncPages} < seen


def test_a_representation_tells_what_matters(kit):
    assert "host" in repr(client(kit))
    assert "400" in repr(failed(kit))
    assert "20 items" in repr(listed(kit))
    assert repr(aikit4d.OpenAIMessage(role="user", content="Hello")) == (
        "OpenAIMessage({'role': 'user', 'content': 'Hello'})"
    )
    parameters = aikit4d.OpenAIChatCompletionsParameters(model="m", temperature=0.2, extraBody={"token": KEY})
    assert repr(parameters) == "OpenAIChatCompletionsParameters(model='m', temperature=0.2)"


def test_async_and_sync_images_show_themselves_in_a_notebook(kit):
    stored = io.BytesIO()
    Image.new("RGB", (2, 2)).save(stored, "PNG")
    item = {"b64_json": base64.b64encode(stored.getvalue()).decode()}
    image = answered(kit, lambda asked: asked.images.generate("x"), {"data": [item]}).image
    assert image._repr_png_() == stored.getvalue()
