package io.gemba.odoo;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.gemba.odoo.OdooFailure.Kind;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Knows what there is in an Odoo, and what of it each user may read. Fields are the same for all users of the same
 * groups, so these are asked once; a call that meets a model or field that is gone has them asked again.
 */
public final class ModelCatalogue {
    private static final Duration KEPT = Duration.ofHours(1);
    private static final Duration READABLE = Duration.ofSeconds(60);
    private static final int MOST = 2_000;

    private final Cache<Key, Map<String, Field>> fields =
            Caffeine.newBuilder().expireAfterWrite(KEPT).maximumSize(MOST).build();
    private final Cache<Key, Boolean> readable =
            Caffeine.newBuilder().expireAfterWrite(READABLE).maximumSize(MOST).build();

    /**
     * What the user of a session can do with records of a type.
     *
     * @param groups of the user; who has the same ones sees the same fields
     */
    public Availability of(OdooSession session, Set<String> groups, RecordType type) {
        var key = key(session, groups, type.model());
        return available(() -> known(readable, key, () -> session.mayRead(type.model()))
                ? fields(session, groups, type)
                : new Availability.Denied());
    }

    /** As {@link #of}, of a model that Odoo has just said the user may read. */
    public Availability ofReadable(OdooSession session, Set<String> groups, RecordType type) {
        return available(() -> fields(session, groups, type));
    }

    private static Availability available(Supplier<Availability> found) {
        try {
            return found.get();
        } catch (OdooFailure e) {
            if (e.kind() == Kind.ABSENT) {
                return new Availability.Absent();
            }
            if (e.kind() == Kind.DENIED) {
                return new Availability.Denied();
            }
            throw e;
        }
    }

    private Availability fields(OdooSession session, Set<String> groups, RecordType type) {
        var known = fields(session, groups, type.model()).keySet();
        if (!known.containsAll(type.required())) {
            return new Availability.Denied();
        }
        var there = new HashSet<>(type.all());
        there.retainAll(known);
        return new Availability.Readable(there);
    }

    /**
     * The fields of a model that the user of a session sees, by name, labelled in the language of whoever asked first.
     *
     * @param groups of the user
     */
    public Map<String, Field> fields(OdooSession session, Set<String> groups, String model) {
        return known(fields, key(session, groups, model), () -> session.fields(model));
    }

    /** Whoever asks has their own deadline, so nobody waits for what another one asks. */
    private static <T> T known(Cache<Key, T> cache, Key key, Supplier<T> ask) {
        var known = cache.getIfPresent(key);
        if (known == null) {
            known = ask.get();
            cache.put(key, known);
        }
        return known;
    }

    private static Key key(OdooSession session, Set<String> groups, String model) {
        return new Key(model, Set.copyOf(groups), session.sharing());
    }

    /** Asks anew about a model: a call has shown that it is not as it was. */
    public void forget(String model) {
        fields.asMap().keySet().removeIf(key -> key.model().equals(model));
        readable.asMap().keySet().removeIf(key -> key.model().equals(model));
    }

    private record Key(String model, Set<String> groups, String user) {}
}
