"""What the console lets nobody do: guess, forge a form, lead elsewhere, put markup into a page, send too much."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from html.parser import HTMLParser
from typing import Any

import pytest
from fastapi.routing import APIRoute
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select, update

from simkit.record.tables import groups, people, throttles
from simkit.server.accounts.passwords import hashed
from simkit.server.accounts.text import clean
from simkit.server.web.back import safe_path
from simkit.server.web.headers import CSP
from simkit.server.web.pages import STATIC
from tests.server.world import Browser, World, bare_world

PASSWORD = "seven wet umbrellas"


@pytest.fixture
def signing(world: World) -> dict[str, str]:
    """What signs the trainee of Amsterdam in."""
    with world.record.writing() as connection:
        mine = people.c.id == world.people["Amsterdam", "trainee"]
        connection.execute(update(people).where(mine).values(password=hashed(PASSWORD)))
    return {"name": "trainee@amsterdam.example", "password": PASSWORD}


def test_an_account_is_tried_eight_times_and_then_not_for_ten_minutes(
    world: World, signing: dict[str, str]
) -> None:
    wrong = signing | {"password": "not this one"}
    answers = [world.browser(None).submit("/sign-in", wrong).status_code for _ in range(9)]
    assert answers == [422] * 8 + [429]
    assert world.browser(None).submit("/sign-in", signing).status_code == 429
    world.clock.forward(timedelta(minutes=11))
    assert world.browser(None).submit("/sign-in", signing).status_code == 303


def test_an_address_that_tries_many_accounts_is_stopped_and_a_good_sign_in_does_not_count(
    world: World, signing: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    browser = world.browser(None)
    for _ in range(3):
        assert browser.submit("/sign-in", signing).status_code == 303
    with world.record.reading() as connection:
        counted = dict(connection.execute(select(throttles.c.key, throttles.c.count)).tuples().all())
    assert set(counted.values()) == {0}
    monkeypatch.setattr("simkit.server.accounts.pages.signing.matches", lambda *_: False)
    answers = [
        world.browser(None).submit("/sign-in", {"name": f"n{number}", "password": "x"}).status_code
        for number in range(61)
    ]
    assert answers == [422] * 60 + [429]


def test_an_answer_does_not_tell_whether_there_is_an_account(world: World, signing: dict[str, str]) -> None:
    texts = []
    for name in (signing["name"], "nobody@amsterdam.example", "' or 1=1 --"):
        answer = world.browser(None).submit("/sign-in", {"name": name, "password": "not this one"})
        assert answer.status_code == 422
        texts.append(re.sub(r'name="name" value="[^"]*"', "", answer.text))
    assert len(set(texts)) == 1


def test_signing_in_makes_a_new_token_and_the_one_before_is_worth_nothing(
    world: World, signing: dict[str, str]
) -> None:
    browser = world.browser("Amsterdam", "trainee")
    before = browser.cookies["simkit"]
    after = browser.submit("/sign-in", signing).cookies["simkit"]
    assert after != before
    planted = world.browser(None)
    planted.cookies.set("simkit", before)
    assert planted.get("/me").status_code == 303


def test_with_https_the_cookie_is_bound_to_this_host_alone(world: World, signing: dict[str, str]) -> None:
    world.app = bare_world(world.record, base_url="https://review.example").app
    answer = world.browser(None).submit("/sign-in", signing)
    cookie = answer.headers["set-cookie"]
    assert cookie.startswith("__Host-simkit=")
    assert {"Secure", "HttpOnly", "Path=/", "SameSite=lax"} <= set(re.split(r"; ", cookie))
    assert "domain" not in cookie.lower()
    assert answer.headers["strict-transport-security"].startswith("max-age=")


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"referer": "https://evil.example/x"},
    ],
)
def test_another_site_signs_nobody_in(world: World, signing: dict[str, str], headers: dict[str, str]) -> None:
    answer = world.browser(None).submit("/sign-in", signing, headers=headers)
    assert answer.status_code == 400
    assert "set-cookie" not in answer.headers


def test_a_proxy_that_changes_the_host_hinders_nobody(world: World, signing: dict[str, str]) -> None:
    headers = {"origin": "http://review.example", "host": "inside:8642"}
    assert world.browser(None).submit("/sign-in", signing, headers=headers).status_code == 303


OUT = (
    "//evil.example",
    "/\\evil.example",
    "/\t/evil.example",
    "https://evil.example",
    "evil.example",
    "/\n/x",
)


@pytest.mark.parametrize("path", [*OUT, "\\\\evil.example", "javascript:alert(1)", ""])
def test_nothing_leads_elsewhere_after_signing_in(world: World, signing: dict[str, str], path: str) -> None:
    answer = world.browser(None).submit("/sign-in", signing | {"next": path})
    assert answer.headers["location"] == "/"
    assert (
        f'value="{path}"' not in world.browser(None).get("/sign-in", params={"next": path}).text or not path
    )


@given(st.text())
def test_a_safe_path_is_a_path_of_this_site(text: str) -> None:
    found = safe_path(text)
    assert re.match(r"/(?![/\\])", found)
    assert not re.search(r"[\x00-\x1f\\]", found)


def test_the_choice_of_a_language_leads_back_to_this_site_alone(world: World) -> None:
    for referer in ("http://review.example//evil.example/", "http://review.example/\\evil.example"):
        answer = world.browser(None).submit("/language", {"language": "nl"}, headers={"referer": referer})
        assert answer.headers["location"] == "/"


def answers(world: World, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[str, Any]]:
    admin, nobody = world.browser("Amsterdam", "admin"), world.browser(None)
    for path in ("/people", "/log", "/log.csv", "/admin/roster", "/me", "/static/site.css", "/no-such-page"):
        yield path, admin.get(path)
    for path in ("/people", "/sign-in", "/health", "/static/nothing.css"):
        yield f"{path} as nobody", nobody.get(path)
    yield "method", admin.put("/people")
    yield "old form", admin.post("/people", data={"csrf": "x"})
    yield "forbidden", world.browser("Amsterdam", "trainee").get("/people")
    yield "too large", admin.submit("/people", {"name": "x" * 3_000_000})

    def broken(*_: object) -> None:
        raise RuntimeError("a fault of ours")

    monkeypatch.setattr("simkit.server.accounts.pages.people.lists.listed", broken)
    yield "fault", admin.get("/people")


def test_every_answer_bears_the_headers_also_errors_and_files(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = dict(answers(world, monkeypatch))
    assert found["fault"].status_code == 500
    assert found["too large"].status_code == 413
    for what, answer in found.items():
        assert answer.headers.get("content-security-policy") == CSP, what
        assert answer.headers.get("x-content-type-options") == "nosniff", what
        assert answer.headers.get("referrer-policy") == "same-origin", what
        kept = "immutable" if what == "/static/site.css" else "no-store"
        assert kept in answer.headers.get("cache-control", ""), what
    assert "unsafe" not in CSP


def test_what_is_too_large_gets_a_page_that_says_so(world: World) -> None:
    world.app = bare_world(world.record, upload_bytes=64 * 1024).app
    admin = world.browser("Amsterdam", "admin")
    for sent in ("x" * 200_000, "x" * 20_000):
        answer = admin.submit("/admin/roster", files={"roster": ("r.csv", sent.encode(), "text/csv")})
        assert answer.status_code == (413 if len(sent) > 128 * 1024 else 422)
        assert 'role="alert"' in answer.text
    nobody = world.browser(None).submit("/sign-in", {"name": "x" * 100_000})
    assert nobody.status_code == 413


def test_what_is_too_large_is_not_read_on_though_its_length_is_not_told(world: World) -> None:
    admin = world.browser("Amsterdam", "admin")

    def parts() -> Iterator[bytes]:
        for _ in range(50):
            yield b"x" * 65536

    kind = {"content-type": "application/x-www-form-urlencoded"}
    assert admin.post("/people", content=parts(), headers=kind).status_code == 413


class Reader(HTMLParser):
    """The elements of a page and all of its text."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.text = ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.text += "".join(value or "" for name, value in attrs if name == "value")
        assert not [name for name, _ in attrs if name.startswith("on") or name == "style"]

    def handle_data(self, data: str) -> None:
        self.text += data


