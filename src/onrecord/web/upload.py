"""Files that a browser sends: kept in memory while they come in, counted as they come.

The usual parser writes what is large into the system's temporary folder, in the clear.
"""

from collections.abc import AsyncGenerator
from dataclasses import dataclass

from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.requests import ClientDisconnect, Request

from onrecord.intake.limits import FILE_BYTES
from onrecord.web.gate import TOKEN_FIELD, TOKEN_HEADER
from onrecord.web.pages import check_token
from onrecord.web.words import N_

AT_ONCE_BYTES = 4 * FILE_BYTES
"""The most that one request may bring."""
AT_ONCE_FILES = 500
NAME_LENGTH = 300


@dataclass(frozen=True, slots=True)
class Sent:
    """A file as a browser sent it; ``name`` may hold the folders above it, and is never used as a path."""

    name: str
    data: bytes


class _InMemory(MultiPartParser):
    spool_max_size = AT_ONCE_BYTES + 1


async def sent_files(request: Request) -> list[Sent]:
    """The files of the field ``files``, the session's token checked.

    Raises:
        HTTPException: 413 when it is too much, 400 when it is no form, 403 when the token is not right.
    """
    length = request.headers.get("content-length", "")
    if length.isdecimal() and int(length) > AT_ONCE_BYTES:
        raise HTTPException(413)
    if not request.headers.get("content-type", "").startswith("multipart/form-data"):
        raise HTTPException(400, N_("This is no form with files."))
    if TOKEN_HEADER in request.headers:  # before a byte of it is looked at
        check_token(request, None)
    parser = _InMemory(request.headers, _counted(request), max_files=AT_ONCE_FILES, max_fields=10)
    try:
        form = await parser.parse()
    except MultiPartException as error:
        raise HTTPException(400, N_("This is no form with files.")) from error
    except ClientDisconnect as error:
        raise HTTPException(400, N_("The browser stopped sending.")) from error
    try:
        check_token(request, form.get(TOKEN_FIELD))
        return [
            Sent(_name(file), await file.read())
            for file in form.getlist("files")
            if isinstance(file, UploadFile) and (file.filename or file.size)
        ]
    finally:
        await form.close()


async def _counted(request: Request) -> AsyncGenerator[bytes, None]:
    size = 0
    async for chunk in request.stream():
        size += len(chunk)
        if size > AT_ONCE_BYTES:
            raise HTTPException(413)
        yield chunk


def _name(file: UploadFile) -> str:
    """What the file is called, in one line of bounded length: its end, where it is longer."""
    name = " ".join((file.filename or "").split()) or "file"
    return name[-NAME_LENGTH:]
