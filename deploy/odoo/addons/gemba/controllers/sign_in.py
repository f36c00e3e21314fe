import base64
import hashlib
import hmac
import re
from urllib.parse import urlencode

from odoo import SUPERUSER_ID, http
from odoo.http import request

from ..models.gemba_key import TOKEN_SECONDS
from ..tools import tokens
from .answers import NO_STORE

ASSERTION_TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
LONGEST_BODY = 64 * 1024
# A referrer would carry the code to whatever the next page loads.
PRIVATE = {**NO_STORE, "Pragma": "no-cache", "Referrer-Policy": "no-referrer"}

_CHALLENGE = re.compile(r"[A-Za-z0-9_-]{43}")
_VERIFIER = re.compile(r"[A-Za-z0-9._~-]{43,128}")

# For Gemba itself, without a session of anybody.
ALONE = {
    "type": "http",
    "auth": "none",
    "csrf": False,
    "save_session": False,
    "readonly": False,
    "max_content_length": LONGEST_BODY,
}


class OAuthError(Exception):
    def __init__(self, code, description, status=400):
        super().__init__(description)
        self.code, self.description, self.status = code, description, status


class GembaSignIn(http.Controller):
    """Signs people in to a Gemba that is known here: by authorization code with PKCE, and in no other way."""

    @http.route("/gemba/v1/authorize", type="http", auth="user", methods=["GET"])
    def authorize(self, **_query):
        asked = request.httprequest.args
        client = _client_that_asks(asked)
        if not client:
            # Nobody is sent to an address that is not known to be Gemba's.
            page = "This Gemba is not known here, or it wants you sent elsewhere than is agreed."
            return request.make_response(page, [("Content-Type", "text/plain; charset=utf-8")], status=400)
        try:
            answer = {"code": _code_for(client, request.env.user.sudo(), asked)}
        except OAuthError as error:
            answer = {"error": error.code, "error_description": error.description}
        if asked.get("state"):
            answer["state"] = asked["state"]
        answer["iss"] = request.env["gemba.key"].sudo()._issuer()
        separator = "&" if "?" in client.redirect_uri else "?"
        response = request.redirect(client.redirect_uri + separator + urlencode(answer), code=303, local=False)
        response.headers.update(PRIVATE)
        return response

    @http.route("/gemba/v1/client", methods=["POST"], **ALONE)
    def client(self, **_form):
        """What is agreed with the Gemba that asks, for its administrator to compare; no secret is among it."""
        try:
            client = _asking(request.httprequest.form)[1]
        except OAuthError as error:
            return _refused(error)
        told = {
            "redirectUri": client.redirect_uri or None,
            "panelUrl": client.panel_url,
            "eventsUrl": client.events_url or None,
            "hasEventsSecret": client.has_events_secret,
            "failures": client.failures,
            "lastError": client.last_error or None,
        }
        return request.make_json_response(told, headers=PRIVATE)

    @http.route("/gemba/v1/token", methods=["POST"], **ALONE)
    def token(self, **_form):
        try:
            return request.make_json_response(_tokens_for(request.httprequest.form), headers=PRIVATE)
        except OAuthError as error:
            return _refused(error)


def _refused(error):
    told = {"error": error.code, "error_description": error.description}
    return request.make_json_response(told, headers=PRIVATE, status=error.status)


def _client_that_asks(asked):
    if any(len(asked.getlist(name)) > 1 for name in asked):
        return None
    clients = request.env["gemba.client"].sudo()
    client = clients.search([("client_id", "=", asked.get("client_id") or "")], limit=1)
    return client if client and client.redirect_uri and client.redirect_uri == asked.get("redirect_uri") else None


def _code_for(client, user, asked):
    scopes = asked.get("scope", "").split()
    if asked.get("response_type") != "code":
        raise OAuthError("unsupported_response_type", "only code is supported")
    if asked.get("code_challenge_method") != "S256" or not _CHALLENGE.fullmatch(asked.get("code_challenge", "")):
        raise OAuthError("invalid_request", "a code_challenge with S256 is needed")
    if "openid" not in scopes:
        raise OAuthError("invalid_scope", "the scope has to hold openid")
    if not user._may_use_gemba():
        raise OAuthError("access_denied", "Gemba is for employees")
    return request.env["gemba.grant"]._issue_code(
        user_id=user.id,
        client_id=client.id,
        redirect_uri=client.redirect_uri,
        scope=" ".join(scope for scope in ("openid", "profile") if scope in scopes),
        challenge=asked["code_challenge"],
        nonce=asked.get("nonce", "")[:255],
    )


def _asking(form):
    """The environment of nobody in particular, and the Gemba that asks without anybody's token."""
    if not request.db:
        raise OAuthError("invalid_request", "which database is meant has to be said by X-Odoo-Database")
    if any(len(form.getlist(name)) > 1 for name in form):
        raise OAuthError("invalid_request", "a parameter comes twice")
    env = request.env(user=SUPERUSER_ID, su=True)
    return env, _authenticated(env, form)


def _tokens_for(form):
    env, client = _asking(form)
    kind = {"authorization_code": "code", "refresh_token": "refresh"}.get(form.get("grant_type"))
    if kind is None:
        raise OAuthError("unsupported_grant_type", "only authorization_code and refresh_token are supported")
    value = form.get("code" if kind == "code" else "refresh_token", "")
    grant = env["gemba.grant"]._redeem(kind, value, client)
    if not grant or (kind == "code" and not _fits(grant, form)):
        raise OAuthError("invalid_grant", "expired, used already, or meant for something else")
    keys, user = env["gemba.key"], grant.user_id
    return {
        "access_token": keys._access_token(user, client),
        "token_type": "Bearer",
        "expires_in": TOKEN_SECONDS,
        "refresh_token": grant._issue_refresh(),
        "id_token": keys._id_token(user, client, grant.nonce),
        "scope": grant.scope,
    }


def _authenticated(env, form):
    keys = env["gemba.key"]
    if form.get("client_assertion_type") != ASSERTION_TYPE:
        raise OAuthError("invalid_client", "the client signs in with private_key_jwt", status=401)
    try:
        audiences = {keys._issuer(), f"{keys._base()}/gemba/v1/token"}
        client, claims = env["gemba.client"]._authenticate(form.get("client_assertion"), audiences)
    except tokens.TokenRefused as refusal:
        raise OAuthError("invalid_client", str(refusal), status=401) from refusal
    # An assertion for the API travels with a person's token, and is not to be good for more than that.
    if "ath" in claims or form.get("client_id", client.client_id) != client.client_id:
        raise OAuthError("invalid_client", "the assertion is another one's", status=401)
    return client


def _fits(code, form):
    verifier = form.get("code_verifier", "")
    if not _VERIFIER.fullmatch(verifier) or form.get("redirect_uri") != code.redirect_uri:
        return False
    challenge = base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).rstrip(b"=").decode()
    return hmac.compare_digest(challenge, code.challenge)
