package io.gemba.corpus.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The Cranfield collection (Cleverdon, 1967): abstracts, questions, and which abstracts answer which question.
 *
 * @param relevant the abstracts' numbers by the question's place, from 1
 */
record Cranfield(List<Abstract> abstracts, List<String> questions, Map<Integer, Set<Integer>> relevant) {
    private static final Pattern ABSTRACT =
            Pattern.compile("<docno>(\\d+)</docno>\\s*<title>(.*?)</title>.*?<text>(.*?)</text>", Pattern.DOTALL);
    private static final Pattern QUESTION = Pattern.compile("<top>.*?<title>(.*?)</title>", Pattern.DOTALL);

    static Cranfield read(Path folder) throws IOException {
        var abstracts = new ArrayList<Abstract>();
        var found = ABSTRACT.matcher(Files.readString(folder.resolve("cran.all.1400.xml")));
        while (found.find()) {
            var each = new Abstract(Integer.parseInt(found.group(1)), flat(found.group(2)), flat(found.group(3)));
            // Two of them are empty.
            if (!each.whole().isBlank()) {
                abstracts.add(each);
            }
        }
        var questions = new ArrayList<String>();
        var asked = QUESTION.matcher(Files.readString(folder.resolve("cran.qry.xml")));
        while (asked.find()) {
            questions.add(flat(asked.group(1)));
        }
        var relevant = new HashMap<Integer, Set<Integer>>();
        for (var line : Files.readAllLines(folder.resolve("cranqrel.trec.txt"))) {
            var parts = line.strip().split("\\s+");
            if (parts.length == 4 && Integer.parseInt(parts[3]) > 0) {
                relevant.computeIfAbsent(Integer.valueOf(parts[0]), key -> new TreeSet<>())
                        .add(Integer.valueOf(parts[2]));
            }
        }
        return new Cranfield(abstracts, questions, relevant);
    }

    private static String flat(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }

    /**
     * Normalised discounted cumulative gain of the first ten, in [0, 1] (Järvelin and Kekäläinen, 2002); an abstract is
     * relevant or it is not.
     *
     * @param question its place, from 1
     */
    double ndcg(int question, List<Integer> ranked) {
        var answers = relevant.getOrDefault(question, Set.of());
        var gained = 0.0;
        var ideal = 0.0;
        for (int rank = 0; rank < 10; rank++) {
            var discount = Math.log(2) / Math.log(rank + 2);
            gained += rank < ranked.size() && answers.contains(ranked.get(rank)) ? discount : 0;
            ideal += rank < answers.size() ? discount : 0;
        }
        return ideal == 0 ? 0 : gained / ideal;
    }

    /** One abstract. */
    record Abstract(int number, String title, String text) {
        String whole() {
            return title + "\n" + text;
        }
    }
}
