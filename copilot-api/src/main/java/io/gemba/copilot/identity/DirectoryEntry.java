package io.gemba.copilot.identity;

import io.gemba.corpus.access.Classification;
import io.gemba.corpus.text.Language;
import java.util.List;

/** What a directory says of a person. Groups are Odoo's external ids. */
record DirectoryEntry(
        String login,
        String name,
        Language language,
        List<Company> companies,
        List<String> groups,
        Classification clearance,
        List<String> copilots) {
    DirectoryEntry {
        companies = List.copyOf(companies);
        groups = List.copyOf(groups);
        copilots = List.copyOf(copilots);
    }
}
