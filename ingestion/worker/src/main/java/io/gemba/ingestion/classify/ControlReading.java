package io.gemba.ingestion.classify;

import io.gemba.corpus.document.ControlNotes;
import io.gemba.corpus.document.DocumentReference;
import io.gemba.corpus.document.Replacement;
import io.gemba.corpus.text.Identifiers;
import io.gemba.ingestion.page.Block;
import io.gemba.ingestion.page.ReadPage;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads what a document says about its own standing and that of others. A sentence counts only where it speaks of this
 * document: that one part replaces another says nothing about documents.
 */
final class ControlReading {
    private static final int FIRST_PAGES = 2;
    private static final Pattern CHAPTER = Pattern.compile("^[\\d.]+\\s*");
    private static final Pattern SENTENCE_END = Pattern.compile(
            "(?<=[.!?])\\s+(?!(?:Januar|Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember)\\b)(?=\\p{Lu})");

    private final List<ReadPage> all;
    private final List<LabelledValue> fields;
    private final List<String> lines;
    private final List<String> sentences;
    private final ControlTables tables;
    private final List<ControlTables.Entry> history;

    ControlReading(List<ReadPage> pages) {
        this.all = pages;
        var first = pages.subList(0, Math.min(FIRST_PAGES, pages.size()));
        this.fields = LabelledValue.in(first);
        this.lines = lines(first);
        this.sentences = lines.stream()
                .flatMap(line -> Stream.of(SENTENCE_END.split(line)))
                .toList();
        this.tables = new ControlTables(all);
        this.history = tables.history();
    }

    /** The labels with their values on the first pages. */
    List<LabelledValue> fields() {
        return fields;
    }

    /** The revision that the history names last, where the control block names none. */
    Optional<String> newestRevision() {
        return newest().map(ControlTables.Entry::revision);
    }

    /** The day of a revision by the history; of the newest if none is known. */
    Optional<LocalDate> dayOf(Optional<String> revision) {
        return revision.isEmpty()
                ? newest().map(ControlTables.Entry::date)
                : history.stream()
                        .filter(it -> it.revision().equalsIgnoreCase(revision.get()))
                        .findFirst()
                        .map(ControlTables.Entry::date);
    }

    /** By date: histories are written upwards and downwards. */
    private Optional<ControlTables.Entry> newest() {
        return history.stream().reduce((a, b) -> a.date().isAfter(b.date()) ? a : b);
    }

    /**
     * What is said.
     *
     * @param number of the document itself
     * @param revision of the document itself
     */
    ControlNotes notes(Optional<String> number, Optional<String> revision) {
        var status = StandingWords.status(fields);
        var since = StandingWords.overSince(fields).flatMap(Dates::in);
        var over = since.isPresent()
                || status.filter(StandingWords::isOver).isPresent()
                || lines.stream().anyMatch(StandingWords::isOverStamp)
                || sentences.stream().anyMatch(StandingWords::saysItIsOver);
        var draft = status.filter(StandingWords::isUnreleased).isPresent()
                || status.isEmpty() && lines.stream().anyMatch(StandingWords::isDraftStamp);
        var own = new Own(number, revision);
        Set<Replacement> replacements = new LinkedHashSet<>();
        older().forEach(it -> own.older(it).ifPresent(replacements::add));
        newer().forEach(it -> own.newer(it).ifPresent(replacements::add));
        tables.replacements().forEach(it -> own.both(it).ifPresent(replacements::add));
        history.forEach(it ->
                own.older(new DocumentReference("", it.revision(), it.date())).ifPresent(replacements::add));
        return new ControlNotes(draft, over, since.orElse(null), List.copyOf(replacements));
    }

    private List<DocumentReference> older() {
        var labelled = fields.stream()
                .filter(it -> ReplacementWords.isOlderLabel(it.label()))
                .map(LabelledValue::value);
        return Stream.concat(
                        labelled,
                        Stream.concat(
                                sentences.stream().flatMap(it -> ReplacementWords.olderIn(it).stream()),
                                listedAsOlder()))
                .flatMap(text -> References.in(text).stream())
                .toList();
    }

    private List<DocumentReference> newer() {
        var labelled = fields.stream()
                .filter(it -> ReplacementWords.isNewerLabel(it.label()))
                .map(LabelledValue::value);
        return Stream.concat(labelled, sentences.stream().flatMap(it -> ReplacementWords.newerIn(it).stream()))
                .flatMap(text -> References.in(text).stream())
                .filter(it -> !it.number().isEmpty())
                .toList();
    }

    /** What is listed under a heading such as "Replaced documents". */
    private Stream<String> listedAsOlder() {
        var listed = new ArrayList<String>();
        for (var page : all) {
            var under = false;
            for (var block : page.blocks()) {
                if (block instanceof Block.Heading) {
                    var text = LabelledValue.text(page, block.words());
                    under = ReplacementWords.isOlderLabel(
                            CHAPTER.matcher(text).replaceFirst("").strip());
                } else if (under && isListed(block)) {
                    listed.add(LabelledValue.text(page, block.words()));
                }
            }
        }
        return listed.stream();
    }

    private static boolean isListed(Block block) {
        return block instanceof Block.Item || block instanceof Block.Row row && !row.header();
    }

    private static List<String> lines(List<ReadPage> pages) {
        return pages.stream()
                .flatMap(page -> page.blocks().stream()
                        .filter(block -> !(block instanceof Block.Row))
                        .map(block -> LabelledValue.text(page, block.words()).strip()))
                .toList();
    }

    /** Who speaks, so that "revision C" is understood as one of the document's own. */
    private record Own(Optional<String> number, Optional<String> revision) {

        Optional<Replacement> older(DocumentReference reference) {
            return complete(reference).map(it -> new Replacement(it, DocumentReference.SELF));
        }

        Optional<Replacement> newer(DocumentReference reference) {
            return complete(reference).map(it -> new Replacement(DocumentReference.SELF, it));
        }

        Optional<Replacement> both(Replacement said) {
            if (isThis(said.newer())) {
                return older(said.older());
            }
            return isThis(said.older()) ? newer(said.newer()) : Optional.of(said);
        }

        private Optional<DocumentReference> complete(DocumentReference reference) {
            var named = reference.number().isEmpty()
                    ? number.map(own -> new DocumentReference(own, reference.revision(), reference.dated()))
                    : Optional.of(reference);
            return named.filter(it -> !isThis(it));
        }

        /** True if the very document is meant, by a number that is its own and no revision but its own. */
        private boolean isThis(DocumentReference reference) {
            return number.filter(own -> Identifiers.normal(own).equals(Identifiers.normal(reference.number())))
                            .isPresent()
                    && (reference.revision() == null
                            || revision.filter(own -> own.equalsIgnoreCase(reference.revision()))
                                    .isPresent());
        }
    }
}
