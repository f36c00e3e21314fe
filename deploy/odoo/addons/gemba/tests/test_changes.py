import json
from unittest.mock import patch

from odoo import Command
from odoo.tests import new_test_user, tagged

from ..tools import version
from .common import SECRET, GembaTransactionCase


@tagged("post_install", "-at_install")
class TestChanges(GembaTransactionCase):
    """What the outbox keeps at the end of a transaction."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.client.write({"events_url": "http://127.0.0.1:9/events", "events_secret": SECRET})
        cls.partner = cls.env["res.partner"].create({"name": "Supplier"})
        cls.env.cr.flush()

    def setUp(self):
        super().setUp()
        self.env["gemba.change"].search([]).unlink()

    def changes(self):
        self.flush()
        self.env.cr.execute("SELECT model, res_id, kind FROM gemba_change ORDER BY id")
        return self.env.cr.fetchall()

    def inserts(self):
        """The statements that fill the outbox, as they are executed."""
        seen, execute = [], type(self.env.cr).execute

        def watching(cursor, query, *args, **kwargs):
            if "INSERT INTO gemba_change" in str(query):
                seen.append(query)
            return execute(cursor, query, *args, **kwargs)

        self.startPatcher(patch.object(type(self.env.cr), "execute", watching))
        return seen

    def test_keeps_what_is_created_changed_and_deleted(self):
        supplier = self.env["res.partner"].create({"name": "New"})
        self.assertIn(("res.partner", supplier.id, "create"), self.changes())
        self.setUp()
        self.partner.name = "Renamed"
        self.assertEqual(self.changes(), [("res.partner", self.partner.id, "write")])
        self.setUp()
        supplier.unlink()
        self.assertIn(("res.partner", supplier.id, "unlink"), self.changes())

    def test_keeps_one_change_of_a_record_in_one_statement(self):
        inserts = self.inserts()
        made = self.env["res.partner"].create([{"name": str(number)} for number in range(50)])
        for partner in made:
            partner.name += "!"
        self.partner.name = "Renamed"
        made[0].unlink()

        kept = self.changes()

        self.assertEqual(len(inserts), 1)
        expected = {made[0].id: "unlink", self.partner.id: "write", **dict.fromkeys(made[1:].ids, "create")}
        self.assertEqual({record: kind for model, record, kind in kept if model == "res.partner"}, expected)

    def test_tells_of_a_message_only_that_it_is_gone(self):
        message = self.partner.message_post(body="Called")
        self.assertNotIn("mail.message", [model for model, record, kind in self.changes()])
        gone = message.id
        message.unlink()
        self.assertIn(("mail.message", gone, "unlink"), self.changes())

    def test_sees_computed_fields_change(self):
        product = self.env["product.product"].create({"name": "Pump", "is_storable": True})
        order = self.env["mrp.production"].create({"product_id": product.id, "product_qty": 1})
        self.flush()
        self.setUp()
        self.assertEqual(order.state, "draft")

        order.action_confirm()

        self.assertIn(("mrp.production", order.id, "write"), self.changes())

    def test_keeps_nothing_of_models_that_are_not_listed(self):
        self.env["res.partner.category"].create({"name": "Category"}).name = "Renamed"
        self.env["ir.config_parameter"].set_param("gemba.test", "1")
        self.assertEqual(self.changes(), [])

    def test_keeps_nothing_of_what_is_rolled_back(self):
        with self.assertRaises(ZeroDivisionError), self.env.cr.savepoint():
            self.partner.name = "Renamed"
            self.env.flush_all()
            raise ZeroDivisionError
        self.assertEqual(self.changes(), [])

    def test_keeps_nothing_of_a_transaction_that_is_rolled_back(self):
        with self.registry.cursor() as cr:
            partner = self.env(cr=cr)["res.partner"].search([], limit=1)
            partner.name = "Renamed"
            cr.rollback()
            cr.flush()
            cr.execute("SELECT count(*) FROM gemba_change WHERE res_id = %s", [partner.id])
            self.assertEqual(cr.fetchone(), (0,))
            cr.rollback()

    def test_wakes_who_delivers(self):
        cron = self.env.ref("gemba.cron_deliver")
        self.env["ir.cron.trigger"].search([("cron_id", "=", cron.id)]).unlink()
        self.partner.name = "Renamed"
        self.flush()
        self.assertEqual(self.env["ir.cron.trigger"].search_count([("cron_id", "=", cron.id)]), 1)

    def test_keeps_nothing_while_nobody_wants_to_know(self):
        inserts = self.inserts()
        for values in ({"active": False}, {"active": True, "events_url": False}):
            self.client.write(values)
            self.partner.name += "!"
            self.assertEqual(self.changes(), [], values)
        self.assertEqual(inserts, [])

    def test_keeps_a_change_for_every_client(self):
        twin = {"name": "Twin", "public_key": self.other_key(), "events_url": "http://127.0.0.1:9/twin"}
        self.client.create({**twin, "events_secret": SECRET})
        self.partner.name = "Renamed"
        self.assertEqual(self.changes(), [("res.partner", self.partner.id, "write")] * 2)

    def other_key(self):
        key, *_ = self.env["gemba.key"]._public_by_kid().values()
        return json.dumps(key)

    def test_keeps_changes_of_rights(self):
        group = self.env.ref("base.group_no_one")
        company = self.env["res.company"].create({"name": "Plant C"})
        user = new_test_user(self.env, "gemba_changing", "base.group_user")
        self.flush()
        for values in (
            {version.USER_GROUPS: [Command.link(group.id)]},
            {"company_ids": [Command.link(company.id)]},
            {"active": False},
        ):
            self.setUp()
            user.write(values)
            self.assertIn(("res.users", user.id, "rights"), self.changes())

    def test_keeps_changes_of_rights_that_come_from_the_group(self):
        user = new_test_user(self.env, "gemba_changing", "base.group_user")
        group = self.env["res.groups"].create({"name": "Group"})
        self.flush()
        for values in (
            {version.GROUP_USERS: [Command.link(user.id)]},
            {"implied_ids": [Command.link(self.env.ref("base.group_no_one").id)]},
            {version.GROUP_USERS: [Command.unlink(user.id)]},
        ):
            self.setUp()
            group.write(values)
            self.assertIn(("res.users", user.id, "rights"), self.changes())

    def test_keeps_no_rights_when_somebody_changes_his_signature(self):
        user = new_test_user(self.env, "gemba_changing", "base.group_user")
        self.flush()
        self.setUp()
        user.signature = "Yours"
        self.assertNotIn(("res.users", user.id, "rights"), self.changes())

    def test_forgets_what_nobody_has_fetched_for_a_month(self):
        self.partner.name = "Renamed"
        self.flush()
        self.env.cr.execute("UPDATE gemba_change SET created_at = created_at - interval '29 days'")
        self.env["gemba.change"]._forget_old()
        self.assertEqual(len(self.changes()), 1)
        self.env.cr.execute("UPDATE gemba_change SET created_at = created_at - interval '2 days'")
        self.env["gemba.change"]._forget_old()
        self.assertEqual(self.changes(), [])

    def test_forgets_what_was_meant_for_a_client_that_is_gone(self):
        self.partner.name = "Renamed"
        self.flush()
        self.client.unlink()
        self.assertEqual(self.changes(), [])
