package io.gemba.copilot.identity;

import io.gemba.corpus.access.Classification;
import io.gemba.corpus.access.Principal;
import io.gemba.corpus.text.Language;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What somebody holds.
 *
 * @param principals besides {@code everyone} and the person
 * @param inOdoo null if Odoo has said nothing of them
 */
record Rights(
        String name,
        Language language,
        List<Company> companies,
        Set<Principal> principals,
        Classification clearance,
        List<String> copilots,
        @Nullable InOdoo inOdoo) {
    private static final Principal SYSTEM = Principal.group("base.group_system");

    Rights {
        companies = List.copyOf(companies);
        principals = Set.copyOf(principals);
        copilots = List.copyOf(copilots);
    }

    /** What is left to somebody of whom nothing is known but who they are. */
    static Rights least(String name, Language language) {
        return new Rights(name, language, List.of(), Set.of(), Classification.PUBLIC, List.of(), null);
    }

    boolean mayManage() {
        return principals.contains(SYSTEM);
    }
}
