from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .. import decode, encode
from ..unset import UNSET, Unset

if TYPE_CHECKING:
    from .chat_completion_allowed_tools_choice import ChatCompletionAllowedToolsChoice
    from .chat_completion_function_call_option import ChatCompletionFunctionCallOption
    from .chat_completion_functions import ChatCompletionFunctions
    from .chat_completion_named_tool_choice import ChatCompletionNamedToolChoice
    from .chat_completion_named_tool_choice_custom import ChatCompletionNamedToolChoiceCustom
    from .chat_completion_request_assistant_message import ChatCompletionRequestAssistantMessage
    from .chat_completion_request_developer_message import ChatCompletionRequestDeveloperMessage
    from .chat_completion_request_function_message import ChatCompletionRequestFunctionMessage
    from .chat_completion_request_system_message import ChatCompletionRequestSystemMessage
    from .chat_completion_request_tool_message import ChatCompletionRequestToolMessage
    from .chat_completion_request_user_message import ChatCompletionRequestUserMessage
    from .chat_completion_stream_options import ChatCompletionStreamOptions
    from .chat_completion_tool import ChatCompletionTool
    from .chat_completion_tool_choice_option import ChatCompletionToolChoiceOption
    from .create_chat_completion_request_audio import CreateChatCompletionRequestAudio
    from .create_chat_completion_request_function_call import CreateChatCompletionRequestFunctionCall
    from .create_chat_completion_request_logit_bias import CreateChatCompletionRequestLogitBias
    from .create_chat_completion_request_prompt_cache_retention import (
        CreateChatCompletionRequestPromptCacheRetention,
    )
    from .create_chat_completion_request_web_search_options import CreateChatCompletionRequestWebSearchOptions
    from .custom_tool_chat_completions import CustomToolChatCompletions
    from .metadata import Metadata
    from .model_ids_shared import ModelIdsShared
    from .moderation_param import ModerationParam
    from .prediction_content import PredictionContent
    from .prompt_cache_options_param import PromptCacheOptionsParam
    from .reasoning_effort import ReasoningEffort
    from .response_format_json_object import ResponseFormatJsonObject
    from .response_format_json_schema import ResponseFormatJsonSchema
    from .response_format_text import ResponseFormatText
    from .response_modalities_item import ResponseModalitiesItem
    from .service_tier import ServiceTier
    from .verbosity import Verbosity


