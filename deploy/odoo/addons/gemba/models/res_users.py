from odoo import SUPERUSER_ID, api, models

from ..tools import version

# What decides who somebody is and what he may do.
_RIGHTS = {version.USER_GROUPS, "company_ids", "company_id", "active", "login"}


class ResUsers(models.Model):
    _inherit = "res.users"

    def _may_use_gemba(self):
        """Employees may; customers with a portal account, and Odoo itself, may not."""
        return self.active and self.id != SUPERUSER_ID and self._is_internal()

    @api.model_create_multi
    def create(self, vals_list):
        users = super().create(vals_list)
        self.env["gemba.change"]._note(users, "rights")
        return users

    def write(self, vals):
        done = super().write(vals)
        if _RIGHTS & vals.keys():
            self.env["gemba.change"]._note(self, "rights")
        if "password" in vals or vals.get("active") is False:
            self.env["gemba.grant"].sudo().search([("user_id", "in", self.ids)]).unlink()
        return done

    def unlink(self):
        self.env["gemba.change"]._note(self, "rights")
        return super().unlink()
