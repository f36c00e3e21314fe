package io.gemba.copilot.identity;

import io.gemba.corpus.access.CompanyId;
import org.jspecify.annotations.Nullable;

/**
 * A company that a caller belongs to.
 *
 * @param code by which files and people name it
 * @param site the plant, if the company is one
 * @param odooId its number in Odoo, if the caller belongs to it there, too
 */
public record Company(
        CompanyId id,
        String code,
        String name,
        @Nullable String site,
        @Nullable Long odooId) {}