@_attrs_define
class CreateChatCompletionRequest:
    """A conversation and how the model should continue it.

    Attributes:
        messages (list[ChatCompletionRequestAssistantMessage | ChatCompletionRequestDeveloperMessage |
            ChatCompletionRequestFunctionMessage | ChatCompletionRequestSystemMessage |
            ChatCompletionRequestToolMessage | ChatCompletionRequestUserMessage]): The conversation so far, oldest
            message first.
        model (ModelIdsShared | str): The model to ask.
        metadata (Metadata | None | Unset): Pairs of text kept with the object.
        top_logprobs (int | None | Unset): How many of the likeliest tokens to report at each place.
        temperature (float | None | Unset): How freely the model chooses words, from 0 to 2.
        top_p (float | None | Unset): Lets the model choose only among the likeliest words that make up this
            share.
        user (str | Unset): The older form of `safety_identifier` and `prompt_cache_key`.
        safety_identifier (None | str | Unset): A stable id of the end user, to notice misuse.
        prompt_cache_key (None | str | Unset): Requests with the same key share cached prompts.
        prompt_cache_retention (CreateChatCompletionRequestPromptCacheRetention | None | Unset): How long a
            cached prompt is kept.
        prompt_cache_options (PromptCacheOptionsParam | Unset): How the prompt is cached.
        service_tier (None | ServiceTier | Unset): The class of service to use.
        modalities (list[ResponseModalitiesItem] | None | Unset): The kinds of output to give.
        verbosity (None | Unset | Verbosity): How long and detailed the answer should be.
        reasoning_effort (None | ReasoningEffort | Unset): How much a reasoning model thinks first.
        max_completion_tokens (int | None | Unset): The most tokens that the answer may take, thought included.
        frequency_penalty (float | None | Unset): Above zero, words that were used often become less likely.
            Default: 0.
        presence_penalty (float | None | Unset): Above zero, words that were used at all become less likely.
            Default: 0.
        web_search_options (CreateChatCompletionRequestWebSearchOptions | Unset): Lets the model search the web.
        response_format (ResponseFormatJsonObject | ResponseFormatJsonSchema | ResponseFormatText | Unset): The
            form that the answer must take.
        audio (CreateChatCompletionRequestAudio | None | Unset): How a spoken answer should sound.
        store (bool | None | Unset): Whether the completion is stored, to be listed and fetched later. Default:
            false.
        moderation (ModerationParam | None | Unset): Moderation of input and output.
        stream (bool | None | Unset): Whether the answer comes as server-sent events. Default: false.
        stop (list[str] | None | str | Unset): Texts at which the model stops.
        logit_bias (CreateChatCompletionRequestLogitBias | None | Unset): Makes tokens likelier or less likely,
            from -100 to 100 by token id.
        logprobs (bool | None | Unset): Whether to report how likely the tokens were. Default: false.
        max_tokens (int | None | Unset): The older form of `max_completion_tokens`.
        n (int | None | Unset): How many answers to give. Default: 1.
        prediction (None | PredictionContent | Unset): Text that the answer is expected to repeat.
        seed (int | None | Unset): Asks for the same answer to the same request, as far as possible.
        stream_options (ChatCompletionStreamOptions | None | Unset): What else a stream should carry.
        tools (list[ChatCompletionTool | CustomToolChatCompletions] | Unset): The tools that the model may call.
        tool_choice (ChatCompletionAllowedToolsChoice | ChatCompletionNamedToolChoice |
            ChatCompletionNamedToolChoiceCustom | ChatCompletionToolChoiceOption | Unset): Whether and which tools
            the model calls.
        parallel_tool_calls (bool | Unset): Whether several tool calls may come at once.
        function_call (ChatCompletionFunctionCallOption | CreateChatCompletionRequestFunctionCall | Unset): The
            older form of `tool_choice`.
        functions (list[ChatCompletionFunctions] | Unset): The older form of `tools`.
    """

    messages: list[
        ChatCompletionRequestAssistantMessage
        | ChatCompletionRequestDeveloperMessage
        | ChatCompletionRequestFunctionMessage
        | ChatCompletionRequestSystemMessage
        | ChatCompletionRequestToolMessage
        | ChatCompletionRequestUserMessage
    ]
    model: ModelIdsShared | str
    metadata: Metadata | None | Unset = UNSET
    top_logprobs: int | None | Unset = UNSET
    temperature: float | None | Unset = UNSET
    top_p: float | None | Unset = UNSET
    user: str | Unset = UNSET
    safety_identifier: None | str | Unset = UNSET
    prompt_cache_key: None | str | Unset = UNSET
    prompt_cache_retention: CreateChatCompletionRequestPromptCacheRetention | None | Unset = UNSET
    prompt_cache_options: PromptCacheOptionsParam | Unset = UNSET
    service_tier: None | ServiceTier | Unset = UNSET
    modalities: list[ResponseModalitiesItem] | None | Unset = UNSET
    verbosity: None | Unset | Verbosity = UNSET
    reasoning_effort: None | ReasoningEffort | Unset = UNSET
    max_completion_tokens: int | None | Unset = UNSET
    frequency_penalty: float | None | Unset = UNSET
    presence_penalty: float | None | Unset = UNSET
    web_search_options: CreateChatCompletionRequestWebSearchOptions | Unset = UNSET
    response_format: ResponseFormatJsonObject | ResponseFormatJsonSchema | ResponseFormatText | Unset = UNSET
    audio: CreateChatCompletionRequestAudio | None | Unset = UNSET
    store: bool | None | Unset = UNSET
    moderation: ModerationParam | None | Unset = UNSET
    stream: bool | None | Unset = UNSET
    stop: list[str] | None | str | Unset = UNSET
    logit_bias: CreateChatCompletionRequestLogitBias | None | Unset = UNSET
    logprobs: bool | None | Unset = UNSET
    max_tokens: int | None | Unset = UNSET
    n: int | None | Unset = UNSET
    prediction: None | PredictionContent | Unset = UNSET
    seed: int | None | Unset = UNSET
    stream_options: ChatCompletionStreamOptions | None | Unset = UNSET
    tools: list[ChatCompletionTool | CustomToolChatCompletions] | Unset = UNSET
    tool_choice: (
        ChatCompletionAllowedToolsChoice
        | ChatCompletionNamedToolChoice
        | ChatCompletionNamedToolChoiceCustom
        | ChatCompletionToolChoiceOption
        | Unset
    ) = UNSET
    parallel_tool_calls: bool | Unset = UNSET
    function_call: ChatCompletionFunctionCallOption | CreateChatCompletionRequestFunctionCall | Unset = UNSET
    functions: list[ChatCompletionFunctions] | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        """The JSON object, with what was given only."""
        return encode.given(
            {
                **self.additional_properties,
                "messages": self.messages,
                "model": self.model,
                "metadata": self.metadata,
                "top_logprobs": self.top_logprobs,
                "temperature": self.temperature,
                "top_p": self.top_p,
                "user": self.user,
                "safety_identifier": self.safety_identifier,
                "prompt_cache_key": self.prompt_cache_key,
                "prompt_cache_retention": self.prompt_cache_retention,
                "prompt_cache_options": self.prompt_cache_options,
                "service_tier": self.service_tier,
                "modalities": self.modalities,
                "verbosity": self.verbosity,
                "reasoning_effort": self.reasoning_effort,
                "max_completion_tokens": self.max_completion_tokens,
                "frequency_penalty": self.frequency_penalty,
                "presence_penalty": self.presence_penalty,
                "web_search_options": self.web_search_options,
                "response_format": self.response_format,
                "audio": self.audio,
                "store": self.store,
                "moderation": self.moderation,
                "stream": self.stream,
                "stop": self.stop,
                "logit_bias": self.logit_bias,
                "logprobs": self.logprobs,
                "max_tokens": self.max_tokens,
                "n": self.n,
                "prediction": self.prediction,
                "seed": self.seed,
                "stream_options": self.stream_options,
                "tools": self.tools,
                "tool_choice": self.tool_choice,
                "parallel_tool_calls": self.parallel_tool_calls,
                "function_call": self.function_call,
                "functions": self.functions,
            }
        )

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """The model of a JSON object; `UnexpectedValue` where it does not fit."""
        from .chat_completion_allowed_tools_choice import ChatCompletionAllowedToolsChoice
        from .chat_completion_function_call_option import ChatCompletionFunctionCallOption
        from .chat_completion_functions import ChatCompletionFunctions
        from .chat_completion_named_tool_choice import ChatCompletionNamedToolChoice
        from .chat_completion_named_tool_choice_custom import ChatCompletionNamedToolChoiceCustom
        from .chat_completion_request_assistant_message import ChatCompletionRequestAssistantMessage
        from .chat_completion_request_developer_message import ChatCompletionRequestDeveloperMessage
        from .chat_completion_request_function_message import ChatCompletionRequestFunctionMessage
        from .chat_completion_request_system_message import ChatCompletionRequestSystemMessage
        from .chat_completion_request_tool_message import ChatCompletionRequestToolMessage
        from .chat_completion_request_user_message import ChatCompletionRequestUserMessage
        from .chat_completion_stream_options import ChatCompletionStreamOptions
        from .chat_completion_tool import ChatCompletionTool
        from .chat_completion_tool_choice_option import CHAT_COMPLETION_TOOL_CHOICE_OPTION_VALUES
        from .create_chat_completion_request_audio import CreateChatCompletionRequestAudio
        from .create_chat_completion_request_function_call import (
            CREATE_CHAT_COMPLETION_REQUEST_FUNCTION_CALL_VALUES,
        )
        from .create_chat_completion_request_logit_bias import CreateChatCompletionRequestLogitBias
        from .create_chat_completion_request_prompt_cache_retention import (
            CREATE_CHAT_COMPLETION_REQUEST_PROMPT_CACHE_RETENTION_VALUES,
        )
        from .create_chat_completion_request_web_search_options import (
            CreateChatCompletionRequestWebSearchOptions,
        )
        from .custom_tool_chat_completions import CustomToolChatCompletions
        from .metadata import Metadata
        from .model_ids_shared import MODEL_IDS_SHARED_VALUES
        from .moderation_param import ModerationParam
        from .prediction_content import PredictionContent
        from .prompt_cache_options_param import PromptCacheOptionsParam
        from .reasoning_effort import REASONING_EFFORT_VALUES
        from .response_format_json_object import ResponseFormatJsonObject
        from .response_format_json_schema import ResponseFormatJsonSchema
        from .response_format_text import ResponseFormatText
        from .response_modalities_item import RESPONSE_MODALITIES_ITEM_VALUES
        from .service_tier import SERVICE_TIER_VALUES
        from .verbosity import VERBOSITY_VALUES

        fields = decode.Fields(src_dict)
        model = cls(
            messages=fields.required(
                "messages",
                decode.list_of(
                    decode.by_tag(
                        "role",
                        {
                            "developer": ChatCompletionRequestDeveloperMessage.from_dict,
                            "system": ChatCompletionRequestSystemMessage.from_dict,
                            "user": ChatCompletionRequestUserMessage.from_dict,
                            "assistant": ChatCompletionRequestAssistantMessage.from_dict,
                            "tool": ChatCompletionRequestToolMessage.from_dict,
                            "function": ChatCompletionRequestFunctionMessage.from_dict,
                        },
                    )
                ),
            ),
            model=fields.required(
                "model", decode.first_of(decode.text, decode.one_of(MODEL_IDS_SHARED_VALUES))
            ),
            metadata=fields.optional("metadata", decode.first_of(Metadata.from_dict, decode.null)),
            top_logprobs=fields.optional("top_logprobs", decode.first_of(decode.integer, decode.null)),
            temperature=fields.optional("temperature", decode.first_of(decode.number, decode.null)),
            top_p=fields.optional("top_p", decode.first_of(decode.number, decode.null)),
            user=fields.optional("user", decode.text),
            safety_identifier=fields.optional("safety_identifier", decode.first_of(decode.text, decode.null)),
            prompt_cache_key=fields.optional("prompt_cache_key", decode.first_of(decode.text, decode.null)),
            prompt_cache_retention=fields.optional(
                "prompt_cache_retention",
                decode.first_of(
                    decode.one_of(CREATE_CHAT_COMPLETION_REQUEST_PROMPT_CACHE_RETENTION_VALUES), decode.null
                ),
            ),
            prompt_cache_options=fields.optional("prompt_cache_options", PromptCacheOptionsParam.from_dict),
            service_tier=fields.optional(
                "service_tier", decode.first_of(decode.one_of(SERVICE_TIER_VALUES), decode.null)
            ),
            modalities=fields.optional(
                "modalities",
                decode.first_of(decode.list_of(decode.one_of(RESPONSE_MODALITIES_ITEM_VALUES)), decode.null),
            ),
            verbosity=fields.optional(
                "verbosity", decode.first_of(decode.one_of(VERBOSITY_VALUES), decode.null)
            ),
            reasoning_effort=fields.optional(
                "reasoning_effort", decode.first_of(decode.one_of(REASONING_EFFORT_VALUES), decode.null)
            ),
            max_completion_tokens=fields.optional(
                "max_completion_tokens", decode.first_of(decode.integer, decode.null)
            ),
            frequency_penalty=fields.optional(
                "frequency_penalty", decode.first_of(decode.number, decode.null)
            ),
            presence_penalty=fields.optional("presence_penalty", decode.first_of(decode.number, decode.null)),
            web_search_options=fields.optional(
                "web_search_options", CreateChatCompletionRequestWebSearchOptions.from_dict
            ),
            response_format=fields.optional(
                "response_format",
                decode.by_tag(
                    "type",
                    {
                        "text": ResponseFormatText.from_dict,
                        "json_schema": ResponseFormatJsonSchema.from_dict,
                        "json_object": ResponseFormatJsonObject.from_dict,
                    },
                ),
            ),
            audio=fields.optional(
                "audio", decode.first_of(CreateChatCompletionRequestAudio.from_dict, decode.null)
            ),
            store=fields.optional("store", decode.first_of(decode.boolean, decode.null)),
            moderation=fields.optional("moderation", decode.first_of(ModerationParam.from_dict, decode.null)),
            stream=fields.optional("stream", decode.first_of(decode.boolean, decode.null)),
            stop=fields.optional(
                "stop", decode.first_of(decode.text, decode.list_of(decode.text), decode.null)
            ),
            logit_bias=fields.optional(
                "logit_bias", decode.first_of(CreateChatCompletionRequestLogitBias.from_dict, decode.null)
            ),
            logprobs=fields.optional("logprobs", decode.first_of(decode.boolean, decode.null)),
            max_tokens=fields.optional("max_tokens", decode.first_of(decode.integer, decode.null)),
            n=fields.optional("n", decode.first_of(decode.integer, decode.null)),
            prediction=fields.optional(
                "prediction", decode.first_of(PredictionContent.from_dict, decode.null)
            ),
            seed=fields.optional("seed", decode.first_of(decode.integer, decode.null)),
            stream_options=fields.optional(
                "stream_options", decode.first_of(ChatCompletionStreamOptions.from_dict, decode.null)
            ),
            tools=fields.optional(
                "tools",
                decode.list_of(
                    decode.by_tag(
                        "type",
                        {
                            "function": ChatCompletionTool.from_dict,
                            "custom": CustomToolChatCompletions.from_dict,
                        },
                    )
                ),
            ),
            tool_choice=fields.optional(
                "tool_choice",
                decode.first_of(
                    decode.by_tag(
                        "type",
                        {
                            "allowed_tools": ChatCompletionAllowedToolsChoice.from_dict,
                            "function": ChatCompletionNamedToolChoice.from_dict,
                            "custom": ChatCompletionNamedToolChoiceCustom.from_dict,
                        },
                    ),
                    decode.one_of(CHAT_COMPLETION_TOOL_CHOICE_OPTION_VALUES),
                ),
            ),
            parallel_tool_calls=fields.optional("parallel_tool_calls", decode.boolean),
            function_call=fields.optional(
                "function_call",
                decode.first_of(
                    decode.one_of(CREATE_CHAT_COMPLETION_REQUEST_FUNCTION_CALL_VALUES),
                    ChatCompletionFunctionCallOption.from_dict,
                ),
            ),
            functions=fields.optional("functions", decode.list_of(ChatCompletionFunctions.from_dict)),
        )
        model.additional_properties = fields.rest(decode.anything)
        return model

    @property
    def additional_keys(self) -> list[str]:
        """The names of the fields that the document does not describe."""
        return list(self.additional_properties)

    def __getitem__(self, key: str) -> Any:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: Any) -> None:
        self.additional_properties[key] = value

    def __delitem__(self, key: str) -> None:
        del self.additional_properties[key]

    def __contains__(self, key: str) -> bool:
        return key in self.additional_properties
