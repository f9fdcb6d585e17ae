"""Call an operation of the generated client, with the connections and key of ours."""

from aikit4d import OpenAI
from aikit4d_openapi.api.models import list_models
from aikit4d_openapi.models import ListModelsResponse


def main() -> None:
    with OpenAI() as client:
        answer = list_models.sync(client=client.lowlevel)
    if isinstance(answer, ListModelsResponse):
        for model in answer.data or ():
            print(f"{model.id:<20} {model.owned_by}")


if __name__ == "__main__":
    main()
