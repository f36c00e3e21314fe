import base64
import json
import os
import shutil
import socket
import subprocess
import tempfile
import unittest
from pathlib import Path

from odoo.addons.web.tests.test_js import HOOTCommon, unit_test_error_checker
from odoo.tests import HttpCase, tagged

from ..tools import tokens
from .gemba_stand_in import ANSWER_ID, DOCUMENT_ID, THREAD_ID, TRICK, GembaStandIn

QUESTIONS = "/api/v1/questions"
NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
SHIPPED = Path(os.environ.get("GEMBA_TEST_PROXY", ""))
SITE = """
daemon off;
pid {folder}/pid;
events {{}}
http {{
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    server {{
        listen 127.0.0.1:{port};
        include {folder}/shipped.conf;
        location / {{
            proxy_pass {odoo};
            proxy_http_version 1.1;
            proxy_set_header Host $http_host;
        }}
        location /websocket {{
            proxy_pass {odoo};
            proxy_http_version 1.1;
            proxy_set_header Host $http_host;
            proxy_set_header Upgrade $http_upgrade;
            proxy_set_header Connection upgrade;
        }}
    }}
}}
"""


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
        cls.elsewhere = cls.env["res.company"].create({"name": "Another plant"})
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
        self.gemba = GembaStandIn(self.base_url(), self.partners[0], self.partners, self.elsewhere)
        self.addCleanup(self.gemba.close)
        self.env["gemba.client"].search([]).active = False

    def fetch_proxy(self, url):
        self.foreign.append(url)
        return super().fetch_proxy(url)

    def connect(self, panel_url=None):
        key = tokens.public_jwk(tokens.new_private_key())
        self.env["gemba.client"].create({"public_key": json.dumps(key), "panel_url": panel_url or self.gemba.url})

    def tour(self, name, at=""):
        self.start_tour(f"{at}/odoo/action-{self.suppliers.id}", name, login=self.user.login)

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

    def test_opens_the_records_of_a_citation_from_outside(self):
        self.connect()

        self.start_tour(f"/odoo/gemba-records?citation={ANSWER_ID}.4", "gemba_records", login=self.user.login)
        self.start_tour("/odoo/gemba-records?citation=res.users", "gemba_no_records", login=self.user.login)
        self.start_tour(f"/odoo/gemba-records?citation={ANSWER_ID}.6", "gemba_no_records", login=self.user.login)

        asked = [request["path"] for request in self.gemba.requests if "/citations/" in request["path"]]
        self.assertEqual(asked, [f"/api/v1/citations/{ANSWER_ID}.4", f"/api/v1/citations/{ANSWER_ID}.6"])

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

    @unittest.skipUnless(NGINX and SHIPPED.is_file(), "nginx, and the settings for it that GEMBA_TEST_PROXY names, are needed")
    def test_works_under_odoos_own_address_and_streams_there(self):
        self.connect("/gemba-api")

        self.tour("gemba_panel", at=self.proxied())

        self.assertTrue(self.gemba.left.wait(10), "The stream went on after it was stopped")
        self.assertFalse(any("Cookie" in request["headers"] for request in self.gemba.requests))

    def test_speaks_the_readers_language(self):
        self.connect()
        self.env["res.lang"]._activate_lang("de_DE")
        self.user.lang = "de_DE"

        self.tour("gemba_panel_german")

    def proxied(self):
        """Odoo with Gemba under its own address, as the shipped settings bring it there."""
        folder = Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, folder, ignore_errors=True)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        shipped = SHIPPED.read_text().replace("http://127.0.0.1:8080", self.gemba.url)
        (folder / "shipped.conf").write_text(shipped)
        (folder / "nginx.conf").write_text(SITE.format(folder=folder, port=port, odoo=self.base_url()))
        nginx = subprocess.Popen([NGINX, "-e", "stderr", "-c", folder / "nginx.conf"], stderr=subprocess.DEVNULL)
        self.addCleanup(nginx.wait)
        self.addCleanup(nginx.terminate)
        return f"http://127.0.0.1:{port}"

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
