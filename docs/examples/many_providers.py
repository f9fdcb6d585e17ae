"""Ask every model of AIProviders.json the same question, each at its own server.

The file stands in your configuration folder, or where AIKIT4D_PROVIDERS says.
"""

import sys

from aikit4d import OpenAI, OpenAIProviders


def main(question: str) -> None:
    providers = OpenAIProviders()
    if not providers.modelAliases():
        print("No aliases:", *providers.errors or ("write AIProviders.json first",))
    with OpenAI(providers=providers) as client:
        for alias in providers.modelAliases():
            result = client.chat.completions.create(
                [{"role": "user", "content": question}], model=alias.name, maxRetries=0
            )
            answer = result.choice.text if result.success else f"({result.error})"
            print(f"{alias.name} ({alias.provider}): {answer}")


if __name__ == "__main__":
    main(" ".join(sys.argv[1:]) or "What is the capital of Iceland?")
