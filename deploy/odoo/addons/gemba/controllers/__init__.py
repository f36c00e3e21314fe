from . import api, keys, panel
