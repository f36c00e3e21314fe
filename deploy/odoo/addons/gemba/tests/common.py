import base64
import hashlib
import json
import time
import uuid

from odoo import Command
from odoo.tests import HttpCase, TransactionCase

from ..tools import allowed, signing, tokens, version

SECRET = "whsec_" + base64.b64encode(b"a key for tests that is long enough").decode()
REDIRECT_URI = "https://gemba.example.com/login/oauth2/code/odoo"


class Plants:
    """Two plants with an order each, and people who belong to one of them or to both."""

    @classmethod
    def make_plants(cls):
        cls.plant_a, cls.plant_b = (cls._company(name) for name in ("Plant A", "Plant B"))
        cls.planner = cls._person("planner", cls.plant_a, "mrp.group_mrp_user", "stock.group_stock_user")
        cls.planner_b = cls._person("planner_b", cls.plant_b, "mrp.group_mrp_user", "stock.group_stock_user")
        cls.clerk = cls._person("clerk", cls.plant_a, "account.group_account_invoice")
        cls.operations = cls._person("operations", cls.plant_a, "mrp.group_mrp_manager")
        cls.operations.company_ids = [Command.link(cls.plant_b.id)]
        cls.pump = cls.env["product.product"].create({"name": "Pump", "default_code": "GT-PUMP", "is_storable": True})
        cls.order_a, cls.order_b = (cls._order(plant) for plant in (cls.plant_a, cls.plant_b))
        cls.entry = cls._entry()

    @classmethod
    def make_client(cls):
        cls.client_key = tokens.new_private_key()
        cls.client = cls.env["gemba.client"].create(
            {
                "name": "Gemba",
                "public_key": json.dumps(tokens.public_jwk(cls.client_key)),
                "redirect_uri": REDIRECT_URI,
            }
        )

    def listed(self):
        """The models that are listed, with their fields, as far as they are there: apps of Odoo Enterprise need not be."""
        absent = {name for name in allowed.READABLE if name not in self.env}
        self.assertLessEqual(absent, allowed.OF_ENTERPRISE)
        return {
            name: listed & self.env[name]._fields.keys() if name in allowed.OF_ENTERPRISE else listed
            for name, listed in allowed.READABLE.items()
            if name not in absent
        }

    @classmethod
    def _company(cls, name):
        company = cls.env["res.company"].create({"name": f"Gemba's test, {name}"})
        warehouses = cls.env["stock.warehouse"]
        if not warehouses.search_count([("company_id", "=", company.id)]):
            warehouses.create({"name": name, "code": name[-5:], "company_id": company.id})
        return company

    @classmethod
    def _person(cls, name, company, *groups):
        login = f"gemba_{name}"
        return cls.env["res.users"].create(
            {
                "name": name.title(),
                "login": login,
                "password": login,
                "company_id": company.id,
                "company_ids": [Command.set(company.ids)],
                version.USER_GROUPS: [Command.set([cls.env.ref(it).id for it in ("base.group_user", *groups)])],
            }
        )

    @classmethod
    def _order(cls, company):
        orders = cls.env["mrp.production"].with_company(company)
        return orders.create({"product_id": cls.pump.id, "product_qty": 3, "company_id": company.id})

    @classmethod
    def _entry(cls):
        journal = cls.env["account.journal"].create(
            {"name": "Gemba's test", "code": "GT", "type": "general", "company_id": cls.plant_a.id}
        )
        return cls.env["account.move"].create({"move_type": "entry", "journal_id": journal.id, "ref": "GT-1"})


class GembaTransactionCase(Plants, TransactionCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.make_client()

    def flush(self):
        """What the end of a transaction does before the commit."""
        self.env.cr.flush()


class GembaHttpCase(Plants, HttpCase):
    """A Gemba that is known here asks for people over HTTP."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.make_plants()
        cls.make_client()

    def setUp(self):
        super().setUp()
        self.keys = self.env["gemba.key"]
        self.issuer = self.keys._issuer()

    def token_of(self, user):
        return self.keys._access_token(user, self.client)

    def signed(self, **claims):
        """A token as Odoo would sign it, but for these claims."""
        now = int(time.time())
        usual = {
            "iss": self.issuer,
            "aud": "gemba",
            "azp": self.client.client_id,
            "sub": str(self.planner.id),
            "odoo_db": self.env.cr.dbname,
            "iat": now,
            "exp": now + 300,
        }
        return tokens.sign(signing.private_pems(self.env)[0], {**usual, **claims})

    def assertion(self, token=None, key=None, **claims):
        """Gemba's own proof, for a person's token."""
        now = int(time.time())
        usual = {
            "iss": self.client.client_id,
            "sub": self.client.client_id,
            "aud": self.issuer,
            "iat": now,
            "exp": now + 60,
            "jti": str(uuid.uuid4()),
        }
        if token is not None:
            digest = hashlib.sha256(token.encode()).digest()
            usual["ath"] = base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
        return tokens.sign(key or self.client_key, {**usual, **claims})

    def ask(self, path, body, token=None, assertion=None):
        """The answer to a request with the two proofs, or with what is given instead of them."""
        token = self.token_of(self.planner) if token is None else token
        assertion = self.assertion(token) if assertion is None else assertion
        headers = {"X-Odoo-Database": self.env.cr.dbname, "Content-Type": "application/json"}
        if token:
            headers["Authorization"] = f"Bearer {token}"
        if assertion:
            headers["Gemba-Assertion"] = assertion
        data = body if isinstance(body, (str, bytes)) else json.dumps(body)
        return self.url_open(f"/gemba/v1/{path}", data=data, headers=headers)

    def ask_as(self, user, path, **body):
        return self.ask(path, body, token=self.token_of(user))

    def read_as(self, user, model, domain, fields=("id",), **more):
        return self.ask_as(user, f"{model}/search_read", domain=domain, fields=list(fields), **more)

    def assertRefused(self, answer, status, name=None):
        self.assertEqual(answer.status_code, status, answer.text[:500])
        told = answer.json()
        self.assertEqual(sorted(told), ["message", "name"])
        self.assertNotIn("Traceback", answer.text)
        if name:
            self.assertEqual(told["name"], name)
