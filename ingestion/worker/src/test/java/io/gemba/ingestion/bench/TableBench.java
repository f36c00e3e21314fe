package io.gemba.ingestion.bench;

import io.gemba.ingestion.ocr.Recogniser;
import io.gemba.ingestion.page.Block;
import io.gemba.ingestion.page.ReadPage;
import io.gemba.ingestion.page.Word;
import io.gemba.ingestion.parse.FileOpener;
import io.gemba.ingestion.parse.FileRejected;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;

/**
 * Prints how well tables are read from PDF, as F1 over cells and over whole rows: tables that it draws itself, and
 * those in {@code tables} of the folder that {@code GEMBA_BENCH_DATA} names, each a PDF with its rows beside it as CSV.
 */
public final class TableBench {
    private static final int TABLES = 60;

    private TableBench() {}

    public static void main(String[] args) throws Exception {
        var cache = Files.createTempDirectory("gemba-table-bench");
        try (var recogniser = new Recogniser(cache, List.of("eng"))) {
            var opener = new FileOpener(recogniser, 50);
            Cpu.row("tables, F1 of cells / of rows", "measured", "goal");
            for (var style : OwnTable.Style.values()) {
                Cpu.row("own tables, " + style.name().toLowerCase().replace('_', ' '), own(opener, style), "> 0.95");
            }
            var folder = Cpu.data("tables");
            if (folder.isEmpty()) {
                Cpu.row("real tables", "no data", "");
            } else {
                real(opener, folder.get());
            }
        }
        System.exit(0);
    }

    private static TableScore own(FileOpener opener, OwnTable.Style style) throws IOException, FileRejected {
        var score = new TableScore();
        for (int seed = 0; seed < TABLES; seed++) {
            var table = new OwnTable(seed, style);
            var file = Files.write(Files.createTempFile("own", ".pdf"), table.pdf());
            score.add(table.truth(), rows(opener, file));
            Files.delete(file);
        }
        return score;
    }

    private static void real(FileOpener opener, Path folder) throws IOException, FileRejected {
        var all = new TableScore();
        try (var files = Files.list(folder)) {
            for (var csv : files.filter(file -> file.toString().endsWith(".csv"))
                    .sorted()
                    .toList()) {
                var score = new TableScore();
                var truth = truth(csv);
                var pdf = csv.resolveSibling(csv.getFileName().toString().replace(".csv", ".pdf"));
                var read = bestPage(opener, pdf, truth);
                score.add(truth, read);
                all.add(truth, read);
                Cpu.row(pdf.getFileName().toString(), score, "");
            }
        }
        Cpu.row("all of them", all, "");
    }

    private static List<List<String>> truth(Path csv) throws IOException {
        try (var reader = Files.newBufferedReader(csv)) {
            return CSVFormat.DEFAULT.parse(reader).stream()
                    .map(record -> record.toList())
                    .toList();
        }
    }

    /** The truth tells the table of one page, not which one that is. */
    private static List<List<String>> bestPage(FileOpener opener, Path pdf, List<List<String>> truth)
            throws IOException, FileRejected {
        var best = List.<List<String>>of();
        var most = -1.0;
        try (var document = opener.open(pdf, pdf.getFileName().toString())) {
            for (int page = 1; page <= document.pages(); page++) {
                for (var rows : tables(document.read(page))) {
                    var score = new TableScore();
                    score.add(truth, rows);
                    if (score.cells() > most) {
                        most = score.cells();
                        best = rows;
                    }
                }
            }
        }
        return best;
    }

    private static List<List<String>> rows(FileOpener opener, Path pdf) throws IOException, FileRejected {
        try (var document = opener.open(pdf, "own.pdf")) {
            return tables(document.read(1)).stream().flatMap(List::stream).toList();
        }
    }

    private static List<List<List<String>>> tables(ReadPage page) {
        return page.blocks().stream()
                .filter(Block.Row.class::isInstance)
                .map(Block.Row.class::cast)
                .collect(Collectors.groupingBy(Block.Row::table))
                .values()
                .stream()
                .map(rows -> rows.stream().map(row -> cells(page, row)).toList())
                .toList();
    }

    private static List<String> cells(ReadPage page, Block.Row row) {
        var cells = new ArrayList<String>();
        for (var range : row.cells()) {
            cells.add(page.words().subList(range.from(), range.to()).stream()
                    .map(Word::text)
                    .collect(Collectors.joining(" ")));
        }
        return cells;
    }
}
