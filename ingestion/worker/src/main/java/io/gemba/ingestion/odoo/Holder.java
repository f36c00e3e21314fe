package io.gemba.ingestion.odoo;

import io.gemba.corpus.access.CompanyId;
import io.gemba.corpus.access.RecordRef;

/**
 * A record that something hangs on.
 *
 * @param name what Odoo calls it
 * @param company to which it belongs; {@link CompanyId#ALL} if to none, or to one that Gemba does not know
 */
record Holder(RecordRef record, String name, CompanyId company) {}
