"""Signed tokens (RFC 7515, RFC 7519) with ES256 alone, on what Odoo depends on already."""

import base64
import functools
import hashlib
import json
import math

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature, encode_dss_signature

ALGORITHM = "ES256"
COORDINATE_BYTES = 32
LONGEST_TOKEN = 8192


class TokenRefused(Exception):
    """The token is malformed, forged, or not meant for the one who looks at it."""


def new_private_key():
    """A P-256 key as unencrypted PKCS #8 in PEM."""
    key = ec.generate_private_key(ec.SECP256R1())
    return key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    ).decode()


def public_jwk(private_pem):
    """The public half as a JSON Web Key whose kid is its thumbprint (RFC 7638)."""
    numbers = _private(private_pem).public_key().public_numbers()
    jwk = {"crv": "P-256", "kty": "EC", "x": _encode(_fixed(numbers.x)), "y": _encode(_fixed(numbers.y))}
    thumbprint = hashlib.sha256(json.dumps(jwk, sort_keys=True, separators=(",", ":")).encode()).digest()
    return {**jwk, "kid": _encode(thumbprint), "use": "sig", "alg": ALGORITHM}


def is_public_jwk(jwk):
    """Whether this is the public half of a P-256 key, its point on the curve, and nothing of the private half."""
    if not isinstance(jwk, dict) or "d" in jwk or (jwk.get("kty"), jwk.get("crv")) != ("EC", "P-256"):
        return False
    if not all(isinstance(jwk.get(part), str) and jwk[part] for part in ("x", "y", "kid")):
        return False
    try:
        _public(jwk)
    except (TokenRefused, ValueError):
        return False
    return True


def sign(private_pem, claims):
    header = {"alg": ALGORITHM, "typ": "JWT", "kid": public_jwk(private_pem)["kid"]}
    signed = f"{_encode_json(header)}.{_encode_json(claims)}"
    r, s = decode_dss_signature(_private(private_pem).sign(signed.encode(), ec.ECDSA(hashes.SHA256())))
    return f"{signed}.{_encode(_fixed(r) + _fixed(s))}"


def verify(token, keys, *, issuer, audiences, now, leeway=30):
    """The claims of a token that one of the keys has signed.

    :param keys: public JSON Web Keys by kid; which key is asked is the token's word, which keys there are is not
    :param audiences: any of these has to be meant
    :raise TokenRefused: for whatever is not exactly as it should be
    """
    parts, kid = _parts(token)
    key = keys.get(kid)
    if key is None:
        raise TokenRefused("unknown key")
    _check_signature(key, f"{parts[0]}.{parts[1]}", _decode(parts[2]))
    claims = _decode_json(parts[1])
    _check_claims(claims, issuer, audiences, now, leeway)
    return claims


def kid_of(token):
    """Which key a token says it is signed with, before anything of it has been believed.

    :raise TokenRefused: if it is not signed as expected
    """
    return _parts(token)[1]


def _parts(token):
    if not isinstance(token, str) or len(token) > LONGEST_TOKEN:
        raise TokenRefused("no token")
    parts = token.split(".")
    if len(parts) != 3:
        raise TokenRefused("not a signed token")
    header = _decode_json(parts[0])
    kid = header.get("kid")
    if header.get("alg") != ALGORITHM or "crit" in header or not isinstance(kid, str):
        raise TokenRefused("not signed as expected")
    return parts, kid


def _check_signature(key, signed, signature):
    if len(signature) != 2 * COORDINATE_BYTES:
        raise TokenRefused("no signature")
    r, s = (int.from_bytes(half, "big") for half in (signature[:COORDINATE_BYTES], signature[COORDINATE_BYTES:]))
    try:
        _public(key).verify(encode_dss_signature(r, s), signed.encode(), ec.ECDSA(hashes.SHA256()))
    except (InvalidSignature, ValueError) as error:
        raise TokenRefused("the signature does not hold") from error


def _check_claims(claims, issuer, audiences, now, leeway):
    meant = claims.get("aud")
    meant = meant if isinstance(meant, list) else [meant]
    expires, issued = claims.get("exp"), claims.get("iat")
    if claims.get("iss") != issuer:
        raise TokenRefused("another issuer")
    if not any(isinstance(it, str) and it in audiences for it in meant):
        raise TokenRefused("meant for somebody else")
    if not _is_time(expires) or expires + leeway <= now:
        raise TokenRefused("expired")
    if not _is_time(issued) or issued - leeway > now:
        raise TokenRefused("not issued yet")
    if claims.get("nbf") is not None and (not _is_time(claims["nbf"]) or claims["nbf"] - leeway > now):
        raise TokenRefused("not valid yet")


def _is_time(value):
    return isinstance(value, (int, float)) and not isinstance(value, bool) and math.isfinite(value)


def _public(jwk):
    return _point(*(int.from_bytes(_decode(jwk[part]), "big") for part in ("x", "y")))


# Parsing a key checks it, which takes longer than all else that is done with it.
@functools.lru_cache(maxsize=64)
def _point(x, y):
    return ec.EllipticCurvePublicNumbers(x, y, ec.SECP256R1()).public_key()


@functools.lru_cache(maxsize=16)
def _private(pem):
    return serialization.load_pem_private_key(pem.encode(), password=None)


def _fixed(number):
    return number.to_bytes(COORDINATE_BYTES, "big")


def _encode(data):
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def _encode_json(value):
    return _encode(json.dumps(value, separators=(",", ":")).encode())


def _decode(text):
    try:
        data = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    except (ValueError, TypeError) as error:
        raise TokenRefused("not base64url") from error
    # Bits that no byte uses would let one token be written in several ways.
    if _encode(data) != text:
        raise TokenRefused("not base64url")
    return data


def _decode_json(text):
    try:
        value = json.loads(_decode(text))
    except (ValueError, RecursionError) as error:
        raise TokenRefused("not JSON") from error
    if not isinstance(value, dict):
        raise TokenRefused("not an object")
    return value
