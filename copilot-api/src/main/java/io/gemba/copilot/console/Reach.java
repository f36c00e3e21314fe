package io.gemba.copilot.console;

import io.gemba.copilot.identity.Caller;
import io.gemba.copilot.identity.Company;
import io.gemba.corpus.access.Principal;
import io.gemba.corpus.document.Document;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who may read a document, and by what of it the reader does.
 *
 * @param company none if it belongs to all of them
 * @param audience with those that the reader holds marked
 */
record Reach(@Nullable Company company, String classification, String clearance, List<Member> audience) {

    static Reach of(Caller caller, Document document) {
        var acl = document.acl();
        return new Reach(
                caller.companies().stream()
                        .filter(company -> company.id().equals(acl.company()))
                        .findFirst()
                        .orElse(null),
                acl.classification().label(),
                caller.clearance().label(),
                acl.audience().stream()
                        .map(principal ->
                                new Member(principal, caller.principals().contains(principal)))
                        .toList());
    }

    /** One of the audience. */
    record Member(Principal principal, boolean held) {}
}
