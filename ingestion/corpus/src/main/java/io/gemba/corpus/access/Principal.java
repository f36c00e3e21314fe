package io.gemba.corpus.access;

import java.util.regex.Pattern;

/**
 * A person or a group that a document's audience may name: {@code everyone}, {@code group:<xmlid>}, {@code person:<id>}
 * or {@code model:<odoo model>}.
 */
public record Principal(String value) implements Comparable<Principal> {
    private static final Pattern FORM =
            Pattern.compile("everyone|person:[1-9][0-9]{0,9}|(group|model):[A-Za-z0-9_]+([.-][A-Za-z0-9_]+)*");

    private static final String MODEL = "model:";

    public static final Principal EVERYONE = new Principal("everyone");

    public Principal {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "not a principal: expected everyone, group:<xmlid>, person:<id> or model:<name>");
        }
    }

    public static Principal person(int id) {
        return new Principal("person:" + id);
    }

    /**
     * A group, by its external id in Odoo.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static Principal group(String externalId) {
        return new Principal("group:" + externalId);
    }

    /**
     * Whoever may read a model in Odoo.
     *
     * @throws IllegalArgumentException if there can be no such model
     */
    public static Principal model(String name) {
        return new Principal(MODEL + name);
    }

    /** True of the readers of a model, who are the audience of what hangs on its records alone. */
    public boolean isModel() {
        return value.startsWith(MODEL);
    }

    @Override
    public int compareTo(Principal other) {
        return value.compareTo(other.value);
    }
}
