from odoo import api, models

from ..tools.allowed import TOLD, TOLD_WHEN_GONE


class Base(models.AbstractModel):
    """Notes what happens to listed models. The lowest writing method sees computed fields change as well."""

    _inherit = "base"

    @api.model_create_multi
    def create(self, vals_list):
        records = super().create(vals_list)
        if self._name in TOLD:
            self.env["gemba.change"]._note(records, "create")
        return records

    def _write_multi(self, vals_list):
        if self._name in TOLD:
            self.env["gemba.change"]._note(self, "write")
        return super()._write_multi(vals_list)

    def unlink(self):
        if self._name in TOLD_WHEN_GONE:
            self.env["gemba.change"]._note(self, "unlink")
        return super().unlink()
