"""The private keys that tokens are signed with. They lie outside the models, for whoever may write server actions or
templates of mails reaches every method of a model, its private ones too."""

import re
from pathlib import Path

from odoo.exceptions import UserError
from odoo.tools import config

# In the name of the key file, the name of the database that it is for.
DATABASE = "{database}"

_PEM = re.compile(r"-----BEGIN [A-Z ]+-----.+?-----END [A-Z ]+-----", re.DOTALL)


def are_in_file():
    return bool(config.get("gemba_key_file"))


def private_pems(env):
    """The keys, first the one that signs: from gemba_key_file in Odoo's settings, which is in no copy of the database,
    else from the database. In the file, keys to come or to go may follow the first."""
    file = config.get("gemba_key_file")
    if file:
        return _from_file(file.replace(DATABASE, env.cr.dbname))
    keys = env["gemba.key"].sudo()
    known = keys.search([])
    current = known.filtered(lambda key: key.state == "current")[:1] or keys._make("current")
    return [key.private_pem for key in current + (known - current)]


def _from_file(file):
    try:
        pems = _PEM.findall(Path(file).read_text())
    except OSError as error:
        raise UserError(f"The key file that gemba_key_file names cannot be read: {error.strerror}") from error
    if not pems:
        raise UserError("The key file that gemba_key_file names holds no key in PEM")
    return pems
