"""Ctrl-C that is not lost.

Python raises ``KeyboardInterrupt`` wherever it happens to be. In a destructor or a callback of the garbage
collector it only prints "Exception ignored" and goes on, and a long run goes on with it.
"""

import signal
import threading
from collections.abc import Iterable, Iterator
from types import FrameType
from typing import TypeVar

T = TypeVar("T")


def interruptible(items: Iterable[T]) -> Iterator[T]:
    """``items`` one by one; after Ctrl-C no further one, also where its exception was lost on the way.

    Raises:
        KeyboardInterrupt: at Ctrl-C, at the latest before the next item is handed out.
    """
    if threading.current_thread() is not threading.main_thread():  # only that one may set a handler
        yield from items
        return
    pressed = False

    def stop(_number: int, _frame: FrameType | None) -> None:
        nonlocal pressed
        pressed = True
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGINT, stop)
    try:
        for item in items:
            if pressed:
                raise KeyboardInterrupt
            yield item
    finally:
        signal.signal(signal.SIGINT, before)