NASTY = (
    "<script>alert(1)</script>",
    "\"'><img src=x onerror=alert(1)>",
    "{{ 7*7 }}{% include 'core/base.html' %}",
    "</title></option></textarea><b>",
    "${7*7}#{7*7}<%= 7*7 %>",
    "../../../etc/passwd",
)


@pytest.fixture
def named(world: World) -> tuple[Browser, str, str]:
    """An administrator's browser, a person and a group that bear the name in question."""
    return world.browser("Amsterdam", "admin"), world.people["Utrecht", "trainee"], world.groups["Utrecht"]


@settings(
    max_examples=8,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.text(min_size=1, max_size=40))
def test_any_name_is_text_on_every_page_of_accounts(
    world: World, named: tuple[Browser, str, str], text: str
) -> None:
    browser, person, group = named
    texts = [*NASTY, text]
    shapes: dict[str, set[str]] = {}
    for one in texts:
        name = clean(one) or "x"
        with world.record.writing() as connection:
            connection.execute(update(people).where(people.c.id == person).values(name=name))
            connection.execute(update(groups).where(groups.c.id == group).values(name=name))
        for path in (f"/people/{person}", f"/admin/groups/{group}"):
            read = Reader(browser.get(path).text)
            assert name in read.text
            shapes.setdefault(path, set()).add(",".join(read.tags))
    assert all(len(found) == 1 for found in shapes.values())


