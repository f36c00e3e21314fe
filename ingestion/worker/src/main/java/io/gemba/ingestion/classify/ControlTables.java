package io.gemba.ingestion.classify;

import io.gemba.corpus.document.DocumentReference;
import io.gemba.corpus.document.Replacement;
import io.gemba.ingestion.page.Block;
import io.gemba.ingestion.page.ReadPage;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** Reads tables that say which document stands in the place of which, and those that list a document's revisions. */
final class ControlTables {
    private final List<Table> tables;

    ControlTables(List<ReadPage> pages) {
        this.tables = tables(pages);
    }

    /** What tables with a column such as "replaced by" or "replaces" say, of whichever documents. */
    List<Replacement> replacements() {
        var replacements = new ArrayList<Replacement>();
        for (var table : tables) {
            var number = table.column(ReplacementWords::isNumberColumn);
            var newer = table.column(ReplacementWords::isNewerLabel);
            var older = table.column(header -> ReplacementWords.isOlderLabel(header));
            for (var row : table.rows()) {
                if (newer.isPresent()) {
                    var subject = older.isPresent() ? older : number;
                    pairs(table, row, subject, newer, replacements);
                } else if (older.isPresent() && number.isPresent() && number.getAsInt() != older.getAsInt()) {
                    pairs(table, row, older, number, replacements);
                }
            }
        }
        return replacements;
    }

    private static void pairs(
            Table table, List<String> row, OptionalInt older, OptionalInt newer, List<Replacement> replacements) {
        if (older.isEmpty() || newer.isEmpty()) {
            return;
        }
        for (var from : references(table, row, older.getAsInt())) {
            for (var to : references(table, row, newer.getAsInt())) {
                replacements.add(new Replacement(from, to));
            }
        }
    }

    /** The documents that a cell names; its revision may stand in the column beside it. */
    private static List<DocumentReference> references(Table table, List<String> row, int column) {
        var found = cell(row, column).map(References::in).orElse(List.of()).stream()
                .filter(it -> !it.isSelf())
                .toList();
        var beside = column + 1 < table.header().size()
                        && ReplacementWords.isRevisionColumn(table.header().get(column + 1))
                ? cell(row, column + 1).flatMap(ControlFields::revisionValue)
                : Optional.<String>empty();
        return found.stream()
                .map(it -> it.revision() == null && beside.isPresent()
                        ? new DocumentReference(it.number(), beside.get(), it.dated())
                        : it)
                .toList();
    }

    private static Optional<String> cell(List<String> row, int column) {
        return column < row.size() && !row.get(column).isBlank() ? Optional.of(row.get(column)) : Optional.empty();
    }

    /** The revisions of a document that its history lists, in the order of the table; empty if it has none. */
    List<Entry> history() {
        for (var table : tables) {
            var revision = table.column(ReplacementWords::isRevisionColumn);
            var date = table.column(ReplacementWords::isDateColumn);
            if (revision.isPresent()
                    && date.isPresent()
                    && table.column(ReplacementWords::isNumberColumn).isEmpty()) {
                var entries = new ArrayList<Entry>();
                for (var row : table.rows()) {
                    var day = cell(row, date.getAsInt()).flatMap(References::date);
                    day.ifPresent(on -> cell(row, revision.getAsInt())
                            .flatMap(ControlFields::revisionValue)
                            .ifPresent(it -> entries.add(new Entry(it, on))));
                }
                if (!entries.isEmpty()) {
                    return entries;
                }
            }
        }
        return List.of();
    }

    private static List<Table> tables(List<ReadPage> pages) {
        var tables = new ArrayList<Table>();
        for (var page : pages) {
            var open = -1;
            for (var block : page.blocks()) {
                if (block instanceof Block.Row row) {
                    var cells = row.cells().stream()
                            .map(range -> LabelledValue.text(page, range).strip())
                            .toList();
                    if (row.table() != open || tables.isEmpty()) {
                        tables.add(new Table(cells, new ArrayList<>()));
                        open = row.table();
                    } else {
                        tables.getLast().rows().add(cells);
                    }
                } else {
                    open = -1;
                }
            }
        }
        return tables;
    }

    /** A revision in a document's history. */
    record Entry(String revision, LocalDate date) {}

    private record Table(List<String> header, List<List<String>> rows) {
        OptionalInt column(Predicate<String> header) {
            return IntStream.range(0, this.header.size())
                    .filter(i -> header.test(this.header.get(i)))
                    .findFirst();
        }
    }
}
