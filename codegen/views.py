"""What the templates need to know of a model or an operation, computed here so that they stay plain."""

from collections.abc import Iterator
from dataclasses import dataclass

from attrs import evolve
from openapi_python_client.parser.bodies import Body
from openapi_python_client.parser.openapi import Endpoint
from openapi_python_client.parser.properties import ModelProperty
from openapi_python_client.parser.properties.file import FileProperty
from openapi_python_client.parser.properties.list_property import ListProperty
from openapi_python_client.parser.properties.property import Property
from openapi_python_client.parser.properties.string import StringProperty
from openapi_python_client.parser.responses import HTTPStatusPattern, Response
from openapi_python_client.schema import Reference
from openapi_python_client.schema.untrusted_string import UntrustedString
from openapi_python_client.strings import safe_for_docstring

from codegen.decoders import ANYTHING, Decoder, Models, decoder_of, json_name
from codegen.facts import OperationFacts
from codegen.rules.tolerance import TOLERANT

MODELS = "models."
# The kinds of bodies that `isinstance` can tell from others.
_TOLD_BY_TYPE = (FileProperty, ListProperty, ModelProperty, StringProperty)


class ModelView:
    """One model: its properties in the order of their declaration, and how they are read."""

    def __init__(self, model: ModelProperty, models: Models) -> None:
        self._model = model
        self._models = models
        self._tolerant = bool((model.data.model_extra or {}).get(TOLERANT))
        self.name = model.class_info.name
        own = [*(model.required_properties or []), *(model.optional_properties or [])]
        self.properties = [
            _described(prop, model) for prop in sorted(own, key=lambda prop: not prop.required)
        ]
        extra = model.additional_properties
        self.extra_type = extra.get_type_string().as_unembedded_code() if extra else None
        self.extra_decoder = self._decoder(extra).expression if extra else ANYTHING
        parts = [*self.properties, *([extra] if extra else [])]
        itself = f"{model.class_info.module_name} import {self.name}"
        self.decoder_imports = sorted(
            {name for part in parts for name in self._decoder(part).imports} - {itself}
        )
        self.annotation_imports = sorted({name for part in parts for name in class_imports(part)} - {itself})

    def json_literal(self, prop: Property) -> str:
        """What a property is called in JSON, as Python writes it."""
        return repr(json_name(prop, self._model))

    def decoder(self, prop: Property) -> str:
        """The expression that reads a property."""
        return self._decoder(prop).expression

    def _decoder(self, prop: Property) -> Decoder:
        return decoder_of(prop, self._models, tolerant=self._tolerant)


def _described(prop: Property, model: ModelProperty) -> Property:
    """The property with what the model says of it, which the generator forgets where it is a reference."""
    said = (model.data.properties or {}).get(prop.name)
    text = (said.model_extra or {}).get("description") if isinstance(said, Reference) else None
    return evolve(prop, description=UntrustedString(text)) if isinstance(text, str) else prop


def class_imports(prop: Property) -> Iterator[str]:
    """The classes of the models package that a property's annotation names, as `module import Name`."""
    prefix = f"from .{MODELS}"
    for name in {*prop.get_imports(prefix="."), *prop.get_lazy_imports(prefix=".")}:
        if name.startswith(prefix) and " import check_" not in name:
            yield name.removeprefix(prefix)


@dataclass(frozen=True)
class Answer:
    """What becomes of an answer with a certain status."""

    condition: str
    source: str
    decoder: str
    imports: tuple[str, ...]


class BodyView:
    """The body of an operation, which may have several media types."""

    def __init__(self, bodies: list[Body]) -> None:
        pairs = [(body.content_type.get_untrusted_value(), body.prop) for body in bodies]
        types = dict.fromkeys(
            prop.get_type_string(no_optional=True).as_unembedded_code() for _, prop in pairs
        )
        self.type = " | ".join(types)
        self.optional = not all(prop.required for _, prop in pairs)
        # The first body is the default branch of the isinstance chain: the one that isinstance cannot
        # recognise.
        first = next((pair for pair in pairs if not isinstance(pair[1], _TOLD_BY_TYPE)), pairs[0])
        others = [pair for pair in pairs if pair is not first and isinstance(pair[1], _TOLD_BY_TYPE)]
        self.media_type = first[0]
        self.told_by_type = [
            (kind, prop.get_instance_type_string().as_unembedded_code()) for kind, prop in others
        ]
        self.imports = sorted({name for _, prop in others for name in class_imports(prop)})
        text = next((prop.description.get_untrusted_value() for _, prop in pairs if prop.description), "")
        self.remark = safe_for_docstring(f"body ({self.type}): {text}")


class EndpointView:
    """One operation: its parameters, its body, its answers and its events."""

    def __init__(
        self, endpoint: Endpoint, facts: OperationFacts, models: Models, events: Property | None
    ) -> None:
        self._facts = facts
        self.operation_id = facts.operation_id
        self.method = facts.method
        self.path = facts.path
        self.text = (endpoint.description or endpoint.summary).get_untrusted_value() or facts.operation_id
        self.keywords = [
            *endpoint.query_parameters,
            *endpoint.header_parameters,
            *endpoint.cookie_parameters,
        ]
        parameters = [*endpoint.path_parameters, *self.keywords]
        self.body = BodyView(endpoint.bodies) if endpoint.bodies else None
        self.remarks = [parameter.to_docstring() for parameter in parameters]
        self.remarks += [self.body.remark] if self.body else []
        self._answers(endpoint, models)
        self.event_type = events.get_type_string().as_unembedded_code() if events else None
        self.event_decoder = decoder_of(events, models, tolerant=True) if events else None
        parts = [*parameters, *(body.prop for body in endpoint.bodies), *([events] if events else [])]
        parts += [answer.prop for answer in endpoint.responses]
        self.annotation_imports = sorted({name for part in parts for name in class_imports(part)})

    def literal(self, name: str) -> str:
        """One of the operation's facts as Python, empty where there is nothing to say."""
        value = getattr(self._facts, name)
        return repr(value) if value else ""

    def _answers(self, endpoint: Endpoint, models: Models) -> None:
        answers = list(endpoint.responses)
        self.answers = [_answer(answer, models) for answer in answers]
        self.json_answers = [
            made
            for made, answer in zip(self.answers, answers, strict=True)
            if answer.source["return_type"] == "Any"
        ]
        self.describes_all = any(answer.is_default() for answer in answers)
        self.result_type = endpoint.response_type().as_unembedded_code()
        nothing = self.result_type == "Any" or self.result_type.endswith("| None")
        self.optional_result_type = self.result_type if nothing else f"{self.result_type} | None"


def _answer(answer: Response, models: Models) -> Answer:
    kind = answer.source["return_type"]
    made = decoder_of(answer.prop, models, tolerant=True) if kind == "Any" else Decoder(ANYTHING)
    source = {
        "Any": "parse_body(status, calls.decoded(response))",
        "bytes": "response.content",
        "str": "response.text",
        "None": "None",
    }[kind]
    return Answer(_condition(answer.status_code), source, made.expression, tuple(sorted(made.imports)))


def _condition(pattern: HTTPStatusPattern) -> str:
    first, last = pattern.range or (0, 999)
    return f"if status == {first}:" if first == last else f"if {first} <= status <= {last}:"
