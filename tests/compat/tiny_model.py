"""A language model of half a megabyte with random weights, for servers that need some model to load.

Its vocabulary is the 256 bytes, so every text is its own sequence of tokens and an answer may hold broken
UTF-8. What it says means nothing, and it never ends a text by itself; but it calls a tool when it is offered
tools and has not got the answer of one yet, and a server's grammar forces its calls and its JSON into form.
"""

import contextlib
from pathlib import Path

import gguf
import numpy as np
from dimensions import CONTEXT_OF_A_SLOT, EMBEDDING_LENGTH, MODEL_NAME

FEED_FORWARD_LENGTH = 160
HEADS = 4
LAYERS = 2
SEED = 1
SWITCH = 0

TEXT_END, TURN_START, TURN_END, CALL_NOW = "<|endoftext|>", "<|im_start|>", "<|im_end|>", "<|call_now|>"
CALL_START, CALL_END = "<tool_call>", "</tool_call>"
CONTROL_TOKENS = (TEXT_END, TURN_START, TURN_END, CALL_NOW)
MERGED_PAIR = ("t", "h")  # a GGUF list of merges cannot be empty

# ChatML with tools in the form of the Hermes models, which llama.cpp knows how to constrain and to read back.
CHAT_TEMPLATE = """\
{%- if tools %}
{{- '<|im_start|>system\\n# Tools\\n\\nYou may call one or more functions.\\n\\n<tools>' }}
{%- for tool in tools %}{{- '\\n' }}{{- tool | tojson }}{%- endfor %}
{{- '\\n</tools>\\n\\nFor each function call, return a json object with function name and arguments within \
<tool_call></tool_call> XML tags:\\n<tool_call>{"name": <function-name>, "arguments": <args-json-object>}\
</tool_call><|im_end|>\\n' }}
{%- endif %}
{%- for message in messages %}
{%- if message.role == 'tool' %}
{{- '<|im_start|>user\\n<tool_response>\\n' + message.content + '\\n</tool_response><|im_end|>\\n' }}
{%- else %}
{{- '<|im_start|>' + message.role + '\\n' }}
{%- if message.content %}{{- message.content }}{%- endif %}
{%- for tool_call in message.tool_calls or [] %}
{{- '<tool_call>{"name": "' + tool_call.function.name + '", "arguments": ' }}
{{- tool_call.function.arguments | tojson }}{{- '}</tool_call>' }}
{%- endfor %}
{{- '<|im_end|>\\n' }}
{%- endif %}
{%- endfor %}
{%- if add_generation_prompt %}
{{- '<|im_start|>assistant\\n' }}
{%- if tools and messages[-1].role != 'tool' %}{{- '<|call_now|>' }}{%- endif %}
{%- endif %}
"""


def byte_tokens() -> list[str]:
    """The 256 bytes as GPT-2 vocabularies spell them: printable ones as they are, others above U+0100."""
    printable = {*range(0x21, 0x7F), *range(0xA1, 0xAD), *range(0xAE, 0x100)}
    moved = iter(range(0x100, 0x200))
    return [chr(byte if byte in printable else next(moved)) for byte in range(256)]


def switch_weights() -> dict[str, int]:
    """How strongly a token's logit follows the switch, positive after CALL_NOW and negative after all else.

    CALL_START comes after CALL_NOW. The others come only where a grammar leaves nothing better, and in this
    order: the end, white space, what would begin one more call.
    """
    letters = byte_tokens()
    return (
        {CALL_START: 20}
        | dict.fromkeys((*CONTROL_TOKENS, CALL_END), 5)
        | {letters[ord(space)]: 8 for space in " \t\n"}
        | {letters[ord(letter)]: 12 for letter in ",<"}
    )


def write_tiny_model(path: Path) -> None:
    """Writes the model as a GGUF file; the same bytes each time."""
    writer = gguf.GGUFWriter(path, gguf.MODEL_ARCH_NAMES[gguf.MODEL_ARCH.LLAMA])
    with contextlib.closing(writer):
        _add_dimensions(writer)
        _add_vocabulary(writer)
        _add_weights(writer)
        writer.write_header_to_file()
        writer.write_kv_data_to_file()
        writer.write_tensors_to_file()


