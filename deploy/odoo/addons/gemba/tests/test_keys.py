import os
import shutil
import tempfile
import time
from pathlib import Path
from unittest.mock import patch

import requests

from odoo import fields
from odoo.exceptions import UserError
from odoo.tests import tagged
from odoo.tools import config

from ..models.gemba_key import IN_USE, OVERLAP
from ..tools import tokens
from .common import GembaHttpCase, GembaTransactionCase


@tagged("post_install", "-at_install")
class TestKeys(GembaTransactionCase):
    def setUp(self):
        super().setUp()
        self.keys = self.env["gemba.key"]
        self.keys.search([]).unlink()
        self.keys._make("current")

    def states(self):
        return sorted(self.keys.search([]).mapped("state"))

    def make_older(self, by):
        for key in self.keys.search([]):
            key.changed_at -= by

    def signing_kid(self):
        return tokens.kid_of(self.keys._access_token(self.env.ref("base.user_admin"), self.client))

    def test_publishes_a_new_key_before_it_signs_and_the_former_after(self):
        first = self.signing_kid()
        self.keys._rotate()
        self.assertEqual(self.states(), ["current"])

        self.make_older(IN_USE)
        self.keys._rotate()
        self.keys._rotate()
        self.assertEqual(self.states(), ["current", "next"])
        self.assertEqual(self.signing_kid(), first)
        self.assertEqual(len(self.keys._public_by_kid()), 2)

        self.make_older(OVERLAP)
        self.keys._rotate()
        self.keys._rotate()
        self.assertEqual(self.states(), ["current", "former"])
        second = self.signing_kid()
        self.assertNotEqual(second, first)
        self.assertEqual(self.keys._public_by_kid().keys(), {first, second})

        self.make_older(OVERLAP)
        self.keys._rotate()
        self.assertEqual(self.states(), ["current"])
        self.assertEqual(self.keys._public_by_kid().keys(), {second})

    def test_accepts_tokens_across_a_rotation(self):
        user = self.env.ref("base.user_admin")
        before = self.keys._access_token(user, self.client)
        self.make_older(IN_USE)
        self.keys._rotate()
        self.make_older(OVERLAP)
        self.keys._rotate()
        for token in (before, self.keys._access_token(user, self.client)):
            claims = tokens.verify(
                token,
                self.keys._public_by_kid(),
                issuer=self.keys._issuer(),
                audiences={"gemba"},
                now=time.time(),
            )
            self.assertEqual(claims["sub"], str(user.id))

    def test_signs_with_the_key_file_rather_than_with_keys_of_the_database(self):
        in_database = self.keys._public_by_kid().keys()
        first, second = tokens.new_private_key(), tokens.new_private_key()
        with self.key_file(first + second):
            self.assertEqual(self.signing_kid(), tokens.public_jwk(first)["kid"])
            kids = {tokens.public_jwk(pem)["kid"] for pem in (first, second)}
            self.assertEqual(self.keys._public_by_kid().keys(), kids)
            self.assertFalse(kids & in_database)

    def test_takes_the_key_file_of_its_own_database_where_each_has_one(self):
        pem = tokens.new_private_key()
        folder = tempfile.mkdtemp()
        self.addCleanup(shutil.rmtree, folder)
        Path(folder, f"{self.env.cr.dbname}.pem").write_text(pem)
        with patch.dict(config.options, {"gemba_key_file": f"{folder}/{{database}}.pem"}):
            self.assertEqual(self.signing_kid(), tokens.public_jwk(pem)["kid"])

    def test_gives_no_private_key_to_code_that_people_write_into_odoo(self):
        """Server actions reach every method of a model that does not begin with two underscores."""
        for name in dir(self.keys):
            if name.startswith("_") and not name.startswith("__") and name not in dir(self.env["res.lang"]):
                self.assertNotIn("pem", name)
        self.assertFalse(hasattr(self.keys, "_from_file"))

    def test_signs_with_nothing_when_the_key_file_is_unreadable(self):
        with self.key_file("nothing"), self.assertRaises(UserError):
            self.signing_kid()
        with patch.dict(config.options, {"gemba_key_file": "/no/such/file"}), self.assertRaises(UserError):
            self.signing_kid()

    def key_file(self, text):
        handle, path = tempfile.mkstemp()
        self.addCleanup(os.unlink, path)
        os.write(handle, text.encode())
        os.close(handle)
        return patch.dict(config.options, {"gemba_key_file": path})

    def test_names_the_issuer_by_the_address_that_is_set_for_gemba(self):
        parameters, database = self.env["ir.config_parameter"], self.env.cr.dbname
        parameters.set_param("web.base.url", "https://erp.example.com/")
        self.assertEqual(self.keys._issuer(), f"https://erp.example.com/gemba/{database}")
        parameters.set_param("gemba.issuer", "https://odoo.example.com")
        self.assertEqual(self.keys._issuer(), f"https://odoo.example.com/gemba/{database}")


