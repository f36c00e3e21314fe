from odoo import models

from ..tools import version


class ResGroups(models.Model):
    _inherit = "res.groups"

    def write(self, vals):
        matters = {version.GROUP_USERS, "implied_ids", "implied_by_ids"} & vals.keys()
        before = version.users_of(self.sudo()) if matters else None
        done = super().write(vals)
        if matters:
            self.env["gemba.change"]._note(before | version.users_of(self.sudo()), "rights")
        return done
