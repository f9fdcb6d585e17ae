"""`client.embeddings`: texts as vectors."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from aikit4d._core.resource import AsyncOpenAIAPIResource, OpenAIAPIResource, input_fields
from aikit4d.objects import APIObject
from aikit4d.parameters import INTEGER, TEXT, Check, OpenAIParameters, above_zero, not_empty
from aikit4d.result import OpenAIResult
from aikit4d.vector import Vector, vector_from_base64

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Unpack

    from aikit4d._core.calls import Call
    from aikit4d.typed import EmbeddingsParameters


class OpenAIEmbeddingsParameters(OpenAIParameters):
    """Parameters of `embeddings.create`.

    Attributes:
        encoding_format: `float` or `base64`, which is smaller on the wire; vectors come out the same,
            but of 32-bit floats. Left out, the server decides (it sends floats).
        dimensions: How many numbers a vector shall have; 0 leaves it to the model.

    Source: AIKit documentation, OpenAIEmbeddingsParameters.
    """

    encoding_format: str | None = None
    dimensions: int | None = None

    _operation_id: ClassVar[str] = "createEmbedding"
    _checks: ClassVar[dict[str, Check]] = {
        **OpenAIParameters._checks,
        "encoding_format": TEXT,
        "dimensions": INTEGER,
    }
    _sent: ClassVar[dict[str, Callable[[Any], bool]]] = {
        **OpenAIParameters._sent,
        "encoding_format": not_empty,
        "dimensions": above_zero,
    }

    if TYPE_CHECKING:

        def __init__(
            self,
            parameters: OpenAIParameters | Mapping[str, Any] | None = None,
            /,
            **given: Unpack[EmbeddingsParameters[Any]],
        ) -> None: ...


class OpenAIEmbedding(APIObject):
    """The vector of one input.

    Attributes:
        index: The place of the input among the inputs, from 0.
        embedding: The `Vector`, made of a list of numbers or of base64 text; empty when neither came.
        object: `embedding`.

    Source: AIKit documentation, OpenAIEmbedding.
    """

    __slots__ = ()

    index: int | Any
    embedding: Vector
    object: str | Any

    def __init__(self, embedding: Mapping[str, Any] | None = None, /, **fields: Any) -> None:
        super().__init__(embedding, **fields)
        dict.__setitem__(self, "embedding", _vector(dict.get(self, "embedding")))


class OpenAIEmbeddingsResult(OpenAIResult):
    """The answer to `embeddings.create`.

    Source: AIKit documentation, OpenAIEmbeddingsResult.
    """

    __slots__ = ("_embeddings",)

    def __init__(self) -> None:
        super().__init__()
        self._embeddings: list[OpenAIEmbedding] | None = None

    @property
    def embeddings(self) -> list[OpenAIEmbedding]:
        """The embeddings in the order of the inputs; empty when there are none."""
        if self._embeddings is None:
            made = _embeddings_of(self._list_member("data")) or self._nothing()
            if not self._terminated:
                return made
            self._embeddings = made
        return self._embeddings

    @property
    def embedding(self) -> OpenAIEmbedding | Any:
        """The first embedding, `None` when there is none."""
        embeddings = self.embeddings
        return embeddings[0] if embeddings else None

    @property
    def vectors(self) -> list[Vector]:
        """The vectors in the order of the inputs; empty when there are none."""
        return [embedding["embedding"] for embedding in self.embeddings] or self._nothing()

    @property
    def vector(self) -> Vector | Any:
        """The first vector, `None` when there is none."""
        first = self.embedding
        return first["embedding"] if first is not None else None

    @property
    def model(self) -> str:
        """The model that answered, empty when the provider named none."""
        return self._text_member("model")

    def _summary(self) -> str:
        return f", {len(self._list_member('data'))} embeddings"


class OpenAIEmbeddingsAPI(OpenAIAPIResource):
    """Turn texts into vectors.

    Source: AIKit documentation, OpenAIEmbeddingsAPI.
    """

    def create(
        self,
        input: str | Sequence[str] | Sequence[int] | Sequence[Sequence[int]],  # noqa: A002 - AIKit's name
        model: str,
        parameters: OpenAIEmbeddingsParameters
        | EmbeddingsParameters[OpenAIEmbeddingsResult]
        | dict[str, Any]
        | None = None,
        **given: Unpack[EmbeddingsParameters[OpenAIEmbeddingsResult]],
    ) -> OpenAIEmbeddingsResult:
        """Make the vector of a text, or one vector for each text of a list.

        Args:
            input: A text, a list of texts, a list of token numbers, or a list of such lists.
            model: The model, an alias, or `provider:model`.
            parameters: See `OpenAIEmbeddingsParameters`.
            **given: Parameters by name; they win.

        Returns:
            A result with `vectors`, and `vector`, the first of them.

        Raises:
            TypeError: When `input` is neither a text nor a list, and for an unknown parameter or
                one of the wrong kind.
            OpenAIError: Only with `throw`, when the call fails.
        """
        call, result = _create_call(self._client, input, model, parameters, given)
        return self._client._run(call, result)


class AsyncOpenAIEmbeddingsAPI(AsyncOpenAIAPIResource):
    """`OpenAIEmbeddingsAPI` of the asynchronous client."""

    async def create(
        self,
        input: str | Sequence[str] | Sequence[int] | Sequence[Sequence[int]],  # noqa: A002 - AIKit's name
        model: str,
        parameters: OpenAIEmbeddingsParameters
        | EmbeddingsParameters[OpenAIEmbeddingsResult]
        | dict[str, Any]
        | None = None,
        **given: Unpack[EmbeddingsParameters[OpenAIEmbeddingsResult]],
    ) -> OpenAIEmbeddingsResult:
        """Make vectors of texts: see `OpenAIEmbeddingsAPI.create`."""
        call, result = _create_call(self._client, input, model, parameters, given)
        return await self._client._run(call, result)


def _create_call(
    client: Any, embedded: Any, model: str, parameters: Any, given: Mapping[str, Any]
) -> tuple[Call, OpenAIEmbeddingsResult]:
    own = OpenAIEmbeddingsParameters.of(parameters, given)
    result = OpenAIEmbeddingsResult()
    body = {**own.body(), **input_fields(embedded, model)}
    return client._prepare("createEmbedding", result, own, body=body, resolves=True), result


def _embeddings_of(data: list[Any]) -> list[OpenAIEmbedding]:
    """The embeddings, in the order of their indexes where all have one, else as they came."""
    embeddings = [OpenAIEmbedding(item) for item in data if isinstance(item, dict)]
    given = [str(dict.get(embedding, "index")) for embedding in embeddings]
    if set(given) == set(map(str, range(len(given)))):
        embeddings.sort(key=lambda embedding: int(embedding["index"]))
    # Gemini leaves out the index of the first one.
    for place, embedding in enumerate(embeddings):
        embedding["index"] = place
    return embeddings


def _vector(given: Any) -> Vector:
    if isinstance(given, Vector):
        return given
    if isinstance(given, list) and len(given) == 1 and isinstance(given[0], list):
        # llama.cpp, where its model does not pool.
        given = given[0]
    try:
        return vector_from_base64(given) if isinstance(given, str) else _vector_of_numbers(given or ())
    except (TypeError, ValueError):
        return Vector()


def _vector_of_numbers(given: Any) -> Vector:
    texts = isinstance(given, list) and isinstance(given[0], str)
    return Vector(map(float, given) if texts else given)
