"""The one way in which the pipeline stops."""


class PipelineError(Exception):
    """Nothing was changed; the message names the place and what is wrong there."""

    def __init__(self, place: str, problem: str) -> None:
        super().__init__(f"{place}: {problem}")
        self.place = place
        self.problem = problem
