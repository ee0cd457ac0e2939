"""What the tests of the server share with those of the questions: a build of the sample pages."""

from tests.questions.conftest import sample_build

__all__ = ["sample_build"]
