package io.gemba.demo.render;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a Markdown source says about itself before its text.
 *
 * @param layout the page layout under {@code layouts}
 * @param language of the text: en, de or fr
 * @param running what stands at the top right of every page
 * @param footer what stands at the foot of every page
 * @param addressee the lines of a letter's address
 * @param control the fields of the box on the first page, in their order
 * @param contents whether a table of contents is made
 * @param scan present when the document is paper that was scanned
 */
record Header(
        String layout,
        String language,
        String title,
        String subtitle,
        String letterhead,
        String running,
        String footer,
        List<String> addressee,
        Map<String, String> control,
        boolean contents,
        @Nullable Scan scan) {
    @JsonCreator
    Header(
            @Nullable String layout,
            @Nullable String language,
            String title,
            @Nullable String subtitle,
            String letterhead,
            @Nullable String running,
            @Nullable String footer,
            @Nullable List<String> addressee,
            @Nullable Map<String, String> control,
            @Nullable Boolean contents,
            @Nullable Scan scan) {
        this(
                layout == null ? "controlled" : layout,
                language == null ? "en" : language,
                title,
                subtitle == null ? "" : subtitle,
                letterhead,
                running == null ? title : running,
                footer == null ? "" : footer,
                addressee == null ? List.of() : List.copyOf(addressee),
                control == null ? Map.of() : new LinkedHashMap<>(control),
                contents != null && contents,
                scan);
    }

    /**
     * How the paper went through the scanner.
     *
     * @param dpi resolution
     * @param skew degrees clockwise, one per page; the last one holds for the pages that follow
     * @param noise standard deviation of the grey values, 0 to 255
     * @param quality of the JPEG, 0 to 1
     * @param seed of the noise, so that each run gives the same picture
     */
    record Scan(int dpi, List<Double> skew, double noise, float quality, long seed) {
        Scan {
            skew = List.copyOf(skew);
        }

        double skewOf(int page) {
            return skew.get(Math.min(page, skew.size() - 1));
        }
    }
}