@tagged("post_install", "-at_install")
class TestPublished(GembaHttpCase):
    def fetch(self, path):
        """As Gemba asks, which always says which database it means."""
        return self.url_open(f"/gemba/{path}", headers={"X-Odoo-Database": self.env.cr.dbname})

    def test_publishes_public_halves_alone(self):
        answer = self.fetch(f"{self.env.cr.dbname}/jwks.json")

        self.assertEqual(answer.headers["Content-Type"], "application/json; charset=utf-8")
        self.assertIn("max-age", answer.headers["Cache-Control"])
        (key,) = answer.json()["keys"]
        self.assertEqual(sorted(key), ["alg", "crv", "kid", "kty", "use", "x", "y"])
        self.assertIn(tokens.kid_of(self.token_of(self.planner)), [key["kid"]])

    def test_says_how_to_sign_in(self):
        told = self.fetch(f"{self.env.cr.dbname}/.well-known/openid-configuration").json()

        base = self.base_url()
        self.assertEqual(told["issuer"], self.issuer)
        self.assertEqual(told["authorization_endpoint"], f"{base}/gemba/v1/authorize")
        self.assertEqual(told["token_endpoint"], f"{base}/gemba/v1/token")
        self.assertEqual(told["jwks_uri"], f"{self.issuer}/jwks.json")
        self.assertEqual(told["response_types_supported"], ["code"])
        self.assertEqual(told["code_challenge_methods_supported"], ["S256"])
        self.assertEqual(told["token_endpoint_auth_methods_supported"], ["private_key_jwt"])
        self.assertEqual(told["id_token_signing_alg_values_supported"], ["ES256"])

    def test_says_nothing_of_a_database_that_is_not_there(self):
        for path in ("jwks.json", ".well-known/openid-configuration"):
            self.assertEqual(self.fetch(f"no_such_database/{path}").status_code, 404)

    def test_publishes_the_keys_of_the_database_that_is_named_where_there_are_several(self):
        other = os.environ["GEMBA_TEST_OTHER_DATABASE"]
        own = self.fetch(f"{self.env.cr.dbname}/jwks.json").json()["keys"]
        address = f"{self.base_url()}/gemba/{other}/jwks.json"

        by_header = requests.get(address, headers={"X-Odoo-Database": other}, timeout=60)
        by_path = self.fetch(f"{other}/jwks.json")

        self.assertEqual(by_header.status_code, 200)
        self.assertEqual(by_path.json(), by_header.json())
        self.assertFalse({key["kid"] for key in own} & {key["kid"] for key in by_path.json()["keys"]})

    def test_refuses_a_token_of_the_other_database(self):
        other = os.environ["GEMBA_TEST_OTHER_DATABASE"]
        pem = tokens.new_private_key()
        now = fields.Datetime.now().timestamp()
        claims = {"iss": self.issuer.rpartition("/")[0] + f"/{other}", "aud": "gemba", "sub": str(self.planner.id)}
        token = tokens.sign(pem, {**claims, "odoo_db": other, "iat": int(now), "exp": int(now) + 300})
        self.assertRefused(self.ask("me", {}, token=token), 401)
        self.assertRefused(self.ask("me", {}, token=self.signed(iss=claims["iss"], odoo_db=other)), 401)
