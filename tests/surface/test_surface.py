"""Every class, property, default, function and parameter that AIKit documents exists here under its name."""

import inspect
import json
from pathlib import Path

import pytest

import aikit4d
from aikit4d._core.resource import OpenAIAPIResource
from aikit4d.errors import OpenAIError
from aikit4d.objects import Object
from aikit4d.parameters import OpenAIParameters
from aikit4d.result import OpenAIResult
from clients import KITS, completion

SURFACE = json.loads((Path(__file__).parent.parent / "data" / "aikit_surface.json").read_text())

PROPERTIES = [(name, member) for name, described in SURFACE.items() for member in described["properties"]]
FUNCTIONS = [(name, member) for name, described in SURFACE.items() for member in described["functions"]]

# Where a default is another one, and why.
OTHER_DEFAULTS = {
    ("OpenAIParameters", "timeout"): None,  # H64
    ("OpenAIParameters", "maxRetries"): None,  # H64
}


def made(kit, name):
    """An object of the class, as a program gets it."""
    client = kit.client("key", "https://host/v1", handler=lambda request: None)
    tree = {
        "OpenAI": client,
        "OpenAIAPIResource": client.chat,
        "OpenAIChatAPI": client.chat,
        "OpenAIChatCompletionsAPI": client.chat.completions,
        "OpenAIChatCompletionsMessagesAPI": client.chat.completions.messages,
        "OpenAIChatHelper": client.chat.create("system"),
        "OpenAIEmbeddingsAPI": client.embeddings,
        "OpenAIFilesAPI": client.files,
        "OpenAIImagesAPI": client.images,
        "OpenAIModelsAPI": client.models,
        "OpenAIModerationsAPI": client.moderations,
        "OpenAIVision": client.chat.vision,
        "OpenAIVisionHelper": client.chat.vision.create("https://host/image.png"),
    }
    return tree[name] if name in tree else getattr(aikit4d, name)()


@pytest.mark.parametrize("name", SURFACE)
def test_a_documented_class_can_be_imported(name):
    assert inspect.isclass(getattr(aikit4d, name))


@pytest.mark.parametrize(("name", "member"), PROPERTIES)
def test_a_documented_property_can_be_read(kit, name, member):
    getattr(made(kit, name), member)


def default_here(name, member):
    documented = SURFACE[name]["properties"][member]["default"]
    return OTHER_DEFAULTS.get((name, member), documented)


# What `made` gives a value of its own.
GIVEN = {("OpenAI", "apiKey"), ("OpenAI", "baseURL"), ("OpenAIVisionHelper", "imageURL")}
WITH_DEFAULTS = [
    (name, member)
    for name, member in PROPERTIES
    if (name.endswith(("Parameters", "Helper")) or SURFACE[name]["properties"][member]["default"] is not None)
    and (name, member) not in GIVEN
]


@pytest.mark.parametrize(("name", "member"), WITH_DEFAULTS)
def test_a_documented_default_holds(kit, name, member):
    value = getattr(made(kit, name), member)
    expected = default_here(name, member)
    if SURFACE[name]["properties"][member]["type"].startswith("cs."):
        assert type(value).__name__.endswith(SURFACE[name]["properties"][member]["type"].removeprefix("cs."))
    else:
        assert value == expected


@pytest.mark.parametrize(("name", "member"), FUNCTIONS)
def test_a_documented_function_takes_the_documented_parameters(kit, name, member):
    function = getattr(made(kit, name), member)
    documented = SURFACE[name]["functions"][member]
    taken = [parameter.name for parameter in inspect.signature(function).parameters.values()]
    assert taken[: len(documented)] == documented


@pytest.mark.parametrize("name", [name for name, described in SURFACE.items() if described["extends"]])
def test_a_documented_class_extends_the_documented_one(kit, name):
    base = getattr(aikit4d, SURFACE[name]["extends"])
    if issubclass(base, OpenAIAPIResource):
        assert type(made(kit, name)).__mro__[1].__name__.endswith("APIResource")
    else:
        assert isinstance(made(kit, name), base)


def test_every_kind_of_object_keeps_what_it_does_not_know():
    kinds = [getattr(aikit4d, name) for name in SURFACE if inspect.isclass(getattr(aikit4d, name))]
    objects = [kind for kind in kinds if issubclass(kind, Object) and kind.__name__ != "OpenAITool"]
    assert objects
    for kind in objects:
        assert kind({"brand_new": 1}).brand_new == 1


def test_a_documented_result_is_a_result_and_parameters_are_parameters():
    for name in SURFACE:
        kind = getattr(aikit4d, name)
        assert not name.endswith("Result") or issubclass(kind, OpenAIResult)
        assert not name.endswith("Parameters") or issubclass(kind, OpenAIParameters)
        assert not name.endswith("Error") or issubclass(kind, OpenAIError)


def branches(value, path="client"):
    """Every public member of a client's tree: path and value."""
    for name in dir(type(value)):
        if name.startswith("_"):
            continue
        member = inspect.getattr_static(type(value), name)
        yield f"{path}.{name}", member
        if type(member).__name__ == "cached_property":
            yield from branches(getattr(value, name), f"{path}.{name}")


def tree_of(kit_name):
    kit = KITS[kit_name]()
    try:
        return dict(branches(kit.client("key", "https://host/v1")))
    finally:
        kit.finish()


def test_both_clients_have_the_same_tree():
    assert tree_of("sync").keys() == tree_of("async").keys()


SYNC_TREE = tree_of("sync")
METHODS = [path for path, member in SYNC_TREE.items() if inspect.isfunction(member)]


@pytest.mark.parametrize("path", METHODS)
def test_a_method_has_the_same_signature_in_both_clients(path):
    def shape(function):
        parameters = inspect.signature(function).parameters.values()
        return [(parameter.name, parameter.kind, parameter.default) for parameter in parameters]

    assert shape(SYNC_TREE[path]) == shape(tree_of("async")[path])


def test_the_same_call_gives_equal_results_in_both_clients():
    import httpx

    results = []
    for make in KITS.values():
        kit = make()
        client = kit.client(
            "key", "https://host/v1", handler=lambda request: httpx.Response(200, json=completion())
        )
        results.append(kit.do(client.chat.completions.create([{"role": "user", "content": "x"}])))
        kit.finish()
    first, second = results
    assert type(first) is type(second)
    assert first.choice == second.choice
    assert first.usage == second.usage
    assert first.request.response.body == second.request.response.body
