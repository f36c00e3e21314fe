package io.gemba.ingestion.layout;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Makes rows of the lines that name a table's columns: one row for the names, which may be broken over several lines,
 * and above it one for names that several columns share.
 */
final class HeaderRows {
    private static final float PARTS = 0.5f;
    private static final float WIDER = 1.6f;
    private static final int FEW = 2;

    private final List<Span> columns;
    private final List<Rule> rules;
    private final List<List<Token>> shared = new ArrayList<>();
    private final List<List<Token>> own = new ArrayList<>();
    private boolean isShared;

    private HeaderRows(List<Span> columns, List<Rule> rules) {
        this.columns = columns;
        this.rules = rules;
        columns.forEach(column -> {
            shared.add(new ArrayList<>());
            own.add(new ArrayList<>());
        });
    }

    static List<List<List<Token>>> of(List<Line> lines, List<Span> columns, List<Rule> rules) {
        var rows = new HeaderRows(columns, rules);
        for (var line : lines) {
            var segments = line.segments(AlignedTables.GAP);
            var mayShare = line != lines.getLast() && segments.size() <= FEW;
            segments.forEach(segment -> rows.add(segment, mayShare));
        }
        if (lines.isEmpty()) {
            return List.of();
        }
        if (!rows.isShared) {
            return List.of(rows.own);
        }
        return rows.own.stream().allMatch(List::isEmpty) ? List.of(rows.shared) : List.of(rows.shared, rows.own);
    }

    private void add(Line segment, boolean mayShare) {
        var ruled = underlined(segment);
        var over = ruled.size() > 1 ? ruled : mayShare ? centred(segment, over(segment)) : over(segment);
        if (over.size() < 2) {
            own.get(Span.of(segment).nearest(columns)).addAll(segment.tokens());
        } else if (ruled.size() < 2 && over(segment).size() > 1 && isSeveral(segment)) {
            distribute(segment, over);
        } else {
            share(segment, over);
        }
    }

    /** A name that is set over the middle between two columns is that of both. */
    private List<Integer> centred(Line segment, List<Integer> over) {
        if (over.size() > 1) {
            return over;
        }
        var middle = Span.of(segment).middle();
        for (int c = 0; c + 1 < columns.size(); c++) {
            var left = columns.get(c).middle();
            var right = columns.get(c + 1).middle();
            if (Math.abs(middle - (left + right) / 2) < 0.25f * (right - left)) {
                return List.of(c, c + 1);
            }
        }
        return over;
    }

    /** The columns above which a name is set with a rule below it; few if there is no such rule. */
    private List<Integer> underlined(Line segment) {
        var span = Span.of(segment);
        var rule = rules.stream()
                .filter(it -> it.at() > segment.centerY() && it.at() < segment.y1() + 0.8f * segment.size())
                .filter(it -> it.from() < span.from() + 2 && it.to() > span.to() - 2)
                .findFirst();
        if (rule.isEmpty()) {
            return List.of();
        }
        var over = new ArrayList<Integer>();
        for (int c = 0; c < columns.size(); c++) {
            if (columns.get(c).middle() > rule.get().from()
                    && columns.get(c).middle() < rule.get().to()) {
                over.add(c);
            }
        }
        return over.size() < columns.size() && isCentred(span, rule.get()) ? over : List.of();
    }

    private static boolean isCentred(Span span, Rule rule) {
        var middle = (rule.from() + rule.to()) / 2;
        return Math.abs(span.middle() - middle) < 0.25f * (rule.to() - rule.from());
    }

    /** Parts names that stand close to each other at the widest blanks between them. */
    private void distribute(Line segment, List<Integer> over) {
        var tokens = segment.tokens();
        var cuts = IntStream.range(1, tokens.size())
                .boxed()
                .sorted(Comparator.comparingDouble(
                        i -> tokens.get(i - 1).x1() - tokens.get(i).x0()))
                .limit(over.size() - 1)
                .toList();
        var part = 0;
        for (int i = 0; i < tokens.size(); i++) {
            part += cuts.contains(i) ? 1 : 0;
            own.get(over.get(part)).add(tokens.get(i));
        }
    }

    private List<Integer> over(Line segment) {
        var span = Span.of(segment);
        var over = new ArrayList<Integer>();
        for (int c = 0; c < columns.size(); c++) {
            if (span.shared(columns.get(c)) > Math.min(0.5f * columns.get(c).width(), segment.size())) {
                over.add(c);
            }
        }
        return over;
    }

    /** The same list in each of the columns. */
    private void share(Line segment, List<Integer> over) {
        isShared = true;
        var cell = shared.get(over.getFirst());
        cell.addAll(segment.tokens());
        over.forEach(column -> shared.set(column, cell));
    }

    /** True of names that stand close to each other: between columns the blank is wider than between words. */
    private boolean isSeveral(Line segment) {
        var gaps = new ArrayList<Float>();
        var widest = 0f;
        for (int i = 1; i < segment.tokens().size(); i++) {
            var gap = segment.tokens().get(i).x0() - segment.tokens().get(i - 1).x1();
            gaps.add(gap);
            widest = Math.max(widest, gap);
        }
        Collections.sort(gaps, Comparator.naturalOrder());
        return !gaps.isEmpty() && (widest > PARTS * segment.size() || widest > WIDER * gaps.get((gaps.size() - 1) / 2));
    }
}
