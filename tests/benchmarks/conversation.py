"""What every contestant asks for, so that all do the same work."""

MODEL = "gpt-4o-mini"
KEY = "no-key-is-needed"
HEADERS = {"Authorization": f"Bearer {KEY}"}
ASK = [
    {"role": "system", "content": "You are a helpful assistant."},
    {"role": "user", "content": "Hello, how are you?"},
]
EMBED = {"model": "text-embedding-3-small", "input": ["text"] * 100}
AT_ONCE = 32
TURNS = 10
KEPT_MESSAGES = 15
TOOL = {
    "type": "function",
    "function": {
        "name": "weather",
        "description": "The weather in a city.",
        "parameters": {
            "type": "object",
            "properties": {"city": {"type": "string", "description": "The city."}},
            "required": ["city"],
        },
    },
}


def run_tool(city):
    """What the tool of the conversation answers."""
    return f"Sunny in {city}"


def question(turn):
    """What the user says in a turn."""
    return f"How is the weather today, for the {turn}th time?"


# Imported where they are used: the time of the imports is one of the things that are measured.
def on_threads(function):
    """Call a function on as many threads as calls run at once."""
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(AT_ONCE) as threads:
        for call in [threads.submit(function) for _ in range(AT_ONCE)]:
            call.result()


async def gathered(function):
    """Await as many calls of a coroutine function as run at once."""
    from asyncio import gather

    await gather(*(function() for _ in range(AT_ONCE)))
