package io.gemba.copilot.conflict;

import io.gemba.copilot.conflict.Claim.Surroundings;
import io.gemba.copilot.conflict.Measure.Bound;
import io.gemba.copilot.grounding.Units;
import io.gemba.copilot.retrieval.Meanings;
import io.gemba.corpus.chunk.Piece;
import io.gemba.corpus.search.FoundChunk;
import io.gemba.corpus.text.Identifiers;
import io.gemba.corpus.text.Language;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.util.function.SingletonSupplier;

/** Reads the claims of a piece: one for each dimension of a sentence, one for each figure of a row. */
final class ClaimReading {
    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS;
    private static final Pattern UNIT_IN_HEADER = Pattern.compile(
            "[\\[(]\\s*(?:in )?([^\\])]{1,6}?)\\s*[\\])]|\\bin ([%°\\p{L}/³²µ]{1,6})\\b|, ([%°\\p{L}/³²µ]{1,5})$");
    private static final Pattern MOST =
            Pattern.compile("\\b(?:max\\w*|upper\\w*|höchst\\w*|obere\\w*|maximal\\w*|máxim\\w*|at most)\\b|≤", FLAGS);
    private static final Pattern LEAST = Pattern.compile(
            "\\b(?:min|minimum|minimal\\w*|lower\\w*|mindest\\w*|untere\\w*|mínim\\w*|at least)\\b|≥", FLAGS);
    private static final Pattern VALUE_HEADER = Pattern.compile(
            "(?:value|limit|setting|target|nominal|wert|grenzwert|sollwert|einstellung|valeur|limite|consigne|réglage|valor|límite|ajuste|figure|specification|requirement)s?",
            FLAGS);
    private static final Pattern BARE_NUMBER = Pattern.compile("[-–±\\d.,\\s]*");
    private static final Set<String> CONDITIONS = Set.of("temperature", "rpm", "length", "speed");

    private final Meanings meanings;
    /** Reads hundreds of words, which whoever starts does not wait for. */
    private final SingletonSupplier<Unimportant> unimportant;

    ClaimReading(Meanings meanings) {
        this.meanings = meanings;
        this.unimportant = SingletonSupplier.of(() -> new Unimportant(meanings));
    }

    List<Claim> claims(FoundChunk chunk, Piece piece) {
        return piece.kind() == Piece.Kind.ROW && !piece.cells().isEmpty()
                ? ofRow(chunk, piece)
                : ofText(chunk, piece.text());
    }

    private List<Claim> ofText(FoundChunk chunk, String text) {
        var language = chunk.content().language();
        Map<String, List<Measure>> byDimension = new LinkedHashMap<>();
        MeasureReading.in(text, language, Optional.empty(), Bound.EXACT)
                .forEach(it -> byDimension
                        .computeIfAbsent(it.dimension(), key -> new ArrayList<>())
                        .add(it));
        if (byDimension.isEmpty()) {
            return List.of();
        }
        var around = surroundings(chunk);
        var claims = new ArrayList<Claim>();
        var onlyConditions = byDimension.keySet().stream().allMatch(CONDITIONS::contains);
        byDimension.forEach((dimension, measures) -> {
            if (onlyConditions
                    || !CONDITIONS.contains(dimension)
                    || measures.stream().noneMatch(Measure::condition)) {
                claims.add(ofDimension(text, language, around, dimension, measures, byDimension));
            }
        });
        return claims;
    }

    private Claim ofDimension(
            String text,
            Language language,
            Surroundings around,
            String dimension,
            List<Measure> measures,
            Map<String, List<Measure>> byDimension) {
        return new Claim(
                unimportant.obtain().leftOf(meanings.of(text, language), dimension),
                Identifiers.in(text),
                Qualifiers.in(text),
                byDimension.entrySet().stream()
                        .filter(it -> !it.getKey().equals(dimension) && CONDITIONS.contains(it.getKey()))
                        .flatMap(it -> it.getValue().stream())
                        .toList(),
                measures,
                around);
    }

