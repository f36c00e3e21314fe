"""Who asks: a person, by a token of this database, and a Gemba that is known here, by its signature on that token."""

import base64
import hashlib
import re
import time

from werkzeug.exceptions import NotFound, Unauthorized

from odoo import SUPERUSER_ID

from ..models.gemba_key import AUDIENCE
from ..tools import tokens

_BEARER = re.compile(r"Bearer +(\S+)", re.IGNORECASE)


def asking_user(request):
    """The person for whom a known Gemba asks.

    :raise Unauthorized: if either proof is missing or does not hold, or they do not belong together
    """
    if not request.db:
        raise NotFound("which database is meant has to be said by X-Odoo-Database")
    env = request.env(user=SUPERUSER_ID, su=True)
    headers = request.httprequest.headers
    bearer = _BEARER.fullmatch(headers.get("Authorization", ""))
    assertion = headers.get("Gemba-Assertion")
    if not bearer or not assertion:
        raise Unauthorized("a person's token and Gemba's own assertion are both needed")
    token, keys = bearer[1], env["gemba.key"]
    try:
        _, claims = env["gemba.client"]._authenticate(assertion, {keys._issuer()})
        if claims.get("ath") != _digest(token):
            raise tokens.TokenRefused("made for another token")
        client_id = claims["sub"]
    except tokens.TokenRefused as refusal:
        raise Unauthorized(f"Gemba's assertion is refused: {refusal}") from refusal
    try:
        claims = tokens.verify(
            token, keys._public_by_kid(), issuer=keys._issuer(), audiences={AUDIENCE}, now=time.time(), leeway=0
        )
        return _person(env, client_id, claims)
    except tokens.TokenRefused as refusal:
        raise Unauthorized(f"the person's token is refused: {refusal}") from refusal


def _person(env, client_id, claims):
    subject = claims.get("sub")
    if claims.get("azp") != client_id:
        raise tokens.TokenRefused("minted for another Gemba")
    if claims.get("odoo_db") != env.cr.dbname:
        raise tokens.TokenRefused("of another database")
    if not isinstance(subject, str) or not subject.isdecimal() or len(subject) > 9:
        raise tokens.TokenRefused("names nobody")
    user = env["res.users"].browse(int(subject)).exists()
    if not user or not user._may_use_gemba():
        raise tokens.TokenRefused("of somebody who may not sign in")
    return user


def _digest(token):
    return base64.urlsafe_b64encode(hashlib.sha256(token.encode()).digest()).rstrip(b"=").decode()