def test_lists_and_the_log_escape_names_too(world: World, named: tuple[Browser, str, str]) -> None:
    browser, person, group = named
    with world.record.writing() as connection:
        connection.execute(update(people).where(people.c.id == person).values(name=NASTY[0]))
        connection.execute(update(groups).where(groups.c.id == group).values(name=NASTY[1]))
    browser.submit(f"/people/{person}/sign-out")
    browser.submit("/admin/groups", {"name": NASTY[2]})
    for path in ("/people", "/admin/groups", "/log", f"/people?q={NASTY[0]}", f"/log?person={NASTY[1]}"):
        page = browser.get(path).text
        assert "<script>alert" not in page
        assert "<img" not in page
        assert "49" not in Reader(page).text.replace("2026", "").split()
    theirs = world.browser_of(person)
    assert NASTY[0] in Reader(theirs.get("/me").text).text


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.sampled_from(["..", ".", "%2e%2e", "fonts", "vendor", "site.css", "\\", "%00", "~", "a", "server"])
    ),
    st.sampled_from(["passwd", "config.py", "who.py", "base.html", "site.css", "site.js"]),
)
def test_static_files_never_leave_their_folder(world: World, folders: list[str], name: str) -> None:
    answer = world.browser(None).get("/static/" + "/".join([*folders, name]))
    if answer.status_code == 200:
        assert name in ("site.css", "site.js")
        assert answer.content == (STATIC / name).read_bytes()


def test_a_name_without_a_glyph_or_with_tricks_in_it_is_made_plain(world: World) -> None:
    assert clean("  Noor\t\n Bakker\x00 ") == "Noor Bakker"
    assert clean("Noor\u202egnp.exe\u200b") == "Noorgnp.exe"
    admin = world.browser("Amsterdam", "admin")
    assert admin.submit("/admin/groups", {"name": "\u202e"}).status_code == 422
    assert admin.submit("/admin/groups", {"name": "a\x00b"}).status_code == 400
    assert admin.get("/people", params={"q": "a\x00b"}).status_code == 404


def test_every_route_of_this_room_is_for_administrators_one_self_or_signing_in() -> None:
    from simkit.server.accounts.access import RULES
    from simkit.server.accounts.routes import router

    names = {route.name for route in router.routes if isinstance(route, APIRoute)}
    assert names == set(RULES)
