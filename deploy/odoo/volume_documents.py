"""Adds files and messages for Gemba's bot to index. Read by "deploy/lib/odoo shell", in a database made by volume.py.

GEMBA_VOLUME_DOCUMENTS says how many (10000): half are files, by turns texts and PDFs of one page, on products, orders and
machines; the other half are messages that people have written on such records, four on each. The same ones each time.
"""

import io
import os
import random

from reportlab.pdfgen import canvas

WANTED = int(os.environ.get("GEMBA_VOLUME_DOCUMENTS") or 10000)
AT_ONCE = 250
MODELS = ["product.template", "mrp.production", "purchase.order", "maintenance.equipment", "sale.order"]
WORDS = """bearing housing seal shaft torque press oil temperature test bench supplier delivery drawing revision inspection burr
surface hardness pinion gear wheel cover screw washer grease preload noise vibration leak crack certificate batch lot receipt
rework approved rejected measured tolerance micrometre spindle coolant pump valve filter hose gauge calibration shift handover
pallet label customer promise date late early cost quote price invoice plant station operator drift alarm sensor""".split()

drawn = random.Random(19)


def sentence():
    return " ".join(drawn.choices(WORDS, k=drawn.randint(8, 16))).capitalize() + f" {drawn.randint(1, 9999)}."


def text():
    return "\n".join(sentence() for _ in range(drawn.randint(5, 25)))


def pdf():
    made = io.BytesIO()
    page = canvas.Canvas(made, invariant=True)
    for line in range(drawn.randint(10, 30)):
        page.drawString(60, 780 - 22 * line, sentence())
    page.save()
    return made.getvalue()


def file(n, model, record):
    kind, content = (".pdf", pdf()) if n % 2 else (".txt", text().encode())
    return {"name": f"note-{n:05}{kind}", "raw": content, "res_model": model, "res_id": record}


def message(model, record, author):
    return {
        "model": model, "res_id": record, "body": f"<p>{sentence()}</p><p>{sentence()}</p>", "message_type": "comment",
        "subtype_id": comment, "author_id": author,
    }


def put(model, values):
    for start in range(0, len(values), AT_ONCE):
        env[model].create(values[start:start + AT_ONCE])  # noqa: F821
        env.cr.commit()  # noqa: F821


env = env(context={**env.context, "allowed_company_ids": env["res.company"].search([]).ids, "mail_notify_force_send": False})  # noqa: F821
comment = env.ref("mail.mt_comment").id
authors = env["res.users"].search([("share", "=", False)]).partner_id.ids
records = [(model, drawn.choice(found)) for found, model in
           ((env[model].search([], limit=4000, order="id desc").ids, model) for model in MODELS) for _ in range(WANTED // 4)]
drawn.shuffle(records)
put("ir.attachment", [file(n, *records[n % len(records)]) for n in range(WANTED // 2)])
put("mail.message", [message(*records[n // 4], drawn.choice(authors)) for n in range(WANTED // 2)])
