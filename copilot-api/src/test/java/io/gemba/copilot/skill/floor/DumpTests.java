package io.gemba.copilot.skill.floor;

import io.gemba.copilot.skill.Asking;
import io.gemba.copilot.skill.OpenRecord;
import io.gemba.copilot.skill.Outcome;
import io.gemba.copilot.skill.Report;
import io.gemba.corpus.text.Language;
import io.gemba.odoo.testing.RealOdoo;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DumpTests {
    @Test
    void dump() throws Exception {
        var asking = new Asking(RealOdoo.running());
        var out = new StringBuilder();
        for (var line : Files.readAllLines(Path.of("/tmp/floor-questions.txt"))) {
            var p = line.split("\\|");
            Optional<OpenRecord> open = p.length > 3
                    ? Optional.of(new OpenRecord(p[3].split("#")[0], Long.parseLong(p[3].split("#")[1])))
                    : Optional.empty();
            out.append("\n##### ").append(line).append("\n");
            long t = System.nanoTime();
            try {
                var outcome = asking.ask(p[0], p[2], Language.valueOf(p[1]), open);
                out.append((System.nanoTime() - t) / 1000000).append(" ms\n");
                if (outcome instanceof Outcome.Told told) {
                    for (var s : told.report().sections()) {
                        switch (s) {
                            case Report.Prose pr ->
                                pr.lines()
                                        .forEach(l -> out.append("  - ")
                                                .append(l.text())
                                                .append("\n"));
                            case Report.Sheet sh -> {
                                out.append("  | ")
                                        .append(String.join(" | ", sh.columns()))
                                        .append("\n");
                                sh.rows().stream()
                                        .limit(6)
                                        .forEach(r -> out.append("  > ")
                                                .append(String.join(" | ", r.cells()))
                                                .append("\n"));
                            }
                            case Report.Chart c ->
                                out.append("  chart ")
                                        .append(c.title())
                                        .append(c.points())
                                        .append("\n");
                        }
                    }
                    out.append("  notes ").append(told.report().notes()).append("\n");
                    try {
                        Asking.assertBorneOut(told.report());
                    } catch (AssertionError e) {
                        out.append("  !!!!! NOT BORNE OUT ")
                                .append(e.getMessage())
                                .append("\n");
                    }
                } else {
                    out.append(outcome).append("\n");
                }
            } catch (RuntimeException e) {
                out.append("!!!!! ").append(e).append("\n");
            }
        }
        Files.writeString(Path.of("/tmp/floor-dump.txt"), out.toString());
    }
}
