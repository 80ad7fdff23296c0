"""Signing in at the organisation's own provider, over real HTTP with signed tokens; and what is refused."""

from __future__ import annotations

import hmac
import json
import re
from base64 import urlsafe_b64encode
from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

import pytest
from joserfc import jwt
from sqlalchemy import select, update

from simkit.errors import SimkitError
from simkit.record.tables import audit, memberships, people, person_roles
from simkit.server.accounts.oidc import provider as room
from simkit.server.accounts.passwords import hashed
from simkit.server.config import read_config
from tests.server.accounts.provider import CLIENT, SECRET, Provider, key, providing
from tests.server.world import NOW, Browser, World, bare_world

EMAIL = {"email": "trainer@amsterdam.example", "email_verified": True, "name": "Trainer Amsterdam"}


@pytest.fixture
def provider() -> Iterator[Provider]:
    with providing() as found:
        found.now = int(NOW.timestamp())
        yield found


def with_oidc(world: World, provider: Provider, **settings: Any) -> World:
    settings = {
        "oidc_issuer": provider.issuer,
        "oidc_client_id": CLIENT,
        "oidc_client_secret": SECRET,
        "organisation": "Groen Retail",
        **settings,
    }
    fresh = bare_world(world.record, **settings)
    world.app, world.clock = fresh.app, fresh.clock
    return world


def sign_in(browser: Browser, provider: Provider, next: str = "/me") -> Any:
    begun = browser.get("/sign-in/oidc", params={"next": next})
    assert begun.status_code == 303, begun.text
    back = urlsplit(provider.authorize(begun.headers["location"]))
    return browser.get(f"{back.path}?{back.query}")


def test_a_verified_address_links_an_account_and_from_then_on_the_subject_does(
    either_world: World, provider: Provider
) -> None:
    world = with_oidc(either_world, provider)
    browser = world.browser(None)
    assert "Sign in with Groen Retail" in browser.get("/sign-in").text
    provider.claims = dict(EMAIL)
    assert sign_in(browser, provider).headers["location"] == "/me"
    assert "Trainer Amsterdam" in browser.get("/me").text
    provider.claims = {"email": "moved@elsewhere.example", "email_verified": True}
    again = world.browser(None)
    assert sign_in(again, provider).status_code == 303
    assert "Trainer Amsterdam" in again.get("/me").text
    provider.claims = {**EMAIL, "sub": "subject-2"}
    assert (
        sign_in(world.browser(None), provider).status_code == 403
    )  # the address alone takes nobody's account
    with world.record.reading() as connection:
        done = list(connection.scalars(select(audit.c.action)))
    assert done.count("accounts.linked") == 1


def test_an_address_that_is_not_verified_links_nothing(world: World, provider: Provider) -> None:
    with_oidc(world, provider)
    for verified in (False, None, "true"):
        provider.claims = {**EMAIL, "email_verified": verified}
        assert sign_in(world.browser(None), provider).status_code == 403


def test_who_has_no_account_gets_a_page_and_an_administrator_can_act_on_it(
    world: World, provider: Provider
) -> None:
    with_oidc(world, provider, contact="the front desk")
    provider.claims = {"sub": "s-7", "email": "Noor@shop.example", "email_verified": True, "name": "Noor"}
    for _ in range(2):
        page = sign_in(world.browser(None), provider)
        assert page.status_code == 403
        assert "s-7" in page.text
        assert "the front desk" in page.text
    provider.claims = {"sub": "s-8", "name": "Piet"}
    sign_in(world.browser(None), provider)
    admin = world.browser("Amsterdam", "admin")
    text = admin.get("/people").text
    assert text.count("noor@shop.example") >= 1
    ids = re.findall(r'name="unknown" value="(\d+)"', text)
    assert len(ids) == 2  # once each, however often they tried
    form = {"unknown": ids[1], "name": "Noor", "email": "noor@shop.example", "roles": "trainee"}
    assert admin.submit("/people", form).status_code == 303
    person = world.people["Utrecht", "trainee"]
    assert admin.submit(f"/people/{person}/link", {"unknown": ids[0]}).status_code == 303
    assert 'name="unknown"' not in admin.get("/people").text
    piet = world.browser(None)
    assert sign_in(piet, provider).status_code == 303
    assert "Trainee Utrecht" in piet.get("/me").text
    admin.submit(f"/people/{person}/unlink")
    assert piet.get("/me").status_code == 303
    assert sign_in(world.browser(None), provider).status_code == 403


