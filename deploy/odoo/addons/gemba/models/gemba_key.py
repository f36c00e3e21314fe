from datetime import timedelta
from pathlib import Path

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import config

from ..tools import tokens

# A key is published this long before anything is signed with it, and this long after.
OVERLAP = timedelta(days=1)
IN_USE = timedelta(days=90)


class GembaKey(models.Model):
    _name = "gemba.key"
    _description = "Key that signs tokens for Gemba"
    _order = "create_date, id"

    kid = fields.Char("Key id", required=True, readonly=True, index=True)
    state = fields.Selection(
        [("next", "Published, not used yet"), ("current", "In use"), ("former", "No longer used")],
        required=True,
        readonly=True,
    )
    changed_at = fields.Datetime(required=True, readonly=True)
    private_pem = fields.Text(readonly=True, groups=fields.NO_ACCESS)

    @api.model
    def _signing_pem(self):
        """The key from gemba_key_file in Odoo's settings, which no copy of the database holds, else the one in use."""
        file = config.get("gemba_key_file")
        if file:
            return self._from_file(file)
        current = self.sudo().search([("state", "=", "current")], limit=1) or self._make("current")
        return current.private_pem

    @staticmethod
    def _from_file(file):
        try:
            return Path(file).read_text()
        except OSError as error:
            raise UserError(f"The key file that gemba_key_file names cannot be read: {error.strerror}") from error

    @api.model
    def _public_keys(self):
        """Every key that a token may be signed with, as JSON Web Keys."""
        file = config.get("gemba_key_file")
        if file:
            return [tokens.public_jwk(self._from_file(file))]
        self._signing_pem()
        return [tokens.public_jwk(key.private_pem) for key in self.sudo().search([])]

    @api.model
    def _make(self, state):
        pem = tokens.new_private_key()
        return self.sudo().create(
            {
                "kid": tokens.public_jwk(pem)["kid"],
                "state": state,
                "changed_at": fields.Datetime.now(),
                "private_pem": pem,
            }
        )

    @api.model
    def _rotate(self):
        """Makes the next key known, puts it to use a day later, and forgets the former one a day after that."""
        keys, now = self.sudo().search([]), fields.Datetime.now()
        keys.filtered(lambda key: key.state == "former" and key.changed_at <= now - OVERLAP).unlink()
        keys = keys.exists()
        current = keys.filtered(lambda key: key.state == "current")
        following = keys.filtered(lambda key: key.state == "next")
        if following and following[0].changed_at <= now - OVERLAP:
            current.write({"state": "former", "changed_at": now})
            following[0].write({"state": "current", "changed_at": now})
        elif not following and current and current[0].changed_at <= now - IN_USE:
            self._make("next")
