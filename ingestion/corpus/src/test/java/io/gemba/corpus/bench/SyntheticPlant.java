package io.gemba.corpus.bench;

import io.gemba.corpus.access.AccessScope;
import io.gemba.corpus.access.Classification;
import io.gemba.corpus.access.CompanyId;
import io.gemba.corpus.access.Principal;
import io.gemba.corpus.access.TenantId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Made-up documents whose vectors, words and access rules hang together as a company's do: a document is about one
 * subject, its vectors lie near each other, a third of its words are the subject's own, and departments read what
 * concerns them. Words follow Zipf's law. The same seed gives the same plant.
 */
final class SyntheticPlant {
    static final int DIMENSIONS = 384;
    static final int CHUNKS_PER_DOCUMENT = 10;

    private static final int SUBJECTS = 1_500;
    private static final int RULES = 3_000;
    private static final int GROUPS = 40;
    private static final int COMPANIES = 6;
    private static final int WORDS = 80_000;
    private static final int SUBJECT_WORDS = 150;
    private static final int WORDS_PER_CHUNK = 110;

    private final Random random;
    private final float[][] centres = new float[SUBJECTS][];
    private final int[][] subjectWords = new int[SUBJECTS][];
    private final int[][] subjectRules = new int[SUBJECTS][];
    private final double[] zipf = new double[WORDS];
    private final List<Rule> rules = new ArrayList<>();

    SyntheticPlant(long seed) {
        random = new Random(seed);
        var sum = 0.0;
        for (int rank = 0; rank < WORDS; rank++) {
            sum += 1.0 / (rank + 11);
            zipf[rank] = sum;
        }
        for (int i = 0; i < RULES; i++) {
            rules.add(rule(i));
        }
        for (int s = 0; s < SUBJECTS; s++) {
            centres[s] = unit(noise(random));
            subjectWords[s] = random.ints(SUBJECT_WORDS, 200, WORDS).toArray();
            // A few rules hold most of what there is.
            subjectRules[s] = IntStream.range(0, 8)
                    .map(i -> (int) (RULES * Math.pow(random.nextDouble(), 2.2)))
                    .toArray();
        }
    }

    private Rule rule(int id) {
        var groups = new HashSet<Integer>();
        var count = 1 + random.nextInt(2);
        while (groups.size() < count) {
            groups.add((int) (GROUPS * Math.pow(random.nextDouble(), 1.6)));
        }
        var company = random.nextInt(10) == 0 ? 0 : 1 + random.nextInt(COMPANIES);
        var classification = List.of(0, 1, 1, 1, 1, 1, 2, 2, 2, 3).get(random.nextInt(10));
        return new Rule(id + 1, company, classification, groups);
    }

    List<Rule> rules() {
        return rules;
    }

    /** The documents of so many chunks, those of a rule one after the other, as a walk through folders finds them. */
    List<Document> documents(int chunks) {
        var documents = new ArrayList<Document>();
        for (int i = 0; i < chunks / CHUNKS_PER_DOCUMENT; i++) {
            var subject = (int) (SUBJECTS * Math.pow(random.nextDouble(), 1.3));
            var rule = random.nextInt(5) == 0
                    ? random.nextInt(RULES)
                    : subjectRules[subject][random.nextInt(subjectRules[subject].length)];
            documents.add(new Document(i, subject, rules.get(rule), random.nextLong()));
        }
        documents.sort((a, b) -> Integer.compare(a.rule().id(), b.rule().id()));
        return documents;
    }

    /** The vectors of a document's chunks, of unit length. */
    float[][] vectors(Document document) {
        var own = new Random(document.seed());
        var drift = unit(noise(own));
        var vectors = new float[CHUNKS_PER_DOCUMENT][];
        for (int c = 0; c < CHUNKS_PER_DOCUMENT; c++) {
            vectors[c] = unit(mixed(centres[document.subject()], 0.7f, drift, 0.4f, unit(noise(own)), 0.55f));
        }
        return vectors;
    }

