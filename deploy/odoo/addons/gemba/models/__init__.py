from . import base, gemba_bot, gemba_change, gemba_client, gemba_grant, gemba_key, res_groups, res_users
