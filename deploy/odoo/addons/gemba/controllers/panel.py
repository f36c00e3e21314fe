from odoo import http
from odoo.exceptions import AccessError, UserError
from odoo.http import request

from ..models.gemba_key import TOKEN_SECONDS
from ..tools.allowed import READABLE
from ..tools.version import JSONRPC


class GembaPanel(http.Controller):
    @http.route("/gemba/v1/panel/token", type=JSONRPC, auth="user", methods=["POST"])
    def token(self):
        """A token for the person who is signed in, good for five minutes and for asking Gemba, not for Odoo."""
        user = request.env.user.sudo()
        if not user._may_use_gemba():
            raise AccessError(request.env._("Gemba is for employees."))
        client = request.env["gemba.client"].sudo().search([], order="id", limit=1)
        if not client:
            raise UserError(request.env._("No Gemba is connected to this Odoo yet."))
        token = request.env["gemba.key"].sudo()._access_token(user, client)
        # Lists of nothing else are opened by what Gemba cites.
        return {"token": token, "expires_in": TOKEN_SECONDS, "url": client.panel_url, "models": sorted(READABLE)}
