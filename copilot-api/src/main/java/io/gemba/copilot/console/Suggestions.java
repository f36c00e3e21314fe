package io.gemba.copilot.console;

import io.gemba.copilot.identity.Caller;
import io.gemba.corpus.document.Document;
import io.gemba.corpus.document.DocumentKind;
import io.gemba.corpus.document.DocumentState;
import io.gemba.corpus.document.Documents;
import io.gemba.corpus.document.Documents.Filter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Questions to begin with: about documents that the person may read, of the kinds that their role works with. */
@Component
class Suggestions {
    private static final int MOST = 4;
    private static final int LOOKED_AT = 20;
    private static final List<DocumentKind> USUAL = List.of(
            DocumentKind.SOP,
            DocumentKind.MANUAL,
            DocumentKind.POLICY,
            DocumentKind.MAINTENANCE_REPORT,
            DocumentKind.QUALITY_RECORD,
            DocumentKind.AGREEMENT);
    private static final Map<String, List<DocumentKind>> BY_ROLE = Map.of(
            "planner", List.of(DocumentKind.SOP, DocumentKind.ORDER_CONFIRMATION, DocumentKind.MANUAL),
            "supervisor", List.of(DocumentKind.SOP, DocumentKind.MANUAL, DocumentKind.POLICY),
            "buyer", List.of(DocumentKind.AGREEMENT, DocumentKind.ORDER_CONFIRMATION, DocumentKind.POLICY),
            "ap", List.of(DocumentKind.INVOICE, DocumentKind.POLICY, DocumentKind.AGREEMENT),
            "finance", List.of(DocumentKind.INVOICE, DocumentKind.AGREEMENT, DocumentKind.POLICY),
            "quality", List.of(DocumentKind.QUALITY_RECORD, DocumentKind.SOP, DocumentKind.CERTIFICATE),
            "maintenance", List.of(DocumentKind.MANUAL, DocumentKind.MAINTENANCE_REPORT, DocumentKind.SOP),
            "governance", List.of(DocumentKind.POLICY, DocumentKind.SOP));

    private final Documents documents;

    Suggestions(Documents documents) {
        this.documents = documents;
    }

    List<String> of(Caller caller, Wording wording) {
        var questions = new ArrayList<String>();
        for (var kind : kinds(caller)) {
            documents.list(caller.scope(), new Filter("", DocumentState.INDEXED, kind, LOOKED_AT, 0)).stream()
                    .filter(document -> !document.isSuperseded())
                    .min(Comparator.comparing(document -> document.language() != caller.language()))
                    .map(document -> question(document, wording))
                    .ifPresent(questions::add);
            if (questions.size() == MOST) {
                break;
            }
        }
        return questions;
    }

    private static Iterable<DocumentKind> kinds(Caller caller) {
        var kinds = new LinkedHashSet<DocumentKind>();
        caller.copilots().forEach(role -> kinds.addAll(BY_ROLE.getOrDefault(role, List.of())));
        kinds.addAll(USUAL);
        return kinds;
    }

    private static String question(Document document, Wording wording) {
        return wording.say("suggest." + document.kind().label(), document.title());
    }
}
