package io.gemba.corpus.document;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.gemba.corpus.text.Identifiers;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A document as another names it.
 *
 * @param number empty for the one that speaks
 * @param revision none if all of that number are meant
 * @param dated the day of the one that is meant, if it is told by that
 */
public record DocumentReference(
        String number, @Nullable String revision, @Nullable LocalDate dated) {
    /** Whoever speaks. */
    public static final DocumentReference SELF = new DocumentReference("", null, null);

    /** True of {@link #SELF}. */
    @JsonIgnore
    public boolean isSelf() {
        return number.isEmpty();
    }

    /** The number under which its spellings agree. */
    String key() {
        return Identifiers.normal(number);
    }
}
