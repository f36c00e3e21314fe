package io.gemba.ingestion.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Reads the plain text of a mail. What is quoted at its end is put under a heading, the line that introduces it; quotes
 * between answers keep their mark.
 */
final class MailText {
    private static final Pattern QUOTED = Pattern.compile("^(?:>\\s?)+");
    private static final String MARK = "> ";
    private static final int LONGEST_INTRODUCTION = 3;

    private MailText() {}

    static List<Flow> read(String text) {
        var lines = text.lines().map(String::stripTrailing).toList();
        var end = lines.size();
        while (end > 0 && isQuotedOrBlank(lines.get(end - 1))) {
            end--;
        }
        var own = new ArrayList<>(lines.subList(0, end));
        var tail = lines.subList(end, lines.size()).stream()
                .map(line -> QUOTED.matcher(line).replaceFirst(""))
                .toList();
        if (tail.stream().allMatch(String::isBlank)) {
            return flow(own);
        }
        var heading = introduction(own);
        var flow = new ArrayList<>(flow(own));
        flow.add(new Flow.Heading(Quotations.QUOTED, heading));
        flow.addAll(flow(tail));
        return flow;
    }

    private static boolean isQuotedOrBlank(String line) {
        return line.isBlank() || line.startsWith(">");
    }

    /** Takes the line, which may be broken into several, that says whom the quote is from. */
    private static String introduction(List<String> own) {
        var introduction = "";
        for (int lines = 1; lines <= Math.min(LONGEST_INTRODUCTION, own.size()); lines++) {
            introduction = (own.get(own.size() - lines).strip() + " " + introduction).strip();
            if (Quotations.introduces(introduction)) {
                own.subList(own.size() - lines, own.size()).clear();
                return introduction;
            }
        }
        return Quotations.UNNAMED;
    }

    private static List<Flow> flow(List<String> lines) {
        var marked = lines.stream()
                .map(line -> line.startsWith(">") ? MARK + QUOTED.matcher(line).replaceFirst("") : line)
                .toList();
        return TextReading.read(String.join("\n", marked)).flow();
    }
}
