"""llama.cpp's own HTTP server (out of PyPI's xllamacpp) with the tiny model, on a free loopback port.

    python tests/compat/llama_server.py                  runs until its input ends (Ctrl-D)
    python tests/compat/llama_server.py python demo.py   runs the command with OPENAI_BASE_URL set, and ends

It answers chat completions (tools and JSON schemas by grammar) and embeddings, and forgets everything.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import tiny_model
import xllamacpp
from dimensions import CONTEXT_OF_A_SLOT, MODEL_NAME, SLOTS


def start(model: Path) -> xllamacpp.Server:
    """Loads the model and listens; returns when the server takes requests."""
    parameters = xllamacpp.CommonParams()
    parameters.model.path = str(model)
    parameters.model_alias = {MODEL_NAME}
    parameters.hostnames = ["127.0.0.1"]
    parameters.n_parallel = SLOTS
    parameters.n_batch = parameters.n_ubatch = 512  # equal, as embeddings demand
    parameters.n_ctx = SLOTS * CONTEXT_OF_A_SLOT
    parameters.fit_params = False  # no search for free memory: the model takes half a megabyte
    parameters.ctx_shift = True  # an answer may go on for ever
    parameters.n_predict = 200  # unless the request says so
    parameters.sampling.seed = 1
    parameters.embedding = True
    parameters.pooling_type = xllamacpp.llama_pooling_type.LLAMA_POOLING_TYPE_MEAN
    parameters.warmup = False
    parameters.cpuparams.n_threads = parameters.cpuparams_batch.n_threads = 1
    return xllamacpp.Server(parameters)


def main(command: list[str]) -> int:
    """Serves until the command, or else the standard input, has ended; returns the command's status."""
    with tempfile.TemporaryDirectory() as folder:
        model = Path(folder, f"{MODEL_NAME}.gguf")
        tiny_model.write_tiny_model(model)
        server = start(model)
    address = server.listening_address
    print(f"Ready with OPENAI_BASE_URL={address}/v1", flush=True)
    if not command:
        sys.stdin.read()
        return 0
    environment = os.environ | {"OPENAI_BASE_URL": f"{address}/v1", "OPENAI_API_KEY": "no-key-needed"}
    return subprocess.run(command, env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
