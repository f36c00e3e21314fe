package io.gemba.copilot.grounding;

import io.gemba.corpus.text.Language;
import io.gemba.corpus.text.Sentences;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Cuts a stream of text into sentences as they are completed. A sentence is complete when the next one has begun, so
 * that citation marks behind the full stop still belong to it; the end of a line completes one, too.
 */
public final class SentenceBuffer {
    private static final Pattern MARKS =
            Pattern.compile("^\\s*(?:[\\[【]\\s*\\d{1,3}(?:\\s*[,;]\\s*\\d{1,3})*\\s*[\\]】][.,;]?\\s*)+");
    private static final Pattern UNFINISHED_MARK = Pattern.compile("^\\s*(?:[\\[【][\\d\\s,;]*)?$");
    private static final Pattern ITEM = Pattern.compile("^\\s*(?:\\d{1,2}[.)]|[-*•])\\s+");
    private static final int LONGEST = 4_000;

    private final Sentences sentences;
    private final Language language;
    private final StringBuilder pending = new StringBuilder();
    private boolean item;

    public SentenceBuffer(Sentences sentences, Language language) {
        this.sentences = sentences;
        this.language = language;
    }

    /** Takes more text and gives back the sentences that are complete now. */
    public List<Sentence> add(String text) {
        pending.append(text);
        var complete = new ArrayList<Sentence>();
        for (int end = pending.indexOf("\n"); end >= 0; end = pending.indexOf("\n")) {
            complete.addAll(line(pending.substring(0, end), true));
            pending.delete(0, end + 1);
            item = false;
        }
        complete.addAll(begun());
        if (pending.length() > LONGEST) {
            complete.addAll(rest());
        }
        return complete;
    }

    /** The sentences that were not complete. */
    public List<Sentence> rest() {
        var rest = line(pending.toString(), true);
        pending.setLength(0);
        return rest;
    }

    /** The sentences of the last line that are followed by another one; the mark of an item is none. */
    private List<Sentence> begun() {
        var text = pending.toString();
        var mark = ITEM.matcher(text);
        var from = mark.find() ? mark.end() : 0;
        var spans = sentences.spans(text.substring(from), language);
        if (spans.size() < 2) {
            return List.of();
        }
        var cut = from + spans.getLast().start();
        var marks = MARKS.matcher(text.substring(cut));
        if (marks.find()) {
            cut += marks.end();
        }
        if (cut >= text.length() || UNFINISHED_MARK.matcher(text.substring(cut)).matches()) {
            return List.of();
        }
        pending.delete(0, cut);
        return line(text.substring(0, cut), false);
    }

    private List<Sentence> line(String line, boolean whole) {
        var found = new ArrayList<Sentence>();
        var mark = ITEM.matcher(line);
        var label = "";
        var text = line;
        if (mark.find()) {
            label = mark.group().strip();
            text = line.substring(mark.end());
            item = true;
        }
        for (var sentence : joined(text)) {
            found.add(new Sentence(sentence, item, label));
            label = "";
        }
        if (whole) {
            item = false;
        }
        return found;
    }

    /** Sentences with the citation marks that stand behind their full stop. */
    private List<String> joined(String text) {
        var parts = new ArrayList<String>();
        for (var sentence : sentences.of(text, language)) {
            var marks = MARKS.matcher(sentence);
            if (!parts.isEmpty() && marks.find()) {
                parts.add(parts.removeLast() + " " + marks.group().strip());
                var rest = sentence.substring(marks.end());
                if (!rest.isBlank()) {
                    parts.add(rest.strip());
                }
            } else {
                parts.add(sentence);
            }
        }
        return parts;
    }

    /**
     * A sentence as it was written.
     *
     * @param inList true if it belongs to a list item
     * @param label the item's own mark, such as "2."; empty if the sentence does not begin the item
     */
    public record Sentence(String text, boolean inList, String label) {}
}
