from contextlib import contextmanager

import psycopg2

from odoo import SUPERUSER_ID, http
from odoo.http import request

from ..tools import version

ROUTE = {"type": "http", "auth": "none", "methods": ["GET"], "csrf": False, "save_session": False}
CACHED = {"Cache-Control": "public, max-age=300"}


class GembaKeys(http.Controller):
    """What anybody may know of the issuer of a database: where it signs people in, and its public keys.

    Where a host serves several databases, the caller says which by X-Odoo-Database as everywhere in Odoo, or the addon
    is among Odoo's server_wide_modules.
    """

    @http.route("/gemba/<string:database>/jwks.json", **ROUTE)
    def jwks(self, database):
        with _keys_of(database) as keys:
            public = list(keys._public_by_kid().values())
        return request.make_json_response({"keys": public}, headers=CACHED)

    @http.route("/gemba/<string:database>/.well-known/openid-configuration", **ROUTE)
    def discovery(self, database):
        with _keys_of(database) as keys:
            base, issuer = keys._base(), keys._issuer()
        return request.make_json_response(
            {
                "issuer": issuer,
                "authorization_endpoint": f"{base}/gemba/v1/authorize",
                "token_endpoint": f"{base}/gemba/v1/token",
                "jwks_uri": f"{issuer}/jwks.json",
                "response_types_supported": ["code"],
                "response_modes_supported": ["query"],
                "grant_types_supported": ["authorization_code", "refresh_token"],
                "code_challenge_methods_supported": ["S256"],
                "subject_types_supported": ["public"],
                "id_token_signing_alg_values_supported": ["ES256"],
                "token_endpoint_auth_methods_supported": ["private_key_jwt"],
                "token_endpoint_auth_signing_alg_values_supported": ["ES256"],
                "scopes_supported": ["openid", "profile"],
                "authorization_response_iss_parameter_supported": True,
            },
            headers=CACHED,
        )


@contextmanager
def _keys_of(database):
    """The keys of the database that the address names, whichever others there are on this host."""
    if database == request.db:
        yield _keys(request.env(user=SUPERUSER_ID, su=True))
        return
    if database not in http.db_list(force=True):
        raise request.not_found()
    try:
        opened = version.environment_of(database)
    except psycopg2.Error as error:
        raise request.not_found() from error
    with opened as env:
        yield _keys(env)


def _keys(env):
    if "gemba.key" not in env:
        raise request.not_found()
    return env["gemba.key"]
