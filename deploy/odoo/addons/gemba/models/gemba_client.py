import json

from odoo import api, fields, models
from odoo.exceptions import ValidationError


class GembaClient(models.Model):
    _name = "gemba.client"
    _description = "Gemba installation that may read as its users"

    name = fields.Char(required=True)
    active = fields.Boolean(default=True)
    redirect_uri = fields.Char(
        "Address after signing in", help="Where people are sent back to, exactly as Gemba names it."
    )
    public_key = fields.Text(
        "Public key", required=True, help="Gemba's public key as a JSON Web Key; deploy/doctor prints it."
    )
    kid = fields.Char("Key id", compute="_compute_kid", store=True, index=True)

    @api.depends("public_key")
    def _compute_kid(self):
        for client in self:
            client.kid = client._jwk().get("kid", False)

    @api.constrains("public_key")
    def _check_public_key(self):
        for client in self:
            jwk = client._jwk()
            if jwk.get("kty") != "EC" or jwk.get("crv") != "P-256" or not all(jwk.get(it) for it in ("x", "y", "kid")):
                raise ValidationError(self.env._("The public key has to be a P-256 JSON Web Key with a kid."))
            if "d" in jwk:
                raise ValidationError(self.env._("This is a private key. Nobody but Gemba may have it."))

    def _jwk(self):
        try:
            jwk = json.loads(self.public_key or "")
        except ValueError:
            return {}
        return jwk if isinstance(jwk, dict) else {}

    @api.model
    def _keys(self):
        """The public keys of the clients that may call, by kid."""
        return {client.kid: client._jwk() for client in self.sudo().search([])}
