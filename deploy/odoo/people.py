# Read by "deploy/lib/odoo shell": two plants, their people, and an API key for each of them. May be run again.
#
# The keys go to the file that GEMBA_ODOO_KEYS names, as {"login": "key"}.

import json
import os
from datetime import timedelta

from odoo import Command, fields

USER = 'base.group_user'
PEOPLE = {
    # login: name, companies, groups
    'planner': ('Petra Planner', 'A', ['mrp.group_mrp_user', 'stock.group_stock_user']),
    'buyer': ('Ben Buyer', 'A', ['purchase.group_purchase_user']),
    'ap': ('Ada Payable', 'A', ['account.group_account_invoice']),
    'quality': ('Quinn Quality', 'A', ['stock.group_stock_user', 'project.group_project_user']),
    'maint': ('Max Maintenance', 'A', ['maintenance.group_equipment_manager']),
    'ops': (
        'Oscar Operations',
        'AB',
        [
            'mrp.group_mrp_manager',
            'stock.group_stock_manager',
            'purchase.group_purchase_manager',
            'account.group_account_invoice',
            'base.group_multi_company',
        ],
    ),
    'plantb': ('Bella Planner', 'B', ['mrp.group_mrp_user', 'stock.group_stock_user']),
}


def known(name, model, values):
    """The record that was made under a name, else a new one."""
    record = env.ref(f'gemba_demo.{name}', raise_if_not_found=False)
    if not record:
        record = env[model].create(values)
        env['ir.model.data'].create(
            {'module': 'gemba_demo', 'name': name, 'model': model, 'res_id': record.id, 'noupdate': True}
        )
    return record


def plants():
    first = env.ref('base.main_company')
    first.name = 'Tessenbrook Drives, Plant A'
    second = known(
        'plant_b',
        'res.company',
        {'name': 'Tessenbrook Drives, Plant B', 'currency_id': first.currency_id.id, 'country_id': first.country_id.id},
    )
    both = [Command.link(first.id), Command.link(second.id)]
    env.user.write({'company_ids': both})
    env.ref('base.user_admin').write({'company_ids': both})
    chart = env['account.chart.template']
    for company in (first, second):
        if not env['account.journal'].search_count([('company_id', '=', company.id), ('type', '=', 'purchase')]):
            chart.try_loading(first.chart_template or 'generic_coa', company=company, install_demo=False)
    # A new company comes without a warehouse.
    if not env['stock.warehouse'].search_count([('company_id', '=', second.id)]):
        env['stock.warehouse'].create({'name': 'Plant B', 'code': 'PB', 'company_id': second.id})
    return {'A': first, 'B': second}


def people(companies):
    users = {}
    for login, (name, plant, groups) in PEOPLE.items():
        own = [companies[letter] for letter in plant]
        users[login] = known(
            f'user_{login}',
            'res.users',
            {
                'name': name,
                'login': login,
                'company_id': own[0].id,
                'company_ids': [Command.set([company.id for company in own])],
                'group_ids': [Command.set([env.ref(group).id for group in [USER, *groups]])],
            },
        )
    return users


def keys(users):
    made = {}
    until = fields.Datetime.now() + timedelta(days=80)
    env['res.users.apikeys'].sudo().search([('name', '=', 'Gemba')]).unlink()
    for login, user in {**users, 'admin': env.ref('base.user_admin')}.items():
        made[login] = env['res.users.apikeys'].with_user(user).sudo()._generate(None, 'Gemba', until)
    return made


issued = keys(people(plants()))
env.cr.commit()
with open(os.environ['GEMBA_ODOO_KEYS'], 'w', opener=lambda path, flags: os.open(path, flags, 0o600)) as file:
    json.dump(issued, file)