    private List<Claim> ofRow(FoundChunk chunk, Piece piece) {
        var language = chunk.content().language();
        var figures = IntStream.range(0, piece.cells().size())
                .mapToObj(i -> measures(piece.cells().get(i), header(piece, i), language))
                .toList();
        if (figures.stream().allMatch(List::isEmpty)) {
            return List.of();
        }
        var around = surroundings(chunk);
        var claims = new ArrayList<Claim>();
        var labels = labels(piece);
        var key = isToldApartByItsFirstFigure(chunk, piece, labels) ? firstFigure(piece, labels) : -1;
        for (int i = labels.isEmpty() ? 1 : 0; i < piece.cells().size(); i++) {
            var header = header(piece, i);
            var measures = figures.get(i);
            if (measures.isEmpty() || labels.contains(i) || i == key) {
                continue;
            }
            var telling = VALUE_HEADER.matcher(header.strip()).matches() ? "" : header;
            var text = labels.stream().map(piece.cells()::get).collect(Collectors.joining(" ")) + " " + telling;
            var beside = new ArrayList<Measure>();
            for (int j = 0; j < i; j++) {
                if (!labels.contains(j)) {
                    beside.addAll(figures.get(j));
                }
            }
            claims.add(new Claim(
                    unimportant
                            .obtain()
                            .leftOf(
                                    meanings.of(text, language),
                                    measures.getFirst().dimension()),
                    Identifiers.in(text + " " + piece.cells().get(i)),
                    Qualifiers.in(text + " " + piece.cells().get(i)),
                    beside,
                    measures,
                    around));
        }
        return claims;
    }

    private static String header(Piece piece, int cell) {
        return cell < piece.columns().size() ? piece.columns().get(cell) : "";
    }

    /** The cells that say what the row is about: those in front without a figure that has a unit. */
    private static Set<Integer> labels(Piece piece) {
        var labels = new HashSet<Integer>();
        for (int i = 0; i < piece.cells().size(); i++) {
            var cell = piece.cells().get(i);
            var isFigure = !MeasureReading.in(cell, Language.ENGLISH, Optional.empty(), Bound.EXACT)
                            .isEmpty()
                    || BARE_NUMBER.matcher(cell.strip()).matches();
            if (isFigure && i > 0) {
                break;
            }
            if (!isFigure) {
                labels.add(i);
            }
        }
        return labels;
    }

    private static List<Measure> measures(String cell, String header, Language language) {
        var usual =
                MOST.matcher(header).find() ? Bound.MOST : LEAST.matcher(header).find() ? Bound.LEAST : Bound.EXACT;
        return MeasureReading.in(cell, language, unit(header), usual);
    }

    private static Optional<String> unit(String header) {
        var found = UNIT_IN_HEADER.matcher(header);
        while (found.find()) {
            for (int group = 1; group <= found.groupCount(); group++) {
                var written = found.group(group);
                if (written != null) {
                    var unit = Units.at("1 " + written, 0, 1);
                    if (unit.isPresent()) {
                        return unit;
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** True of a row with the same labels as another of its table: its first figure says when it holds. */
    private static boolean isToldApartByItsFirstFigure(FoundChunk chunk, Piece piece, Set<Integer> labels) {
        return chunk.content().pieces().stream()
                .filter(it -> !it.equals(piece) && it.columns().equals(piece.columns()))
                .filter(it -> it.cells().size() == piece.cells().size())
                .anyMatch(it -> labels.stream()
                        .allMatch(i -> it.cells().get(i).equals(piece.cells().get(i))));
    }

    private static int firstFigure(Piece piece, Set<Integer> labels) {
        var first = 0;
        while (labels.contains(first)) {
            first++;
        }
        return first;
    }

    private Surroundings surroundings(FoundChunk chunk) {
        var document = chunk.document();
        var own = document.number() == null ? "" : Identifiers.normal(document.number());
        var above = document.title() + "\n" + String.join("\n", chunk.content().heading());
        var subject = Identifiers.in(above).stream()
                .filter(it -> own.isEmpty() || !own.startsWith(it) && !it.startsWith(own))
                .collect(Collectors.toSet());
        return new Surroundings(
                meanings.of(above.toLowerCase(Locale.ROOT), chunk.content().language()), subject);
    }
}