def _add_dimensions(writer: gguf.GGUFWriter) -> None:
    writer.add_name(MODEL_NAME)
    writer.add_context_length(CONTEXT_OF_A_SLOT)
    writer.add_embedding_length(EMBEDDING_LENGTH)
    writer.add_feed_forward_length(FEED_FORWARD_LENGTH)
    writer.add_block_count(LAYERS)
    writer.add_head_count(HEADS)
    writer.add_head_count_kv(HEADS)
    writer.add_layer_norm_rms_eps(1e-5)
    writer.add_rope_dimension_count(EMBEDDING_LENGTH // HEADS)
    writer.add_file_type(gguf.LlamaFileType.ALL_F32)


def _vocabulary() -> dict[str, gguf.TokenType]:
    ordinary = [*byte_tokens(), "".join(MERGED_PAIR)]
    return (
        dict.fromkeys(ordinary, gguf.TokenType.NORMAL)
        | dict.fromkeys((CALL_START, CALL_END), gguf.TokenType.USER_DEFINED)
        | dict.fromkeys(CONTROL_TOKENS, gguf.TokenType.CONTROL)
    )


def _add_vocabulary(writer: gguf.GGUFWriter) -> None:
    vocabulary = _vocabulary()
    tokens = list(vocabulary)
    writer.add_tokenizer_model("gpt2")
    writer.add_tokenizer_pre("gpt-2")
    writer.add_token_list(tokens)
    writer.add_token_types(list(vocabulary.values()))
    writer.add_token_merges([" ".join(MERGED_PAIR)])
    writer.add_bos_token_id(tokens.index(TEXT_END))
    writer.add_eos_token_id(tokens.index(TURN_END))
    writer.add_add_bos_token(value=False)
    writer.add_chat_template(CHAT_TEMPLATE)


def _weights() -> dict[str, np.ndarray]:
    random = np.random.default_rng(SEED)

    def matrix(rows: int, columns: int = EMBEDDING_LENGTH) -> np.ndarray:
        return random.standard_normal((rows, columns), dtype=np.float32) / np.float32(columns**0.5)

    norm = np.ones(EMBEDDING_LENGTH, dtype=np.float32)
    words = len(_vocabulary())
    weights = {"token_embd": matrix(words), "output": matrix(words), "output_norm": norm}
    for layer in range(LAYERS):
        square = {f"attn_{name}": matrix(EMBEDDING_LENGTH) for name in ("q", "k", "v", "output")}
        wide = {f"ffn_{name}": matrix(FEED_FORWARD_LENGTH) for name in ("gate", "up")}
        narrow = {"ffn_down": matrix(EMBEDDING_LENGTH, FEED_FORWARD_LENGTH)}
        block = {"attn_norm": norm, "ffn_norm": norm, **square, **wide, **narrow}
        weights |= {f"blk.{layer}.{name}": values for name, values in block.items()}
    return weights


def _rule_special_tokens(weights: dict[str, np.ndarray]) -> None:
    """Keeps one dimension of the embeddings, which no layer changes, for the switch of `switch_weights`."""
    tokens = list(_vocabulary())
    weights["token_embd"][:, SWITCH] = -1
    weights["token_embd"][tokens.index(CALL_NOW), SWITCH] = 20
    for name, values in weights.items():
        if name.endswith(("attn_output", "ffn_down")):
            values[SWITCH] = 0
    weights["output"][:, SWITCH] = 0
    for token, weight in switch_weights().items():
        weights["output"][tokens.index(token)] = 0
        weights["output"][tokens.index(token), SWITCH] = weight


def _add_weights(writer: gguf.GGUFWriter) -> None:
    weights = _weights()
    _rule_special_tokens(weights)
    for name, values in weights.items():
        writer.add_tensor(f"{name}.weight", values)
