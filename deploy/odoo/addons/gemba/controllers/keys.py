from odoo import http
from odoo.http import request


def issuer(env):
    """Who signs: an address that is set for Gemba, since web.base.url may change when an administrator signs in."""
    parameters = env["ir.config_parameter"].sudo()
    base = parameters.get_param("gemba.issuer") or parameters.get_param("web.base.url")
    return f"{base.rstrip('/')}/gemba/{env.cr.dbname}"


class GembaKeys(http.Controller):
    @http.route(
        "/gemba/<string:database>/jwks.json",
        type="http",
        auth="none",
        methods=["GET"],
        csrf=False,
        save_session=False,
    )
    def jwks(self, database):
        """The keys of the database that the address names, whichever others there are on this host."""
        if database not in http.db_filter([database]):
            raise request.not_found()
        try:
            registry = http.Registry(database)
        except Exception as error:  # whatever the driver says of a database that is not there
            raise request.not_found() from error
        with registry.cursor() as cr:
            env = http.odoo.api.Environment(cr, http.odoo.SUPERUSER_ID, {})
            if "gemba.key" not in env:
                raise request.not_found()
            keys = env["gemba.key"]._public_keys()
        return request.make_json_response({"keys": keys}, headers={"Cache-Control": "public, max-age=300"})