def test_who_has_left_is_not_let_in(world: World, provider: Provider) -> None:
    with_oidc(world, provider)
    provider.claims = dict(EMAIL)
    sign_in(world.browser(None), provider)
    world.browser("Amsterdam", "admin").submit(f"/people/{world.people['Amsterdam', 'trainer']}/close")
    page = sign_in(world.browser(None), provider)
    assert page.status_code == 403
    assert "was closed" in page.text


WRONG: tuple[tuple[dict[str, Any], dict[str, Any]], ...] = (
    ({"iss": "https://evil.example"}, {}),
    ({"aud": "another-client"}, {}),
    ({"aud": [CLIENT, "another-client"]}, {}),
    ({"azp": "another-client"}, {}),
    ({"exp": int(NOW.timestamp()) - 120}, {}),
    ({"exp": None}, {}),
    ({"iat": int(NOW.timestamp()) + 3600}, {}),
    ({"nonce": "another"}, {}),
    ({"nonce": None}, {}),
    ({"sub": ""}, {}),
    ({}, {"kid": "nobody-knows"}),
)


def test_a_token_that_is_not_right_is_refused(world: World, provider: Provider) -> None:
    with_oidc(world, provider)
    browser = world.browser(None)
    for claims, header in WRONG:
        provider.claims, provider.header = EMAIL | claims, header
        page = sign_in(browser, provider)
        assert page.status_code == 422, claims
        assert "SK9218" in page.text
        assert 'name="password"' in page.text
        assert browser.get("/me").status_code == 303
    provider.claims, provider.header = dict(EMAIL), {}
    assert sign_in(browser, provider).status_code == 303


