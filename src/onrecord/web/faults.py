"""A fault of our own: the person is told that there was one, the log what and where; nobody a report's words.

An exception's message can hold testimony, and so can the lines of a traceback; only its kind and its places
in the code are written down.
"""

import logging
import traceback
from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_LOG = logging.getLogger(__name__)


class Faults:
    """Answers with ``answer`` where the application fails."""

    def __init__(self, app: ASGIApp, answer: Callable[[Request], Response]) -> None:
        self.app = app
        self.answer = answer

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, as ASGI asks."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        begun = False

        async def noting(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        try:
            await self.app(scope, receive, noting)
        except Exception as error:  # noqa: BLE001 - the edge of one request: others are being answered
            _LOG.error("a fault of On Record: %s", described(error))
            if not begun:
                await self.answer(Request(scope, receive))(scope, receive, send)


def described(error: BaseException) -> str:
    """The kind of an error and where it came up, the innermost place first, without its message."""
    places = (
        f"{place.filename}:{place.lineno}" for place in reversed(traceback.extract_tb(error.__traceback__))
    )
    return f"{type(error).__name__} at {', '.join(places)}"
