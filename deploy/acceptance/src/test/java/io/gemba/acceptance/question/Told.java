package io.gemba.acceptance.question;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What an answer tells, read from its JSON: its figures, what bears them out, and its language. */
record Told(JsonNode answer) {
    private static final Pattern MARK = Pattern.compile("\\[(\\d+)]");
    private static final Pattern SENTENCE = Pattern.compile("(?<=\\[\\d{1,3}])\\s+(?!\\[)");
    /** A number that is no part of a name, such as that of a part. */
    private static final Pattern FIGURE =
            Pattern.compile("(?<![\\p{L}\\d.,/-])\\d+(?:[.,\u00a0\u202f]\\d+)*(?![\\p{L}\\d]|[/-][\\p{L}\\d])");

    private static final Pattern NUMBER = Pattern.compile("\\d+(?:[.,\u00a0\u202f]\\d+)*");
    /** How figures come about: sentences that are the same whoever asks, but for what they are set to. */
    private static final List<Pattern> RULES = Rules.all();

    private static final Set<String> NO_EVIDENCE =
            Set.of("id", "n", "kind", "url", "recordId", "recordIds", "documentId", "boxes", "confidence", "version");
    private static final String DAY =
            "(?:\\p{Lu}\\p{L}{2} \\d{1,2}, \\d{4}|\\d{1,2}\\.\\d{1,2}\\.\\d{4}|\\d{1,2} \\p{L}{3,5}\\.? \\d{4})"
                    + "(?:,? \\d{1,2}:\\d{2}(?: [AP]M)?)?";
    /** Of the days that were asked for or are usual, nothing is a figure of a record. */
    private static final Pattern SPAN =
            Pattern.compile("(?:" + DAY + " \\((?:\\p{L}+ )?)?" + DAY + " (?:to|bis|au|a|al) " + DAY);

    private static final Pattern MOMENT = Pattern.compile(DAY);
    private static final Map<String, Set<String>> WORDS = Map.of(
            "en",
                    words(
                            "the of and is are for from not with by which you your i no nothing found this what there in it its"),
            "de",
                    words(
                            "der die das und ist sind von für nicht nichts aus mit sie ich habe gefunden dies kein keine im ihren"),
            "fr",
                    words(
                            "le les des et est du pour dans sur une pas vous vos je rien trouvé ce cette aucun n ai il de la"),
            "es", words("el los las del y es para por una no nada con se he encontrado esto hay sus usted de la"));

    /** All that a reader sees of it. */
    String text() {
        return blocks().flatMap(Told::strings)
                .map(it -> MARK.matcher(it).replaceAll(""))
                .collect(Collectors.joining("\n"));
    }

    /** All of it but what it quotes from documents, which may name whatever their readers may read. */
    String withoutQuotes() {
        var quotes = answer.path("citations")
                .valueStream()
                .map(it -> it.path("quote").asString(""))
                .filter(it -> !it.isEmpty())
                .toList();
        var all = Stream.concat(
                        blocks().flatMap(Told::strings),
                        answer.path("citations")
                                .valueStream()
                                .filter(it -> it.path("quote").isMissingNode())
                                .flatMap(Told::strings))
                .filter(it -> quotes.stream().noneMatch(it::contains))
                .collect(Collectors.joining("\n"));
        return all + "\n" + strings(answer.path("degraded")).collect(Collectors.joining("\n")) + "\n"
                + strings(answer.path("unsupported")).collect(Collectors.joining("\n"));
    }

    /** True if a number is told, however it is written. */
    boolean tells(String number) {
        return readings(text()).contains(new BigDecimal(number).stripTrailingZeros());
    }

    /** The figures of sentences, rows and charts that are in none of what these cite, nor in the question. */
    List<String> notBorneOut(String question) {
        var asked = readings(question);
        var missing = new ArrayList<String>();
        for (var statement : statements()) {
            var evidence = evidence(statement);
            evidence.addAll(asked);
            FIGURE.matcher(figures(statement))
                    .results()
                    .map(it -> it.group())
                    .filter(it -> readings(it).stream().noneMatch(evidence::contains))
                    .forEach(it -> missing.add("'%s' of: %s".formatted(it, statement)));
        }
        return missing;
    }

    /** What of a statement may hold figures of records: not the days that it is about, nor a rule of the product. */
    private static String figures(String statement) {
        var plain = MARK.matcher(statement).replaceAll("").replaceAll("[\u00a0\u202f](?=[AP]M)", " ");
        if (MARK.matcher(statement).find()) {
            return SPAN.matcher(plain).replaceAll("");
        }
        var found = MOMENT.matcher(plain).replaceAll("");
        for (var rule : RULES) {
            found = rule.matcher(found).replaceAll("");
        }
        return found;
    }

