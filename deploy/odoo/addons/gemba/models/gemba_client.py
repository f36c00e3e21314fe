import json
import time
import uuid

from odoo import api, fields, models, tools
from odoo.exceptions import ValidationError

from ..tools import tokens, webhooks

ASSERTION_SECONDS = 60


class GembaClient(models.Model):
    """A Gemba that is known here: by its public key, and by the addresses at which it may be reached."""

    _name = "gemba.client"
    _description = "Gemba installation that may read as its users"

    name = fields.Char(required=True, default="Gemba")
    active = fields.Boolean(default=True)
    client_id = fields.Char(
        "Client id", required=True, readonly=True, copy=False, index=True, default=lambda self: str(uuid.uuid4())
    )
    public_key = fields.Text(
        "Public key", required=True, copy=False, help="Gemba's public key as a JSON Web Key; deploy/doctor prints it."
    )
    kid = fields.Char("Key id", compute="_compute_kid", store=True, index=True)
    redirect_uri = fields.Char(
        "Address after signing in", help="Where people are sent back to, exactly as Gemba names it."
    )
    panel_url = fields.Char(
        "Address for the panel",
        required=True,
        default="/gemba-api",
        help="Where the browser finds Gemba's API: a path on Odoo's own host, or another host that allows this one.",
    )
    events_url = fields.Char(
        "Address for changes", help="Where Odoo tells of changed records, if there is a secret to sign that with."
    )
    events_secret = fields.Char(copy=False, groups=fields.NO_ACCESS)
    new_events_secret = fields.Char(
        "New secret for changes",
        compute="_compute_new_events_secret",
        inverse="_inverse_new_events_secret",
        help="What Gemba checks the changes' signature with: whsec_ and a key in base64. It is never shown again.",
    )
    has_events_secret = fields.Boolean("Secret is set", compute="_compute_has_events_secret", compute_sudo=True)
    failures = fields.Integer("Failed deliveries in a row", readonly=True, copy=False)
    retry_at = fields.Datetime("Next try", readonly=True, copy=False)
    last_error = fields.Char("What went wrong", readonly=True, copy=False)

    @api.depends("public_key")
    def _compute_kid(self):
        for client in self:
            client.kid = client._jwk().get("kid", False)

    def _compute_new_events_secret(self):
        self.new_events_secret = False

    def _inverse_new_events_secret(self):
        for client in self:
            if client.new_events_secret:
                client.sudo().events_secret = client.new_events_secret

    @api.depends("events_secret")
    def _compute_has_events_secret(self):
        for client in self:
            client.has_events_secret = bool(client.events_secret)

    @api.constrains("public_key", "active")
    def _check_public_key(self):
        for client in self:
            jwk = client._jwk()
            if "d" in jwk:
                raise ValidationError(self.env._("This is a private key. Nobody but Gemba may have it."))
            if not tokens.is_public_jwk(jwk):
                raise ValidationError(self.env._("The public key has to be a P-256 JSON Web Key with a kid."))
            if client.active and self.search_count([("kid", "=", client.kid), ("id", "!=", client.id)]):
                raise ValidationError(self.env._("Another Gemba has this key already."))

    @api.constrains("redirect_uri", "events_url", "panel_url")
    def _check_addresses(self):
        for client in self:
            for address in filter(None, [client.redirect_uri, client.events_url]):
                if not webhooks.is_address(address):
                    raise ValidationError(self.env._("%s is not an address with https:// or http://.", address))
            panel = client.panel_url
            if not (webhooks.is_address(panel) or (panel.startswith("/") and not panel.startswith("//"))):
                raise ValidationError(self.env._("The panel needs a path or an address that starts with https://."))

    @api.constrains("events_secret")
    def _check_events_secret(self):
        for client in self.sudo():
            if client.events_secret and webhooks.key_of(client.events_secret) is None:
                raise ValidationError(self.env._("The secret has to be whsec_ and at least 24 bytes in base64."))

    def _jwk(self):
        try:
            jwk = json.loads(self.public_key or "")
        except ValueError:
            return {}
        return jwk if isinstance(jwk, dict) else {}

    @api.model
    def _authenticate(self, assertion, audiences):
        """The client that has signed this assertion for one of the audiences, and its claims.

        :raise TokenRefused: if there is none, or the assertion is good for longer than a minute
        """
        kid = tokens.kid_of(assertion)
        known = self._by_kid().get(kid)
        if known is None:
            raise tokens.TokenRefused("unknown key")
        number, client_id, jwk = known
        claims = tokens.verify(assertion, {kid: jwk}, issuer=client_id, audiences=audiences, now=time.time())
        if claims.get("sub") != client_id or not claims.get("jti"):
            raise tokens.TokenRefused("not about the one who signed it")
        if claims["exp"] - claims["iat"] > ASSERTION_SECONDS:
            raise tokens.TokenRefused("good for too long")
        return self.sudo().browse(number), claims

    @api.model
    @tools.ormcache()
    def _by_kid(self):
        """Who is known by which key: number, client id and key; asked for at every call of Gemba's, hence remembered."""
        clients = self.sudo().with_context({}).search([])
        return {client.kid: (client.id, client.client_id, client._jwk()) for client in clients}

    @api.model
    @tools.ormcache()
    def _ids_told_of_changes(self):
        """Whom to tell of changes; asked for at every save, hence remembered."""
        # Whose save it is that asks first has no say in whether archived ones count.
        clients = self.sudo().with_context({})
        return tuple(clients.search([("events_url", "!=", False), ("events_secret", "!=", False)]).ids)

    @api.model_create_multi
    def create(self, vals_list):
        clients = super().create(vals_list)
        self.env.registry.clear_cache()
        return clients

    def write(self, vals):
        done = super().write(vals)
        if vals.keys() & {"active", "client_id", "public_key", "events_url", "events_secret"}:
            self.env.registry.clear_cache()
        return done

    def unlink(self):
        self.env["gemba.change"]._forget_clients(self)
        done = super().unlink()
        self.env.registry.clear_cache()
        return done
