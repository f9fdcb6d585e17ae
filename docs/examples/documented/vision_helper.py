"""`OpenAIVisionHelper`: questions about one picture, each on its own."""

from aikit4d import OpenAI

with OpenAI() as client:
    helper = client.chat.vision.create("https://example.com/picture.png")
    print(helper.imageURL)
    for question in ("What is on the picture?", "Which colours does it have?"):
        result = helper.prompt(question)
        print(result.choice.text if result.success else result.errors[0].message)

    missing = client.chat.vision.fromFile("no such picture.png").prompt("What is it?")
    print(missing.success, missing.errors[0].message)
