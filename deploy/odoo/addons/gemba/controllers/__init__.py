from . import api, keys, panel, sign_in
