"""The privacy documents of this installation, to read and to take along."""

from __future__ import annotations

from fastapi import APIRouter
from markdown_it import MarkdownIt
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import Response

from simkit.server.privacy.changes import changes
from simkit.server.privacy.documents import DOCUMENTS, document
from simkit.server.privacy.facts import facts_of
from simkit.server.privacy.report import last_facts
from simkit.server.web.pages import language_of, page
from simkit.server.web.problems import NotThere
from simkit.server.web.state import server_of

router = APIRouter(include_in_schema=False)


@router.get("/privacy", name="privacy.page")
def privacy(request: Request) -> Response:
    server = server_of(request)
    before = last_facts(server.record.home.exports / "privacy")
    facts = facts_of(server.config)
    found = changes(before, facts) if before is not None else None
    return page(request, "privacy/page.html", documents=DOCUMENTS, changes=found, section="privacy.page")


@router.get("/privacy/{name}", name="privacy.document")
def one(request: Request, name: str) -> Response:
    """As a page; with `?as=file` as Markdown."""
    if name not in DOCUMENTS:
        raise NotThere
    text = _document(request, name)
    if request.query_params.get("as") == "file":
        headers = {"Content-Disposition": f'attachment; filename="{name}.{language_of(request)}.md"'}
        return Response(text, media_type="text/markdown; charset=utf-8", headers=headers)
    return page(request, "privacy/document.html", name=name, body=_html(text), section="privacy.page")


@router.get("/notice", name="privacy.notice")
def notice(request: Request) -> Response:
    """The notice to staff, for everybody who is signed in."""
    return page(request, "privacy/document.html", name="notice", body=_html(_document(request, "notice")))


def _document(request: Request, name: str) -> str:
    server = server_of(request)
    return document(name, facts_of(server.config), language_of(request), server.now().date())


def _html(text: str) -> Markup:
    # HTML in the text is shown as text: names of people and organisations stand in it.
    return Markup(MarkdownIt("commonmark", {"html": False}).enable("table").render(text))
