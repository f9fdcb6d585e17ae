"""Error answers as servers give them beside those of data/quirks.json."""

import gzip
import json

from making import answer, sample

TEXT, PAGE = "text/plain; charset=utf-8", "text/html"


def refused(name, server, body, message, *, status=400, **others):
    """A refusal with the provider's sentence."""
    return sample(
        name, server, body, kind="err", status=status, **{"success": False, "message": message, **others}
    )


def failed(name, server, body, *, status=400, **others):
    """A refusal in which no sentence stands."""
    return sample(name, server, body, kind="err", status=status, **{"success": False, **others})


UPSTREAM = {
    "message": "Provider returned error",
    "code": 429,
    "metadata": {"raw": '{"error":{"message":"slow down"}}'},
}
LATIN = "clé refusée".encode("latin-1")

OBJECTS = [
    refused(
        "X01",
        "Anthropic",
        {"type": "error", "error": {"type": "not_found_error", "message": "model: m"}, "request_id": "r"},
        "model: m",
        status=404,
    ),
    refused(
        "X02",
        "Azure: deployment",
        {"error": {"code": "DeploymentNotFound", "message": "No such deployment"}},
        "No such deployment",
        status=404,
    ),
    refused(
        "X03",
        "Azure: filter",
        {
            "error": {
                "message": "filtered",
                "code": "content_filter",
                "innererror": {"code": "ResponsibleAIPolicyViolation"},
            }
        },
        "filtered",
    ),
    refused(
        "X04",
        "OpenRouter: what the provider said",
        {"error": UPSTREAM, "user_id": "u"},
        "Provider returned error",
        status=429,
    ),
    refused(
        "X05",
        "llama.cpp: context",
        {"error": {"code": 400, "message": "too long", "type": "exceed_context_size_error", "n_ctx": 512}},
        "too long",
    ),
    refused(
        "X06",
        "LiteLLM: code as text",
        {"error": {"message": "litellm.BadRequestError", "type": None, "param": None, "code": "400"}},
        "litellm.BadRequestError",
    ),
    refused(
        "X07",
        "vLLM: error object",
        {"error": {"message": "too long", "type": "BadRequestError", "param": None, "code": 400}},
        "too long",
    ),
    refused("X08", "an error of errors", {"error": {"error": {"message": "no"}}}, "no"),
    refused(
        "X09",
        "an error with a list",
        {"error": {"errors": [{"message": "one"}, {"message": "two"}]}},
        "one; two",
    ),
    refused(
        "X10",
        "an error with details that are objects",
        {"error": {"message": {"text": "no", "detail": "because"}}},
        "because",
    ),
    refused(
        "X11",
        "an error without message",
        {"error": {"code": "rate", "retry": 5}},
        '{"code": "rate", "retry": 5}',
        status=429,
    ),
    refused(
        "X12",
        "an error with an empty message",
        {"error": {"message": "", "status": "NOT_FOUND"}},
        '{"message": "", "status": "NOT_FOUND"}',
        status=404,
    ),
    refused(
        "X13",
        "OAuth",
        {"error": "invalid_client", "error_description": "No such client"},
        "No such client",
        status=401,
    ),
]
FLAT = [
    refused("X20", "Ollama", {"error": "model 'm' not found"}, "model 'm' not found", status=404),
    refused(
        "X21",
        "TGI",
        {"error": "Input validation error", "error_type": "validation"},
        "Input validation error",
        status=422,
    ),
    refused(
        "X22",
        "Hugging Face: loading",
        {"error": "Model m is loading", "estimated_time": 20.5},
        "Model m is loading",
        status=503,
    ),
    refused("X23", "Hugging Face: a list of texts", {"error": ["one", "two"]}, "one; two"),
    refused("X24", "Cohere", {"message": "invalid api token"}, "invalid api token", status=401),
    refused(
        "X25", "Mistral: key", {"message": "Unauthorized", "request_id": "r"}, "Unauthorized", status=401
    ),
    refused(
        "X26",
        "Bedrock: capitals",
        {"Message": "not authorized", "Code": "AccessDenied"},
        "not authorized",
        status=403,
    ),
    refused(
        "X27",
        "DashScope",
        {"code": "InvalidApiKey", "message": "no key", "request_id": "r"},
        "no key",
        status=401,
    ),
    refused(
        "X28",
        "SGLang",
        {"object": "error", "message": "too long", "type": "BadRequest", "param": None, "code": 400},
        "too long",
    ),
    refused("X29", "SiliconFlow", {"code": 20012, "message": "no model", "data": None}, "no model"),
    refused("X30", "Baidu", {"error_code": 336002, "error_msg": "Invalid JSON"}, "Invalid JSON"),
    refused(
        "X31",
        "NestJS: a word of HTTP beside the sentence",
        {"statusCode": 404, "message": "Cannot POST /x", "error": "Not Found"},
        "Cannot POST /x",
        status=404,
    ),
    refused(
        "X32",
        "Spring: no message",
        {"status": 404, "error": "Not Found", "message": "", "path": "/x"},
        "Not Found",
        status=404,
    ),
    refused("X33", "an error that is only a flag", {"error": True, "message": "no model"}, "no model"),
    refused(
        "X34",
        "problem details",
        {"type": "about:blank", "title": "Gone", "status": 410, "detail": "model retired"},
        "model retired",
        status=410,
        content_type="application/problem+json",
    ),
    refused("X35", "problem details, title only", {"title": "Gone", "status": 410}, "Gone", status=410),
    failed("X36", "an object that says nothing", {}, status=500, says="Internal Server Error"),
    refused("X37", "an object without a known name", {"x": 1}, '{"x": 1}', status=500),
]
LISTS = [
    refused(
        "X40",
        "FastAPI: details",
        {"detail": [{"loc": ["body", "n"], "msg": "field required", "type": "missing"}, {"msg": "too long"}]},
        "field required; too long",
        status=422,
    ),
    refused(
        "X41",
        "FastAPI: detail as object",
        {"detail": {"error": {"message": "no model"}}},
        "no model",
        status=404,
    ),
    refused("X42", "FastAPI: a list of texts", {"detail": ["one", "two"]}, "one; two", status=422),
    refused(
        "X43",
        "Cloudflare",
        {
            "success": False,
            "errors": [{"code": 7003, "message": "Could not route"}],
            "messages": [],
            "result": None,
        },
        "Could not route",
    ),
    refused("X44", "GraphQL", {"errors": [{"message": "one"}, {"message": "two"}]}, "one; two"),
    refused(
        "X45", "a list of errors", [{"error": {"message": "one"}}, {"error": {"message": "two"}}], "one; two"
    ),
    refused("X46", "a list of sentences", ["one", "two"], "one; two"),
    failed("X47", "an empty list", [], status=500, says="Internal Server Error"),
    refused("X48", "a list in a list", [[{"error": {"message": "one"}}]], "one"),
]
TEXTS = [
    refused(
        "X50",
        "plain text",
        "upstream connect error\n",
        "upstream connect error",
        status=503,
        content_type=TEXT,
    ),
    refused(
        "X51", "plain text, labelled as JSON", "upstream connect error", "upstream connect error", status=503
    ),
    refused("X52", "text as JSON", '"upstream connect error"', "upstream connect error", status=503),
    refused(
        "X53", "Go: not found", "404 page not found\n", "404 page not found", status=404, content_type=TEXT
    ),
    failed(
        "X54",
        "text that is no UTF-8",
        LATIN,
        status=403,
        content_type="text/plain; charset=latin-1",
        says="cl\ufffd refus\ufffde",
    ),
    failed(
        "X55", "a page, labelled as JSON", "<html><title>502</title></html>", status=502, says="Bad Gateway"
    ),
    failed(
        "X56",
        "a page in capitals with space before",
        "\n  <!DOCTYPE HTML><p>no",
        status=502,
        content_type=PAGE,
        says="Bad Gateway",
    ),
    failed(
        "X57",
        "XML",
        '<?xml version="1.0"?><Error><Code>AccessDenied</Code></Error>',
        status=403,
        content_type="application/xml",
        says="Forbidden",
    ),
    refused(
        "X58", "JSON that is cut", '{"error": {"message": "no mo', '{"error": {"message": "no mo', status=500
    ),
    refused("X59", "byte order mark", "\ufeff" + json.dumps({"error": "no"}), "no", status=500),
    refused(
        "X60",
        "packed",
        gzip.compress(json.dumps({"error": {"message": "no"}}).encode()),
        "no",
        status=500,
        headers={"content-encoding": "gzip"},
    ),
    failed("X61", "white space", " \r\n", status=500, says="Internal Server Error"),
    failed("X62", "null", "null", status=500, says="Internal Server Error"),
    failed("X63", "a number", "5", status=500),
    failed("X64", "true", "true", status=500, says="Internal Server Error"),
    failed("X65", "a status that HTTP does not know", "", status=529, says="529"),
    failed("X66", "a long text", "x" * 100_000, status=500, content_type=TEXT),
    failed("X67", "a redirect", "", status=307, headers={"location": "https://elsewhere/v1"}),
    failed("X68", "deep JSON", '{"error": ' + "[" * 900 + "]" * 900 + "}", status=500),
    failed("X69", "deeper JSON", "[" * 100_000, status=500),
]
IN_A_SUCCESS = [
    refused("X70", "LM Studio: text", {"error": "Unexpected endpoint"}, "Unexpected endpoint", status=200),
    refused("X71", "object", {"error": {"message": "no", "code": 500}}, "no", status=200),
    refused("X72", "list", [{"error": {"message": "no"}}], "no", status=200),
    refused("X73", "vLLM: flat", {"object": "error", "message": "no", "code": 400}, "no", status=200),
    refused("X74", "an error of errors", {"error": {"error": {"message": "no"}}}, "no", status=200),
    refused(
        "X75", "error beside choices", answer("hi", error={"message": "no"}), "no", status=200, text="hi"
    ),
    refused(
        "X76",
        "OpenRouter: error in the choice",
        answer("hi", "error", choice={"error": {"message": "no", "code": 502}}),
        "no",
        status=200,
        text="hi",
        finish_reason="error",
    ),
    failed("X77", "flag", {"error": True}, status=200),
    failed("X78", "empty object", {"error": {}}, status=200),
    failed("X79", "JSON text", '"no"', status=200, says="no JSON object"),
    failed("X80", "plain text", "no such model", status=200, content_type=TEXT, says="no such model"),
    failed(
        "X81",
        "a page",
        "<html>no</html>",
        status=200,
        content_type=PAGE,
        says="not JSON (status 200, content type text/html)",
    ),
    failed("X82", "null", "null", status=200),
    failed("X83", "no content", "", status=204),
    failed(
        "X84", "JSON that is cut", '{"choices": [{"message": {"content": "hi', status=200, says="not JSON"
    ),
    failed("X85", "two JSON texts", '{"a": 1}{"b": 2}', status=200, says="not JSON"),
    failed("X86", "deeper JSON", "[" * 100_000, status=200, says="not JSON"),
    failed("X87", "no UTF-8", LATIN, status=200, says="not JSON"),
    failed(
        "X88",
        "an event stream with an error",
        'data: {"error": {"message": "no"}}\n\n',
        status=200,
        says="no",
    ),
]
ERROR_ANSWERS = [*OBJECTS, *FLAT, *LISTS, *TEXTS, *IN_A_SUCCESS]
