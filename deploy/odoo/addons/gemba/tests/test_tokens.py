import base64
import hashlib
import hmac
import json
import time

from odoo.tests import BaseCase, tagged

from ..tools import tokens

ISSUER = "https://odoo.example.com/gemba/plant"


@tagged("post_install", "-at_install")
class TestTokens(BaseCase):
    def setUp(self):
        super().setUp()
        self.pem = tokens.new_private_key()
        self.jwk = tokens.public_jwk(self.pem)
        self.now = int(time.time())

    def claims(self, **more):
        return {"iss": ISSUER, "aud": "gemba", "sub": "7", "iat": self.now, "exp": self.now + 300, **more}

    def verify(self, token, **more):
        asked = {"issuer": ISSUER, "audiences": {"gemba"}, "now": self.now, "leeway": 0, **more}
        return tokens.verify(token, {self.jwk["kid"]: self.jwk}, **asked)

    def assertTokenRefused(self, token, **more):
        with self.assertRaises(tokens.TokenRefused):
            self.verify(token, **more)

    def test_accepts_what_it_has_signed(self):
        self.assertEqual(self.verify(tokens.sign(self.pem, self.claims()))["sub"], "7")

    def test_refuses_every_changed_character(self):
        token = tokens.sign(self.pem, self.claims())
        for at, letter in enumerate(token):
            other = "A" if letter != "A" else "B"
            self.assertTokenRefused(token[:at] + other + token[at + 1 :])

    def test_refuses_other_algorithms(self):
        token = tokens.sign(self.pem, self.claims())
        claims = token.split(".")[1]
        for algorithm in ("none", "None", "HS256", "RS256", "ES384"):
            header = {"alg": algorithm, "typ": "JWT", "kid": self.jwk["kid"]}
            head = base64.urlsafe_b64encode(json.dumps(header).encode()).rstrip(b"=").decode()
            signed = f"{head}.{claims}"
            # The public key as a shared secret, as in attacks on HS and RS.
            by_public_key = hmac.digest(json.dumps(self.jwk).encode(), signed.encode(), hashlib.sha256)
            for signature in (b"", b"\0" * 64, by_public_key):
                self.assertTokenRefused(f"{signed}.{base64.urlsafe_b64encode(signature).rstrip(b'=').decode()}")

    def test_refuses_a_key_that_is_not_known(self):
        self.assertTokenRefused(tokens.sign(tokens.new_private_key(), self.claims()))

    def test_refuses_what_is_expired_or_of_the_future(self):
        for claims in (
            {"exp": self.now},
            {"exp": self.now - 1},
            {"exp": None},
            {"exp": True},
            {"exp": "9999999999"},
            {"iat": self.now + 60},
            {"iat": None},
            {"nbf": self.now + 60},
        ):
            self.assertTokenRefused(tokens.sign(self.pem, self.claims(**claims)))

    def test_refuses_times_that_are_no_numbers(self):
        for time_ in (float("nan"), float("inf")):
            self.assertTokenRefused(tokens.sign(self.pem, self.claims(exp=time_)))

    def test_refuses_another_issuer_or_audience(self):
        for claims in ({"iss": f"{ISSUER}2"}, {"iss": None}, {"aud": "odoo"}, {"aud": ["odoo"]}, {"aud": [{}]}):
            self.assertTokenRefused(tokens.sign(self.pem, self.claims(**claims)))

    def test_refuses_what_is_no_token(self):
        for token in (None, "", "a", "a.b", "a.b.c", "....", "é.é.é", "e30.e30.", "W10.W10.W10", "a" * 10000):
            self.assertTokenRefused(token)

    def test_takes_only_public_keys_on_the_curve(self):
        self.assertTrue(tokens.is_public_jwk(self.jwk))
        for change in ({"d": "AA"}, {"crv": "P-384"}, {"kty": "RSA"}, {"x": self.jwk["y"]}, {"x": "!"}, {"kid": ""}):
            self.assertFalse(tokens.is_public_jwk({**self.jwk, **change}))
        self.assertFalse(tokens.is_public_jwk([]))
