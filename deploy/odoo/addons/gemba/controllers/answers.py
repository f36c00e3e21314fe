"""How the API is asked and how it answers: JSON both ways, errors as JSON-2 words them but without a traceback."""

import functools
import json
import logging

import psycopg2
from werkzeug.exceptions import BadRequest, HTTPException, InternalServerError, Unauthorized

from odoo.exceptions import ConcurrencyError, UserError
from odoo.http import request

from ..tools import version

_logger = logging.getLogger(__name__)

LARGEST_BODY = 1024 * 1024
RETRIED = (psycopg2.Error, ConcurrencyError)
NO_STORE = {"Cache-Control": "no-store"}


def answering(endpoint):
    """Makes an endpoint answer in JSON whatever happens; what a retry may cure is left to Odoo."""

    @functools.wraps(endpoint)
    def answer(*args, **kwargs):
        try:
            return request.make_json_response(endpoint(*args, **kwargs), headers=NO_STORE)
        except (UserError, HTTPException) as error:
            return _refusal(error)
        except RETRIED:
            raise
        except Exception:
            _logger.exception("A question of Gemba's has failed")
            return _refusal(InternalServerError("the question has failed, see Odoo's log"))

    return answer


def body():
    """The JSON object that came with the request."""
    try:
        asked = json.loads(request.httprequest.get_data() or b"{}", parse_constant=_no_constant)
    except (ValueError, RecursionError) as error:
        raise BadRequest("the body is not JSON") from error
    if not isinstance(asked, dict):
        raise BadRequest("the body is not a JSON object")
    return asked


def _no_constant(name):
    raise ValueError(f"{name} is not JSON")


def _refusal(error):
    status, message = _status_and_message(error)
    headers = dict(NO_STORE)
    if isinstance(error, Unauthorized):
        headers["WWW-Authenticate"] = "Bearer"
    name = f"{type(error).__module__}.{type(error).__name__}"
    return request.make_json_response({"name": name, "message": message}, status=status, headers=headers)


def _status_and_message(error):
    if isinstance(error, HTTPException):
        return error.code or InternalServerError.code, error.description
    return version.status_of(error), error.args[0] if error.args else ""
