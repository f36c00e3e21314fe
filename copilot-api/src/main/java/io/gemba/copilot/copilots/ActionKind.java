package io.gemba.copilot.copilots;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a copilot may propose to a person, who confirms it or does not. A kind is all that a copilot names: what is
 * written in Odoo, for whom and within which bounds is not its to say. Never among them: to post or pay, bank details,
 * to delete, users and their rights, to release from hold.
 */
enum ActionKind {
    /** Another start for a manufacturing order. */
    RESCHEDULE("mrp.reschedule"),
    /** A request for quotation, as a draft. */
    DRAFT_RFQ("purchase.draft-rfq"),
    /** A message to a supplier, as a draft that nobody has sent. */
    FOLLOW_UP("purchase.follow-up"),
    /** A vendor bill, as a draft that is not posted. */
    DRAFT_BILL("account.draft-bill"),
    /** Goods that are held until somebody has looked at them. */
    QUALITY_HOLD("quality.hold"),
    /** A request to maintenance. */
    MAINTENANCE_REQUEST("maintenance.request"),
    /** Something to do on a record, for a colleague. */
    ACTIVITY("activity.schedule");

    private final String label;

    ActionKind(String label) {
        this.label = label;
    }

    /** The name that files use. */
    String label() {
        return label;
    }

    static Optional<ActionKind> ofLabel(String label) {
        return Arrays.stream(values()).filter(it -> it.label.equals(label)).findFirst();
    }

    /** All names, for whoever has written another. */
    static String known() {
        return Arrays.stream(values()).map(ActionKind::label).collect(Collectors.joining(", "));
    }
}
