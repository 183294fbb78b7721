"""Ctrl-C ends a long run, even where Python loses the exception."""

import os
import signal
from collections.abc import Iterator

import pytest

from onrecord.cli.interrupt import interruptible


class _Dying:
    """Ctrl-C comes while its destructor runs, where Python prints the exception and goes on."""

    def __del__(self) -> None:
        os.kill(os.getpid(), signal.SIGINT)
        for _ in range(100):  # the handler runs between two steps of this
            pass


def _numbers() -> Iterator[int]:
    yield 1
    dying = _Dying()
    del dying
    yield 2
    yield 3


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_ctrl_c_that_python_lost_in_a_destructor_still_ends_the_run() -> None:
    before = signal.getsignal(signal.SIGINT)
    run = interruptible(_numbers())
    assert next(run) == 1
    with pytest.raises(KeyboardInterrupt):
        next(run)
    assert signal.getsignal(signal.SIGINT) is before
