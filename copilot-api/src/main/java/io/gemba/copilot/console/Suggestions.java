package io.gemba.copilot.console;

import io.gemba.copilot.copilots.Copilots;
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
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Questions to begin with: over records, and about documents that the person may read, as their copilots have them. */
@Component
class Suggestions {
    private static final int MOST = 4;
    private static final int OVER_RECORDS = 2;
    private static final int LOOKED_AT = 20;
    private static final List<DocumentKind> USUAL = List.of(
            DocumentKind.SOP,
            DocumentKind.MANUAL,
            DocumentKind.POLICY,
            DocumentKind.MAINTENANCE_REPORT,
            DocumentKind.QUALITY_RECORD,
            DocumentKind.AGREEMENT);
    private final Documents documents;
    private final Copilots copilots;

    Suggestions(Documents documents, Copilots copilots) {
        this.documents = documents;
        this.copilots = copilots;
    }

    List<String> of(Caller caller, Wording wording) {
        var questions = new ArrayList<String>();
        if (caller.credentials() != null) {
            copilots.suggestions(caller, Optional.empty(), caller.language()).stream()
                    .limit(OVER_RECORDS)
                    .forEach(questions::add);
        }
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

    private Iterable<DocumentKind> kinds(Caller caller) {
        var kinds = new LinkedHashSet<DocumentKind>();
        copilots.of(caller).forEach(it -> kinds.addAll(it.documentKinds()));
        kinds.addAll(USUAL);
        return kinds;
    }

    private static String question(Document document, Wording wording) {
        return wording.say("suggest." + document.kind().label(), document.title());
    }
}
