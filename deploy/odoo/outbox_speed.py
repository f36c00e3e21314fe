# Read by "deploy/lib/odoo shell" in a database for tests: what the outbox adds to a save, as a line of JSON.
#
# It saves one order again and again, each time to the end of the transaction, by turns with a Gemba that is to be told
# of changes and with none. What it makes is removed again; nothing listens at the address, and nothing is delivered.

import base64
import json
import secrets
import statistics
import time
from datetime import datetime, timedelta

from odoo.addons.gemba.tools import tokens

ROUNDS = 20
SAVES = 10


def saves(order):
    """Milliseconds of each save, the commit included."""
    taken = []
    for _ in range(SAVES):
        start = time.perf_counter()
        order.write({'date_deadline': datetime(2026, 1, 1) + timedelta(minutes=secrets.randbelow(500000))})
        env.cr.commit()
        taken.append((time.perf_counter() - start) * 1000)
    return taken


product = env['product.product'].create({'name': 'Speed of the outbox', 'is_storable': True})
order = env['mrp.production'].create({'product_id': product.id, 'product_qty': 1})
client = env['gemba.client'].create(
    {
        'name': 'Speed of the outbox',
        'public_key': json.dumps(tokens.public_jwk(tokens.new_private_key())),
        'events_secret': 'whsec_' + base64.b64encode(secrets.token_bytes(32)).decode(),
    }
)
env.cr.commit()
taken = {False: [], True: []}
try:
    for _ in range(ROUNDS):
        for told in taken:
            client.events_url = 'http://127.0.0.1:9/' if told else False
            env.cr.commit()
            saves(order)[:1]
            taken[told] += saves(order)
finally:
    env.cr.rollback()
    client.unlink()
    order.unlink()
    product.unlink()
    env.cr.commit()

without, with_outbox = (statistics.median(taken[told]) for told in (False, True))
print(
    json.dumps(
        {
            'saves': len(taken[True]),
            'without_ms': round(without, 2),
            'with_ms': round(with_outbox, 2),
            'added_ms': round(with_outbox - without, 2),
            'without_p95_ms': round(statistics.quantiles(taken[False], n=20)[-1], 2),
            'with_p95_ms': round(statistics.quantiles(taken[True], n=20)[-1], 2),
        }
    )
)
