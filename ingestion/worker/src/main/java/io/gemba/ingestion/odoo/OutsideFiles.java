package io.gemba.ingestion.odoo;

import io.gemba.odoo.Domain;
import io.gemba.odoo.OdooRecord;
import io.gemba.odoo.Query;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Tells of files where they come from, which they do not say themselves. */
final class OutsideFiles {
    private static final String MESSAGE = "mail.message";
    static final String PRODUCT_DOCUMENT = "product.document";

    private static final List<String> PRODUCTS = List.of("product.product", "product.template");

    private final Bot bot;

    OutsideFiles(Bot bot) {
        this.bot = bot;
    }

    /** Those of some files that came with a mail, or from somebody who is no employee. */
    Set<Long> among(List<Long> ids) {
        if (ids.isEmpty()) {
            return Set.of();
        }
        var query = Query.of(MESSAGE, List.of("attachment_ids"))
                .where(Domain.all(
                        Domain.in("attachment_ids", ids),
                        Domain.any(
                                Domain.equal("message_type", "email"), Domain.equal("author_id.partner_share", true))))
                .atMost(1000);
        var external = new HashSet<Long>();
        bot.read(query).forEach(it -> external.addAll(it.references("attachment_ids")));
        external.retainAll(Set.copyOf(ids));
        return external;
    }

    /** Those of some files that are documents of a product which somebody has archived. */
    Set<Long> retired(Reach reach, List<OdooRecord> files) {
        var ids = files.stream()
                .filter(it -> PRODUCTS.contains(it.text("res_model").orElse("")))
                .map(OdooRecord::id)
                .toList();
        if (ids.isEmpty() || !reach.reads(PRODUCT_DOCUMENT)) {
            return Set.of();
        }
        var query = Query.of(PRODUCT_DOCUMENT, List.of("ir_attachment_id"))
                .where(Domain.all(Domain.in("ir_attachment_id", ids), Domain.equal("active", false)))
                .atMost(ids.size());
        var retired = new HashSet<Long>();
        bot.read(query).forEach(it -> it.reference("ir_attachment_id").ifPresent(file -> retired.add(file.id())));
        return retired;
    }
}
