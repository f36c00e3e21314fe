from odoo.exceptions import AccessError
from odoo.tests import new_test_user, tagged

from ..tools import tokens
from .common import SECRET, GembaTransactionCase

MODELS = ("gemba.client", "gemba.key", "gemba.grant", "gemba.change")
NEVER_SHOWN = (
    ("gemba.key", "private_pem"),
    ("gemba.client", "events_secret"),
    ("gemba.grant", "digest"),
    ("gemba.grant", "challenge"),
    ("gemba.grant", "family"),
    ("gemba.grant", "nonce"),
)


@tagged("post_install", "-at_install")
class TestSecrets(GembaTransactionCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.administrator = new_test_user(cls.env, "gemba_administrator", "base.group_system")
        cls.employee = new_test_user(cls.env, "gemba_employee", "base.group_user")

    def test_shows_its_own_records_to_administrators_alone(self):
        for model in MODELS:
            self.assertTrue(self.env[model].with_user(self.administrator).has_access("read"))
            for operation in ("read", "write", "create", "unlink"):
                self.assertFalse(self.env[model].with_user(self.employee).has_access(operation))

    def test_lets_nobody_forge_keys_sign_ins_or_changes(self):
        for model in ("gemba.key", "gemba.grant", "gemba.change"):
            for operation in ("write", "create"):
                self.assertFalse(self.env[model].with_user(self.administrator).has_access(operation))

    def test_offers_its_menu_to_administrators_alone(self):
        menu = self.env.ref("gemba.menu_client")
        for user, shown in ((self.administrator, True), (self.employee, False)):
            self.assertEqual(menu.id in self.env["ir.ui.menu"].with_user(user)._visible_menu_ids(), shown)
        views = self.env["gemba.client"].with_user(self.administrator).get_views([(False, "list"), (False, "form")])
        self.assertIn("new_events_secret", views["views"]["form"]["arch"])
        self.assertNotIn('name="events_secret"', views["views"]["form"]["arch"])

    def test_shows_private_material_to_nobody(self):
        for model, field in NEVER_SHOWN:
            records = self.env[model].with_user(self.administrator)
            self.assertNotIn(field, records.fields_get())
            with self.assertRaises(AccessError):
                records.search_read([], [field])
            with self.assertRaises(AccessError):
                records.search([(field, "!=", False)])

    def test_takes_a_secret_that_is_then_never_shown(self):
        client = self.client.with_user(self.administrator)
        self.assertFalse(client.has_events_secret)

        client.new_events_secret = SECRET

        client.invalidate_recordset()
        self.assertFalse(client.new_events_secret)
        self.assertTrue(client.has_events_secret)
        self.assertEqual(client.sudo().events_secret, SECRET)

    def test_refuses_a_private_key_in_place_of_a_public_one(self):
        for text in (tokens.new_private_key(), '{"d": "x"}', "{}", "[]", "nothing", '{"kty": "EC"}'):
            with self.assertRaisesRegex(Exception, "private key|P-256"):
                self.client.public_key = text

    def test_refuses_a_key_that_another_client_has(self):
        with self.assertRaisesRegex(Exception, "Another Gemba"):
            self.env["gemba.client"].create({"name": "Twin", "public_key": self.client.public_key})

    def test_refuses_addresses_that_are_none(self):
        for field, text in (
            ("redirect_uri", "javascript:alert(1)"),
            ("redirect_uri", "https://gemba.example.com/#here"),
            ("events_url", "file:///etc/passwd"),
            ("events_url", "gemba.example.com"),
            ("panel_url", "//gemba.example.com"),
            ("panel_url", "javascript:alert(1)"),
        ):
            with self.assertRaisesRegex(Exception, "https://"):
                self.client[field] = text

    def test_refuses_secrets_that_are_too_short(self):
        for secret in ("whsec_", "whsec_c2hvcnQ=", "secret", "whsec_!!!!"):
            with self.assertRaisesRegex(Exception, "whsec_"):
                self.client.new_events_secret = secret
