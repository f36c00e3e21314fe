package io.gemba.corpus.search;

import io.gemba.corpus.access.TenantId;
import io.gemba.corpus.search.WeightedTerm.Alternate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Weighs terms by how rare they are, and lets German compounds and their parts find each other. Compounds are split
 * where the corpus itself knows the parts (Koehn and Knight, "Empirical Methods for Compound Splitting", 2003).
 */
final class Vocabulary {
    private static final String KNOWN = """
        SELECT lexeme, chunks FROM lexeme WHERE tenant_id = :tenant AND lexeme = ANY (:lexemes)
        """;
    private static final String COMPOUNDS = """
        (SELECT lexeme, chunks FROM lexeme
         WHERE tenant_id = :tenant AND reverse(lexeme) COLLATE "C" >= reverse(:part) COLLATE "C"
           AND reverse(lexeme) COLLATE "C" < (reverse(:part) || chr(1114111)) COLLATE "C"
         ORDER BY chunks DESC LIMIT 12)
        UNION
        (SELECT lexeme, chunks FROM lexeme
         WHERE tenant_id = :tenant AND lexeme >= :part AND lexeme < :part || chr(1114111)
         ORDER BY chunks DESC LIMIT 12)
        """;
    private static final int SHORTEST_PART = 4;
    private static final int SHORTEST_COMPOUND = 9;
    private static final List<String> LINKS = List.of("", "s", "n", "en", "es");
    /** Among fewer chunks than these it says little that a word is in most of them. */
    private static final long FEW_CHUNKS = 500;

    private static final double PART = 0.5;
    private static final double COMPOUND = 0.8;

    private Vocabulary() {}

    static List<WeightedTerm> weigh(JdbcClient jdbc, TenantId tenant, List<QueryTerm> terms, long chunks) {
        var asked = new LinkedHashSet<String>();
        for (var term : terms) {
            asked.addAll(term.lexemes());
            asked.addAll(term.parts());
            if (term.splits()) {
                term.lexemes().forEach(lexeme -> asked.addAll(parts(lexeme)));
            }
        }
        var known = known(jdbc, tenant, asked);
        var weighted = new ArrayList<WeightedTerm>();
        for (var term : terms) {
            weighted.add(weighted(term, alternates(jdbc, tenant, term, known), chunks));
        }
        return weighted;
    }

    private static WeightedTerm weighted(QueryTerm term, Map<String, Found> alternates, long chunks) {
        var frequency = frequency(alternates.values());
        var weight = Math.log(1 + (Math.max(chunks, FEW_CHUNKS) - frequency + 0.5) / (frequency + 0.5));
        var list = new ArrayList<Alternate>();
        alternates.forEach((lexeme, found) -> list.add(new Alternate(lexeme, found.share())));
        return new WeightedTerm(term, list, frequency, Math.max(0.05, weight));
    }

    /** Of a compound that nobody wrote, that of its rarest part. */
    private static int frequency(Collection<Found> alternates) {
        var whole = alternates.stream()
                .filter(found -> found.share() > PART)
                .mapToInt(Found::chunks)
                .sum();
        return whole > 0
                ? whole
                : alternates.stream()
                        .mapToInt(Found::chunks)
                        .filter(chunks -> chunks > 0)
                        .min()
                        .orElse(0);
    }

    private static Map<String, Found> alternates(
            JdbcClient jdbc, TenantId tenant, QueryTerm term, Map<String, Integer> known) {
        var alternates = new LinkedHashMap<String, Found>();
        for (var lexeme : term.lexemes()) {
            alternates.put(lexeme, new Found(known.getOrDefault(lexeme, 0), 1));
        }
        for (var part : term.parts()) {
            if (known.containsKey(part)) {
                alternates.putIfAbsent(part, new Found(known.getOrDefault(part, 0), PART));
            }
        }
        if (!term.splits()) {
            return alternates;
        }
        for (var lexeme : term.lexemes()) {
            if (lexeme.length() >= SHORTEST_PART + 1) {
                compounds(jdbc, tenant, lexeme)
                        .forEach((compound, count) -> alternates.putIfAbsent(compound, new Found(count, COMPOUND)));
            }
            for (var part : parts(lexeme)) {
                if (known.containsKey(part)) {
                    alternates.putIfAbsent(part, new Found(known.getOrDefault(part, 0), PART));
                }
            }
        }
        return alternates;
    }

    private static Set<String> parts(String lexeme) {
        var parts = new LinkedHashSet<String>();
        if (lexeme.length() < SHORTEST_COMPOUND || !lexeme.chars().allMatch(Character::isLetter)) {
            return parts;
        }
        for (int cut = SHORTEST_PART; cut <= lexeme.length() - SHORTEST_PART; cut++) {
            var front = lexeme.substring(0, cut);
            parts.add(lexeme.substring(cut));
            for (var link : LINKS) {
                if (front.endsWith(link) && front.length() - link.length() >= SHORTEST_PART) {
                    parts.add(front.substring(0, front.length() - link.length()));
                }
            }
        }
        return parts;
    }

    private static Map<String, Integer> known(JdbcClient jdbc, TenantId tenant, Collection<String> lexemes) {
        var known = new HashMap<String, Integer>();
        jdbc.sql(KNOWN)
                .param("tenant", tenant.value())
                .param("lexemes", lexemes.toArray(String[]::new))
                .query((row, n) -> known.put(row.getString("lexeme"), row.getInt("chunks")))
                .list();
        return known;
    }

    private static Map<String, Integer> compounds(JdbcClient jdbc, TenantId tenant, String part) {
        var compounds = new LinkedHashMap<String, Integer>();
        jdbc.sql(COMPOUNDS)
                .param("tenant", tenant.value())
                .param("part", part)
                .query((row, n) -> compounds.put(row.getString("lexeme"), row.getInt("chunks")))
                .list();
        return compounds;
    }

    private record Found(int chunks, double share) {}
}
