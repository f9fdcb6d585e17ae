"""The Python expressions by which generated models read their JSON."""

from dataclasses import dataclass, field
from typing import Any

from openapi_python_client.parser.properties import AnyProperty, LiteralEnumProperty, ModelProperty
from openapi_python_client.parser.properties.boolean import BooleanProperty
from openapi_python_client.parser.properties.const import ConstProperty
from openapi_python_client.parser.properties.date import DateProperty
from openapi_python_client.parser.properties.datetime import DateTimeProperty
from openapi_python_client.parser.properties.file import FileProperty
from openapi_python_client.parser.properties.float import FloatProperty
from openapi_python_client.parser.properties.int import IntProperty
from openapi_python_client.parser.properties.list_property import ListProperty
from openapi_python_client.parser.properties.none import NoneProperty
from openapi_python_client.parser.properties.protocol import PropertyProtocol
from openapi_python_client.parser.properties.string import StringProperty
from openapi_python_client.parser.properties.union import UnionProperty
from openapi_python_client.parser.properties.uuid import UuidProperty

from codegen.rules.fitting import JSON_NAMES

Models = dict[str, ModelProperty]

ANYTHING = "decode.anything"
_SCALARS: dict[type[PropertyProtocol], str] = {
    BooleanProperty: "decode.boolean",
    FloatProperty: "decode.number",
    IntProperty: "decode.integer",
    StringProperty: "decode.text",
}
_OTHERS: dict[type[PropertyProtocol], str] = {
    AnyProperty: ANYTHING,
    DateProperty: "decode.date",
    DateTimeProperty: "decode.date_time",
    FileProperty: "decode.file",
    NoneProperty: "decode.null",
    UuidProperty: "decode.uuid",
}
# These give a value back as it came, or refuse it.
_CHECKS = (
    ANYTHING,
    "decode.constant(",
    "decode.one_of(",
    "decode.null",
    f"decode.list_of({ANYTHING})",
    *_SCALARS.values(),
)


@dataclass(frozen=True)
class Decoder:
    """An expression, and what it needs from the models package as `module import Name`."""

    expression: str
    imports: frozenset[str] = field(default_factory=frozenset)


def decoder_of(prop: PropertyProtocol, models: Models, *, tolerant: bool) -> Decoder:
    """What reads the property; in tolerant models text, numbers and truth values are taken as they come."""
    match prop:
        case ConstProperty():
            made = Decoder(f"decode.constant({prop.value.python_code.as_unembedded_code()})")
        case LiteralEnumProperty():
            made = _enum(prop)
        case ModelProperty():
            made = _model(prop)
        case ListProperty():
            inner = decoder_of(prop.inner_property, models, tolerant=tolerant)
            made = Decoder(f"decode.list_of({inner.expression})", inner.imports)
        case UnionProperty():
            made = _union(prop, models, tolerant=tolerant)
        case _ if type(prop) in _SCALARS:
            made = Decoder(ANYTHING if tolerant else _SCALARS[type(prop)])
        case _:
            made = Decoder(_OTHERS[type(prop)])
    return made


def _enum(prop: LiteralEnumProperty) -> Decoder:
    values = f"{prop.get_class_name_snake_case().upper()}_VALUES"
    return Decoder(f"decode.one_of({values})", frozenset({f"{prop.class_info.module_name} import {values}"}))


def _model(prop: ModelProperty) -> Decoder:
    name = prop.class_info.name
    return Decoder(f"{name}.from_dict", frozenset({f"{prop.class_info.module_name} import {name}"}))


def _union(prop: UnionProperty, models: Models, *, tolerant: bool) -> Decoder:
    """Members with a constant of their own are chosen by it; the others are tried one by one."""
    members = list(prop.inner_properties)
    tag, tagged = _tagged(members, models)
    expressions = []
    imports: set[str] = set()
    if tag is not None:
        entries = []
        for constant, member in tagged:
            imports |= _model(member).imports
            entries.append(f"{constant}: {_model(member).expression}")
            members.remove(member)
        expressions.append(f"decode.by_tag({tag!r}, {{{', '.join(entries)}}})")
    others = _without_idle([decoder_of(member, models, tolerant=tolerant) for member in members])
    expressions += dict.fromkeys(other.expression for other in others)
    imports.update(*(other.imports for other in others))
    if len(expressions) == 1:
        return Decoder(expressions[0], frozenset(imports))
    return Decoder(f"decode.first_of({', '.join(expressions)})", frozenset(imports))


def _without_idle(decoders: list[Decoder]) -> list[Decoder]:
    """A union that takes anything needs no checks of members; those that convert a value are tried first."""
    anything = [decoder for decoder in decoders if decoder.expression == ANYTHING]
    if not anything:
        return decoders
    return [decoder for decoder in decoders if not decoder.expression.startswith(_CHECKS)] + anything[:1]


def _tagged(members: list[Any], models: Models) -> tuple[str | None, list[tuple[str, ModelProperty]]]:
    """The property that tells most of the union's models apart, and each of those models by its constant."""
    best: tuple[str | None, list[tuple[str, ModelProperty]]] = (None, [])
    by_name: dict[str, list[tuple[str, ModelProperty]]] = {}
    for member in members:
        for name, constant in _constants(member, models).items():
            by_name.setdefault(name, []).append((constant, member))
    for name, tagged in by_name.items():
        distinct = len({constant for constant, _ in tagged}) == len(tagged)
        if distinct and len(tagged) > max(1, len(best[1])):
            best = (name, tagged)
    return best


def json_name(prop: PropertyProtocol, model: ModelProperty) -> str:
    """What a model's property is called in JSON."""
    name = prop.name.get_untrusted_value()
    renamed: dict[str, str] = (model.data.model_extra or {}).get(JSON_NAMES, {})
    return renamed.get(name, name)


def _constants(member: PropertyProtocol, models: Models) -> dict[str, str]:
    if not isinstance(member, ModelProperty):
        return {}
    model = models[member.class_info.name]
    return {
        json_name(prop, model): prop.value.python_code.as_unembedded_code()
        for prop in model.required_properties or []
        if isinstance(prop, ConstProperty)
    }
