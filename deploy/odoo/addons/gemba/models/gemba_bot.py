from odoo import api, models

from ..tools.allowed import GRANTED


class GembaBot(models.AbstractModel):
    """What the group of the indexing bot may do: read the listed models of the modules that are installed.

    Odoo's rules for everybody, those of companies among them, hold for the bot too. Rules that show employees only
    their own records would leave it with little to find, so it has a rule of its own beside those.
    """

    _name = "gemba.bot"
    _description = "Rights of Gemba's bot"

    def _register_hook(self):
        super()._register_hook()
        # Whenever modules have been installed or updated, there may be models that were not there before.
        if self.pool.updated_modules:
            self._grant()

    @api.model
    def _grant(self):
        group = self.env.ref("gemba.group_bot", raise_if_not_found=False)
        if not group:
            return
        models_by_name = {
            it.model: it for it in self.env["ir.model"].sudo().search([("model", "in", list(GRANTED))])
        }
        for name, model in models_by_name.items():
            if name in self.env:
                self._ensure("access", model, "ir.model.access", {"group_id": group.id, "perm_read": True})
                self._ensure("rule", model, "ir.rule", {"groups": [(6, 0, group.ids)], **_ALL_RECORDS})

    @api.model
    def _ensure(self, prefix, model, kind, values):
        xmlid = f"gemba.{prefix}_bot_{model.model.replace('.', '_')}"
        if self.env.ref(xmlid, raise_if_not_found=False):
            return
        record = self.env[kind].sudo().create({"name": f"Gemba's bot: {model.model}", "model_id": model.id, **values})
        # Kept when this module is updated, removed with it.
        self.env["ir.model.data"].sudo()._update_xmlids([{"xml_id": xmlid, "record": record, "noupdate": True}])


_ALL_RECORDS = {
    "domain_force": "[(1, '=', 1)]",
    "perm_read": True,
    "perm_write": False,
    "perm_create": False,
    "perm_unlink": False,
}
