package io.gemba.corpus.document;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a document says about its own standing and that of others.
 *
 * @param draft true if it has not been released
 * @param withdrawn true if it is not to be used any more
 * @param withdrawnFrom the day from which it is withdrawn; none if it is already
 */
public record ControlNotes(
        boolean draft, boolean withdrawn, @Nullable LocalDate withdrawnFrom, List<Replacement> replacements) {
    /** Nothing is said. */
    public static final ControlNotes NONE = new ControlNotes(false, false, null, List.of());

    public ControlNotes {
        replacements = List.copyOf(replacements);
    }

    /** The numbers of the documents that are named, as their spellings agree. */
    Set<String> namedKeys() {
        return replacements.stream()
                .flatMap(it -> Stream.of(it.older(), it.newer()))
                .filter(it -> !it.isSelf())
                .map(DocumentReference::key)
                .collect(Collectors.toSet());
    }
}
