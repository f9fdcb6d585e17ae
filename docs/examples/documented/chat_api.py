"""`OpenAIChatAPI`: conversations that are remembered, single questions, pictures."""

from aikit4d import OpenAI

with OpenAI() as client:
    helper = client.chat.create("You are a helpful assistant.", {"model": "gpt-4o-mini"})
    print(helper.prompt("Hello, how are you?").choice.text)

    single = client.chat.completions.create([{"role": "user", "content": "What is 4D?"}])
    print(single.choice.text)

    picture = client.chat.vision.create("https://example.com/picture.png")
    print(picture.prompt("What is this?").choice.text)
