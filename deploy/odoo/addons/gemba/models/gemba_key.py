import time
import uuid
from datetime import timedelta

from odoo import api, fields, models, tools

from ..tools import signing, tokens

# A key is published this long before anything is signed with it, and this long after.
OVERLAP = timedelta(days=1)
IN_USE = timedelta(days=90)
TOKEN_SECONDS = 300
AUDIENCE = "gemba"


class GembaKey(models.Model):
    _name = "gemba.key"
    _description = "Key that signs tokens for Gemba"
    _order = "create_date, id"
    _rec_name = "kid"

    kid = fields.Char("Key id", required=True, readonly=True, index=True)
    state = fields.Selection(
        [("next", "Published, not used yet"), ("current", "In use"), ("former", "No longer used")],
        required=True,
        readonly=True,
    )
    changed_at = fields.Datetime("Since", required=True, readonly=True)
    private_pem = fields.Text(readonly=True, groups=fields.NO_ACCESS)

    @api.model
    def _base(self):
        """Odoo's address: one that is set for Gemba, since web.base.url may change when an administrator signs in."""
        parameters = self.env["ir.config_parameter"].sudo()
        return (parameters.get_param("gemba.issuer") or parameters.get_param("web.base.url")).rstrip("/")

    @api.model
    def _issuer(self):
        """Who signs the tokens of this database."""
        return f"{self._base()}/gemba/{self.env.cr.dbname}"

    @api.model
    def _access_token(self, user, client):
        """A token that says who somebody is, to one Gemba alone, good for five minutes; what they may do is asked of Odoo
        each time."""
        about = {"aud": AUDIENCE, "azp": client.client_id, **self._about(user)}
        return self._sign({**about, "odoo_db": self.env.cr.dbname})

    @api.model
    def _id_token(self, user, client, nonce):
        about = {"aud": client.client_id, **self._about(user)}
        return self._sign({**about, "nonce": nonce} if nonce else about)

    @api.model
    def _about(self, user):
        return {
            "sub": str(user.id),
            "preferred_username": user.login,
            "name": user.name,
            "lang": user.lang or "en_US",
            "tz": user.tz or "UTC",
        }

    @api.model
    def _sign(self, claims):
        now = int(time.time())
        always = {"iss": self._issuer(), "iat": now, "exp": now + TOKEN_SECONDS, "jti": str(uuid.uuid4())}
        return tokens.sign(signing.private_pems(self.env)[0], {**claims, **always})

    @api.model
    def _public_by_kid(self):
        """Every key that a token may be signed with, as JSON Web Keys."""
        # A file may be replaced at any time; of keys in the database the models know when they change.
        return self._read_public() if signing.are_in_file() else self._remembered_public()

    @api.model
    def _read_public(self):
        return {jwk["kid"]: jwk for jwk in map(tokens.public_jwk, signing.private_pems(self.env))}

    @api.model
    @tools.ormcache()
    def _remembered_public(self):
        """As at the last change; asked for at every call of Gemba's."""
        return self._read_public()

    @api.model_create_multi
    def create(self, vals_list):
        keys = super().create(vals_list)
        self.env.registry.clear_cache()
        return keys

    def write(self, vals):
        done = super().write(vals)
        self.env.registry.clear_cache()
        return done

    def unlink(self):
        done = super().unlink()
        self.env.registry.clear_cache()
        return done

    @api.model
    def _begin(self):
        """Makes the first key, unless the keys lie in a file."""
        signing.private_pems(self.env)

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
        former = keys.filtered(lambda key: key.state == "former" and key.changed_at <= now - OVERLAP)
        former.unlink()
        keys -= former
        current = keys.filtered(lambda key: key.state == "current")
        following = keys.filtered(lambda key: key.state == "next")
        if following and following[0].changed_at <= now - OVERLAP:
            current.write({"state": "former", "changed_at": now})
            following[0].write({"state": "current", "changed_at": now})
        elif not following and current and current[0].changed_at <= now - IN_USE:
            self._make("next")
