package io.gemba.copilot.identity;

import io.gemba.corpus.access.Classification;
import io.gemba.corpus.access.Principal;
import io.gemba.corpus.text.Language;
import java.util.List;

/** What a directory says of a person. */
record DirectoryEntry(
        String login,
        String name,
        Language language,
        List<Company> companies,
        List<Principal> groups,
        Classification clearance,
        List<String> copilots) {
    DirectoryEntry {
        companies = List.copyOf(companies);
        groups = List.copyOf(groups);
        copilots = List.copyOf(copilots);
    }
}
