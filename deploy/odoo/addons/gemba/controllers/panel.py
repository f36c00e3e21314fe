import time
import uuid

from odoo import http
from odoo.http import request

from ..tools import tokens
from .keys import issuer

AUDIENCE = "gemba"
LIFE_SECONDS = 300


class GembaPanel(http.Controller):
    @http.route("/gemba/v1/token", type="jsonrpc", auth="user", methods=["POST"])
    def token(self):
        """A token for the person who is signed in, good for five minutes and for asking Gemba, not for Odoo."""
        user, now = request.env.user, int(time.time())
        claims = {
            "iss": issuer(request.env),
            "aud": AUDIENCE,
            "sub": str(user.id),
            "preferred_username": user.login,
            "name": user.name,
            "odoo_db": request.env.cr.dbname,
            "companies": user.company_ids.ids,
            "lang": user.lang,
            "tz": user.tz or "UTC",
            "iat": now,
            "exp": now + LIFE_SECONDS,
            "jti": str(uuid.uuid4()),
        }
        return {"token": tokens.sign(request.env["gemba.key"]._signing_pem(), claims), "expires_in": LIFE_SECONDS}
