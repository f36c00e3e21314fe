"""Records that are known by a name, so that a second run finds them instead of making them again."""

MODULE = "gemba_demo"


def within(env, **context):
    return env(context={**env.context, **context})


def known(env, name):
    """The record that was made under a name, or nothing."""
    return env.ref(f"{MODULE}.{name}", raise_if_not_found=False)


def remember(env, name, record):
    env["ir.model.data"].create(
        {"module": MODULE, "name": name, "model": record._name, "res_id": record.id, "noupdate": True}
    )
    return record


def made(env, name, model, values):
    """The record that was made under a name, else a new one."""
    return known(env, name) or remember(env, name, env[model].create(values))


def kept(env, name, model, values):
    """The record of a name, with these values also if it was there."""
    record = known(env, name)
    if not record:
        return remember(env, name, env[model].create(values))
    record.write(values)
    return record


def by_hand(env):
    """As an administrator: what the system itself makes as a suggestion, such as rules for reordering, Odoo clears away."""
    return env(user=env.ref("base.user_admin").id, su=True)


def slug(text):
    return "".join(letter if letter.isalnum() else "_" for letter in text.lower())
