"""What some providers want otherwise: which extras of an answer go back to them, which fields they refuse."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from aikit4d._core.settings import address_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aikit4d._core.settings import Target


@dataclass(frozen=True)
class ProviderRule:
    """How chat requests to one provider differ.

    Attributes:
        names: What the provider is called in a configuration.
        hosts: Its hosts; those below them count too.
        echoes: Fields beyond the request's schema that go back in messages that came from an answer.
        omits: Fields that are left out, of the request and of messages that came from an answer.
        renames: Fields of the request that have another name here.
    """

    names: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()
    echoes: frozenset[str] = frozenset()
    omits: frozenset[str] = frozenset()
    renames: Mapping[str, str] = field(default_factory=dict)


PLAIN = ProviderRule()
PROVIDER_RULES = (
    # Thought signatures must come back, or the next request is refused (earendil-works/pi#6733).
    ProviderRule(
        names=("gemini", "google", "vertex"),
        hosts=("generativelanguage.googleapis.com", "aiplatform.googleapis.com"),
        echoes=frozenset({"extra_content"}),
    ),
    # A thinking model that called tools is refused without its thoughts (continuedev/continue#10027, #11806).
    ProviderRule(names=("deepseek",), hosts=("deepseek.com",), echoes=frozenset({"reasoning_content"})),
    ProviderRule(
        names=("moonshot", "kimi"),
        hosts=("moonshot.ai", "moonshot.cn"),
        echoes=frozenset({"reasoning_content"}),
    ),
    ProviderRule(
        names=("openrouter",),
        hosts=("openrouter.ai",),
        echoes=frozenset({"reasoning", "reasoning_details"}),
    ),
    # Refuses what it does not know, and knows max_tokens only (charmbracelet/crush#1590,
    # editor-code-assistant/eca#231); its own content parts of type "thinking" may come back.
    ProviderRule(
        names=("mistral",),
        hosts=("mistral.ai",),
        echoes=frozenset({"thinking"}),
        omits=frozenset({"annotations", "audio", "refusal", "store", "user"}),
        renames={"max_completion_tokens": "max_tokens"},
    ),
    # Refuses unknown fields in assistant messages (tashfeenahmed/freellmapi#1070).
    ProviderRule(names=("groq",), hosts=("groq.com",), omits=frozenset({"annotations", "refusal"})),
)


def rule_for(target: Target) -> ProviderRule:
    """The rule of the host of `target`, else of its provider's name; its own settings win."""
    rule = _known_rule(target.base_url, target.name.lower())
    if target.echoed_fields is not None:
        rule = replace(rule, echoes=frozenset(target.echoed_fields))
    if target.omitted_fields is not None:
        rule = replace(rule, omits=frozenset(target.omitted_fields), renames={})
    return rule


@lru_cache(maxsize=64)
def _known_rule(base_url: str, name: str) -> ProviderRule:
    host = address_of(base_url).hostname or ""
    for rule in PROVIDER_RULES:
        # Vertex puts the region before its host's name with a hyphen.
        if any(host == known or host.endswith((f".{known}", f"-{known}")) for known in rule.hosts):
            return rule
    return next((rule for rule in PROVIDER_RULES if name in rule.names), PLAIN)