    /** The numbers of the words of each chunk of a document. */
    int[][] words(Document document) {
        var own = new Random(document.seed() + 1);
        var words = new int[CHUNKS_PER_DOCUMENT][];
        for (int c = 0; c < CHUNKS_PER_DOCUMENT; c++) {
            words[c] = IntStream.range(0, WORDS_PER_CHUNK)
                    .map(i -> i % 3 == 0
                            ? subjectWords[document.subject()][(int) (SUBJECT_WORDS * Math.pow(own.nextDouble(), 2))]
                            : ordinary(own))
                    .toArray();
        }
        return words;
    }

    private int ordinary(Random own) {
        var at = Arrays.binarySearch(zipf, own.nextDouble() * zipf[WORDS - 1]);
        return at < 0 ? Math.min(WORDS - 1, -at - 1) : at;
    }

    /** A question about a chunk: near it in meaning, and in some of its words. */
    Query query(Document document, Random own) {
        var chunk = own.nextInt(CHUNKS_PER_DOCUMENT);
        var vector =
                unit(mixed(vectors(document)[chunk], 0.75f, unit(noise(own)), 0.6f, centres[document.subject()], 0.1f));
        var words = words(document)[chunk];
        var asked = IntStream.range(0, 3 + own.nextInt(4))
                .map(i -> words[own.nextInt(words.length)])
                .distinct()
                .mapToObj(SyntheticPlant::word)
                .toList();
        return new Query(vector, asked);
    }

    static String word(int number) {
        return Integer.toString(number + 100_000, 36) + "x";
    }

    /** Somebody, at random. */
    AccessScope scope(Random own) {
        var companies = own.ints(1 + own.nextInt(COMPANIES), 1, COMPANIES + 1)
                .mapToObj(CompanyId::new)
                .collect(Collectors.toSet());
        var share = Math.pow(own.nextDouble(), 2);
        Set<Principal> groups = IntStream.range(0, GROUPS)
                .filter(g -> own.nextDouble() < share)
                .mapToObj(SyntheticPlant::group)
                .collect(Collectors.toCollection(HashSet::new));
        groups.add(group(own.nextInt(GROUPS)));
        return new AccessScope(new TenantId(1), companies, groups, Classification.ofRank(own.nextInt(4)));
    }

    static Principal group(int number) {
        return Principal.group("bench.group_" + number);
    }

    private static float[] noise(Random random) {
        var noise = new float[DIMENSIONS];
        for (int d = 0; d < DIMENSIONS; d++) {
            // Text embeddings lie in far fewer directions than they have dimensions.
            noise[d] = (float) (random.nextGaussian() / (1 + d / 24.0));
        }
        return noise;
    }

    private static float[] mixed(float[] a, float ofA, float[] b, float ofB, float[] c, float ofC) {
        var mixed = new float[DIMENSIONS];
        for (int d = 0; d < DIMENSIONS; d++) {
            mixed[d] = ofA * a[d] + ofB * b[d] + ofC * c[d];
        }
        return mixed;
    }

    private static float[] unit(float[] vector) {
        var length = 0.0;
        for (var value : vector) {
            length += value * value;
        }
        for (int d = 0; d < vector.length; d++) {
            vector[d] /= (float) Math.sqrt(length);
        }
        return vector;
    }

    /** An access rule. */
    record Rule(int id, int company, int classification, Set<Integer> groups) {
        boolean admits(AccessScope scope) {
            return (company == 0 || scope.companies().contains(new CompanyId(company)))
                    && classification <= scope.clearance().rank()
                    && groups.stream().anyMatch(group -> scope.principals().contains(group(group)));
        }
    }

    /** A document before its chunks are made. */
    record Document(int number, int subject, Rule rule, long seed) {}

    /** A question. */
    record Query(float[] vector, List<String> words) {}
}