def test_a_token_that_anybody_could_sign_is_refused(
    world: World, provider: Provider, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Signed with our own secret, as in the confusion of HS256 with RS256; or not signed at all."""
    with_oidc(world, provider)
    real = provider.token

    def encoded(part: dict[str, Any]) -> str:
        return urlsafe_b64encode(json.dumps(part).encode()).decode().rstrip("=")

    def forged(form: dict[str, str], authorization: str) -> tuple[int, dict[str, Any]]:
        status, answer = real(form, authorization)
        claims = jwt.decode(answer["id_token"], key("one")).claims | EMAIL
        algorithm = asked.pop()
        text = f"{encoded({'alg': algorithm, 'kid': 'one'})}.{encoded(claims)}"
        signature = hmac.digest(SECRET.encode(), text.encode(), "sha256") if algorithm == "HS256" else b""
        end = urlsafe_b64encode(signature).decode().rstrip("=")
        return status, answer | {"id_token": f"{text}.{end}"}

    monkeypatch.setattr(provider, "token", forged)
    asked = ["none", "HS256"]
    while asked:
        page = sign_in(world.browser(None), provider)
        assert page.status_code == 422
        assert "SK9218" in page.text


def test_new_keys_are_asked_for_when_a_token_bears_one_that_is_not_known(
    world: World, provider: Provider, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(room, "_KEYS_AGAIN_S", 0)
    with_oidc(world, provider)
    provider.claims = dict(EMAIL)
    assert sign_in(world.browser(None), provider).status_code == 303
    provider.signs_with, provider.shows = "two", ("one", "two")
    assert sign_in(world.browser(None), provider).status_code == 303
    provider.signs_with, provider.shows = "three", ("two",)
    assert sign_in(world.browser(None), provider).status_code == 422
    assert provider.asked.count("/.well-known/openid-configuration") == 1


def test_the_answer_counts_once_and_only_in_the_browser_that_asked(world: World, provider: Provider) -> None:
    with_oidc(world, provider)
    provider.claims = dict(EMAIL)
    mine, other = world.browser(None), world.browser(None)
    address = mine.get("/sign-in/oidc").headers["location"]
    back = urlsplit(provider.authorize(address))
    path = f"{back.path}?{back.query}"
    assert other.get(path).headers["location"] == "/sign-in"
    assert other.get("/me").status_code == 303
    assert mine.get(path).headers["location"] == "/"
    mine.post("/sign-out", data={})
    assert mine.get(path).headers["location"] == "/sign-in"
    late = world.browser(None)
    back = urlsplit(provider.authorize(late.get("/sign-in/oidc").headers["location"]))
    world.clock.forward(timedelta(minutes=11))
    assert late.get(f"{back.path}?{back.query}").headers["location"] == "/sign-in"


def test_saying_no_there_is_said_here(world: World, provider: Provider) -> None:
    with_oidc(world, provider)
    browser = world.browser(None)
    address = browser.get("/sign-in/oidc").headers["location"]
    state = re.search(r"state=([\w-]+)", address)
    assert state
    page = browser.get("/sign-in/oidc/back", params={"error": "access_denied", "state": state.group(1)})
    assert page.status_code == 422
    assert "access_denied" in page.text


def test_while_the_provider_is_down_accounts_of_here_still_sign_in(world: World, provider: Provider) -> None:
    with_oidc(world, provider)
    with world.record.writing() as connection:
        mine = people.c.id == world.people["Amsterdam", "trainer"]
        connection.execute(update(people).where(mine).values(password=hashed("seven wet umbrellas")))
    provider.broken = 503
    browser = world.browser(None)
    page = browser.get("/sign-in/oidc")
    assert page.status_code == 503
    assert "SK9217" in page.text
    form = {"name": "trainer@amsterdam.example", "password": "seven wet umbrellas"}
    assert browser.submit("/sign-in", form).status_code == 303
    provider.broken = 0
    assert browser.get("/sign-in/oidc").status_code == 303


def test_a_provider_that_is_not_there_at_all_is_said(world: World) -> None:
    with providing() as gone:
        pass
    with_oidc(world, gone)
    page = world.browser(None).get("/sign-in/oidc", headers={"accept-language": "nl"})
    assert page.status_code == 503
    assert "SK9217" in page.text
    assert "geeft geen antwoord" in page.text


def test_a_provider_that_is_another_or_not_private_is_refused(world: World, provider: Provider) -> None:
    with_oidc(world, provider)
    for discovery in ({"issuer": "https://evil.example"}, {"token_endpoint": "http://evil.example/token"}):
        provider.discovery = discovery
        page = world.browser(None).get("/sign-in/oidc")
        assert page.status_code == 422
        assert "SK9218" in page.text


def test_roles_and_groups_follow_the_claims_that_are_mapped_and_no_others(
    either_world: World, provider: Provider
) -> None:
    world = with_oidc(
        either_world,
        provider,
        oidc_roles={"app-trainers": "trainer", "app-admins": "admin"},
        oidc_roles_claim="realm_access.roles",
        oidc_groups={"shop-12": "Utrecht"},
    )
    person = world.people["Amsterdam", "manager"]

    def held() -> set[str]:
        query = select(person_roles.c.role).where(person_roles.c.person == person)
        with world.record.reading() as connection:
            return set(connection.scalars(query))

    def practises() -> set[str]:
        mine = (memberships.c.person == person) & (memberships.c.role == "trainee")
        with world.record.reading() as connection:
            return set(connection.scalars(select(memberships.c.group).where(mine)))

    email = {"email": "manager@amsterdam.example", "email_verified": True}
    provider.claims = email | {"realm_access": {"roles": ["app-trainers", "other"]}, "groups": ["shop-12"]}
    sign_in(world.browser(None), provider)
    assert held() == {"manager", "trainer"}
    assert practises() == {world.groups["Utrecht"]}
    provider.claims = email | {"realm_access": {"roles": "app-admins"}, "groups": []}
    sign_in(world.browser(None), provider)
    assert held() == {"manager", "admin"}
    assert practises() == set()


def test_a_map_is_json_in_the_environment_and_a_role_in_it_is_one(tmp_path: Any) -> None:
    read = read_config({"home": tmp_path}, {"SIMKIT_OIDC_ROLES": '{"staff": "trainee"}'})
    assert read.oidc_roles == {"staff": "trainee"}
    for wrong in ('{"staff": "boss"}', "staff=trainee"):
        with pytest.raises(SimkitError) as caught:
            read_config({"home": tmp_path}, {"SIMKIT_OIDC_ROLES": wrong})
        assert caught.value.code == "SK9201"
