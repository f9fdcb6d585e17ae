"""`OpenAIImagesAPI`: pictures made from a text, and from other pictures."""

from aikit4d import OpenAI

with OpenAI() as client:
    parameters = {"size": "256x256", "response_format": "b64_json"}
    image = client.images.generate("A red balloon", parameters).image
    print(image.asPicture().size)

    edited = client.images.edit(image.asPicture(), "The balloon is blue", parameters)
    print(edited.image.asPicture().size)
    varied = client.images.createVariation(image.asBlob(), parameters, n=2)
    print(len(varied.images))
