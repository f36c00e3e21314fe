{
    "name": "Stand-ins for apps of Odoo Enterprise",
    "summary": "Models with the names and a few fields of apps that are not free, for Gemba's tests",
    "version": "19.0.1.0.0",
    "author": "The Gemba authors",
    "license": "LGPL-3",
    "depends": ["mrp"],
    "data": ["security/ir.model.access.csv"],
    "installable": True,
}
