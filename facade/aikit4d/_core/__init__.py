"""What the public modules share, in the order of a call. No program imports from here.

A client and what is asked of it:
    `branches`, `resource`: the tree of a client, such as `client.chat.completions`.
    `settings`: where settings come from.
    `suggestions`, `habits`: which name a misspelt one was meant to be; what serves for one of `openai`.
    `generated`: the operations of the generated client: paths, methods, fields.
    `outgoing`, `provider_rules`: which parts of a conversation go back to a provider.

Sending it:
    `calls`, `retry`, `pauses`, `hints`: a call from its request to its result; when it is sent again.
    `wire`: requests and answers as the modules above know them.
    `drivers`: how one body of logic blocks a thread or is awaited.
    `transport`, `http_clients`: what is sent through the HTTP library, and its clients.
    `network`, `pools`, `traces`: its sockets, its pools, its log.
    `bodies`, `unpacking`: the body of an answer, unpacked and bounded.
    `uploads`: files on their way out.
    `lowlevel`: the generated client on the same connections.

Reading the answer:
    `json`, `error_bodies`: JSON in and out; what an error says.
    `paging`: lists that come a page at a time.
    `streaming`: one stream, read to its end.
    `events`, `chunks`: a stream as events, events as chunks.
    `deltas`, `merging`, `fragments`, `toolcalls`: chunks put together to one answer.

Tools and typed answers:
    `toolloop`, `history`: the rounds of a prompt; how a conversation is kept short.
    `registration`, `tool_answers`: tools and their handlers; one call of a tool, and its answer.
    `signature`, `docstrings`: functions as tools.
    `annotations`, `shapes`, `schema`, `pydantic_models`: Python types as JSON schemas, JSON as their values.
    `misfits`: why an answer is no value of a type.

Pictures and files:
    `downloads`, `addresses`: pictures from the addresses that an answer names.
    `media`, `pictures`, `saving`: media types, pictures of Pillow, files on disk.

Everywhere:
    `secrets`, `showing`: credentials that do not show themselves; values as `repr` shows them.
"""
