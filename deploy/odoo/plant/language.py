"""The languages that the plant's people work in."""


def add(env, codes):
    wanted = env["res.lang"].with_context(active_test=False).search([("code", "in", codes), ("active", "=", False)])
    if wanted:
        env["base.language.install"].create({"lang_ids": wanted.ids}).lang_install()
    env.cr.commit()
