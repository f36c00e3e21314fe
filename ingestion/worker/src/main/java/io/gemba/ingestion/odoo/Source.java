package io.gemba.ingestion.odoo;

import io.gemba.odoo.Domain;
import io.gemba.odoo.OdooRecord;
import java.util.Collection;
import java.util.List;

/** One kind of record in Odoo from which documents come. */
interface Source {
    /** By which its place is kept. */
    String feed();

    /** The model whose records are read one after another. */
    String model();

    /** Of these, which count. */
    Domain domain(Reach reach);

    /** What is read of them. */
    List<String> fields(Reach reach);

    /** False if there is nothing to read, or nothing that the bot may read. */
    boolean isOn(Reach reach);

    /** At most so many at a time. */
    int page();

    /** Takes up records that are new or may have changed. */
    void take(Reach reach, List<OdooRecord> records);

    /** Removes what became of records of its model that are gone, or no longer count. */
    void drop(Collection<Long> ids);

    /** Reads again what hangs on records of a model that something may hang on. */
    void again(Reach reach, String model, List<Long> ids);

    /** The numbers of its records of which something is known, between two. */
    List<Long> known(long after, long last);
}
