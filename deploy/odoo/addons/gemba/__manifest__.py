{
    "name": "Gemba",
    "summary": "Answers from documents and records, beside the record that is open",
    "version": "19.0.1.1.0",
    "license": "LGPL-3",
    "author": "The Gemba authors",
    "category": "Productivity",
    "depends": ["base", "web", "mail"],
    "external_dependencies": {"python": ["cryptography"]},
    "data": [
        "security/groups.xml",
        "security/ir.model.access.csv",
        "data/cron.xml",
        "views/gemba_client.xml",
    ],
    "assets": {
        "web.assets_backend": [
            "gemba/static/src/**/*",
            ("remove", "gemba/static/src/**/*.dark.scss"),
        ],
        "web.assets_web_dark": [
            "gemba/static/src/**/*.dark.scss",
        ],
        "web.assets_tests": [
            "gemba/static/tests/tours/**/*",
        ],
        "web.assets_unit_tests": [
            "gemba/static/tests/**/*.test.js",
        ],
    },
    "installable": True,
    "application": True,
}
