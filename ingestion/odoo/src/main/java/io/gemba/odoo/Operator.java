package io.gemba.odoo;

/** How a domain compares a field with a value. */
public enum Operator {
    EQUAL("="),
    NOT_EQUAL("!="),
    LESS("<"),
    AT_MOST("<="),
    GREATER(">"),
    AT_LEAST(">="),
    IN("in"),
    NOT_IN("not in"),
    /** Contains the text, in upper or lower case. */
    CONTAINS("ilike"),
    /** Is the text, in upper or lower case; {@code _} and {@code %} stand for any character and any number of them. */
    LIKE("=ilike"),
    WITHIN("child_of");

    private final String symbol;

    Operator(String symbol) {
        this.symbol = symbol;
    }

    String symbol() {
        return symbol;
    }
}
