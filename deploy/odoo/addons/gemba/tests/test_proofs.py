import json
import time

from odoo import SUPERUSER_ID, Command
from odoo.tests import tagged

from ..tools import signing, tokens, version
from .common import GembaHttpCase

UNAUTHORIZED = "werkzeug.exceptions.Unauthorized"


@tagged("post_install", "-at_install")
class TestProofs(GembaHttpCase):
    """Every call of the API needs a person's token and Gemba's own assertion for exactly that token."""

    def assertUnauthorized(self, token=None, assertion=None):
        for path in ("me", "visible", "res.partner/search_count"):
            self.assertRefused(self.ask(path, {}, token=token, assertion=assertion), 401, UNAUTHORIZED)

    def test_answers_with_both_proofs(self):
        self.assertEqual(self.ask("me", {}).json()["login"], "gemba_planner")

    def test_refuses_a_persons_token_alone(self):
        self.assertUnauthorized(assertion="")

    def test_refuses_the_panels_token_alone(self):
        self.authenticate("gemba_planner", "gemba_planner")
        panel = self.url_open("/gemba/v1/panel/token", json={"params": {}}).json()["result"]["token"]
        self.authenticate(None, None)

        self.assertUnauthorized(token=panel, assertion="")
        self.assertEqual(self.ask("me", {}, token=panel).json()["login"], "gemba_planner")

    def test_refuses_gembas_assertion_alone(self):
        self.assertUnauthorized(token="", assertion=self.assertion(""))

    def test_refuses_an_assertion_for_another_token(self):
        self.assertUnauthorized(assertion=self.assertion(self.token_of(self.planner_b)))
        self.assertUnauthorized(assertion=self.assertion())
        self.assertUnauthorized(assertion=self.assertion("", ath=["a"]))

    def test_refuses_a_key_that_is_not_registered(self):
        token = self.token_of(self.planner)
        self.assertUnauthorized(token, self.assertion(token, key=tokens.new_private_key()))

    def test_refuses_a_client_that_is_archived(self):
        self.assertEqual(self.ask("me", {}).status_code, 200)
        self.client.active = False
        self.assertUnauthorized()

    def test_takes_a_new_key_of_gembas_at_once_and_the_one_before_no_longer(self):
        token, following = self.token_of(self.planner), tokens.new_private_key()
        self.assertEqual(self.ask("me", {}, token=token).status_code, 200)
        self.client.public_key = json.dumps(tokens.public_jwk(following))

        self.assertUnauthorized(token)
        self.assertEqual(
            self.ask("me", {}, token=token, assertion=self.assertion(token, key=following)).status_code, 200
        )

    def test_refuses_tokens_of_a_key_of_odoos_that_is_gone(self):
        token = self.token_of(self.planner)
        self.assertEqual(self.ask("me", {}, token=token).status_code, 200)
        self.env["gemba.key"].sudo().search([]).unlink()

        self.assertUnauthorized(token)
        self.assertEqual(self.ask("me", {}, token=self.token_of(self.planner)).status_code, 200)

    def test_refuses_odoos_own_key_in_place_of_gembas(self):
        token = self.token_of(self.planner)
        self.assertUnauthorized(token, self.assertion(token, key=signing.private_pems(self.env)[0]))
        self.assertUnauthorized(token, token)

    def test_refuses_a_persons_token_that_gemba_has_signed(self):
        now = int(time.time())
        claims = {"iss": self.issuer, "aud": "gemba", "sub": str(self.planner.id), "odoo_db": self.env.cr.dbname}
        self.assertUnauthorized(tokens.sign(self.client_key, {**claims, "iat": now, "exp": now + 60}))

    def test_refuses_assertions_that_claim_something_else(self):
        token, now = self.token_of(self.planner), int(time.time())
        for claims in (
            {"iss": "another"},
            {"sub": "another"},
            {"aud": "gemba"},
            {"aud": self.issuer.rpartition("/")[0] + "/another"},
            {"iat": now - 3600, "exp": now - 3540},
            {"iat": now, "exp": now + 61},
            {"jti": None},
        ):
            self.assertUnauthorized(token, self.assertion(token, **claims))

    def test_refuses_tokens_that_are_tampered_expired_or_of_another_database_or_audience(self):
        now = int(time.time())
        token = self.token_of(self.planner)
        head, claims, signature = token.split(".")
        self.assertUnauthorized(f"{head}.{claims}.{signature[::-1]}")
        self.assertUnauthorized(f"{head}.{self.token_of(self.planner_b).split('.')[1]}.{signature}")
        for claims in (
            {"iat": now - 600, "exp": now - 300},
            {"iss": self.issuer + "2", "odoo_db": self.env.cr.dbname + "2"},
            {"odoo_db": self.env.cr.dbname + "2"},
            {"iss": self.issuer + "2"},
            {"aud": "odoo"},
            {"aud": self.client.client_id},
            {"azp": "another"},
            {"azp": None},
            {"sub": "0"},
            {"sub": "planner"},
            {"sub": self.planner.id},
            {"sub": "99999999999999999999"},
        ):
            self.assertUnauthorized(self.signed(**claims))

    def test_refuses_an_id_token_in_place_of_an_access_token(self):
        self.assertUnauthorized(self.keys._id_token(self.planner, self.client, "nonce"))

    def test_refuses_odoo_itself_customers_and_people_who_have_left(self):
        portal = self.env["res.users"].create(
            {
                "name": "Customer",
                "login": "gemba_customer",
                version.USER_GROUPS: [Command.set(self.env.ref("base.group_portal").ids)],
            }
        )
        self.assertUnauthorized(self.signed(sub=str(portal.id)))
        self.assertUnauthorized(self.signed(sub=str(SUPERUSER_ID)))
        token = self.token_of(self.planner)
        self.planner.active = False
        self.assertUnauthorized(token)

    def test_acts_as_the_token_says_whoever_is_signed_in_beside(self):
        self.authenticate("gemba_planner_b", "gemba_planner_b")
        self.assertEqual(self.ask_as(self.planner, "me").json()["login"], "gemba_planner")
        self.assertUnauthorized(token="", assertion="")

    def test_says_who_somebody_is(self):
        self.planner.write({"email": False, "tz": "Europe/Brussels"})
        told = self.ask("me", {}).json()

        self.assertEqual(told["id"], self.planner.id)
        self.assertEqual(told["companies"], [{"id": self.plant_a.id, "name": self.plant_a.name}])
        self.assertEqual(told["company_id"], self.plant_a.id)
        self.assertEqual((told["email"], told["tz"], told["active"]), (None, "Europe/Brussels", True))
        self.assertIn("mrp.group_mrp_user", told["groups"])
        self.assertIn("base.group_user", told["groups"])
        self.assertNotIn("base.group_system", told["groups"])
        self.assertIn("mrp.production", told["models"])
        self.assertNotIn("account.move", told["models"])

    def test_says_at_once_that_a_role_is_gone(self):
        token = self.token_of(self.planner)
        groups = [self.env.ref(it).id for it in ("mrp.group_mrp_user", "stock.group_stock_user")]
        self.planner.write({version.USER_GROUPS: [Command.unlink(group) for group in groups]})

        told = self.ask("me", {}, token=token).json()
        self.assertNotIn("mrp.group_mrp_user", told["groups"])
        self.assertNotIn("mrp.production", told["models"])
