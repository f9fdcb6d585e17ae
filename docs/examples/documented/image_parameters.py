"""`OpenAIImageParameters`: how many pictures, how large, and how they come."""

from aikit4d import OpenAI, OpenAIImageParameters

with OpenAI() as client:
    parameters = OpenAIImageParameters({"model": "dall-e-2", "n": 2, "size": "512x512"})
    parameters.response_format = "b64_json"
    result = client.images.generate("A red balloon", parameters)
    print([image.asPicture().size for image in result.images])
