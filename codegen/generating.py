"""Runs openapi-python-client on a fitted document, with the templates of this project."""

import contextlib
import io
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar

from attrs import define, evolve
from openapi_python_client import Project
from openapi_python_client import schema as oai
from openapi_python_client.config import Config, ConfigFile, MetaType
from openapi_python_client.parser import GeneratorData
from openapi_python_client.parser.errors import GeneratorError
from openapi_python_client.parser.openapi import Endpoint, EndpointCollection
from openapi_python_client.parser.properties import (
    AnyProperty,
    LiteralEnumProperty,
    ModelProperty,
    Parameters,
    Schemas,
    build_schemas,
    property_from_data,
)
from openapi_python_client.parser.properties.property import Property
from openapi_python_client.parser.properties.string import StringProperty
from openapi_python_client.parser.responses import BYTES_SOURCE, TEXT_SOURCE, Response
from openapi_python_client.schema.untrusted_string import UntrustedString
from openapi_python_client.strings import PythonIdentifier
from pydantic import ValidationError

from codegen.decoders import Models
from codegen.errors import PipelineError
from codegen.facts import OperationFacts
from codegen.reading import Document
from codegen.rules.media import content_of, is_json
from codegen.rules.naming import FIELD_PREFIX
from codegen.views import EndpointView, ModelView
from codegen.walking import operations

PACKAGE = "aikit4d_openapi"
TEMPLATES = Path(__file__).parent / "templates"
# Modules that are the same for every document.
SUPPORT = ("calls", "decode", "encode", "operation", "operations", "streaming", "unset")
_FORMS = {"multipart/form-data", "application/x-www-form-urlencoded"}
_RAW = "application/octet-stream"
# Names in the generated functions of an operation, which its parameters must not have.
_ARGUMENTS = {"body", "calls", "media_type", "streamed"}
_TEXTS = {"application/sdp"}


@define
class BytesProperty(AnyProperty):
    """The content of an answer that is neither JSON nor text."""

    _type_string: ClassVar[str] = "bytes"


@dataclass(frozen=True)
class Parsed:
    """The generator's view of a document."""

    data: GeneratorData
    models: Models
    events: dict[str, Property]


def generate(document: Document, facts: list[OperationFacts], folder: Path) -> None:
    """Writes the package into a folder that does not exist yet; nothing is formatted.

    Raises:
        PipelineError: The generator drops an operation or warns of anything.
    """
    config = _config(document, folder)
    parsed = _parsed(document, config)
    project = Project(openapi=parsed.data, config=config, custom_template_path=TEMPLATES)
    project.env.globals.update(_globals(parsed, facts))
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            _stop_on(project.build())
    except OSError as error:
        # operationId and tag become file names; one that cannot be written fails here.
        raise PipelineError("openapi-python-client", f"cannot write a module: {error}") from error
    for name in SUPPORT:
        text = project.env.get_template(f"{name}.py.jinja").render()
        (folder / f"{name}.py").write_text(text, encoding="utf-8")
    (folder / "py.typed").touch()


def _config(document: Document, folder: Path) -> Config:
    settings = ConfigFile(
        package_name_override=PACKAGE,
        literal_enums=True,
        field_prefix=FIELD_PREFIX,
        post_hooks=[],
        content_type_overrides=dict.fromkeys(sorted(_unknown_media(document)), _RAW),
    )
    return Config.from_sources(
        settings, MetaType.NONE, Path("openapi.yaml"), "utf-8", overwrite=False, output_path=folder
    )


def _unknown_media(document: Document) -> set[str]:
    """Media types that the generator would drop the operation for; they are sent and given as they are."""
    kinds = set()
    for _path, _method, operation in operations(document):
        for part in (operation.get("requestBody") or {}, *operation["responses"].values()):
            kinds |= set(content_of(part))
    return {kind for kind in kinds if not is_json(kind) and kind not in _FORMS}


