package io.gemba.corpus.bench;

import io.gemba.corpus.access.AccessScope;
import io.gemba.corpus.bench.SyntheticPlant.Document;
import io.gemba.corpus.bench.SyntheticPlant.Query;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Questions by people who see a given share of a plant. */
final class Askers {
    private static final int TRIES = 4_000;
    private static final double NEAR = 1.3;

    private final SyntheticPlant plant;
    private final List<Document> documents;
    private final Map<Integer, Integer> documentsPerRule = new HashMap<>();
    private final List<Seen> scopes = new ArrayList<>();
    private final Random random = new Random(42);

    Askers(SyntheticPlant plant, List<Document> documents) {
        this.plant = plant;
        this.documents = documents;
        documents.forEach(document -> documentsPerRule.merge(document.rule().id(), 1, Integer::sum));
        for (int i = 0; i < TRIES; i++) {
            var scope = plant.scope(random);
            scopes.add(new Seen(scope, share(scope)));
        }
    }

    private double share(AccessScope scope) {
        var visible = plant.rules().stream()
                .filter(rule -> rule.admits(scope))
                .mapToInt(rule -> documentsPerRule.getOrDefault(rule.id(), 0))
                .sum();
        return visible / (double) documents.size();
    }

    /** Questions by several people who see about that share, each about something that its asker may read. */
    List<Asked> asking(double share, int questions, int people) {
        var closest = scopes.stream()
                .filter(seen -> seen.share() > share / NEAR && seen.share() < share * NEAR)
                .sorted(Comparator.comparingDouble(seen -> Math.abs(Math.log(seen.share() / share))))
                .limit(people)
                .toList();
        var asked = new ArrayList<Asked>();
        for (int i = 0; i < questions && !closest.isEmpty(); i++) {
            var asker = closest.get(i % closest.size());
            Document about;
            do {
                about = documents.get(random.nextInt(documents.size()));
            } while (random.nextInt(10) > 0 && !about.rule().admits(asker.scope()));
            asked.add(new Asked(asker.scope(), asker.share(), plant.query(about, random)));
        }
        return asked;
    }

    private record Seen(AccessScope scope, double share) {}

    /**
     * A question and who asks it.
     *
     * @param share of all documents that the asker sees
     */
    record Asked(AccessScope scope, double share, Query query) {}
}
