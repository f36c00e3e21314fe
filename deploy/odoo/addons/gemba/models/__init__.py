from . import gemba_client, gemba_grant, gemba_key
