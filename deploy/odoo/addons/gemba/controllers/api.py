import logging

import psycopg2
from werkzeug.exceptions import NotFound

from odoo import http
from odoo.exceptions import AccessError
from odoo.http import request

from ..tools import allowed, history, queries, version
from ..tools.refusals import malformed, no_model
from .answers import LARGEST_BODY, answering, body
from .proofs import asking_user

_logger = logging.getLogger(__name__)

# What documents may hang on.
_HOLDING = [*allowed.READABLE, *sorted(allowed.HOLDERS)]

ROUTE = {
    "type": "http",
    "auth": "none",
    "methods": ["POST"],
    "csrf": False,
    "save_session": False,
    "readonly": True,
    "max_content_length": LARGEST_BODY,
}


class GembaApi(http.Controller):
    """What Gemba reads for a person: listed models and fields, as that person, in companies that are that person's."""

    @http.route("/gemba/v1/<model>/<method>", **ROUTE)
    @answering
    def call(self, model, method, **_query):
        env, asked = _as_person(body())
        records = _listed(env, model)
        if method == "has_access":
            return _has_access(records, **asked)
        check = {
            "search_read": queries.search_read,
            "search_count": queries.search_count,
            "formatted_read_group": queries.formatted_read_group,
            "fields_get": queries.fields_get,
        }.get(method)
        if check is None:
            raise NotFound(f"the method {method!r} is not available")
        records.browse().check_access("read")
        return _called(records, method, check(queries.Fields(records), **asked))

    @http.route("/gemba/v1/visible", **ROUTE)
    @answering
    def visible(self, **_query):
        """Which of these records the person may read; of a model that is not listed, none."""
        env, asked = _as_person(body())
        records = asked.pop("records", None)
        if asked or not isinstance(records, dict) or not all(_are_ids(ids) for ids in records.values()):
            raise malformed("records has to name ids by model")
        if sum(map(len, records.values())) > allowed.MOST_IDS:
            raise malformed(f"at most {allowed.MOST_IDS} ids at a time")
        return {model: _visible(env, model, ids) for model, ids in records.items()}

    @http.route("/gemba/v1/changes", **ROUTE)
    @answering
    def changes(self, **_query):
        """What was changed at records of a listed model, when and by whom: as far as the person sees it in Odoo."""
        env, asked = _as_person(body())
        model, ids = asked.pop("model", None), history.checked_ids(asked.pop("ids", None))
        since = history.checked_since(asked.pop("since", None))
        limit = history.checked_limit(asked.pop("limit", None))
        if asked or not isinstance(model, str) or not _are_ids(ids):
            raise malformed("changes takes model, ids, since and limit")
        records = _listed(env, model)
        records.browse().check_access("read")
        return history.changes(records, queries.Fields(records).names, ids, since, limit)

    @http.route("/gemba/v1/me", **ROUTE)
    @answering
    def me(self, **_query):
        env, _asked = _as_person(body())
        user = env.user.sudo()
        return {
            "id": user.id,
            "login": user.login,
            "name": user.name,
            "email": user.email or None,
            "lang": user.lang or None,
            "tz": user.tz or None,
            "active": user.active,
            "company_id": user.company_id.id,
            "companies": [{"id": it.id, "name": it.name} for it in _companies(user)],
            "groups": sorted(filter(None, version.groups_of(user).get_external_id().values())),
            "models": [model for model in _HOLDING if model in env and env[model].has_access("read")],
        }


def _as_person(asked):
    """The environment of the person who asks, and what is asked without its context."""
    user = asking_user(request)
    context = asked.pop("context", None) or {}
    if not isinstance(context, dict) or not context.keys() <= allowed.CONTEXT:
        raise malformed("the context may hold nothing but " + ", ".join(sorted(allowed.CONTEXT)))
    if "location" in context and not _are_ids([context["location"]]):
        raise malformed("location has to be an id")
    companies = context.get("allowed_company_ids") or []
    if not _are_ids(companies):
        raise malformed("allowed_company_ids has to be a list of ids")
    if not set(companies) <= set(_companies(user).ids):
        raise AccessError("Access to unauthorized or invalid companies.")
    request.update_env(user=user.id, context={**_language_of(user), **context}, su=False)
    return request.env, asked


def _language_of(user):
    return {"lang": user.lang, "tz": user.tz} if user.lang else {"tz": user.tz}


def _companies(user):
    return user.env["res.company"].sudo().browse(user._get_company_ids())


def _listed(env, model):
    if model not in allowed.READABLE or model not in env:
        raise no_model(model)
    return env[model]


def _called(records, method, arguments):
    try:
        if method == "formatted_read_group":
            return version.aggregate(records, **arguments)
        return getattr(records, method)(**arguments)
    except (ValueError, TypeError, KeyError, psycopg2.DataError) as error:
        # This is how Odoo says that a value does not suit a field.
        _logger.info("A question of Gemba's to %s does not fit", records._name, exc_info=True)
        raise malformed("the arguments do not fit the model") from error


def _has_access(records, /, operation=None, ids=(), **more):
    if more or operation != "read" or not _are_ids(ids):
        raise malformed("has_access answers for reading alone")
    return records.browse(ids).has_access("read")


def _visible(env, model, ids):
    if model not in _HOLDING or model not in env or not env[model].has_access("read"):
        return []
    seen = set(version.readable(env[model].browse(ids)).ids)
    return [it for it in dict.fromkeys(ids) if it in seen]


def _are_ids(values):
    return isinstance(values, (list, tuple)) and all(type(it) is int and 0 < it < 2**31 for it in values)
