package io.gemba.ingestion.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Finds where a mail goes on with an earlier one that it answers or passes on, and puts that under a heading: who finds
 * it must see that it is not what the sender says.
 */
final class Quotations {
    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    private static final Pattern INTRODUCTION = Pattern.compile(
            "(?:on|am|le|el|il)\\s.{6,240}(?:wrote|schrieb.{0,120}|a écrit|escribió|ha scritto)\\s*:", FLAGS);
    private static final Pattern RULE = Pattern.compile(
            "[-_*=\\s]{2,}(original message|forwarded message|ursprüngliche nachricht|weitergeleitete nachricht|original-nachricht"
                    + "|message d'origine|message d’origine|message transféré|mensaje original|mensaje reenviado)[-_*=\\s]{2,}.*"
                    + "|(begin forwarded message|anfang der weitergeleiteten nachricht|début du message transféré)\\s*:",
            FLAGS);
    private static final Pattern HEAD = Pattern.compile(
            "\\*?(?:from|von|de|expéditeur|absender)\\s?:.{1,400}?\\*?(?:sent|gesendet|date|datum|envoyé|enviado|fecha)\\s?(?:le|el)?\\s?:.*",
            FLAGS);
    /** Heads what is quoted without saying whom it is from. */
    static final String UNNAMED = "Earlier message";

    private static final int HEAD_LINES = 4;
    private static final int OWN = 1;
    /** The level of headings over what is quoted. */
    static final int QUOTED = 2;

    private Quotations() {}

    /** True of a line such as "On 3 March 2026 Jane Doe wrote:". */
    static boolean introduces(String line) {
        return INTRODUCTION.matcher(line).matches();
    }

    static List<Flow> marked(List<Flow> body) {
        var marked = new ArrayList<Flow>();
        var deeper = OWN;
        for (int i = 0; i < body.size(); i++) {
            var part = body.get(i);
            if (part instanceof Flow.Paragraph paragraph && beginsAnother(paragraph.text())) {
                marked.add(new Flow.Heading(QUOTED, name(paragraph.text())));
                deeper = QUOTED;
            } else if (part instanceof Flow.Paragraph && isHead(body, i)) {
                if (marked.isEmpty() || !(marked.getLast() instanceof Flow.Heading)) {
                    marked.add(new Flow.Heading(QUOTED, UNNAMED));
                }
                marked.add(part);
                deeper = QUOTED;
            } else {
                marked.add(part instanceof Flow.Heading heading ? below(heading, deeper) : part);
            }
        }
        return marked;
    }

    private static boolean beginsAnother(String text) {
        return introduces(text) || RULE.matcher(text).matches();
    }

    private static String name(String text) {
        return introduces(text) ? text : text.replaceAll("^[-_*=\\s]+|[-_*=\\s:]+$", "");
    }

    private static boolean isHead(List<Flow> body, int from) {
        var lines = new ArrayList<String>();
        for (int i = from; i < Math.min(from + HEAD_LINES, body.size()); i++) {
            if (body.get(i) instanceof Flow.Paragraph paragraph) {
                lines.add(paragraph.text());
            }
        }
        return HEAD.matcher(String.join(" ", lines)).matches();
    }

    /** The subject is the outermost heading, and what introduces a quote stands below it. */
    private static Flow.Heading below(Flow.Heading heading, int by) {
        return heading.level() == QUOTED && by == OWN && heading.text().equals(UNNAMED) || introduces(heading.text())
                ? heading
                : new Flow.Heading(heading.level() + by, heading.text());
    }
}
