package io.gemba.ingestion.odoo;

import io.gemba.corpus.document.Document.Problem;
import io.gemba.corpus.document.DocumentKind;
import io.gemba.corpus.document.Trust;
import org.jspecify.annotations.Nullable;

/**
 * Something in Odoo that is to be a document.
 *
 * @param key of it, unique in Odoo
 * @param stamp tells whether its content has changed
 * @param composed true if it is made of texts of the record
 * @param problem why it is not to be read, if it is not
 */
record Item(
        String key,
        String stamp,
        Holder holder,
        Trust trust,
        String fileName,
        DocumentKind kind,
        boolean composed,
        @Nullable Problem problem) {}
