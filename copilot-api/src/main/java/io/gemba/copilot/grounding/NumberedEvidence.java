package io.gemba.copilot.grounding;

import io.gemba.corpus.access.Classification;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Evidence under the numbers by which a model may cite it, from 1.
 *
 * @param evidence the first has number 1
 */
public record NumberedEvidence(List<Evidence> evidence) {
    private static final Pattern TAG =
            Pattern.compile("<(\\s*/?\\s*(?:evidence|earlier|question)\\b)", Pattern.CASE_INSENSITIVE);

    public NumberedEvidence {
        evidence = List.copyOf(evidence);
    }

    /** The evidence of a number; empty for a number that was never given. */
    public Optional<Evidence> of(int number) {
        return number >= 1 && number <= evidence.size() ? Optional.of(evidence.get(number - 1)) : Optional.empty();
    }

    /** The highest class among it; public if there is none. */
    public Classification classification() {
        return evidence.stream()
                .map(Evidence::classification)
                .max(Comparator.naturalOrder())
                .orElse(Classification.PUBLIC);
    }

    /** How it is shown to a model: as data, each piece under its number with where it comes from. */
    public String forModel() {
        return IntStream.range(0, evidence.size())
                .mapToObj(i -> "[%d] %s\n%s"
                        .formatted(
                                i + 1,
                                asData(evidence.get(i).origin()),
                                asData(evidence.get(i).text())))
                .collect(Collectors.joining("\n\n"));
    }

    /** Text that cannot pretend to end the evidence, or to be the question. */
    private static String asData(String text) {
        return TAG.matcher(Sanitised.text(text)).replaceAll("‹$1");
    }
}
