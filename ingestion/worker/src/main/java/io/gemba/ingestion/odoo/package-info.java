/** Reads from Odoo, as its bot, what hangs on records there: files, chatter, and texts of the records. */
@NullMarked
package io.gemba.ingestion.odoo;

import org.jspecify.annotations.NullMarked;
