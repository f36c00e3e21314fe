import hashlib
import secrets
from datetime import timedelta

from odoo import api, fields, models

CODE_LIFE = timedelta(minutes=1)
SIGN_IN_LIFE = timedelta(hours=12)


class GembaGrant(models.Model):
    """Codes and refresh tokens, of which only digests are kept; each is good for one use (RFC 9700)."""

    _name = "gemba.grant"
    _description = "Sign-in to Gemba"
    _order = "id desc"
    _rec_name = "user_id"

    digest = fields.Char(required=True, index=True, groups=fields.NO_ACCESS)
    kind = fields.Selection([("code", "Code"), ("refresh", "Refresh token")], required=True, readonly=True)
    family = fields.Char(required=True, index=True, groups=fields.NO_ACCESS)
    user_id = fields.Many2one("res.users", required=True, readonly=True, ondelete="cascade", index=True)
    client_id = fields.Many2one("gemba.client", required=True, readonly=True, ondelete="cascade")
    redirect_uri = fields.Char(readonly=True)
    scope = fields.Char(readonly=True)
    challenge = fields.Char(groups=fields.NO_ACCESS)
    nonce = fields.Char(groups=fields.NO_ACCESS)
    expires_at = fields.Datetime(required=True, readonly=True, index=True)
    used = fields.Boolean(readonly=True)

    @api.model
    def _issue_code(self, **values):
        """A code, the first of what comes of signing in once."""
        family = secrets.token_urlsafe(16)
        until = fields.Datetime.now() + CODE_LIFE
        return self._issue({**values, "kind": "code", "family": family, "expires_at": until})

    def _issue_refresh(self):
        """A refresh token that follows this grant; however often it is renewed, one signs in again in the end."""
        until = self.expires_at if self.kind == "refresh" else fields.Datetime.now() + SIGN_IN_LIFE
        return self._issue(
            {
                "kind": "refresh",
                "family": self.family,
                "user_id": self.user_id.id,
                "client_id": self.client_id.id,
                "scope": self.scope,
                "expires_at": until,
            }
        )

    @api.model
    def _issue(self, values):
        value = secrets.token_urlsafe(32)
        self.sudo().create({**values, "digest": self._digest(value)})
        return value

    @api.model
    def _redeem(self, kind, value, client):
        """The grant, used up; nothing if it is unknown, expired or another client's.

        What is presented a second time has been stolen from somebody: all that came of the same sign-in ends.
        """
        grant = self.sudo().search(
            [("digest", "=", self._digest(value)), ("kind", "=", kind), ("client_id", "=", client.id)], limit=1
        )
        if not grant:
            return self.browse()
        # Of two that come at once, one waits for the other here and then finds it used.
        self.env.cr.execute("SELECT used FROM gemba_grant WHERE id = %s FOR UPDATE", [grant.id])
        if self.env.cr.fetchone()[0]:
            self.sudo().search([("family", "=", grant.family)]).write({"expires_at": fields.Datetime.now()})
            return self.browse()
        if grant.expires_at <= fields.Datetime.now() or not grant.user_id._may_use_gemba():
            return self.browse()
        grant.used = True
        return grant

    @staticmethod
    def _digest(value):
        return hashlib.sha256((value or "").encode()).hexdigest()

    @api.autovacuum
    def _forget_expired(self):
        self.sudo().search([("expires_at", "<", fields.Datetime.now() - timedelta(days=1))]).unlink()
