"""Signatures and addresses as Standard Webhooks wants them."""

import base64
import hashlib
import hmac
from urllib.parse import urlsplit

_PREFIX = "whsec_"
_SHORTEST_KEY = 24


def key_of(secret):
    """The bytes to sign with; None if the secret is none."""
    if not secret.startswith(_PREFIX):
        return None
    try:
        key = base64.b64decode(secret[len(_PREFIX) :], validate=True)
    except ValueError:
        return None
    return key if len(key) >= _SHORTEST_KEY else None


def headers(secret, message_id, timestamp, body):
    """What tells the receiver who sent this body and when, and that nobody has changed it."""
    signed = b"%s.%d.%s" % (message_id.encode(), timestamp, body)
    signature = base64.b64encode(hmac.digest(key_of(secret), signed, hashlib.sha256)).decode()
    return {
        "Content-Type": "application/json",
        "webhook-id": message_id,
        "webhook-timestamp": str(timestamp),
        "webhook-signature": f"v1,{signature}",
    }


def is_address(text):
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname) and not parts.fragment and not parts.username
