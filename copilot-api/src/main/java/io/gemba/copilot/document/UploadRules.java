package io.gemba.copilot.document;

import io.gemba.copilot.identity.Caller;
import io.gemba.copilot.identity.Company;
import io.gemba.copilot.problem.InvalidRequest;
import io.gemba.copilot.problem.NotPermitted;
import io.gemba.corpus.access.Acl;
import io.gemba.corpus.access.Classification;
import io.gemba.corpus.access.CompanyId;
import io.gemba.corpus.access.Principal;
import io.gemba.corpus.access.RecordRef;
import io.gemba.corpus.document.DocumentKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What somebody may hand in, and for whom: nobody gives a document a wider reach than they have themselves. */
final class UploadRules {
    private static final int LONGEST_NAME = 200;

    private UploadRules() {}

    /** The last part of a file name as a browser sends it, without characters that cannot be shown. */
    static String fileName(String given) {
        var name = given.replace('\\', '/');
        name = name.substring(name.lastIndexOf('/') + 1)
                .replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Cs}]", "")
                .strip();
        if (name.isEmpty() || name.equals(".") || name.equals("..")) {
            throw new InvalidRequest("FILE_NAME_MISSING", "The file has no name.");
        }
        var length = name.codePointCount(0, name.length());
        return length <= LONGEST_NAME ? name : name.substring(name.offsetByCodePoints(0, length - LONGEST_NAME));
    }

    static DocumentKind kind(@Nullable String label) {
        if (label == null || label.isBlank()) {
            return DocumentKind.OTHER;
        }
        return DocumentKind.ofLabel(label)
                .orElseThrow(() -> new InvalidRequest("KIND_UNKNOWN", "There is no such kind of document."));
    }

    static Company company(Caller caller, @Nullable String code) {
        return caller.companies().stream()
                .filter(company ->
                        code == null || code.isBlank() || company.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new InvalidRequest("COMPANY_UNKNOWN", "You do not belong to such a company."));
    }

    /** The record that a file is to hang on; empty if it is not said to. */
    static Optional<RecordRef> record(Upload upload) {
        var named = upload.record();
        if (named == null || named.isBlank()) {
            return Optional.empty();
        }
        if (!upload.audience().isEmpty()
                || upload.company() != null && !upload.company().isBlank()) {
            throw new InvalidRequest(
                    "AUDIENCE_OF_RECORD",
                    "Who sees the record reads the document, so name neither an audience nor a company.");
        }
        return Optional.of(RecordRef.of(named.strip())
                .orElseThrow(() -> new InvalidRequest(
                        "RECORD_INVALID", "A record is named by model and number, such as mrp.production,455.")));
    }

    static Acl acl(Caller caller, CompanyId company, Optional<RecordRef> record, Upload upload) {
        var audience = record.map(it -> List.of(it.readers())).orElseGet(() -> audience(caller, upload.audience()));
        return new Acl(company, classification(caller, upload), audience);
    }

    private static Classification classification(Caller caller, Upload upload) {
        var label = upload.classification();
        if (label == null || label.isBlank()) {
            return caller.clearance().compareTo(Classification.INTERNAL) < 0
                    ? caller.clearance()
                    : Classification.INTERNAL;
        }
        var classification = Classification.ofLabel(label)
                .orElseThrow(() -> new InvalidRequest(
                        "CLASSIFICATION_UNKNOWN",
                        "A classification is one of public, internal, confidential, restricted."));
        if (classification.compareTo(caller.clearance()) > 0) {
            throw new NotPermitted("You cannot hand in what you could not read yourself.");
        }
        return classification;
    }

    private static List<Principal> audience(Caller caller, List<String> wished) {
        var audience = new ArrayList<Principal>();
        for (var value : wished) {
            audience.add(principal(value.strip()));
        }
        if (audience.stream().anyMatch(Principal::isModel)
                || !caller.principals().containsAll(audience)) {
            throw new NotPermitted("You can share a document with yourself and with groups that you belong to.");
        }
        return audience.isEmpty() ? List.of(Principal.person(caller.person().value())) : audience;
    }

    private static Principal principal(String value) {
        try {
            return new Principal(value);
        } catch (IllegalArgumentException e) {
            throw new InvalidRequest(
                    "AUDIENCE_INVALID", "An audience names everyone, group:<external id> or person:<id>.");
        }
    }
}
