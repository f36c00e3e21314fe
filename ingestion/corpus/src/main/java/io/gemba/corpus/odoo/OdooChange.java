package io.gemba.corpus.odoo;

/**
 * A record of Odoo's that is not as it was.
 *
 * @param seq in the order in which Odoo noticed
 * @param model as Odoo names it
 * @param id of the record; of the user, where rights have changed
 */
public record OdooChange(long seq, String model, long id, Kind kind) {

    /** What happened to it. */
    public enum Kind {
        CREATE,
        WRITE,
        UNLINK,
        RIGHTS
    }
}
