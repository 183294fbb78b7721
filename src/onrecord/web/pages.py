"""Drawing a page: its template, its language, its viewer; and reading the form that comes back."""

from functools import cache, partial
from gettext import NullTranslations
from pathlib import Path
from typing import Any

from babel import Locale
from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse

from onrecord.export.page import shown
from onrecord.protection.levels import Level
from onrecord.protection.roles import Action, may
from onrecord.web import words
from onrecord.web.gate import TOKEN_FIELD, TOKEN_HEADER, token_matches
from onrecord.web.language import language_of, languages
from onrecord.web.meanings import meaning_of
from onrecord.web.viewer import viewer_of

STATIC = Path(__file__).parent / "static"
MOST_FIELDS = 200
"""Fields of one form."""
FORM_BYTES = 2_000_000
"""The most that a form without files may hold."""
_STRANGE = words.N_("This form is not one of this session; reload the page and try again.")


def render(request: Request, template: str, *, status: int = 200, **context: Any) -> HTMLResponse:
    """``template`` filled in for whoever asks, in their language.

    In a template ``_()`` and ``ngettext()`` are the page's language, ``viewer`` is who looks and
    ``may(action, level)`` what they may do, ``token`` is what a form carries, ``here`` the path of the page
    and ``back`` its whole address, ``| shown`` makes any text fit for a page; ``meaning(code)`` is what a
    code of the codebook means, "" when it is not in it; for ``word()``, ``| day``, ``| moment``,
    ``| number`` and ``| share`` see `words`.
    """
    language = language_of(request)
    page = _environment(language.locale).get_template(template)
    viewer = viewer_of(request)
    html = page.render(
        viewer=viewer,
        may=partial(may, viewer.role),
        token=request.state.token,
        here=request.url.path,
        back=request.url.path + (f"?{request.url.query}" if request.url.query else ""),
        language=language.locale,
        tongues=languages(),
        signs_in=request.app.state.signs_in,
        **context,
    )
    return HTMLResponse(html, status_code=status)


def require(request: Request, action: Action, level: Level = "public") -> None:
    """Let a request go on only when whoever sent it may do ``action`` with something of ``level``.

    Raises:
        HTTPException: 403 when they may not.
    """
    if not may(viewer_of(request).role, action, level):
        raise HTTPException(403, words.N_("You may not do this here."))


def outside(request: Request, template: str, *, status: int = 200, **context: Any) -> HTMLResponse:
    """``template`` filled in for somebody who has not come in: there is no viewer and no token."""
    language = language_of(request)
    html = _environment(language.locale).get_template(template).render(language=language.locale, **context)
    return HTMLResponse(html, status_code=status)


async def form_of(request: Request) -> FormData:
    """The form that was sent, its token checked.

    Raises:
        HTTPException: 403 when the token is missing or is not the session's; 413 when the form is too large.
    """
    form = await form_of_anybody(request)
    check_token(request, form.get(TOKEN_FIELD))
    return form


async def form_of_anybody(request: Request) -> FormData:
    """The form that was sent, whether or not by somebody who has come in.

    Raises:
        HTTPException: 413 when it is too large, or does not say how large it is.
    """
    length = request.headers.get("content-length", "")
    if not length.isdecimal() or int(length) > FORM_BYTES:
        raise HTTPException(413)
    # A form has no files: the parser would put them on the disk as they are. `upload.py` takes those.
    return await request.form(max_files=0, max_fields=MOST_FIELDS)


def check_token(request: Request, field: object) -> None:
    """Hold the token in the request's header, or else in the form's ``field``, against the session's.

    Raises:
        HTTPException: 403 when it is not the session's.
    """
    given = request.headers.get(TOKEN_HEADER) or field
    if not isinstance(given, str) or not token_matches(request, given):
        raise HTTPException(403, _STRANGE)


@cache
def _environment(locale: Locale) -> Environment:
    environment = Environment(
        loader=PackageLoader("onrecord.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    catalogue = next(language.words for language in languages().values() if language.locale == locale)
    environment.install_gettext_translations(catalogue, newstyle=True)  # type: ignore[attr-defined]  # the extension's
    environment.globals["word"] = lambda kind, code: catalogue.gettext(words.WORDS[kind][code])
    environment.globals["meaning"] = partial(_meaning, catalogue)
    environment.filters["shown"] = shown
    for written in (words.day, words.yearless, words.month, words.moment, words.number, words.share):
        environment.filters[written.__name__] = partial(written, locale=locale)
    return environment


def _meaning(catalogue: NullTranslations, code: str) -> str:
    meaning = meaning_of(code)
    return catalogue.gettext(meaning).rstrip(".") if meaning else ""