def _parsed(document: Document, config: Config) -> Parsed:
    """As `GeneratorData.from_dict`, which keeps no way to look up the events' schemas."""
    try:
        openapi = oai.OpenAPI.model_validate(document)
    except ValidationError as error:
        first = error.errors()[0]
        place = "/".join(map(str, first["loc"]))
        raise PipelineError(f"#/{place}", f"is not as OpenAPI wants it: {first['msg']}") from error
    schemas = build_schemas(
        components=(openapi.components and openapi.components.schemas) or {}, schemas=Schemas(), config=config
    )
    collections, schemas, parameters = EndpointCollection.from_data(
        data=openapi.paths,
        schemas=schemas,
        parameters=Parameters(),
        request_bodies={},
        responses={},
        config=config,
    )
    events, schemas = _events(document, schemas, config)
    for collection in collections.values():
        collection.endpoints = [_fitted(endpoint, config) for endpoint in collection.endpoints]
    classes = schemas.classes_by_name.values()
    models: Models = {prop.class_info.name: prop for prop in classes if isinstance(prop, ModelProperty)}
    data = GeneratorData(
        title=openapi.info.title,
        description=openapi.info.description,
        version=openapi.info.version,
        endpoint_collections_by_tag=collections,
        models=list(models.values()),
        errors=schemas.errors + parameters.errors,
        enums=[prop for prop in classes if isinstance(prop, LiteralEnumProperty)],
    )
    _stop_on([*data.errors, *(error for found in collections.values() for error in found.parse_errors)])
    return Parsed(data, models, events)


def _events(document: Document, schemas: Schemas, config: Config) -> tuple[dict[str, Property], Schemas]:
    events: dict[str, Property] = {}
    for _path, _method, operation in operations(document):
        if "x-events" not in operation:
            continue
        data = oai.MediaType.model_validate(operation["x-events"]).media_type_schema or oai.Schema()
        prop, schemas = property_from_data(
            name=UntrustedString("event"),
            required=True,
            data=data,
            schemas=schemas,
            parent_name="",
            config=config,
        )
        if isinstance(prop, GeneratorError):
            raise _stopped_by(prop)
        events[operation["operationId"]] = prop
    return events, schemas


def _fitted(endpoint: Endpoint, config: Config) -> Endpoint:
    """Answers that are not JSON are given as text or as bytes, and no parameter takes an argument's name."""
    for location, prop in endpoint.iter_all_parameters():
        if prop.python_name in _ARGUMENTS:
            prop.set_python_name(UntrustedString(f"{prop.python_name}_{location}"), config=config)
    endpoint.responses.patterns = [_plain(answer) for answer in endpoint.responses.patterns]
    if endpoint.responses.default:
        endpoint.responses.default = _plain(endpoint.responses.default)
    return endpoint


def _plain(answer: Response) -> Response:
    if answer.source["return_type"] not in {"bytes", "str"}:
        return answer
    content = answer.data.content if isinstance(answer.data, oai.Response) else None
    media = next(iter(content or {}), UntrustedString(_RAW)).get_untrusted_value()
    if media.startswith("text/") or media in _TEXTS:
        return evolve(answer, prop=_plain_property(answer.prop, StringProperty), source=TEXT_SOURCE)
    return evolve(answer, prop=_plain_property(answer.prop, BytesProperty), source=BYTES_SOURCE)


def _plain_property(
    prop: Property, kind: type[StringProperty | BytesProperty]
) -> StringProperty | BytesProperty:
    return kind(
        name=prop.name,
        required=True,
        default=None,
        python_name=prop.python_name,
        description=None,
        example=None,
    )


def _globals(parsed: Parsed, facts: list[OperationFacts]) -> dict[str, Any]:
    by_name = {_module_name(fact): fact for fact in facts}
    modules = {
        by_name[endpoint.name].operation_id: f"{tag}.{endpoint.name}"
        for tag, collection in parsed.data.endpoint_collections_by_tag.items()
        for endpoint in collection.endpoints
    }
    classes = sorted(
        (prop.class_info for prop in [*parsed.data.models, *parsed.data.enums]), key=lambda info: info.name
    )
    return {
        "class_infos": classes,
        "operation_modules": {fact.operation_id: modules[fact.operation_id] for fact in facts},
        "model_view": lambda model: ModelView(model, parsed.models),
        "endpoint_view": lambda endpoint: EndpointView(
            endpoint,
            by_name[endpoint.name],
            parsed.models,
            parsed.events.get(by_name[endpoint.name].operation_id),
        ),
    }


def _module_name(fact: OperationFacts) -> str:
    return str(PythonIdentifier(fact.operation_id, FIELD_PREFIX))


def _stop_on(problems: Iterable[GeneratorError]) -> None:
    for problem in problems:
        raise _stopped_by(problem)


def _stopped_by(problem: GeneratorError) -> PipelineError:
    detail = " ".join((problem.detail or "").split())
    return PipelineError("openapi-python-client", f"{problem.header.strip()} {detail}".strip())
