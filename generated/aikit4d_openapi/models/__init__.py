"""The models of requests and answers; each module is loaded when its model is first asked for."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .chat_completion_allowed_tools import ChatCompletionAllowedTools as ChatCompletionAllowedTools
    from .chat_completion_allowed_tools_choice import (
        ChatCompletionAllowedToolsChoice as ChatCompletionAllowedToolsChoice,
    )
    from .chat_completion_allowed_tools_mode import (
        ChatCompletionAllowedToolsMode as ChatCompletionAllowedToolsMode,
    )
    from .chat_completion_allowed_tools_tools_item import (
        ChatCompletionAllowedToolsToolsItem as ChatCompletionAllowedToolsToolsItem,
    )
    from .chat_completion_deleted import ChatCompletionDeleted as ChatCompletionDeleted
    from .chat_completion_function_call_option import (
        ChatCompletionFunctionCallOption as ChatCompletionFunctionCallOption,
    )
    from .chat_completion_functions import ChatCompletionFunctions as ChatCompletionFunctions
    from .chat_completion_list import ChatCompletionList as ChatCompletionList
    from .chat_completion_message_custom_tool_call import (
        ChatCompletionMessageCustomToolCall as ChatCompletionMessageCustomToolCall,
    )
    from .chat_completion_message_custom_tool_call_custom import (
        ChatCompletionMessageCustomToolCallCustom as ChatCompletionMessageCustomToolCallCustom,
    )
    from .chat_completion_message_list import ChatCompletionMessageList as ChatCompletionMessageList
    from .chat_completion_message_list_data_item import (
        ChatCompletionMessageListDataItem as ChatCompletionMessageListDataItem,
    )
    from .chat_completion_message_list_data_item_annotations_item import (
        ChatCompletionMessageListDataItemAnnotationsItem as ChatCompletionMessageListDataItemAnnotationsItem,
    )
    from .chat_completion_message_list_data_item_annotations_item_url_citation import (
        ChatCompletionMessageListDataItemAnnotationsItemUrlCitation as ChatCompletionMessageListDataItemAnnotationsItemUrlCitation,
    )
    from .chat_completion_message_list_data_item_audio import (
        ChatCompletionMessageListDataItemAudio as ChatCompletionMessageListDataItemAudio,
    )
    from .chat_completion_message_list_data_item_function_call import (
        ChatCompletionMessageListDataItemFunctionCall as ChatCompletionMessageListDataItemFunctionCall,
    )
    from .chat_completion_message_tool_call import (
        ChatCompletionMessageToolCall as ChatCompletionMessageToolCall,
    )
    from .chat_completion_message_tool_call_chunk import (
        ChatCompletionMessageToolCallChunk as ChatCompletionMessageToolCallChunk,
    )
    from .chat_completion_message_tool_call_chunk_function import (
        ChatCompletionMessageToolCallChunkFunction as ChatCompletionMessageToolCallChunkFunction,
    )
    from .chat_completion_message_tool_call_function import (
        ChatCompletionMessageToolCallFunction as ChatCompletionMessageToolCallFunction,
    )
    from .chat_completion_moderation import ChatCompletionModeration as ChatCompletionModeration
    from .chat_completion_moderation_error import (
        ChatCompletionModerationError as ChatCompletionModerationError,
    )
    from .chat_completion_moderation_results import (
        ChatCompletionModerationResults as ChatCompletionModerationResults,
    )
    from .chat_completion_named_tool_choice import (
        ChatCompletionNamedToolChoice as ChatCompletionNamedToolChoice,
    )
    from .chat_completion_named_tool_choice_custom import (
        ChatCompletionNamedToolChoiceCustom as ChatCompletionNamedToolChoiceCustom,
    )
    from .chat_completion_named_tool_choice_custom_custom import (
        ChatCompletionNamedToolChoiceCustomCustom as ChatCompletionNamedToolChoiceCustomCustom,
    )
    from .chat_completion_named_tool_choice_function import (
        ChatCompletionNamedToolChoiceFunction as ChatCompletionNamedToolChoiceFunction,
    )
    from .chat_completion_request_assistant_message import (
        ChatCompletionRequestAssistantMessage as ChatCompletionRequestAssistantMessage,
    )
    from .chat_completion_request_assistant_message_audio import (
        ChatCompletionRequestAssistantMessageAudio as ChatCompletionRequestAssistantMessageAudio,
    )
    from .chat_completion_request_assistant_message_function_call import (
        ChatCompletionRequestAssistantMessageFunctionCall as ChatCompletionRequestAssistantMessageFunctionCall,
    )
    from .chat_completion_request_developer_message import (
        ChatCompletionRequestDeveloperMessage as ChatCompletionRequestDeveloperMessage,
    )
    from .chat_completion_request_function_message import (
        ChatCompletionRequestFunctionMessage as ChatCompletionRequestFunctionMessage,
    )
    from .chat_completion_request_message_content_part_audio import (
        ChatCompletionRequestMessageContentPartAudio as ChatCompletionRequestMessageContentPartAudio,
    )
    from .chat_completion_request_message_content_part_audio_input_audio import (
        ChatCompletionRequestMessageContentPartAudioInputAudio as ChatCompletionRequestMessageContentPartAudioInputAudio,
    )
    from .chat_completion_request_message_content_part_audio_input_audio_format import (
        ChatCompletionRequestMessageContentPartAudioInputAudioFormat as ChatCompletionRequestMessageContentPartAudioInputAudioFormat,
    )
    from .chat_completion_request_message_content_part_file import (
        ChatCompletionRequestMessageContentPartFile as ChatCompletionRequestMessageContentPartFile,
    )
    from .chat_completion_request_message_content_part_file_file import (
        ChatCompletionRequestMessageContentPartFileFile as ChatCompletionRequestMessageContentPartFileFile,
    )
    from .chat_completion_request_message_content_part_image import (
        ChatCompletionRequestMessageContentPartImage as ChatCompletionRequestMessageContentPartImage,
    )
    from .chat_completion_request_message_content_part_image_image_url import (
        ChatCompletionRequestMessageContentPartImageImageUrl as ChatCompletionRequestMessageContentPartImageImageUrl,
    )
    from .chat_completion_request_message_content_part_image_image_url_detail import (
        ChatCompletionRequestMessageContentPartImageImageUrlDetail as ChatCompletionRequestMessageContentPartImageImageUrlDetail,
    )
    from .chat_completion_request_message_content_part_refusal import (
        ChatCompletionRequestMessageContentPartRefusal as ChatCompletionRequestMessageContentPartRefusal,
    )
    from .chat_completion_request_message_content_part_text import (
        ChatCompletionRequestMessageContentPartText as ChatCompletionRequestMessageContentPartText,
    )
    from .chat_completion_request_system_message import (
        ChatCompletionRequestSystemMessage as ChatCompletionRequestSystemMessage,
    )
    from .chat_completion_request_tool_message import (
        ChatCompletionRequestToolMessage as ChatCompletionRequestToolMessage,
    )
    from .chat_completion_request_user_message import (
        ChatCompletionRequestUserMessage as ChatCompletionRequestUserMessage,
    )
    from .chat_completion_response_message import (
        ChatCompletionResponseMessage as ChatCompletionResponseMessage,
    )
    from .chat_completion_response_message_annotations_item import (
        ChatCompletionResponseMessageAnnotationsItem as ChatCompletionResponseMessageAnnotationsItem,
    )
    from .chat_completion_response_message_annotations_item_url_citation import (
        ChatCompletionResponseMessageAnnotationsItemUrlCitation as ChatCompletionResponseMessageAnnotationsItemUrlCitation,
    )
    from .chat_completion_response_message_audio import (
        ChatCompletionResponseMessageAudio as ChatCompletionResponseMessageAudio,
    )
    from .chat_completion_response_message_function_call import (
        ChatCompletionResponseMessageFunctionCall as ChatCompletionResponseMessageFunctionCall,
    )
    from .chat_completion_stream_options import ChatCompletionStreamOptions as ChatCompletionStreamOptions
    from .chat_completion_stream_response_delta import (
        ChatCompletionStreamResponseDelta as ChatCompletionStreamResponseDelta,
    )
    from .chat_completion_stream_response_delta_function_call import (
        ChatCompletionStreamResponseDeltaFunctionCall as ChatCompletionStreamResponseDeltaFunctionCall,
    )
    from .chat_completion_stream_response_delta_role import (
        ChatCompletionStreamResponseDeltaRole as ChatCompletionStreamResponseDeltaRole,
    )
    from .chat_completion_token_logprob import ChatCompletionTokenLogprob as ChatCompletionTokenLogprob
    from .chat_completion_token_logprob_top_logprobs_item import (
        ChatCompletionTokenLogprobTopLogprobsItem as ChatCompletionTokenLogprobTopLogprobsItem,
    )
    from .chat_completion_tool import ChatCompletionTool as ChatCompletionTool
    from .chat_completion_tool_choice_option import (
        ChatCompletionToolChoiceOption as ChatCompletionToolChoiceOption,
    )
    from .completion_usage import CompletionUsage as CompletionUsage
    from .completion_usage_completion_tokens_details import (
        CompletionUsageCompletionTokensDetails as CompletionUsageCompletionTokensDetails,
    )
    from .completion_usage_prompt_tokens_details import (
        CompletionUsagePromptTokensDetails as CompletionUsagePromptTokensDetails,
    )
    from .create_chat_completion_request import CreateChatCompletionRequest as CreateChatCompletionRequest
    from .create_chat_completion_request_audio import (
        CreateChatCompletionRequestAudio as CreateChatCompletionRequestAudio,
    )
    from .create_chat_completion_request_audio_format import (
        CreateChatCompletionRequestAudioFormat as CreateChatCompletionRequestAudioFormat,
    )
    from .create_chat_completion_request_function_call import (
        CreateChatCompletionRequestFunctionCall as CreateChatCompletionRequestFunctionCall,
    )
    from .create_chat_completion_request_logit_bias import (
        CreateChatCompletionRequestLogitBias as CreateChatCompletionRequestLogitBias,
    )
    from .create_chat_completion_request_prompt_cache_retention import (
        CreateChatCompletionRequestPromptCacheRetention as CreateChatCompletionRequestPromptCacheRetention,
    )
    from .create_chat_completion_request_web_search_options import (
        CreateChatCompletionRequestWebSearchOptions as CreateChatCompletionRequestWebSearchOptions,
    )
    from .create_chat_completion_request_web_search_options_user_location import (
        CreateChatCompletionRequestWebSearchOptionsUserLocation as CreateChatCompletionRequestWebSearchOptionsUserLocation,
    )
    from .create_chat_completion_response import CreateChatCompletionResponse as CreateChatCompletionResponse
    from .create_chat_completion_response_choices_item import (
        CreateChatCompletionResponseChoicesItem as CreateChatCompletionResponseChoicesItem,
    )
    from .create_chat_completion_response_choices_item_finish_reason import (
        CreateChatCompletionResponseChoicesItemFinishReason as CreateChatCompletionResponseChoicesItemFinishReason,
    )
    from .create_chat_completion_response_choices_item_logprobs import (
        CreateChatCompletionResponseChoicesItemLogprobs as CreateChatCompletionResponseChoicesItemLogprobs,
    )
    from .create_chat_completion_stream_response import (
        CreateChatCompletionStreamResponse as CreateChatCompletionStreamResponse,
    )
    from .create_chat_completion_stream_response_choices_item import (
        CreateChatCompletionStreamResponseChoicesItem as CreateChatCompletionStreamResponseChoicesItem,
    )
    from .create_chat_completion_stream_response_choices_item_finish_reason import (
        CreateChatCompletionStreamResponseChoicesItemFinishReason as CreateChatCompletionStreamResponseChoicesItemFinishReason,
    )
    from .create_chat_completion_stream_response_choices_item_logprobs import (
        CreateChatCompletionStreamResponseChoicesItemLogprobs as CreateChatCompletionStreamResponseChoicesItemLogprobs,
    )
    from .create_embedding_request import CreateEmbeddingRequest as CreateEmbeddingRequest
    from .create_embedding_request_encoding_format import (
        CreateEmbeddingRequestEncodingFormat as CreateEmbeddingRequestEncodingFormat,
    )
    from .create_embedding_request_model import CreateEmbeddingRequestModel as CreateEmbeddingRequestModel
    from .create_embedding_response import CreateEmbeddingResponse as CreateEmbeddingResponse
    from .create_embedding_response_usage import CreateEmbeddingResponseUsage as CreateEmbeddingResponseUsage
    from .create_file_request import CreateFileRequest as CreateFileRequest
    from .create_file_request_purpose import CreateFileRequestPurpose as CreateFileRequestPurpose
    from .create_image_edit_request import CreateImageEditRequest as CreateImageEditRequest
    from .create_image_edit_request_background import (
        CreateImageEditRequestBackground as CreateImageEditRequestBackground,
    )
    from .create_image_edit_request_model import CreateImageEditRequestModel as CreateImageEditRequestModel
    from .create_image_edit_request_output_format import (
        CreateImageEditRequestOutputFormat as CreateImageEditRequestOutputFormat,
    )
    from .create_image_edit_request_quality import (
        CreateImageEditRequestQuality as CreateImageEditRequestQuality,
    )
    from .create_image_edit_request_response_format import (
        CreateImageEditRequestResponseFormat as CreateImageEditRequestResponseFormat,
    )
    from .create_image_edit_request_size import CreateImageEditRequestSize as CreateImageEditRequestSize
    from .create_image_request import CreateImageRequest as CreateImageRequest
    from .create_image_request_background import CreateImageRequestBackground as CreateImageRequestBackground
    from .create_image_request_model import CreateImageRequestModel as CreateImageRequestModel
    from .create_image_request_moderation import CreateImageRequestModeration as CreateImageRequestModeration
    from .create_image_request_output_format import (
        CreateImageRequestOutputFormat as CreateImageRequestOutputFormat,
    )
    from .create_image_request_quality import CreateImageRequestQuality as CreateImageRequestQuality
    from .create_image_request_response_format import (
        CreateImageRequestResponseFormat as CreateImageRequestResponseFormat,
    )
    from .create_image_request_size import CreateImageRequestSize as CreateImageRequestSize
    from .create_image_request_style import CreateImageRequestStyle as CreateImageRequestStyle
    from .create_image_variation_request import CreateImageVariationRequest as CreateImageVariationRequest
    from .create_image_variation_request_response_format import (
        CreateImageVariationRequestResponseFormat as CreateImageVariationRequestResponseFormat,
    )
    from .create_image_variation_request_size import (
        CreateImageVariationRequestSize as CreateImageVariationRequestSize,
    )
    from .create_model_response_properties import (
        CreateModelResponseProperties as CreateModelResponseProperties,
    )
    from .create_model_response_properties_prompt_cache_retention import (
        CreateModelResponsePropertiesPromptCacheRetention as CreateModelResponsePropertiesPromptCacheRetention,
    )
    from .create_moderation_request import CreateModerationRequest as CreateModerationRequest
    from .create_moderation_request_input_item_image_url import (
        CreateModerationRequestInputItemImageUrl as CreateModerationRequestInputItemImageUrl,
    )
    from .create_moderation_request_input_item_image_url_image_url import (
        CreateModerationRequestInputItemImageUrlImageUrl as CreateModerationRequestInputItemImageUrlImageUrl,
    )
    from .create_moderation_request_input_item_text import (
        CreateModerationRequestInputItemText as CreateModerationRequestInputItemText,
    )
    from .create_moderation_request_model import CreateModerationRequestModel as CreateModerationRequestModel
    from .create_moderation_response import CreateModerationResponse as CreateModerationResponse
    from .create_moderation_response_results_item import (
        CreateModerationResponseResultsItem as CreateModerationResponseResultsItem,
    )
    from .create_moderation_response_results_item_categories import (
        CreateModerationResponseResultsItemCategories as CreateModerationResponseResultsItemCategories,
    )
    from .create_moderation_response_results_item_category_applied_input_types import (
        CreateModerationResponseResultsItemCategoryAppliedInputTypes as CreateModerationResponseResultsItemCategoryAppliedInputTypes,
    )
    from .create_moderation_response_results_item_category_applied_input_types_self_harm_instructions_item import (
        CreateModerationResponseResultsItemCategoryAppliedInputTypesSelfHarmInstructionsItem as CreateModerationResponseResultsItemCategoryAppliedInputTypesSelfHarmInstructionsItem,
    )
    from .create_moderation_response_results_item_category_applied_input_types_self_harm_intent_item import (
        CreateModerationResponseResultsItemCategoryAppliedInputTypesSelfHarmIntentItem as CreateModerationResponseResultsItemCategoryAppliedInputTypesSelfHarmIntentItem,
    )
    from .create_moderation_response_results_item_category_applied_input_types_self_harm_item import (
        CreateModerationResponseResultsItemCategoryAppliedInputTypesSelfHarmItem as CreateModerationResponseResultsItemCategoryAppliedInputTypesSelfHarmItem,
    )
    from .create_moderation_response_results_item_category_applied_input_types_sexual_item import (
        CreateModerationResponseResultsItemCategoryAppliedInputTypesSexualItem as CreateModerationResponseResultsItemCategoryAppliedInputTypesSexualItem,
    )
    from .create_moderation_response_results_item_category_applied_input_types_violence_graphic_item import (
        CreateModerationResponseResultsItemCategoryAppliedInputTypesViolenceGraphicItem as CreateModerationResponseResultsItemCategoryAppliedInputTypesViolenceGraphicItem,
    )
    from .create_moderation_response_results_item_category_applied_input_types_violence_item import (
        CreateModerationResponseResultsItemCategoryAppliedInputTypesViolenceItem as CreateModerationResponseResultsItemCategoryAppliedInputTypesViolenceItem,
    )
    from .create_moderation_response_results_item_category_scores import (
        CreateModerationResponseResultsItemCategoryScores as CreateModerationResponseResultsItemCategoryScores,
    )
    from .custom_tool_chat_completions import CustomToolChatCompletions as CustomToolChatCompletions
    from .custom_tool_chat_completions_custom import (
        CustomToolChatCompletionsCustom as CustomToolChatCompletionsCustom,
    )
    from .custom_tool_chat_completions_custom_format_grammar import (
        CustomToolChatCompletionsCustomFormatGrammar as CustomToolChatCompletionsCustomFormatGrammar,
    )
    from .custom_tool_chat_completions_custom_format_grammar_grammar import (
        CustomToolChatCompletionsCustomFormatGrammarGrammar as CustomToolChatCompletionsCustomFormatGrammarGrammar,
    )
    from .custom_tool_chat_completions_custom_format_grammar_grammar_syntax import (
        CustomToolChatCompletionsCustomFormatGrammarGrammarSyntax as CustomToolChatCompletionsCustomFormatGrammarGrammarSyntax,
    )
    from .custom_tool_chat_completions_custom_format_text import (
        CustomToolChatCompletionsCustomFormatText as CustomToolChatCompletionsCustomFormatText,
    )
    from .delete_file_response import DeleteFileResponse as DeleteFileResponse
    from .delete_model_response import DeleteModelResponse as DeleteModelResponse
    from .edit_image_body_json_param import EditImageBodyJsonParam as EditImageBodyJsonParam
    from .edit_image_body_json_param_background import (
        EditImageBodyJsonParamBackground as EditImageBodyJsonParamBackground,
    )
    from .edit_image_body_json_param_input_fidelity import (
        EditImageBodyJsonParamInputFidelity as EditImageBodyJsonParamInputFidelity,
    )
    from .edit_image_body_json_param_model import EditImageBodyJsonParamModel as EditImageBodyJsonParamModel
    from .edit_image_body_json_param_moderation import (
        EditImageBodyJsonParamModeration as EditImageBodyJsonParamModeration,
    )
    from .edit_image_body_json_param_output_format import (
        EditImageBodyJsonParamOutputFormat as EditImageBodyJsonParamOutputFormat,
    )
    from .edit_image_body_json_param_quality import (
        EditImageBodyJsonParamQuality as EditImageBodyJsonParamQuality,
    )
    from .edit_image_body_json_param_size import EditImageBodyJsonParamSize as EditImageBodyJsonParamSize
    from .embedding import Embedding as Embedding
    from .error import Error as Error
    from .error_response import ErrorResponse as ErrorResponse
    from .file_expiration_after import FileExpirationAfter as FileExpirationAfter
    from .function_object import FunctionObject as FunctionObject
    from .function_parameters import FunctionParameters as FunctionParameters
    from .get_chat_completion_messages_order import (
        GetChatCompletionMessagesOrder as GetChatCompletionMessagesOrder,
    )
    from .image import Image as Image
    from .image_edit_completed_event import ImageEditCompletedEvent as ImageEditCompletedEvent
    from .image_edit_completed_event_background import (
        ImageEditCompletedEventBackground as ImageEditCompletedEventBackground,
    )
    from .image_edit_completed_event_output_format import (
        ImageEditCompletedEventOutputFormat as ImageEditCompletedEventOutputFormat,
    )
    from .image_edit_completed_event_quality import (
        ImageEditCompletedEventQuality as ImageEditCompletedEventQuality,
    )
    from .image_edit_completed_event_size import ImageEditCompletedEventSize as ImageEditCompletedEventSize
    from .image_edit_partial_image_event import ImageEditPartialImageEvent as ImageEditPartialImageEvent
    from .image_edit_partial_image_event_background import (
        ImageEditPartialImageEventBackground as ImageEditPartialImageEventBackground,
    )
    from .image_edit_partial_image_event_output_format import (
        ImageEditPartialImageEventOutputFormat as ImageEditPartialImageEventOutputFormat,
    )
    from .image_edit_partial_image_event_quality import (
        ImageEditPartialImageEventQuality as ImageEditPartialImageEventQuality,
    )
    from .image_edit_partial_image_event_size import (
        ImageEditPartialImageEventSize as ImageEditPartialImageEventSize,
    )
    from .image_gen_completed_event import ImageGenCompletedEvent as ImageGenCompletedEvent
    from .image_gen_completed_event_background import (
        ImageGenCompletedEventBackground as ImageGenCompletedEventBackground,
    )
    from .image_gen_completed_event_output_format import (
        ImageGenCompletedEventOutputFormat as ImageGenCompletedEventOutputFormat,
    )
    from .image_gen_completed_event_quality import (
        ImageGenCompletedEventQuality as ImageGenCompletedEventQuality,
    )
    from .image_gen_completed_event_size import ImageGenCompletedEventSize as ImageGenCompletedEventSize
    from .image_gen_input_usage_details import ImageGenInputUsageDetails as ImageGenInputUsageDetails
    from .image_gen_output_tokens_details import ImageGenOutputTokensDetails as ImageGenOutputTokensDetails
    from .image_gen_partial_image_event import ImageGenPartialImageEvent as ImageGenPartialImageEvent
    from .image_gen_partial_image_event_background import (
        ImageGenPartialImageEventBackground as ImageGenPartialImageEventBackground,
    )
    from .image_gen_partial_image_event_output_format import (
        ImageGenPartialImageEventOutputFormat as ImageGenPartialImageEventOutputFormat,
    )
    from .image_gen_partial_image_event_quality import (
        ImageGenPartialImageEventQuality as ImageGenPartialImageEventQuality,
    )
    from .image_gen_partial_image_event_size import (
        ImageGenPartialImageEventSize as ImageGenPartialImageEventSize,
    )
    from .image_gen_usage import ImageGenUsage as ImageGenUsage
    from .image_ref_param import ImageRefParam as ImageRefParam
    from .images_response import ImagesResponse as ImagesResponse
    from .images_response_background import ImagesResponseBackground as ImagesResponseBackground
    from .images_response_output_format import ImagesResponseOutputFormat as ImagesResponseOutputFormat
    from .images_response_quality import ImagesResponseQuality as ImagesResponseQuality
    from .images_response_size import ImagesResponseSize as ImagesResponseSize
    from .images_usage import ImagesUsage as ImagesUsage
    from .images_usage_input_tokens_details import (
        ImagesUsageInputTokensDetails as ImagesUsageInputTokensDetails,
    )
    from .input_fidelity import InputFidelity as InputFidelity
    from .list_chat_completions_order import ListChatCompletionsOrder as ListChatCompletionsOrder
    from .list_files_order import ListFilesOrder as ListFilesOrder
    from .list_files_response import ListFilesResponse as ListFilesResponse
    from .list_models_response import ListModelsResponse as ListModelsResponse
    from .metadata import Metadata as Metadata
    from .model import Model as Model
    from .model_ids_shared import ModelIdsShared as ModelIdsShared
    from .model_response_properties import ModelResponseProperties as ModelResponseProperties
    from .model_response_properties_prompt_cache_retention import (
        ModelResponsePropertiesPromptCacheRetention as ModelResponsePropertiesPromptCacheRetention,
    )
    from .moderation_config_param import ModerationConfigParam as ModerationConfigParam
    from .moderation_input_type import ModerationInputType as ModerationInputType
    from .moderation_mode import ModerationMode as ModerationMode
    from .moderation_param import ModerationParam as ModerationParam
    from .moderation_policy_param import ModerationPolicyParam as ModerationPolicyParam
    from .moderation_result_body import ModerationResultBody as ModerationResultBody
    from .moderation_result_body_categories import (
        ModerationResultBodyCategories as ModerationResultBodyCategories,
    )
    from .moderation_result_body_category_applied_input_types import (
        ModerationResultBodyCategoryAppliedInputTypes as ModerationResultBodyCategoryAppliedInputTypes,
    )
    from .moderation_result_body_category_scores import (
        ModerationResultBodyCategoryScores as ModerationResultBodyCategoryScores,
    )
    from .open_ai_file import OpenAIFile as OpenAIFile
    from .open_ai_file_purpose import OpenAIFilePurpose as OpenAIFilePurpose
    from .open_ai_file_status import OpenAIFileStatus as OpenAIFileStatus
    from .prediction_content import PredictionContent as PredictionContent
    from .prompt_cache_breakpoint_param import PromptCacheBreakpointParam as PromptCacheBreakpointParam
    from .prompt_cache_mode_enum import PromptCacheModeEnum as PromptCacheModeEnum
    from .prompt_cache_options_param import PromptCacheOptionsParam as PromptCacheOptionsParam
    from .reasoning_effort import ReasoningEffort as ReasoningEffort
    from .response_format_json_object import ResponseFormatJsonObject as ResponseFormatJsonObject
    from .response_format_json_schema import ResponseFormatJsonSchema as ResponseFormatJsonSchema
    from .response_format_json_schema_json_schema import (
        ResponseFormatJsonSchemaJsonSchema as ResponseFormatJsonSchemaJsonSchema,
    )
    from .response_format_json_schema_schema import (
        ResponseFormatJsonSchemaSchema as ResponseFormatJsonSchemaSchema,
    )
    from .response_format_text import ResponseFormatText as ResponseFormatText
    from .response_modalities_item import ResponseModalitiesItem as ResponseModalitiesItem
    from .service_tier import ServiceTier as ServiceTier
    from .update_chat_completion_body import UpdateChatCompletionBody as UpdateChatCompletionBody
    from .verbosity import Verbosity as Verbosity
    from .voice_ids_or_custom_voice import VoiceIdsOrCustomVoice as VoiceIdsOrCustomVoice
    from .voice_ids_shared import VoiceIdsShared as VoiceIdsShared
    from .web_search_context_size import WebSearchContextSize as WebSearchContextSize
    from .web_search_location import WebSearchLocation as WebSearchLocation

_MODULES = {
    "ChatCompletionAllowedTools": "chat_completion_allowed_tools",
    "ChatCompletionAllowedToolsChoice": "chat_completion_allowed_tools_choice",
    "ChatCompletionAllowedToolsMode": "chat_completion_allowed_tools_mode",
    "ChatCompletionAllowedToolsToolsItem": "chat_completion_allowed_tools_tools_item",
    "ChatCompletionDeleted": "chat_completion_deleted",
    "ChatCompletionFunctionCallOption": "chat_completion_function_call_option",
    "ChatCompletionFunctions": "chat_completion_functions",
    "ChatCompletionList": "chat_completion_list",
    "ChatCompletionMessageCustomToolCall": "chat_completion_message_custom_tool_call",
    "ChatCompletionMessageCustomToolCallCustom": "chat_completion_message_custom_tool_call_custom",
    "ChatCompletionMessageList": "chat_completion_message_list",
    "ChatCompletionMessageListDataItem": "chat_completion_message_list_data_item",
    "ChatCompletionMessageListDataItemAnnotationsItem": "chat_completion_message_list_data_item_annotations_item",
    "ChatCompletionMessageListDataItemAnnotationsItemUrlCitation": "chat_completion_message_list_data_item_annotations_item_url_citation",
    "ChatCompletionMessageListDataItemAudio": "chat_completion_message_list_data_item_audio",
    "ChatCompletionMessageListDataItemFunctionCall": "chat_completion_message_list_data_item_function_call",
    "ChatCompletionMessageToolCall": "chat_completion_message_tool_call",
    "ChatCompletionMessageToolCallChunk": "chat_completion_message_tool_call_chunk",
    "ChatCompletionMessageToolCallChunkFunction": "chat_completion_message_tool_call_chunk_function",
    "ChatCompletionMessageToolCallFunction": "chat_completion_message_tool_call_function",
    "ChatCompletionModeration": "chat_completion_moderation",
    "ChatCompletionModerationError": "chat_completion_moderation_error",
    "ChatCompletionModerationResults": "chat_completion_moderation_results",
    "ChatCompletionNamedToolChoice": "chat_completion_named_tool_choice",
    "ChatCompletionNamedToolChoiceCustom": "chat_completion_named_tool_choice_custom",
    "ChatCompletionNamedToolChoiceCustomCustom": "chat_completion_named_tool_choice_custom_custom",
    "ChatCompletionNamedToolChoiceFunction": "chat_completion_named_tool_choice_function",
    "ChatCompletionRequestAssistantMessage": "chat_completion_request_assistant_message",
    "ChatCompletionRequestAssistantMessageAudio": "chat_completion_request_assistant_message_audio",
    "ChatCompletionRequestAssistantMessageFunctionCall": "chat_completion_request_assistant_message_function_call",
    "ChatCompletionRequestDeveloperMessage": "chat_completion_request_developer_message",
    "ChatCompletionRequestFunctionMessage": "chat_completion_request_function_message",
    "ChatCompletionRequestMessageContentPartAudio": "chat_completion_request_message_content_part_audio",
    "ChatCompletionRequestMessageContentPartAudioInputAudio": "chat_completion_request_message_content_part_audio_input_audio",
    "ChatCompletionRequestMessageContentPartAudioInputAudioFormat": "chat_completion_request_message_content_part_audio_input_audio_format",
    "ChatCompletionRequestMessageContentPartFile": "chat_completion_request_message_content_part_file",
    "ChatCompletionRequestMessageContentPartFileFile": "chat_completion_request_message_content_part_file_file",
    "ChatCompletionRequestMessageContentPartImage": "chat_completion_request_message_content_part_image",
    "ChatCompletionRequestMessageContentPartImageImageUrl": "chat_completion_request_message_content_part_image_image_url",
    "ChatCompletionRequestMessageContentPartImageImageUrlDetail": "chat_completion_request_message_content_part_image_image_url_detail",
    "ChatCompletionRequestMessageContentPartRefusal": "chat_completion_request_message_content_part_refusal",
    "ChatCompletionRequestMessageContentPartText": "chat_completion_request_message_content_part_text",
    "ChatCompletionRequestSystemMessage": "chat_completion_request_system_message",
    "ChatCompletionRequestToolMessage": "chat_completion_request_tool_message",
    "ChatCompletionRequestUserMessage": "chat_completion_request_user_message",
    "ChatCompletionResponseMessage": "chat_completion_response_message",
    "ChatCompletionResponseMessageAnnotationsItem": "chat_completion_response_message_annotations_item",
    "ChatCompletionResponseMessageAnnotationsItemUrlCitation": "chat_completion_response_message_annotations_item_url_citation",
    "ChatCompletionResponseMessageAudio": "chat_completion_response_message_audio",
    "ChatCompletionResponseMessageFunctionCall": "chat_completion_response_message_function_call",
    "ChatCompletionStreamOptions": "chat_completion_stream_options",
    "ChatCompletionStreamResponseDelta": "chat_completion_stream_response_delta",
    "ChatCompletionStreamResponseDeltaFunctionCall": "chat_completion_stream_response_delta_function_call",
    "ChatCompletionStreamResponseDeltaRole": "chat_completion_stream_response_delta_role",
    "ChatCompletionTokenLogprob": "chat_completion_token_logprob",
    "ChatCompletionTokenLogprobTopLogprobsItem": "chat_completion_token_logprob_top_logprobs_item",
    "ChatCompletionTool": "chat_completion_tool",
    "ChatCompletionToolChoiceOption": "chat_completion_tool_choice_option",
    "CompletionUsage": "completion_usage",
    "CompletionUsageCompletionTokensDetails": "completion_usage_completion_tokens_details",
    "CompletionUsagePromptTokensDetails": "completion_usage_prompt_tokens_details",
    "CreateChatCompletionRequest": "create_chat_completion_request",
    "CreateChatCompletionRequestAudio": "create_chat_completion_request_audio",
    "CreateChatCompletionRequestAudioFormat": "create_chat_completion_request_audio_format",
    "CreateChatCompletionRequestFunctionCall": "create_chat_completion_request_function_call",
    "CreateChatCompletionRequestLogitBias": "create_chat_completion_request_logit_bias",
    "CreateChatCompletionRequestPromptCacheRetention": "create_chat_completion_request_prompt_cache_retention",
    "CreateChatCompletionRequestWebSearchOptions": "create_chat_completion_request_web_search_options",
    "CreateChatCompletionRequestWebSearchOptionsUserLocation": "create_chat_completion_request_web_search_options_user_location",
    "CreateChatCompletionResponse": "create_chat_completion_response",
    "CreateChatCompletionResponseChoicesItem": "create_chat_completion_response_choices_item",
    "CreateChatCompletionResponseChoicesItemFinishReason": "create_chat_completion_response_choices_item_finish_reason",
    "CreateChatCompletionResponseChoicesItemLogprobs": "create_chat_completion_response_choices_item_logprobs",
    "CreateChatCompletionStreamResponse": "create_chat_completion_stream_response",
    "CreateChatCompletionStreamResponseChoicesItem": "create_chat_completion_stream_response_choices_item",
    "CreateChatCompletionStreamResponseChoicesItemFinishReason": "create_chat_completion_stream_response_choices_item_finish_reason",
    "CreateChatCompletionStreamResponseChoicesItemLogprobs": "create_chat_completion_stream_response_choices_item_logprobs",
    "CreateEmbeddingRequest": "create_embedding_request",
    "CreateEmbeddingRequestEncodingFormat": "create_embedding_request_encoding_format",
    "CreateEmbeddingRequestModel": "create_embedding_request_model",
    "CreateEmbeddingResponse": "create_embedding_response",
    "CreateEmbeddingResponseUsage": "create_embedding_response_usage",
    "CreateFileRequest": "create_file_request",
    "CreateFileRequestPurpose": "create_file_request_purpose",
    "CreateImageEditRequest": "create_image_edit_request",
    "CreateImageEditRequestBackground": "create_image_edit_request_background",
    "CreateImageEditRequestModel": "create_image_edit_request_model",
    "CreateImageEditRequestOutputFormat": "create_image_edit_request_output_format",
    "CreateImageEditRequestQuality": "create_image_edit_request_quality",
    "CreateImageEditRequestResponseFormat": "create_image_edit_request_response_format",
    "CreateImageEditRequestSize": "create_image_edit_request_size",
    "CreateImageRequest": "create_image_request",
    "CreateImageRequestBackground": "create_image_request_background",
    "CreateImageRequestModel": "create_image_request_model",
    "CreateImageRequestModeration": "create_image_request_moderation",
    "CreateImageRequestOutputFormat": "create_image_request_output_format",
    "CreateImageRequestQuality": "create_image_request_quality",
    "CreateImageRequestResponseFormat": "create_image_request_response_format",
    "CreateImageRequestSize": "create_image_request_size",
    "CreateImageRequestStyle": "create_image_request_style",
    "CreateImageVariationRequest": "create_image_variation_request",
    "CreateImageVariationRequestResponseFormat": "create_image_variation_request_response_format",
    "CreateImageVariationRequestSize": "create_image_variation_request_size",
    "CreateModelResponseProperties": "create_model_response_properties",
    "CreateModelResponsePropertiesPromptCacheRetention": "create_model_response_properties_prompt_cache_retention",
    "CreateModerationRequest": "create_moderation_request",
    "CreateModerationRequestInputItemImageUrl": "create_moderation_request_input_item_image_url",
    "CreateModerationRequestInputItemImageUrlImageUrl": "create_moderation_request_input_item_image_url_image_url",
    "CreateModerationRequestInputItemText": "create_moderation_request_input_item_text",
    "CreateModerationRequestModel": "create_moderation_request_model",
    "CreateModerationResponse": "create_moderation_response",
    "CreateModerationResponseResultsItem": "create_moderation_response_results_item",
    "CreateModerationResponseResultsItemCategories": "create_moderation_response_results_item_categories",
    "CreateModerationResponseResultsItemCategoryAppliedInputTypes": "create_moderation_response_results_item_category_applied_input_types",
    "CreateModerationResponseResultsItemCategoryAppliedInputTypesSelfHarmInstructionsItem": "create_moderation_response_results_item_category_applied_input_types_self_harm_instructions_item",
    "CreateModerationResponseResultsItemCategoryAppliedInputTypesSelfHarmIntentItem": "create_moderation_response_results_item_category_applied_input_types_self_harm_intent_item",
    "CreateModerationResponseResultsItemCategoryAppliedInputTypesSelfHarmItem": "create_moderation_response_results_item_category_applied_input_types_self_harm_item",
    "CreateModerationResponseResultsItemCategoryAppliedInputTypesSexualItem": "create_moderation_response_results_item_category_applied_input_types_sexual_item",
    "CreateModerationResponseResultsItemCategoryAppliedInputTypesViolenceGraphicItem": "create_moderation_response_results_item_category_applied_input_types_violence_graphic_item",
    "CreateModerationResponseResultsItemCategoryAppliedInputTypesViolenceItem": "create_moderation_response_results_item_category_applied_input_types_violence_item",
    "CreateModerationResponseResultsItemCategoryScores": "create_moderation_response_results_item_category_scores",
    "CustomToolChatCompletions": "custom_tool_chat_completions",
    "CustomToolChatCompletionsCustom": "custom_tool_chat_completions_custom",
    "CustomToolChatCompletionsCustomFormatGrammar": "custom_tool_chat_completions_custom_format_grammar",
    "CustomToolChatCompletionsCustomFormatGrammarGrammar": "custom_tool_chat_completions_custom_format_grammar_grammar",
    "CustomToolChatCompletionsCustomFormatGrammarGrammarSyntax": "custom_tool_chat_completions_custom_format_grammar_grammar_syntax",
    "CustomToolChatCompletionsCustomFormatText": "custom_tool_chat_completions_custom_format_text",
    "DeleteFileResponse": "delete_file_response",
    "DeleteModelResponse": "delete_model_response",
    "EditImageBodyJsonParam": "edit_image_body_json_param",
    "EditImageBodyJsonParamBackground": "edit_image_body_json_param_background",
    "EditImageBodyJsonParamInputFidelity": "edit_image_body_json_param_input_fidelity",
    "EditImageBodyJsonParamModel": "edit_image_body_json_param_model",
    "EditImageBodyJsonParamModeration": "edit_image_body_json_param_moderation",
    "EditImageBodyJsonParamOutputFormat": "edit_image_body_json_param_output_format",
    "EditImageBodyJsonParamQuality": "edit_image_body_json_param_quality",
    "EditImageBodyJsonParamSize": "edit_image_body_json_param_size",
    "Embedding": "embedding",
    "Error": "error",
    "ErrorResponse": "error_response",
    "FileExpirationAfter": "file_expiration_after",
    "FunctionObject": "function_object",
    "FunctionParameters": "function_parameters",
    "GetChatCompletionMessagesOrder": "get_chat_completion_messages_order",
    "Image": "image",
    "ImageEditCompletedEvent": "image_edit_completed_event",
    "ImageEditCompletedEventBackground": "image_edit_completed_event_background",
    "ImageEditCompletedEventOutputFormat": "image_edit_completed_event_output_format",
    "ImageEditCompletedEventQuality": "image_edit_completed_event_quality",
    "ImageEditCompletedEventSize": "image_edit_completed_event_size",
    "ImageEditPartialImageEvent": "image_edit_partial_image_event",
    "ImageEditPartialImageEventBackground": "image_edit_partial_image_event_background",
    "ImageEditPartialImageEventOutputFormat": "image_edit_partial_image_event_output_format",
    "ImageEditPartialImageEventQuality": "image_edit_partial_image_event_quality",
    "ImageEditPartialImageEventSize": "image_edit_partial_image_event_size",
    "ImageGenCompletedEvent": "image_gen_completed_event",
    "ImageGenCompletedEventBackground": "image_gen_completed_event_background",
    "ImageGenCompletedEventOutputFormat": "image_gen_completed_event_output_format",
    "ImageGenCompletedEventQuality": "image_gen_completed_event_quality",
    "ImageGenCompletedEventSize": "image_gen_completed_event_size",
    "ImageGenInputUsageDetails": "image_gen_input_usage_details",
    "ImageGenOutputTokensDetails": "image_gen_output_tokens_details",
    "ImageGenPartialImageEvent": "image_gen_partial_image_event",
    "ImageGenPartialImageEventBackground": "image_gen_partial_image_event_background",
    "ImageGenPartialImageEventOutputFormat": "image_gen_partial_image_event_output_format",
    "ImageGenPartialImageEventQuality": "image_gen_partial_image_event_quality",
    "ImageGenPartialImageEventSize": "image_gen_partial_image_event_size",
    "ImageGenUsage": "image_gen_usage",
    "ImageRefParam": "image_ref_param",
    "ImagesResponse": "images_response",
    "ImagesResponseBackground": "images_response_background",
    "ImagesResponseOutputFormat": "images_response_output_format",
    "ImagesResponseQuality": "images_response_quality",
    "ImagesResponseSize": "images_response_size",
    "ImagesUsage": "images_usage",
    "ImagesUsageInputTokensDetails": "images_usage_input_tokens_details",
    "InputFidelity": "input_fidelity",
    "ListChatCompletionsOrder": "list_chat_completions_order",
    "ListFilesOrder": "list_files_order",
    "ListFilesResponse": "list_files_response",
    "ListModelsResponse": "list_models_response",
    "Metadata": "metadata",
    "Model": "model",
    "ModelIdsShared": "model_ids_shared",
    "ModelResponseProperties": "model_response_properties",
    "ModelResponsePropertiesPromptCacheRetention": "model_response_properties_prompt_cache_retention",
    "ModerationConfigParam": "moderation_config_param",
    "ModerationInputType": "moderation_input_type",
    "ModerationMode": "moderation_mode",
    "ModerationParam": "moderation_param",
    "ModerationPolicyParam": "moderation_policy_param",
    "ModerationResultBody": "moderation_result_body",
    "ModerationResultBodyCategories": "moderation_result_body_categories",
    "ModerationResultBodyCategoryAppliedInputTypes": "moderation_result_body_category_applied_input_types",
    "ModerationResultBodyCategoryScores": "moderation_result_body_category_scores",
    "OpenAIFile": "open_ai_file",
    "OpenAIFilePurpose": "open_ai_file_purpose",
    "OpenAIFileStatus": "open_ai_file_status",
    "PredictionContent": "prediction_content",
    "PromptCacheBreakpointParam": "prompt_cache_breakpoint_param",
    "PromptCacheModeEnum": "prompt_cache_mode_enum",
    "PromptCacheOptionsParam": "prompt_cache_options_param",
    "ReasoningEffort": "reasoning_effort",
    "ResponseFormatJsonObject": "response_format_json_object",
    "ResponseFormatJsonSchema": "response_format_json_schema",
    "ResponseFormatJsonSchemaJsonSchema": "response_format_json_schema_json_schema",
    "ResponseFormatJsonSchemaSchema": "response_format_json_schema_schema",
    "ResponseFormatText": "response_format_text",
    "ResponseModalitiesItem": "response_modalities_item",
    "ServiceTier": "service_tier",
    "UpdateChatCompletionBody": "update_chat_completion_body",
    "Verbosity": "verbosity",
    "VoiceIdsOrCustomVoice": "voice_ids_or_custom_voice",
    "VoiceIdsShared": "voice_ids_shared",
    "WebSearchContextSize": "web_search_context_size",
    "WebSearchLocation": "web_search_location",
}


if not TYPE_CHECKING:  # which would take every name to be there

    def __getattr__(name: str) -> Any:
        if name not in _MODULES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        value = getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)
        globals()[name] = value
        return value


def __dir__() -> list[str]:
    return sorted({*globals(), *_MODULES})


__all__ = (
    "ChatCompletionAllowedTools",
    "ChatCompletionAllowedToolsChoice",
    "ChatCompletionAllowedToolsMode",
    "ChatCompletionAllowedToolsToolsItem",
    "ChatCompletionDeleted",
    "ChatCompletionFunctionCallOption",
    "ChatCompletionFunctions",
    "ChatCompletionList",
    "ChatCompletionMessageCustomToolCall",
    "ChatCompletionMessageCustomToolCallCustom",
    "ChatCompletionMessageList",
    "ChatCompletionMessageListDataItem",
    "ChatCompletionMessageListDataItemAnnotationsItem",
    "ChatCompletionMessageListDataItemAnnotationsItemUrlCitation",
    "ChatCompletionMessageListDataItemAudio",
    "ChatCompletionMessageListDataItemFunctionCall",
    "ChatCompletionMessageToolCall",
    "ChatCompletionMessageToolCallChunk",
    "ChatCompletionMessageToolCallChunkFunction",
    "ChatCompletionMessageToolCallFunction",
    "ChatCompletionModeration",
    "ChatCompletionModerationError",
    "ChatCompletionModerationResults",
    "ChatCompletionNamedToolChoice",
    "ChatCompletionNamedToolChoiceCustom",
    "ChatCompletionNamedToolChoiceCustomCustom",
    "ChatCompletionNamedToolChoiceFunction",
    "ChatCompletionRequestAssistantMessage",
    "ChatCompletionRequestAssistantMessageAudio",
    "ChatCompletionRequestAssistantMessageFunctionCall",
    "ChatCompletionRequestDeveloperMessage",
    "ChatCompletionRequestFunctionMessage",
    "ChatCompletionRequestMessageContentPartAudio",
    "ChatCompletionRequestMessageContentPartAudioInputAudio",
    "ChatCompletionRequestMessageContentPartAudioInputAudioFormat",
    "ChatCompletionRequestMessageContentPartFile",
    "ChatCompletionRequestMessageContentPartFileFile",
    "ChatCompletionRequestMessageContentPartImage",
    "ChatCompletionRequestMessageContentPartImageImageUrl",
    "ChatCompletionRequestMessageContentPartImageImageUrlDetail",
    "ChatCompletionRequestMessageContentPartRefusal",
    "ChatCompletionRequestMessageContentPartText",
    "ChatCompletionRequestSystemMessage",
    "ChatCompletionRequestToolMessage",
    "ChatCompletionRequestUserMessage",
    "ChatCompletionResponseMessage",
    "ChatCompletionResponseMessageAnnotationsItem",
    "ChatCompletionResponseMessageAnnotationsItemUrlCitation",
    "ChatCompletionResponseMessageAudio",
    "ChatCompletionResponseMessageFunctionCall",
    "ChatCompletionStreamOptions",
    "ChatCompletionStreamResponseDelta",
    "ChatCompletionStreamResponseDeltaFunctionCall",
    "ChatCompletionStreamResponseDeltaRole",
    "ChatCompletionTokenLogprob",
    "ChatCompletionTokenLogprobTopLogprobsItem",
    "ChatCompletionTool",
    "ChatCompletionToolChoiceOption",
    "CompletionUsage",
    "CompletionUsageCompletionTokensDetails",
    "CompletionUsagePromptTokensDetails",
    "CreateChatCompletionRequest",
    "CreateChatCompletionRequestAudio",
    "CreateChatCompletionRequestAudioFormat",
    "CreateChatCompletionRequestFunctionCall",
    "CreateChatCompletionRequestLogitBias",
    "CreateChatCompletionRequestPromptCacheRetention",
    "CreateChatCompletionRequestWebSearchOptions",
    "CreateChatCompletionRequestWebSearchOptionsUserLocation",
    "CreateChatCompletionResponse",
    "CreateChatCompletionResponseChoicesItem",
    "CreateChatCompletionResponseChoicesItemFinishReason",
    "CreateChatCompletionResponseChoicesItemLogprobs",
    "CreateChatCompletionStreamResponse",
    "CreateChatCompletionStreamResponseChoicesItem",
    "CreateChatCompletionStreamResponseChoicesItemFinishReason",
    "CreateChatCompletionStreamResponseChoicesItemLogprobs",
    "CreateEmbeddingRequest",
    "CreateEmbeddingRequestEncodingFormat",
    "CreateEmbeddingRequestModel",
    "CreateEmbeddingResponse",
    "CreateEmbeddingResponseUsage",
    "CreateFileRequest",
    "CreateFileRequestPurpose",
    "CreateImageEditRequest",
    "CreateImageEditRequestBackground",
    "CreateImageEditRequestModel",
    "CreateImageEditRequestOutputFormat",
    "CreateImageEditRequestQuality",
    "CreateImageEditRequestResponseFormat",
    "CreateImageEditRequestSize",
    "CreateImageRequest",
    "CreateImageRequestBackground",
    "CreateImageRequestModel",
    "CreateImageRequestModeration",
    "CreateImageRequestOutputFormat",
    "CreateImageRequestQuality",
    "CreateImageRequestResponseFormat",
    "CreateImageRequestSize",
    "CreateImageRequestStyle",
    "CreateImageVariationRequest",
    "CreateImageVariationRequestResponseFormat",
    "CreateImageVariationRequestSize",
    "CreateModelResponseProperties",
    "CreateModelResponsePropertiesPromptCacheRetention",
    "CreateModerationRequest",
    "CreateModerationRequestInputItemImageUrl",
    "CreateModerationRequestInputItemImageUrlImageUrl",
    "CreateModerationRequestInputItemText",
    "CreateModerationRequestModel",
    "CreateModerationResponse",
    "CreateModerationResponseResultsItem",
    "CreateModerationResponseResultsItemCategories",
    "CreateModerationResponseResultsItemCategoryAppliedInputTypes",
    "CreateModerationResponseResultsItemCategoryAppliedInputTypesSelfHarmInstructionsItem",
    "CreateModerationResponseResultsItemCategoryAppliedInputTypesSelfHarmIntentItem",
    "CreateModerationResponseResultsItemCategoryAppliedInputTypesSelfHarmItem",
    "CreateModerationResponseResultsItemCategoryAppliedInputTypesSexualItem",
    "CreateModerationResponseResultsItemCategoryAppliedInputTypesViolenceGraphicItem",
    "CreateModerationResponseResultsItemCategoryAppliedInputTypesViolenceItem",
    "CreateModerationResponseResultsItemCategoryScores",
    "CustomToolChatCompletions",
    "CustomToolChatCompletionsCustom",
    "CustomToolChatCompletionsCustomFormatGrammar",
    "CustomToolChatCompletionsCustomFormatGrammarGrammar",
    "CustomToolChatCompletionsCustomFormatGrammarGrammarSyntax",
    "CustomToolChatCompletionsCustomFormatText",
    "DeleteFileResponse",
    "DeleteModelResponse",
    "EditImageBodyJsonParam",
    "EditImageBodyJsonParamBackground",
    "EditImageBodyJsonParamInputFidelity",
    "EditImageBodyJsonParamModel",
    "EditImageBodyJsonParamModeration",
    "EditImageBodyJsonParamOutputFormat",
    "EditImageBodyJsonParamQuality",
    "EditImageBodyJsonParamSize",
    "Embedding",
    "Error",
    "ErrorResponse",
    "FileExpirationAfter",
    "FunctionObject",
    "FunctionParameters",
    "GetChatCompletionMessagesOrder",
    "Image",
    "ImageEditCompletedEvent",
    "ImageEditCompletedEventBackground",
    "ImageEditCompletedEventOutputFormat",
    "ImageEditCompletedEventQuality",
    "ImageEditCompletedEventSize",
    "ImageEditPartialImageEvent",
    "ImageEditPartialImageEventBackground",
    "ImageEditPartialImageEventOutputFormat",
    "ImageEditPartialImageEventQuality",
    "ImageEditPartialImageEventSize",
    "ImageGenCompletedEvent",
    "ImageGenCompletedEventBackground",
    "ImageGenCompletedEventOutputFormat",
    "ImageGenCompletedEventQuality",
    "ImageGenCompletedEventSize",
    "ImageGenInputUsageDetails",
    "ImageGenOutputTokensDetails",
    "ImageGenPartialImageEvent",
    "ImageGenPartialImageEventBackground",
    "ImageGenPartialImageEventOutputFormat",
    "ImageGenPartialImageEventQuality",
    "ImageGenPartialImageEventSize",
    "ImageGenUsage",
    "ImageRefParam",
    "ImagesResponse",
    "ImagesResponseBackground",
    "ImagesResponseOutputFormat",
    "ImagesResponseQuality",
    "ImagesResponseSize",
    "ImagesUsage",
    "ImagesUsageInputTokensDetails",
    "InputFidelity",
    "ListChatCompletionsOrder",
    "ListFilesOrder",
    "ListFilesResponse",
    "ListModelsResponse",
    "Metadata",
    "Model",
    "ModelIdsShared",
    "ModelResponseProperties",
    "ModelResponsePropertiesPromptCacheRetention",
    "ModerationConfigParam",
    "ModerationInputType",
    "ModerationMode",
    "ModerationParam",
    "ModerationPolicyParam",
    "ModerationResultBody",
    "ModerationResultBodyCategories",
    "ModerationResultBodyCategoryAppliedInputTypes",
    "ModerationResultBodyCategoryScores",
    "OpenAIFile",
    "OpenAIFilePurpose",
    "OpenAIFileStatus",
    "PredictionContent",
    "PromptCacheBreakpointParam",
    "PromptCacheModeEnum",
    "PromptCacheOptionsParam",
    "ReasoningEffort",
    "ResponseFormatJsonObject",
    "ResponseFormatJsonSchema",
    "ResponseFormatJsonSchemaJsonSchema",
    "ResponseFormatJsonSchemaSchema",
    "ResponseFormatText",
    "ResponseModalitiesItem",
    "ServiceTier",
    "UpdateChatCompletionBody",
    "Verbosity",
    "VoiceIdsOrCustomVoice",
    "VoiceIdsShared",
    "WebSearchContextSize",
    "WebSearchLocation",
)
