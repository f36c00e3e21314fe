"""Wakes Odoo's scheduler without making anybody wait: that takes a connection of its own, which is slow to open."""

import logging
import threading
import time

import psycopg2

from . import version

_logger = logging.getLogger(__name__)

# What is saved within this time is told in one go.
GATHER_SECONDS = 0.3

_lock = threading.Lock()
_waking = set()


def wake_soon(database):
    """To be called after a commit. If it comes to nothing, the scheduler looks by itself in time."""
    with _lock:
        if database in _waking:
            return
        _waking.add(database)
    threading.Thread(target=_wake, args=(database,), name="gemba.wake", daemon=True).start()


def _wake(database):
    time.sleep(GATHER_SECONDS)
    with _lock:
        _waking.discard(database)
    try:
        version.wake_scheduler(database)
    except psycopg2.Error:
        _logger.warning("Odoo's scheduler cannot be woken, and will tell Gemba of changes later", exc_info=True)
