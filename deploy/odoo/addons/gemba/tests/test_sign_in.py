import base64
import hashlib
import json
import time
from datetime import timedelta
from unittest.mock import patch
from urllib.parse import parse_qs, urlsplit

from odoo import Command, fields
from odoo.tests import tagged

from ..controllers.sign_in import ASSERTION_TYPE
from ..models.gemba_grant import CODE_LIFE, SIGN_IN_LIFE
from ..tools import tokens, version
from .common import REDIRECT_URI, GembaHttpCase

VERIFIER = "a-verifier-that-is-long-enough-for-rfc-7636-0123456789"


def challenge(verifier):
    return base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).rstrip(b"=").decode()


@tagged("post_install", "-at_install")
class TestSignIn(GembaHttpCase):
    """Authorization code with PKCE, private_key_jwt, and refresh tokens that are good for one use."""

    def setUp(self):
        super().setUp()
        self.authenticate("gemba_planner", "gemba_planner")

    def authorize(self, **changes):
        asked = {
            "response_type": "code",
            "client_id": self.client.client_id,
            "redirect_uri": REDIRECT_URI,
            "scope": "openid profile",
            "state": "the state",
            "nonce": "the nonce",
            "code_challenge": challenge(VERIFIER),
            "code_challenge_method": "S256",
            **changes,
        }
        asked = {name: value for name, value in asked.items() if value is not None}
        return self.url_open("/gemba/v1/authorize", params=asked, allow_redirects=False)

    def sent_back(self, answer):
        self.assertEqual(answer.status_code, 303, answer.text[:300])
        address, _, query = answer.headers["Location"].partition("?")
        self.assertEqual(address, REDIRECT_URI)
        return {name: value for name, (value,) in parse_qs(query).items()}

    def code(self):
        return self.sent_back(self.authorize())["code"]

    def ask_token(self, **changes):
        form = {
            "client_assertion_type": ASSERTION_TYPE,
            "client_assertion": self.assertion(),
            "client_id": self.client.client_id,
            **changes,
        }
        form = {name: value for name, value in form.items() if value is not None}
        return self.url_open("/gemba/v1/token", data=form, headers={"X-Odoo-Database": self.env.cr.dbname})

    def exchange(self, code, **changes):
        asked = {"code": code, "redirect_uri": REDIRECT_URI, "code_verifier": VERIFIER, **changes}
        return self.ask_token(grant_type="authorization_code", **asked)

    def refresh(self, token, **changes):
        return self.ask_token(grant_type="refresh_token", refresh_token=token, **changes)

    def assertOAuthError(self, answer, error, status=400):
        self.assertEqual((answer.status_code, answer.json()["error"]), (status, error), answer.text)
        self.assertEqual(sorted(answer.json()), ["error", "error_description"])

    def test_signs_a_person_in(self):
        back = self.sent_back(self.authorize())
        self.assertEqual((back["state"], back["iss"]), ("the state", self.issuer))

        answer = self.exchange(back["code"])

        self.assertEqual(answer.headers["Cache-Control"], "no-store")
        told = answer.json()
        self.assertEqual((told["token_type"], told["expires_in"], told["scope"]), ("Bearer", 300, "openid profile"))
        known = self.keys._public_by_kid()
        access = tokens.verify(
            told["access_token"], known, issuer=self.issuer, audiences={"gemba"}, now=time.time(), leeway=0
        )
        self.assertEqual((access["sub"], access["odoo_db"]), (str(self.planner.id), self.env.cr.dbname))
        identity = tokens.verify(
            told["id_token"], known, issuer=self.issuer, audiences={self.client.client_id}, now=time.time(), leeway=0
        )
        self.assertEqual((identity["nonce"], identity["preferred_username"]), ("the nonce", "gemba_planner"))
        self.assertEqual(self.ask("me", {}, token=told["access_token"]).json()["login"], "gemba_planner")

    def test_asks_for_odoos_own_login_first(self):
        self.authenticate(None, None)
        answer = self.authorize()
        self.assertEqual(answer.status_code, 303)
        address = urlsplit(answer.headers["Location"])
        self.assertEqual(address.path, "/web/login")
        self.assertIn("/gemba/v1/authorize", parse_qs(address.query)["redirect"][0])

    def test_sends_nobody_to_an_address_that_is_not_agreed(self):
        for changes in (
            {"redirect_uri": REDIRECT_URI + "/"},
            {"redirect_uri": REDIRECT_URI + "?a=b"},
            {"redirect_uri": REDIRECT_URI.upper()},
            {"redirect_uri": "https://evil.example.com/"},
            {"redirect_uri": ""},
            {"redirect_uri": None},
            {"redirect_uri": [REDIRECT_URI, "https://evil.example.com/"]},
            {"client_id": "another"},
            {"client_id": None},
        ):
            answer = self.authorize(**changes)
            self.assertEqual(answer.status_code, 400)
            self.assertNotIn("Location", answer.headers)
            self.assertNotIn("evil", answer.text)
        self.client.active = False
        self.assertEqual(self.authorize().status_code, 400)

    def test_demands_pkce(self):
        for changes in (
            {"code_challenge": None},
            {"code_challenge": ""},
            {"code_challenge": "short"},
            {"code_challenge": VERIFIER, "code_challenge_method": "plain"},
            {"code_challenge_method": None},
        ):
            back = self.sent_back(self.authorize(**changes))
            self.assertEqual((back["error"], back["state"]), ("invalid_request", "the state"))
            self.assertNotIn("code", back)

    def test_knows_no_other_flow(self):
        for response_type in ("token", "id_token", "code token", None):
            back = self.sent_back(self.authorize(response_type=response_type))
            self.assertEqual(back["error"], "unsupported_response_type")
        self.assertEqual(self.sent_back(self.authorize(scope="profile"))["error"], "invalid_scope")
        for grant_type in ("password", "client_credentials", "", None):
            self.assertOAuthError(self.ask_token(grant_type=grant_type), "unsupported_grant_type")

    def test_signs_no_customer_in(self):
        self.env["res.users"].create(
            {
                "name": "Customer",
                "login": "gemba_customer",
                "password": "gemba_customer",
                version.USER_GROUPS: [Command.set(self.env.ref("base.group_portal").ids)],
            }
        )
        self.authenticate("gemba_customer", "gemba_customer")
        self.assertEqual(self.sent_back(self.authorize())["error"], "access_denied")

    def test_gives_nothing_for_a_verifier_that_is_missing_or_wrong(self):
        for verifier in (None, "", VERIFIER[:-1], VERIFIER + "0", challenge(VERIFIER), "x" * 200):
            self.assertOAuthError(self.exchange(self.code(), code_verifier=verifier), "invalid_grant")

    def test_gives_nothing_for_another_address(self):
        for address in (None, "", REDIRECT_URI + "/", "https://evil.example.com/"):
            self.assertOAuthError(self.exchange(self.code(), redirect_uri=address), "invalid_grant")

    def test_takes_a_code_once_even_if_the_first_try_failed(self):
        code = self.code()
        self.assertOAuthError(self.exchange(code, code_verifier="wrong" * 10), "invalid_grant")
        self.assertOAuthError(self.exchange(code), "invalid_grant")

    def test_ends_the_sign_in_when_a_code_comes_twice(self):
        code = self.code()
        refresh_token = self.exchange(code).json()["refresh_token"]
        self.assertOAuthError(self.exchange(code), "invalid_grant")
        self.assertOAuthError(self.refresh(refresh_token), "invalid_grant")

    def test_takes_no_expired_code(self):
        code = self.code()
        with self.later(CODE_LIFE):
            self.assertOAuthError(self.exchange(code), "invalid_grant")

    def test_renews_with_a_new_refresh_token_each_time(self):
        told = self.exchange(self.code()).json()
        seen = {told["refresh_token"]}
        for _ in range(3):
            answer = self.refresh(told["refresh_token"])
            self.assertEqual(answer.status_code, 200, answer.text)
            told = answer.json()
            self.assertNotIn(told["refresh_token"], seen)
            seen.add(told["refresh_token"])
            self.assertEqual(self.ask("me", {}, token=told["access_token"]).status_code, 200)

    def test_ends_the_sign_in_when_a_refresh_token_comes_twice(self):
        first = self.exchange(self.code()).json()["refresh_token"]
        second = self.refresh(first).json()["refresh_token"]
        self.assertOAuthError(self.refresh(first), "invalid_grant")
        self.assertOAuthError(self.refresh(second), "invalid_grant")

    def test_leaves_other_sign_ins_alone_when_one_ends(self):
        stolen = self.exchange(self.code()).json()["refresh_token"]
        other = self.exchange(self.code()).json()["refresh_token"]
        self.refresh(stolen)
        self.refresh(stolen)
        self.assertEqual(self.refresh(other).status_code, 200)

    def test_lets_people_sign_in_again_in_the_end_however_often_it_was_renewed(self):
        token = self.exchange(self.code()).json()["refresh_token"]
        with self.later(SIGN_IN_LIFE / 2):
            token = self.refresh(token).json()["refresh_token"]
        with self.later(SIGN_IN_LIFE):
            self.assertOAuthError(self.refresh(token), "invalid_grant")

    def test_renews_nothing_for_people_who_have_left_or_have_a_new_password(self):
        for values in ({"active": False}, {"password": "a new password"}):
            self.authenticate("gemba_planner", "gemba_planner")
            token = self.exchange(self.code()).json()["refresh_token"]
            with self.env.cr.savepoint() as savepoint:
                self.planner.write(values)
                self.env.flush_all()
                self.assertOAuthError(self.refresh(token), "invalid_grant")
                savepoint.close(rollback=True)

    def test_lets_no_code_pass_for_a_refresh_token_or_the_reverse(self):
        self.assertOAuthError(self.refresh(self.code()), "invalid_grant")
        token = self.exchange(self.code()).json()["refresh_token"]
        self.assertOAuthError(self.exchange(token), "invalid_grant")
        for value in ("", "unknown", None):
            self.assertOAuthError(self.refresh(value), "invalid_grant")

    def ask_client(self, **changes):
        form = {"client_assertion_type": ASSERTION_TYPE, "client_assertion": self.assertion(), **changes}
        return self.url_open("/gemba/v1/client", data=form, headers={"X-Odoo-Database": self.env.cr.dbname})

    def test_tells_gemba_alone_what_has_been_agreed_with_it(self):
        self.client.write({"events_url": "https://gemba.example/api/v1/events/odoo", "last_error": "answered with 401"})
        told = self.ask_client()
        self.assertEqual(told.status_code, 200, told.text[:300])
        self.assertEqual(told.json()["redirectUri"], REDIRECT_URI)
        self.assertEqual(told.json()["eventsUrl"], "https://gemba.example/api/v1/events/odoo")
        self.assertEqual(told.json()["lastError"], "answered with 401")
        self.assertNotIn("secret", told.text.replace("hasEventsSecret", ""))
        self.assertOAuthError(self.ask_client(client_assertion="nothing"), "invalid_client", 401)
        self.assertOAuthError(self.ask_client(client_assertion_type=None), "invalid_client", 401)

    def test_knows_the_client_by_its_key_alone(self):
        code = self.code()
        now = int(time.time())
        for changes in (
            {"client_assertion": None},
            {"client_assertion": ""},
            {"client_assertion_type": None},
            {"client_assertion": self.assertion(key=tokens.new_private_key())},
            {"client_assertion": self.assertion(aud="https://evil.example.com/")},
            {"client_assertion": self.assertion(iss="another")},
            {"client_assertion": self.assertion(iat=now - 600, exp=now - 540)},
            {"client_assertion": self.assertion(exp=now + 3600)},
            {"client_assertion": self.assertion("a person's token")},
            {"client_id": "another"},
        ):
            self.assertOAuthError(self.exchange(code, **changes), "invalid_client", 401)
        # None of these has used the code up.
        by_endpoint = self.assertion(aud=[f"{self.base_url()}/gemba/v1/token"])
        self.assertEqual(self.exchange(code, client_assertion=by_endpoint).status_code, 200)

    def test_takes_no_grant_of_another_client(self):
        key = tokens.new_private_key()
        other = self.client.create({"name": "Other", "public_key": json.dumps(tokens.public_jwk(key))})
        assertion = self.assertion(key=key, iss=other.client_id, sub=other.client_id)
        changes = {"client_id": other.client_id, "client_assertion": assertion}
        self.assertOAuthError(self.exchange(self.code(), **changes), "invalid_grant")
        token = self.exchange(self.code()).json()["refresh_token"]
        self.assertOAuthError(self.refresh(token, **changes), "invalid_grant")

    def test_keeps_no_code_or_refresh_token_in_the_database(self):
        code = self.code()
        token = self.exchange(code).json()["refresh_token"]
        self.env.cr.execute("SELECT row_to_json(gemba_grant)::text FROM gemba_grant")
        rows = " ".join(row for (row,) in self.env.cr.fetchall())
        self.assertIn(hashlib.sha256(token.encode()).hexdigest(), rows)
        self.assertNotIn(token, rows)
        self.assertNotIn(code, rows)

    def later(self, by):
        now = fields.Datetime.now() + by + timedelta(seconds=1)
        return patch.object(fields.Datetime, "now", lambda: now)
