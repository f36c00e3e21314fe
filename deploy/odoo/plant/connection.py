"""Makes a Gemba known to the addon, and gives its bot a user and a key. May be run again to bring that up to date."""

import json
import os
import time
from datetime import timedelta

from odoo import Command, fields

from .records import kept, known, within

BOT = "gemba-bot"
# Odoo lets a key of an ordinary user hold 90 days at most.
GOOD_FOR = timedelta(days=89)
RENEWED_AFTER = timedelta(days=45)


def make(env, file):
    """file: JSON with url, clientId, publicKey, redirectUri, panelUrl, eventsUrl, eventsSecret and botKeyFile."""
    with open(file) as asked:
        wanted = json.load(asked)
    parameters = env["ir.config_parameter"].sudo()
    # Otherwise it follows the address at which an administrator last signed in, and the issuer with it.
    parameters.set_param("web.base.url", wanted["url"])
    parameters.set_param("web.base.url.freeze", "True")
    kept(env, "client", "gemba.client", {
        "name": "Gemba", "active": True, "client_id": wanted["clientId"], "public_key": json.dumps(wanted["publicKey"]),
        "redirect_uri": wanted["redirectUri"], "panel_url": wanted["panelUrl"], "events_url": wanted["eventsUrl"],
        "new_events_secret": wanted["eventsSecret"],
    })
    _bot(env, wanted["botKeyFile"])
    env.cr.commit()


def _bot(env, key_file):
    """A user that reads what is indexed in every plant, and nobody signs in as."""
    groups = [env.ref("base.group_user").id, env.ref("gemba.group_bot").id]
    bot = known(env, "bot") or kept(within(env, no_reset_password=True), "bot", "res.users",
                                    {"name": "Gemba (indexing)", "login": BOT})
    bot.write({"group_ids": [Command.set(groups)], "company_ids": [Command.set(env["res.company"].search([]).ids)]})
    if os.path.exists(key_file) and time.time() - os.path.getmtime(key_file) < RENEWED_AFTER.total_seconds():
        return
    keys = env["res.users.apikeys"].with_user(bot).sudo()
    keys.search([("user_id", "=", bot.id)]).unlink()
    key = keys._generate(None, "Gemba", fields.Datetime.now() + GOOD_FOR)
    with open(key_file, "w", opener=lambda path, flags: os.open(path, flags, 0o600)) as kept_key:
        kept_key.write(key)
