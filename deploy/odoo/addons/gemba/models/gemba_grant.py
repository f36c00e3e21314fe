import hashlib
import secrets
from datetime import timedelta

from odoo import api, fields, models

CODE_LIFE = timedelta(minutes=1)
REFRESH_LIFE = timedelta(hours=12)


class GembaGrant(models.Model):
    """Codes and refresh tokens, of which only digests are kept; each is good for one use (RFC 9700)."""

    _name = "gemba.grant"
    _description = "Sign-in to Gemba"

    digest = fields.Char(required=True, index=True)
    kind = fields.Selection([("code", "Code"), ("refresh", "Refresh token")], required=True)
    family = fields.Char(required=True, index=True)
    user_id = fields.Many2one("res.users", required=True, ondelete="cascade", index=True)
    client_id = fields.Many2one("gemba.client", required=True, ondelete="cascade")
    redirect_uri = fields.Char()
    challenge = fields.Char()
    nonce = fields.Char()
    expires_at = fields.Datetime(required=True, index=True)
    used = fields.Boolean()

    @api.model
    def _issue(self, kind, life, **values):
        value = secrets.token_urlsafe(32)
        self.sudo().create(
            {
                "family": secrets.token_urlsafe(16),
                **values,
                "digest": self._digest(value),
                "kind": kind,
                "expires_at": fields.Datetime.now() + life,
            }
        )
        return value

    @api.model
    def _redeem(self, kind, value, client):
        """The grant, used up; nothing if it is unknown, expired or another client's.

        What is presented a second time has been stolen from somebody: all that came of the same sign-in ends.
        """
        grant = self.sudo().search(
            [("digest", "=", self._digest(value)), ("kind", "=", kind), ("client_id", "=", client.id)], limit=1
        )
        if not grant or grant.expires_at <= fields.Datetime.now():
            return self.browse()
        # Of two that come at once, one waits for the other here and then finds it used.
        self.env.cr.execute("SELECT used FROM gemba_grant WHERE id = %s FOR UPDATE", [grant.id])
        if self.env.cr.fetchone()[0]:
            self.sudo().search([("family", "=", grant.family)]).write({"expires_at": fields.Datetime.now()})
            return self.browse()
        grant.used = True
        return grant if grant.user_id.active else self.browse()

    @staticmethod
    def _digest(value):
        return hashlib.sha256((value or "").encode()).hexdigest()

    @api.autovacuum
    def _forget_expired(self):
        self.sudo().search([("expires_at", "<", fields.Datetime.now() - timedelta(days=1))]).unlink()
