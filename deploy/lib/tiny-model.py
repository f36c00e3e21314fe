"""Writes a GGUF file with a very small llama of random weights, whose vocabulary is the 256 bytes.

What it says means nothing. A model server serves it like any other, so that clients can be tried against a real one.
"""

import sys

import gguf
import numpy as np

WIDTH, LAYERS, HEADS, HIDDEN, CONTEXT = 64, 2, 4, 128, 16384

# Names of messages' roles, and of tool calls, which the server looks for in what the model says.
CONTROL = ["<|endoftext|>", "<|im_start|>", "<|im_end|>"]
MARKERS = ["<tool_call>", "</tool_call>"]

CHAT_TEMPLATE = """\
{%- if tools -%}
<|im_start|>system
You may call these functions:
{%- for tool in tools %}
{{ tool | tojson }}
{%- endfor %}
Call one by saying <tool_call>{"name": ..., "arguments": ...}</tool_call><|im_end|>
{% endif -%}
{%- for message in messages -%}
<|im_start|>{{ message.role }}
{{ message.content }}
{%- for call in message.tool_calls or [] -%}
<tool_call>{"name": "{{ call.function.name }}", "arguments": {{ call.function.arguments | tojson }}}</tool_call>
{%- endfor -%}
<|im_end|>
{% endfor -%}
{%- if add_generation_prompt -%}
<|im_start|>assistant
{% endif -%}
"""


def printable(byte: int) -> str:
    """The character that GPT-2's tokenizer writes for a byte: itself where it can be seen, else one above 255."""
    visible = [*range(0x21, 0x7F), *range(0xA1, 0xAD), *range(0xAE, 0x100)]
    hidden = [it for it in range(256) if it not in visible]
    return chr(byte) if byte in visible else chr(256 + hidden.index(byte))


def main(path: str) -> None:
    letters = [printable(it) for it in range(256)]
    kind = gguf.TokenType
    kinds = [kind.NORMAL] * len(letters) + [kind.CONTROL] * len(CONTROL) + [kind.USER_DEFINED] * len(MARKERS)
    tokens = letters + CONTROL + MARKERS

    out = gguf.GGUFWriter(path, "llama")
    out.add_name("tiny")
    out.add_file_type(0)
    out.add_context_length(CONTEXT)
    out.add_embedding_length(WIDTH)
    out.add_block_count(LAYERS)
    out.add_feed_forward_length(HIDDEN)
    out.add_head_count(HEADS)
    out.add_head_count_kv(HEADS)
    out.add_layer_norm_rms_eps(1e-5)
    out.add_rope_dimension_count(WIDTH // HEADS)
    out.add_vocab_size(len(tokens))
    out.add_tokenizer_model("gpt2")
    out.add_tokenizer_pre("gpt-2")
    out.add_token_list(tokens)
    out.add_token_types(kinds)
    out.add_token_merges([f"{printable(ord('t'))} {printable(ord('h'))}"])
    out.add_bos_token_id(tokens.index("<|endoftext|>"))
    out.add_eos_token_id(tokens.index("<|im_end|>"))
    out.add_add_bos_token(False)
    out.add_chat_template(CHAT_TEMPLATE)

    numbers = np.random.default_rng(7)

    def random(name: str, *shape: int) -> None:
        out.add_tensor(name, numbers.normal(0, 0.08, shape).astype(np.float32))

    def ones(name: str) -> None:
        out.add_tensor(name, np.ones(WIDTH, np.float32))

    random("token_embd.weight", len(tokens), WIDTH)
    random("output.weight", len(tokens), WIDTH)
    ones("output_norm.weight")
    for layer in range(LAYERS):
        ones(f"blk.{layer}.attn_norm.weight")
        ones(f"blk.{layer}.ffn_norm.weight")
        for part in ("attn_q", "attn_k", "attn_v", "attn_output"):
            random(f"blk.{layer}.{part}.weight", WIDTH, WIDTH)
        random(f"blk.{layer}.ffn_gate.weight", HIDDEN, WIDTH)
        random(f"blk.{layer}.ffn_up.weight", HIDDEN, WIDTH)
        random(f"blk.{layer}.ffn_down.weight", WIDTH, HIDDEN)

    out.write_header_to_file()
    out.write_kv_data_to_file()
    out.write_tensors_to_file()
    out.close()


main(sys.argv[1])
