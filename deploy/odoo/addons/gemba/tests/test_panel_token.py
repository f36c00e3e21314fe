import time

from odoo import Command
from odoo.tests import tagged

from ..tools import tokens, version
from .common import GembaHttpCase


@tagged("post_install", "-at_install")
class TestPanelToken(GembaHttpCase):
    def ask_for_token(self):
        return self.url_open("/gemba/v1/panel/token", json={"params": {}}).json()

    def test_tells_the_panel_who_is_signed_in_and_where_gemba_is(self):
        self.client.panel_url = "/ask"
        self.authenticate("gemba_planner", "gemba_planner")

        told = self.ask_for_token()["result"]

        claims = tokens.verify(
            told["token"], self.keys._public_by_kid(), issuer=self.issuer, audiences={"gemba"}, now=time.time()
        )
        self.assertEqual(claims["sub"], str(self.planner.id))
        self.assertEqual(claims["preferred_username"], "gemba_planner")
        self.assertEqual(claims["odoo_db"], self.env.cr.dbname)
        self.assertEqual(claims["exp"] - claims["iat"], 300)
        self.assertEqual((told["expires_in"], told["url"]), (300, "/ask"))
        self.assertIn("purchase.order", told["models"])
        self.assertNotIn("res.users", told["models"])
        self.assertFalse({"groups", "companies", "company_ids"} & claims.keys())

    def test_gives_nothing_to_somebody_who_is_not_signed_in(self):
        self.authenticate(None, None)
        self.assertNotIn("result", self.ask_for_token())

    def test_gives_nothing_to_customers(self):
        self.env["res.users"].create(
            {
                "name": "Customer",
                "login": "gemba_customer",
                "password": "gemba_customer",
                version.USER_GROUPS: [Command.set(self.env.ref("base.group_portal").ids)],
            }
        )
        self.authenticate("gemba_customer", "gemba_customer")
        self.assertNotIn("result", self.ask_for_token())

    def test_says_so_when_no_gemba_is_connected(self):
        self.env["gemba.client"].search([]).active = False
        self.authenticate("gemba_planner", "gemba_planner")
        self.assertIn("No Gemba is connected", self.ask_for_token()["error"]["data"]["message"])

    def test_cannot_be_had_by_a_form_of_another_site(self):
        self.authenticate("gemba_planner", "gemba_planner")
        answer = self.url_open("/gemba/v1/panel/token", data={"a": "b"})
        self.assertEqual(answer.status_code, 415)
