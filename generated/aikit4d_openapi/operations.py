"""All operations: where each stands, and how to get it by its id."""

from importlib import import_module
from types import ModuleType

# By operation id, the module below the package `api`.
OPERATIONS: dict[str, str] = {
    "listChatCompletions": "chat.list_chat_completions",
    "createChatCompletion": "chat.create_chat_completion",
    "getChatCompletion": "chat.get_chat_completion",
    "updateChatCompletion": "chat.update_chat_completion",
    "deleteChatCompletion": "chat.delete_chat_completion",
    "getChatCompletionMessages": "chat.get_chat_completion_messages",
    "createEmbedding": "embeddings.create_embedding",
    "listFiles": "files.list_files",
    "createFile": "files.create_file",
    "retrieveFile": "files.retrieve_file",
    "deleteFile": "files.delete_file",
    "downloadFile": "files.download_file",
    "createImage": "images.create_image",
    "createImageEdit": "images.create_image_edit",
    "createImageVariation": "images.create_image_variation",
    "listModels": "models.list_models",
    "retrieveModel": "models.retrieve_model",
    "deleteModel": "models.delete_model",
    "createModeration": "moderations.create_moderation",
}


def load(operation_id: str) -> ModuleType:
    """The module of an operation; KeyError if the document has none of that id."""
    return import_module(f"{__package__}.api.{OPERATIONS[operation_id]}")


__all__ = ["OPERATIONS", "load"]