    private List<String> statements() {
        var all = new ArrayList<String>();
        blocks().forEach(block -> {
            switch (block.path("type").asString()) {
                case "paragraph" ->
                    all.addAll(List.of(SENTENCE.split(block.path("text").asString())));
                case "steps", "conflict" ->
                    strings(block.path("items")).filter(it -> isAnswered()).forEach(all::add);
                case "table" -> all.addAll(rows(block));
                case "chart" -> all.add(chart(block.path("chart")));
                default -> {}
            }
        });
        return all;
    }

    /** Without an answer there are only the titles of what is nearest. */
    private boolean isAnswered() {
        return !answer.path("outcome").asString().equals("abstained");
    }

    private static List<String> rows(JsonNode table) {
        var rows = new ArrayList<String>();
        for (int n = 0; n < table.path("rows").size(); n++) {
            rows.add(strings(table.path("rows").path(n)).collect(Collectors.joining(" | "))
                    + marks(table.path("rowCitations").path(n)));
        }
        return rows;
    }

    private static String chart(JsonNode chart) {
        return chart.path("points")
                        .valueStream()
                        .map(it -> it.path("shown").asString())
                        .collect(Collectors.joining(" | "))
                + marks(chart.path("citations"));
    }

    private static String marks(JsonNode citations) {
        return citations.valueStream().map(it -> " [" + it.asInt() + "]").collect(Collectors.joining());
    }

    private Set<BigDecimal> evidence(String statement) {
        var cited = MARK.matcher(statement)
                .results()
                .map(it -> Integer.parseInt(it.group(1)))
                .collect(Collectors.toSet());
        return answer.path("citations")
                .valueStream()
                .filter(it -> cited.contains(it.path("n").asInt()))
                .flatMap(Told::evidence)
                .flatMap(it -> readings(it).stream())
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static Stream<String> evidence(JsonNode citation) {
        return citation.propertyStream()
                .filter(it -> !NO_EVIDENCE.contains(it.getKey()))
                .flatMap(it -> strings(it.getValue()));
    }

    /** True if it has at least as many small words of a language as of any other; of what it quotes nothing counts. */
    boolean isIn(String language) {
        var own = blocks().filter(it -> it.path("type").asString().equals("note")
                        || it.path("type").asString().equals("paragraph") && !quotesOnly())
                .flatMap(it -> Stream.of(
                        it.path("text").asString().toLowerCase(Locale.ROOT).split("[^\\p{L}]+")))
                .toList();
        var most = WORDS.values().stream().mapToLong(it -> count(own, it)).max().orElse(0);
        return most > 0 && count(own, WORDS.getOrDefault(language, Set.of())) == most;
    }

    private static long count(List<String> words, Set<String> known) {
        return words.stream().filter(known::contains).count();
    }

    private static Set<String> words(String words) {
        return Set.of(words.split(" "));
    }

    private boolean quotesOnly() {
        return !answer.path("citations").isEmpty() && !citesRecords();
    }

    boolean citesRecords() {
        return answer.path("citations").valueStream().anyMatch(it -> !it.has("quote"));
    }

    private Stream<JsonNode> blocks() {
        return answer.path("blocks").valueStream();
    }

    /** All texts and numbers in a piece of JSON. */
    private static Stream<String> strings(JsonNode node) {
        return node.isContainer()
                ? node.valueStream().flatMap(Told::strings)
                : Stream.of(node.asString("")).filter(it -> !it.isEmpty());
    }

    /** Every number of a text in each way that it may be read: 1.200 is twelve hundred, or one and a fifth. */
    private static Set<BigDecimal> readings(String text) {
        var readings = new HashSet<BigDecimal>();
        NUMBER.matcher(text.replaceAll("(?<=\\d)[ '](?=\\d{3}(?!\\d))", "\u00a0"))
                .results()
                .map(it -> it.group())
                .forEach(it -> {
                    var parts = it.split("[.,\u00a0\u202f]");
                    Stream.of(parts).forEach(part -> readings.add(number(part)));
                    readings.add(number(String.join("", parts)));
                    if (parts.length > 1) {
                        var whole = String.join("", List.of(parts).subList(0, parts.length - 1));
                        readings.add(number(whole + "." + parts[parts.length - 1]));
                    }
                });
        return readings;
    }

    private static BigDecimal number(String digits) {
        return new BigDecimal(digits).stripTrailingZeros();
    }
}
