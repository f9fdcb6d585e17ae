"""Makes the stock client: openapi-python-client with its own templates, on the document of ours."""

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
PACKAGE = "stock_client"
SETTINGS = {"package_name_override": PACKAGE, "literal_enums": True, "post_hooks": []}


def make(folder):
    """Write the package `stock_client` into a folder."""
    document, settings = folder / "openapi.json", folder / "settings.json"
    document.write_text(_fitted_document())
    settings.write_text(json.dumps(SETTINGS))
    command = [
        sys.executable,
        "-m",
        "openapi_python_client",
        "generate",
        "--meta",
        "none",
        "--fail-on-warning",
    ]
    options = ["--path", document, "--config", settings, "--output-path", folder / PACKAGE]
    subprocess.run([*command, *map(str, options)], check=True, capture_output=True, text=True)


def _fitted_document():
    """The pinned document after the rules of codegen/, without which the generator drops operations."""
    sys.path.insert(0, str(ROOT))
    from codegen.pipeline import straighten
    from codegen.rules import FITTING, apply

    pinned = ROOT / "openapi.yaml"
    document, _ = apply(FITTING, straighten(pinned.read_text(encoding="utf-8"), str(pinned)).document)
    return json.dumps(document)
