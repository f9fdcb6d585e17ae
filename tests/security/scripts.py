"""Programs that run to their end in a process of their own, where every complaint is seen."""

import subprocess
import sys
from pathlib import Path

TESTS = Path(__file__).parent.parent
SOAK = TESTS / "soak"
PATIENCE = 60
PREAMBLE = f"""
import asyncio, faulthandler, gc, logging, os, signal, sys, threading
# What hangs says where.
faulthandler.dump_traceback_later({PATIENCE - 10}, exit=True)
sys.path[:0] = [{str(TESTS)!r}, {str(SOAK)!r}]
import httpx
from aikit4d import AsyncOpenAI, OpenAI
from loopback import Loopback
from soaking import EchoServer, echo, forgetful_server, messages

# In development mode asyncio complains of every import that takes its time.
logging.getLogger("asyncio").setLevel(logging.ERROR)

def asked(client, text):
    return client.chat.completions.create(messages(text)).choice.text == text

async def asked_async(client, text):
    return (await client.chat.completions.create(messages(text))).choice.text == text
"""
STRICT = ("-W", "error", "-X", "dev")


def ran(script, *options):
    """Run a script to its end; what it wrote, which must not be a complaint."""
    done = subprocess.run(
        [sys.executable, *options, "-c", PREAMBLE + script],
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    return done.stdout
