from odoo import Command
from odoo.exceptions import AccessError
from odoo.tests import TransactionCase, tagged

from ..tools import allowed, version
from .common import Plants


@tagged("post_install", "-at_install")
class TestBot(Plants, TransactionCase):
    """The group of the bot that indexes: reads what is listed in its companies, and changes nothing."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.make_plants()
        cls.group = cls.env.ref("gemba.group_bot")
        cls.bot = cls._person("bot", cls.plant_a, "gemba.group_bot")

    def as_bot(self, model):
        return self.env[model].with_user(self.bot).with_context(allowed_company_ids=self.bot.company_ids.ids)

    def test_grants_reading_of_listed_models_and_nothing_else(self):
        access = self.env["ir.model.access"].search([("group_id", "=", self.group.id)])
        installed = {model for model in allowed.GRANTED if model in self.env}
        self.assertEqual(set(access.mapped("model_id.model")), installed)
        for right in access:
            rights = (right.perm_read, right.perm_write, right.perm_create, right.perm_unlink)
            self.assertEqual(rights, (True, False, False, False))
        self.assertFalse(self.group.implied_ids)

    def test_changes_nothing_that_other_employees_may_not(self):
        employee = self._person("employee", self.plant_a)
        for model in self.listed():
            for operation in ("write", "create", "unlink"):
                theirs = self.env[model].with_user(employee).has_access(operation)
                self.assertEqual(self.as_bot(model).has_access(operation), theirs, (model, operation))
        for record in (self.order_a, self.entry, self.pump):
            with self.assertRaises(AccessError):
                record.with_user(self.bot).write({"write_date": False})
            with self.assertRaises(AccessError):
                record.with_user(self.bot).unlink()
        with self.assertRaises(AccessError):
            self.as_bot("ir.attachment").create({"name": "a", "res_model": "mrp.production", "res_id": self.order_a.id})

    def test_reads_every_listed_field(self):
        for model, listed in self.listed().items():
            shown = listed & self.as_bot(model).fields_get(attributes=["type"]).keys()
            rows = self.as_bot(model).search_read([], sorted(shown), limit=3)
            self.assertIsInstance(rows, list)

    def test_reads_in_the_companies_that_are_allowed_to_it(self):
        orders = self.order_a + self.order_b
        found = self.as_bot("mrp.production").search([("id", "in", orders.ids)])
        self.assertEqual(found.ids, self.order_a.ids)
        self.bot.company_ids = [Command.link(self.plant_b.id)]
        found = self.as_bot("mrp.production").search([("id", "in", orders.ids)], order="id")
        self.assertEqual(found.ids, orders.ids)
        self.assertEqual(self.as_bot("account.move").search([("id", "=", self.entry.id)]).ids, self.entry.ids)

    def test_reads_records_that_employees_only_see_when_they_follow_them(self):
        equipment = self.env["maintenance.equipment"].create({"name": "Press", "company_id": self.plant_a.id})
        employee = self._person("employee", self.plant_a)
        self.assertFalse(self.env["maintenance.equipment"].with_user(employee).search([("id", "=", equipment.id)]))
        self.assertEqual(self.as_bot("maintenance.equipment").search([("id", "=", equipment.id)]).ids, equipment.ids)

    def test_reads_the_files_and_messages_of_records_that_it_reads(self):
        file = self.env["ir.attachment"].create(
            {"name": "a.txt", "res_model": "mrp.production", "res_id": self.order_a.id, "raw": b"text"}
        )
        message = self.order_a.message_post(body="Late")
        found = self.as_bot("ir.attachment").search([("id", "=", file.id)])
        self.assertEqual(found.raw, b"text")
        self.assertEqual(self.as_bot("mail.message").search([("id", "=", message.id)]).ids, message.ids)
        with self.assertRaises(AccessError):
            found.write({"name": "b.txt"})

    def test_is_granted_no_articles_or_folders_beyond_those_of_every_employee(self):
        self.assertFalse({"knowledge.article", "documents.document", "mail.message"} & allowed.GRANTED)

    def test_reads_nothing_else(self):
        for model in ("account.payment", "ir.config_parameter", "gemba.key", "purchase.bill.line.match"):
            with self.assertRaises(AccessError):
                self.as_bot(model).search([], limit=1)

    def test_grants_again_what_a_later_module_brings(self):
        access = self.env.ref("gemba.access_bot_mrp_production")
        self.env.ref("gemba.rule_bot_mrp_production").unlink()
        # What removing a module leaves behind.
        self.env.cr.execute("DELETE FROM ir_model_access WHERE id = %s", [access.id])
        self.env.invalidate_all()
        self.env.registry.clear_cache()
        self.assertFalse(self.as_bot("mrp.production").has_access("read"))

        for _ in range(2):
            self.env["gemba.bot"]._grant()

        self.assertTrue(self.as_bot("mrp.production").has_access("read"))
        access = self.env["ir.model.access"].search([("group_id", "=", self.group.id)])
        self.assertEqual(len(access), len(set(access.mapped("model_id.model"))))

    def test_makes_no_administrator_of_the_bot(self):
        groups = version.groups_of(self.bot)
        self.assertNotIn(self.env.ref("base.group_system"), groups)
        self.assertNotIn(self.env.ref("base.group_erp_manager"), groups)
