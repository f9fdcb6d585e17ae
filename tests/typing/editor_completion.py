"""Asks pyright's language server what an editor would offer: `python editor_completion.py`."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

START = """\
from aikit4d import AsyncOpenAI, OpenAI
client = OpenAI("key")
create = client.chat.completions.create
messages = [{"role": "user", "content": "x"}]
result = create(messages)
"""
# What is written at the cursor `|`, and some of what must be offered there.
OFFERED = {
    'create([{"|"}])': {"role", "content", "tool_call_id"},
    'create([{"role": "|"}])': {"user", "assistant", "system"},
    'create(messages, {"|"})': {"model", "temperature", "stream", "onData", "extraBody", "seed"},
    'create(messages, {"reasoning_effort": "|"})': {"low", "high"},
    "create(messages, temp|)": {"temperature="},
    "create(messages, tool_choice='|')": {"auto", "required"},
    "result.choice.|": {"text", "message", "finish_reason"},
    "result.choice.message.|": {"text", "tool_calls", "addImageURL"},
    "result.|": {"choice", "usage", "success", "error", "rateLimit"},
    "client.models.list()[0].|": {"id", "owned_by"},
    'client.chat.create("x").prompt("y", {"|"})': {"model", "temperature", "stream"},
    'client.images.generate("x", {"|"})': {"size", "quality", "output_format"},
    'client.files.list({"order": "|"})': {"asc", "desc"},
    "client.lowlevel.|": {"get_httpx_client", "with_headers"},
    'OpenAI({"|"})': {"apiKey", "baseURL", "maxRetries"},
    "AsyncOpenAI(base|)": {"baseURL="},
    'client.models.list({"onResponse": lambda listed: listed.|})': {"models", "nextPage"},
}


class LanguageServer:
    """A language server on standard input and output."""

    def __init__(self, *command: str) -> None:
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self._number = 0

    def ask(self, method: str, **params: Any) -> Any:
        self._number += 1
        self._send(id=self._number, method=method, params=params)
        while True:
            message = self._received()
            if "method" in message and "id" in message:
                self._send(id=message["id"], result=[])
            elif message.get("id") == self._number:
                return message["result"]

    def tell(self, method: str, **params: Any) -> None:
        self._send(method=method, params=params)

    def close(self) -> None:
        self.ask("shutdown")
        self.tell("exit")
        self._process.wait(timeout=10)

    def _send(self, **message: Any) -> None:
        content = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._process.stdin is not None
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n%b" % (len(content), content))
        self._process.stdin.flush()

    def _received(self) -> dict[str, Any]:
        assert self._process.stdout is not None
        length = 0
        while line := self._process.stdout.readline().strip():
            if line.lower().startswith(b"content-length:"):
                length = int(line.split(b":")[1])
        if not length:
            raise EOFError("the language server has ended")
        message: dict[str, Any] = json.loads(self._process.stdout.read(length))
        return message


def offered(server: LanguageServer, number: int, text: str) -> set[str]:
    """What is offered at the `|` in the last line of `text`."""
    uri = (Path.cwd() / f"edited_{number}.py").as_uri()
    *lines, last = text.splitlines()
    document = {"uri": uri, "languageId": "python", "version": 1, "text": text.replace("|", "")}
    server.tell("textDocument/didOpen", textDocument=document)
    position = {"line": len(lines), "character": last.index("|")}
    answer = server.ask("textDocument/completion", textDocument={"uri": uri}, position=position)
    items: list[dict[str, Any]] = answer["items"]
    return {str(item["label"]).strip("\"'") for item in items}


def main() -> int:
    server = LanguageServer("pyright-langserver", "--stdio")
    root = Path.cwd().as_uri()
    folder = {"uri": root, "name": "edited"}
    server.ask("initialize", processId=None, rootUri=root, workspaceFolders=[folder], capabilities={})
    server.tell("initialized")
    complaints: list[str] = []
    for number, (line, wanted) in enumerate(OFFERED.items()):
        missing = wanted - offered(server, number, START + line)
        if missing:
            complaints.append(f"{line}: not offered: {', '.join(sorted(missing))}")
    server.close()
    print("\n".join(complaints) or f"an editor completes all {len(OFFERED)} lines")
    return len(complaints)


if __name__ == "__main__":
    sys.exit(main())
