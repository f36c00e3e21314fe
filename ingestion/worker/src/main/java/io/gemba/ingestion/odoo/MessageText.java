package io.gemba.ingestion.odoo;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;

/**
 * The text of what somebody wrote in Odoo, paragraph by paragraph. What it quotes of earlier messages is left out,
 * which are there themselves, and so is what a reader would not see. Nothing of its mark-up is kept.
 */
final class MessageText {
    /** Longer ones are not written by hand. */
    private static final int LONGEST = 200_000;

    private static final String QUOTED = "[data-o-mail-quote], [data-o-mail-quote-node], blockquote, .gmail_quote,"
            + " .yahoo_quoted, .moz-cite-prefix, #divRplyFwdMsg";
    private static final String UNSEEN = "script, style, template, noscript, head, [hidden], [style*=display:none],"
            + " [style*=display: none], [style*=visibility:hidden], [style*=visibility: hidden], [style*=font-size:0],"
            + " [style*=font-size: 0]";
    private static final String BLOCKS = "p, div, li, tr, h1, h2, h3, h4, h5, h6, pre, table, ul, ol";
    private static final Pattern TAIL = Pattern.compile(
            "[-_*=\\s]{2,}(?:original message|ursprüngliche nachricht|original-nachricht|message d['’]origine|mensaje original)"
                    + "[-_*=\\s]{2,}"
                    + "|(?:on|am|le|el)\\s.{6,240}(?:wrote|schrieb.{0,120}|a écrit|escribió)\\s*:",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private MessageText() {}

    /** What people wrote to each other. */
    static List<String> ofMessage(String html) {
        return paragraphs(html, true);
    }

    /** What stands in a field of a record, which quotes nobody. */
    static List<String> ofField(String html) {
        return paragraphs(html, false);
    }

    private static List<String> paragraphs(String html, boolean isMessage) {
        var page = Jsoup.parseBodyFragment(html.length() > LONGEST ? html.substring(0, LONGEST) : html);
        page.select(UNSEEN).remove();
        if (isMessage) {
            page.select(QUOTED).remove();
        }
        page.select("br").forEach(it -> it.after("\n"));
        page.select("td, th").forEach(it -> it.appendText(" "));
        page.select(BLOCKS).forEach(it -> it.appendText("\n").prependText("\n"));
        var paragraphs = new ArrayList<String>();
        for (var line : page.body().wholeText().split("\\R")) {
            var text = line.replaceAll("[\\p{Zs}\\t]+", " ").strip();
            if (isMessage && TAIL.matcher(text).matches()) {
                break;
            }
            if (!text.isEmpty() && !(isMessage && text.startsWith(">"))) {
                paragraphs.add(text);
            }
        }
        return paragraphs;
    }
}
