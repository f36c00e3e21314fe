import base64
import json

from odoo.addons.web.tests.test_js import HOOTCommon, unit_test_error_checker
from odoo.tests import HttpCase, tagged

from ..tools import tokens
from .gemba_stand_in import ANSWER_ID, DOCUMENT_ID, THREAD_ID, TRICK, GembaStandIn

QUESTIONS = "/api/v1/questions"


@tagged("-at_install", "post_install")
class TestPanel(HttpCase):
    browser_size = "1440x900"

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        groups = cls.env.ref("base.group_user") + cls.env.ref("base.group_partner_manager")
        cls.user = cls.env["res.users"].create(
            {
                "name": "Petra Planner",
                "login": "panel-planner",
                "password": "panel-planner",
                "group_ids": [(6, 0, groups.ids)],
            }
        )
        cls.partners = cls.env["res.partner"].create(
            [{"name": "Aach Forge", "ref": "gemba-tour"}, {"name": f"Bach {TRICK}", "ref": "gemba-tour"}]
        )
        cls.suppliers = cls.env["ir.actions.act_window"].create(
            {
                "name": "Suppliers",
                "res_model": "res.partner",
                "view_mode": "list,form",
                "domain": "[('ref', '=', 'gemba-tour')]",
            }
        )

    def setUp(self):
        super().setUp()
        self.foreign = []
        self.gemba = GembaStandIn(self.base_url(), self.partners[0])
        self.addCleanup(self.gemba.close)
        self.env["gemba.client"].search([]).active = False

    def fetch_proxy(self, url):
        self.foreign.append(url)
        return super().fetch_proxy(url)

    def connect(self):
        key = tokens.public_jwk(tokens.new_private_key())
        self.env["gemba.client"].create({"public_key": json.dumps(key), "panel_url": self.gemba.url})

    def tour(self, name):
        self.start_tour(f"/odoo/action-{self.suppliers.id}", name, login=self.user.login)

    def test_answers_beside_the_open_record(self):
        self.connect()
        self.gemba.refuse_at = QUESTIONS

        self.tour("gemba_panel")

        refused, asked, waited, broken = self.gemba.sent("POST", QUESTIONS)
        self.assertEqual(refused["body"], asked["body"])
        self.assertNotEqual(refused["token"], asked["token"])
        self.assertEqual(asked["body"]["text"], "Why is it late?")
        self.assertIsNone(asked["body"]["conversationId"])
        self.assertEqual(
            asked["body"]["context"],
            {"model": "res.partner", "id": self.partners[1].id, "companyIds": self.user.company_id.ids},
        )
        self.assertEqual(waited["body"]["conversationId"], THREAD_ID)
        self.assertEqual(waited["body"]["context"]["id"], self.partners[0].id)
        self.assertTrue(self.gemba.left.wait(10), "The stream went on after it was stopped")
        self.assertEqual(broken["body"]["text"], "Break off")
        feedback = self.gemba.sent("POST", f"/api/v1/answers/{ANSWER_ID}/feedback")
        self.assertEqual(
            [it["body"] for it in feedback], [{"verdict": "down", "reason": "incomplete", "comment": "No date"}]
        )

    def test_sends_a_token_and_nothing_else_that_tells_of_odoo(self):
        self.connect()

        self.tour("gemba_panel")

        self.assertTrue(self.gemba.sent("GET", f"/api/v1/documents/{DOCUMENT_ID}/pages/3.png"))
        for request in self.gemba.requests:
            with self.subTest(request["path"]):
                self.assertNotIn("Cookie", request["headers"])
                self.assertNotIn("Referer", request["headers"])
                self.assertEqual(self.claims(request["token"])["sub"], str(self.user.id))
        self.assertEqual(self.foreign, [])

    def test_goes_on_after_the_page_was_loaded_again(self):
        self.connect()

        self.tour("gemba_panel_resumes")

        self.assertTrue(self.gemba.sent("GET", f"/api/v1/conversations/{THREAD_ID}"))

    def test_says_that_no_gemba_is_connected(self):
        self.tour("gemba_panel_unconnected")

        self.assertEqual(self.gemba.requests, [])

    @staticmethod
    def claims(bearer):
        claims = bearer.removeprefix("Bearer ").split(".")[1]
        return json.loads(base64.urlsafe_b64decode(claims + "=" * (-len(claims) % 4)))


@tagged("-at_install", "post_install")
class TestPanelScripts(HttpCase):
    def test_units(self):
        suite = HOOTCommon._generate_hash(self, "@gemba")
        self.browser_js(
            f"/web/tests?headless&loglevel=2&preset=desktop&timeout=15000&id={suite}",
            "",
            login="admin",
            timeout=300,
            success_signal="[HOOT] Test suite succeeded",
            error_checker=unit_test_error_checker,
        )
