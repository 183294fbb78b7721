"""Drawing a page: its template, its language, its viewer; and reading the form that comes back."""

from functools import cache
from pathlib import Path
from typing import Any

from babel import Locale
from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse

from onrecord.export.page import shown
from onrecord.web.gate import TOKEN_FIELD, TOKEN_HEADER, token_matches
from onrecord.web.language import language_of, languages
from onrecord.web.viewer import viewer_of

STATIC = Path(__file__).parent / "static"
MOST_FIELDS = 200
"""Fields of one form, files included."""


def render(request: Request, template: str, *, status: int = 200, **context: Any) -> HTMLResponse:
    """``template`` filled in for whoever asks, in their language.

    In a template ``_()`` and ``ngettext()`` are the page's language, ``viewer`` is who looks, ``token`` is
    what a form carries, ``here`` the path of the page, and ``| shown`` makes any text fit for a page.
    """
    language = language_of(request)
    page = _environment(language.locale).get_template(template)
    html = page.render(
        viewer=viewer_of(request),
        token=request.state.token,
        here=request.url.path,
        language=language.locale,
        tongues=languages(),
        **context,
    )
    return HTMLResponse(html, status_code=status)


async def form_of(request: Request) -> FormData:
    """The form that was sent, its token checked.

    Raises:
        HTTPException: 403 when the token is missing or is not the session's.
    """
    form = await request.form(max_fields=MOST_FIELDS)
    given = request.headers.get(TOKEN_HEADER) or form.get(TOKEN_FIELD)
    if not isinstance(given, str) or not token_matches(request, given):
        raise HTTPException(403, "This form is not one of this session; reload the page and try again.")
    return form


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
    words = next(language.words for language in languages().values() if language.locale == locale)
    environment.install_gettext_translations(words, newstyle=True)  # type: ignore[attr-defined]  # the extension's
    environment.filters["shown"] = shown
    return environment
