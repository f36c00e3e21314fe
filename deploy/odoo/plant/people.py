"""The two companies and the people who work there, with what each of them may do."""

from odoo import Command

from .records import kept, known, made, remember, slug, within

USER = "base.group_user"
COMPANIES = {
    # letter: name, country, street, place, VAT number, warehouse
    "A": ("Tessenbrook Drives GmbH, Plant A Marrenfeld", "base.de", "Am Kupferbach 14", "38999", "Marrenfeld",
          "DE999300117", "WH"),
    "B": ("Tessenbrook Entraînements SAS, Plant B Saint-Orvais", "base.fr", "9 rue des Forges", "42990",
          "Saint-Orvais", "FR45999300122", "B"),
}
PEOPLE = {
    # login: name, language, companies, groups
    "planner": ("Lena Vossberg", "en_US", "A", ["mrp.group_mrp_user", "stock.group_stock_user"]),
    "buyer": ("Tomasz Ligenza", "en_US", "A", ["purchase.group_purchase_user"]),
    "ap": ("Miriam Odunlade", "en_US", "A", ["account.group_account_invoice"]),
    "ap2": ("Jonas Reuterhof", "de_DE", "A", ["account.group_account_invoice"]),
    "quality": ("Katrin Solbach", "de_DE", "A", ["quality.group_quality_user", "stock.group_stock_user"]),
    "maint": ("Piotr Wanek", "en_US", "A", ["maintenance.group_equipment_manager"]),
    "supervisor": ("Deniz Arslanoglu", "en_US", "A", ["mrp.group_mrp_manager"]),
    "finance": (
        "Helen Crossmoor",
        "en_US",
        "A",
        ["account.group_account_manager", "account.group_account_user", "gemba_demo.group_controller"],
    ),
    "ops": (
        "Ruth Anselmsen",
        "en_US",
        "AB",
        [
            "mrp.group_mrp_manager",
            "stock.group_stock_user",
            "purchase.group_purchase_manager",
            "account.group_account_user",
            "account.group_account_invoice",
            "quality.group_quality_user",
            "maintenance.group_equipment_manager",
            "hr.group_hr_manager",
            "base.group_multi_company",
        ],
    ),
    "governance": ("Felix Haldimann", "en_US", "A", ["base.group_erp_manager"]),
    "plantb": ("Camille Berthoux", "fr_FR", "B", ["mrp.group_mrp_user", "stock.group_stock_user"]),
}
ZONES = {"A": "Europe/Berlin", "B": "Europe/Paris"}
# What a controller reads of manufacturing; bills of materials and moves of stock come with accounting.
READ_BY_CONTROLLERS = [
    "mrp.production",
    "mrp.workorder",
    "mrp.workcenter",
    "mrp.workcenter.productivity",
    "mrp.workcenter.productivity.loss",
    "mrp.routing.workcenter",
]
# What the plant uses of Odoo beyond its defaults; each is a switch in Odoo's own settings.
FEATURES = ["stock.group_production_lot", "stock.group_stock_multi_locations", "mrp.group_mrp_routings"]


def companies(env):
    env.ref("base.EUR").active = True
    made = {}
    for letter, (name, country, street, place, town, vat, _) in COMPANIES.items():
        company = env.ref("base.main_company") if letter == "A" else known(env, f"plant_{letter.lower()}")
        if not company:
            company = env["res.company"].create({"name": name, "currency_id": env.ref("base.EUR").id})
            remember(env, f"plant_{letter.lower()}", company)
        _keep_books(env, company, env.ref(country))
        company.write({"name": name, "street": street, "zip": place, "city": town, "vat": vat})
        made[letter] = company
    both = [Command.link(company.id) for company in made.values()]
    env.user.write({"company_ids": both})
    env.ref("base.user_admin").write({"company_ids": both})
    # Price lists keep the currency that the company had when they were made.
    env["product.pricelist"].with_context(active_test=False).search([]).currency_id = env.ref("base.EUR")
    # A new company comes without a warehouse.
    if not env["stock.warehouse"].search_count([("company_id", "=", made["B"].id)]):
        env["stock.warehouse"].create({"name": "Saint-Orvais", "code": COMPANIES["B"][-1], "company_id": made["B"].id})
    return made


def _keep_books(env, company, country):
    """A chart of accounts in euros. The generic one brings taxes of another country, which the plant's own replace."""
    if not env["account.journal"].search_count([("company_id", "=", company.id), ("type", "=", "purchase")]):
        env["account.chart.template"].try_loading("generic_coa", company=company, install_demo=False)
    if company.account_fiscal_country_id == country:
        return
    company.write({"account_sale_tax_id": False, "account_purchase_tax_id": False})
    for model in ("account.fiscal.position", "account.tax", "account.tax.group"):
        env[model].with_context(active_test=False).search([("company_id", "=", company.id)]).unlink()
    company.write({
        "country_id": country.id, "account_fiscal_country_id": country.id, "currency_id": env.ref("base.EUR").id,
    })


def people(env, own):
    _stand_in_for_quality(env)
    _let_controllers_read(env)
    env.ref(USER).write({"implied_ids": [Command.link(env.ref(feature).id) for feature in FEATURES]})
    spoken = {code for code, _ in env["res.lang"].get_installed()}
    users = {}
    for login, (name, language, plants, groups) in PEOPLE.items():
        companies_of = [own[letter] for letter in plants]
        users[login] = kept(
            within(env, no_reset_password=True),
            f"user_{login}",
            "res.users",
            {
                "name": name,
                "login": login,
                "email": f"{login}@tessenbrook.example",
                "lang": language if language in spoken else "en_US",
                "tz": ZONES[plants[0]],
                "company_id": companies_of[0].id,
                "company_ids": [Command.set([company.id for company in companies_of])],
                "group_ids": [Command.set([env.ref(group).id for group in [USER, *groups]])],
            },
        )
    return users


def _stand_in_for_quality(env):
    """Odoo's Quality app is not in its community edition; its group is what the plant's documents are shared by."""
    if not env.ref("quality.group_quality_user", raise_if_not_found=False):
        group = env["res.groups"].create({"name": "Quality: User"})
        env["ir.model.data"].create(
            {"module": "quality", "name": "group_quality_user", "model": "res.groups", "res_id": group.id,
             "noupdate": True}
        )


def _let_controllers_read(env):
    """Every group of Odoo's that reads work centres also changes orders, and the plant's instructions are shared by it."""
    group = made(env, "group_controller", "res.groups", {"name": "Controller: manufacturing, read only"})
    for model in READ_BY_CONTROLLERS:
        kept(
            env,
            f"controller_reads_{slug(model)}",
            "ir.model.access",
            {
                "name": f"{model} controller", "model_id": env["ir.model"]._get_id(model), "group_id": group.id,
                "perm_read": True, "perm_write": False, "perm_create": False, "perm_unlink": False,
            },
        )


def passwords(users, given):
    """Sets the passwords that were given, as {login: password}."""
    for login, password in given.items():
        if login in users:
            users[login].password = password
