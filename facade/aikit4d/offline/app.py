"""The server's application: which request goes to which operation, and what happens around it."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any, cast
from urllib.parse import unquote

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from aikit4d._core.generated import OperationMissingError, operation
from aikit4d.offline import bodies, chat, embeddings, files, images, models, moderations, stored
from aikit4d.offline.checks import check_request
from aikit4d.offline.errors import APIError
from aikit4d.offline.records import RecordedRequest
from aikit4d.offline.scripts import BASE_PATH, Script
from aikit4d.offline.state import Call, State
from aikit4d.offline.wire import Answer, AnswerResponse, HangUp, json_answer

CREATE_CHAT = "createChatCompletion"

Handler = Callable[[Call], Answer]
Endpoint = Callable[[Request], Awaitable[Response]]

HANDLERS: Mapping[str, Handler] = {
    CREATE_CHAT: chat.create,
    "listChatCompletions": stored.list_completions,
    "getChatCompletion": stored.retrieve,
    "updateChatCompletion": stored.update,
    "deleteChatCompletion": stored.delete,
    "getChatCompletionMessages": stored.list_messages,
    "listModels": models.list_models,
    "retrieveModel": models.retrieve,
    "deleteModel": models.delete,
    "createImage": images.create,
    "createImageEdit": images.edit,
    "createImageVariation": images.vary,
    "createModeration": moderations.create,
    "createEmbedding": embeddings.create,
    "createFile": files.create,
    "listFiles": files.list_files,
    "retrieveFile": files.retrieve,
    "deleteFile": files.delete,
    "downloadFile": files.content,
}

RATE_LIMITS = {
    "x-ratelimit-limit-requests": "10000",
    "x-ratelimit-limit-tokens": "1000000",
    "x-ratelimit-remaining-requests": "9999",
    "x-ratelimit-remaining-tokens": "999000",
    "x-ratelimit-reset-requests": "6ms",
    "x-ratelimit-reset-tokens": "60ms",
}


def build_app(state: State, hang_up: HangUp) -> ASGIApp:
    """The ASGI application of one server.

    Args:
        state: What the server knows.
        hang_up: Closes the connection that a request came by.
    """
    service = _Service(state, hang_up)
    routes = [route for name, handler in HANDLERS.items() for route in _routes(service, name, handler)]
    routes.append(Route(BASE_PATH + images.PICTURE_PATH + "{name}", service.endpoint(None, images.picture)))
    handlers = {APIError: service.refuse, HTTPException: service.refuse_unknown, Exception: service.fail}
    app = Starlette(routes=routes, exception_handlers=handlers)
    app.router.redirect_slashes = False
    return _guarded(app)


def _routes(service: "_Service", operation_id: str, handler: Handler) -> list[Route]:
    try:
        found = operation(operation_id)
    except OperationMissingError:
        return []
    endpoint = service.endpoint(operation_id, handler)
    return [Route(BASE_PATH + found.path, endpoint, methods=[found.method])]


def _guarded(app: ASGIApp) -> ASGIApp:
    """Route by the path as it is on the wire, where an id may hold an escaped slash, and bound the body."""

    async def guarded(scope: Scope, receive: Receive, send: Send) -> None:
        headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}
        most = bodies.most_bytes(bodies.media_type(headers))
        came = 0

        async def bounded_receive() -> Message:
            nonlocal came
            message = await receive()
            came += len(message.get("body", b""))
            if came > most:
                raise APIError(413, f"The body is larger than {most} bytes.", code="request_too_large")
            return message

        await app({**scope, "path": scope["raw_path"].decode("latin-1")}, bounded_receive, send)

    return guarded


class _Service:
    def __init__(self, state: State, hang_up: HangUp) -> None:
        self._state = state
        self._hang_up = hang_up

    def endpoint(self, operation_id: str | None, handler: Handler) -> Endpoint:
        async def answer(request: Request) -> Response:
            record = await self._recorded(request)
            body = check_request(operation_id, record) if operation_id else {}
            script = self._state.scripts.take(record.path, creates_chat=operation_id == CREATE_CHAT)
            call = self._call(request, record, body, script)
            return self._response(script.answer or handler(call), script)

        return answer

    async def refuse(self, request: Request, error: Exception) -> Response:
        """Answer what an operation refuses."""
        del request
        refusal = cast("APIError", error)
        return self._response(json_answer(refusal.body(), refusal.status), Script())

    async def refuse_unknown(self, request: Request, error: Exception) -> Response:
        """Answer a request that no operation takes, by a script where one fits."""
        refusal = _http_refusal(request, cast("HTTPException", error))
        if refusal.code is None:
            return await self.refuse(request, refusal)
        record = await self._recorded(request)
        script = self._state.scripts.take(record.path)
        return self._response(script.answer or json_answer(refusal.body(), refusal.status), script)

    async def fail(self, request: Request, error: Exception) -> Response:
        """Answer what this server did not expect; the traceback goes to the log."""
        del request
        failure = APIError(500, f"The offline server failed: {type(error).__name__}.", code="server_error")
        return self._response(json_answer(failure.body(), failure.status), Script())

    async def _recorded(self, request: Request) -> RecordedRequest:
        record = bodies.new_record(request)
        try:
            await bodies.read(request, record)
        finally:
            self._state.record(record)
        return record

    def _call(
        self, request: Request, record: RecordedRequest, body: Mapping[str, Any], script: Script
    ) -> Call:
        return Call(
            state=self._state,
            path_values={name: unquote(value) for name, value in request.path_params.items()},
            query=record.query,
            body=body,
            base_url=str(request.base_url).rstrip("/") + BASE_PATH,
            scripted=script.completion,
        )

    def _response(self, answer: Answer, script: Script) -> Response:
        common = {"x-request-id": self._state.new_id("req_"), "server": "aikit4d-offline", **RATE_LIMITS}
        return AnswerResponse(answer, script.delivery, common, self._hang_up)


def _http_refusal(request: Request, error: HTTPException) -> APIError:
    method, path = request.method, request.scope["path"]
    if error.status_code == 404:
        return APIError(404, f"Invalid URL ({method} {path})", code="unknown_url")
    if error.status_code == 405:
        return APIError(405, f"Not allowed to {method} on {path}.", code="method_not_supported")
    return APIError(error.status_code, str(error.detail))
