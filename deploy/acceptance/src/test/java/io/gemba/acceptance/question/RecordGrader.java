package io.gemba.acceptance.question;

import io.gemba.acceptance.access.AccessRules;
import io.gemba.acceptance.access.Leaks;
import io.gemba.acceptance.running.Answer;
import io.gemba.acceptance.running.Gemba;
import io.gemba.acceptance.running.OdooServer;
import java.util.ArrayList;
import java.util.List;

/** Says what is wrong with the answer to a question over records and documents. */
final class RecordGrader {
    private final AccessRules rules;
    private final Leaks leaks;
    private final HiddenLabels labels;
    private final OdooFigures figures;

    RecordGrader(Gemba gemba, OdooServer odoo) {
        this.rules = AccessRules.of(gemba.home()).holding(new OdooGroups(odoo).byLogin());
        this.leaks = new Leaks(gemba, rules);
        this.labels = new HiddenLabels(odoo);
        this.figures = new OdooFigures(odoo);
    }

    /** All that is wrong with it; nothing if it is right. */
    List<String> faults(RecordQuestion question, Answer answer) {
        var told = new Told(answer.json());
        var faults = new ArrayList<String>();
        faults.addAll(outcome(question, answer));
        faults.addAll(cited(question, answer));
        faults.addAll(contents(question, told));
        faults.addAll(figures(question, told));
        told.notBorneOut(question.asked()).forEach(it -> faults.add("is not in what it cites: " + it));
        if (!told.isIn(question.language())) {
            faults.add("is not in " + question.language());
        }
        faults.addAll(shown(question, answer, told));
        return faults;
    }

    private static List<String> outcome(RecordQuestion question, Answer answer) {
        var faults = new ArrayList<String>();
        if (!question.expect().contains(answer.outcome())) {
            faults.add("is " + answer.outcome() + " instead of " + question.expect());
        }
        var reason = answer.json().path("reason").asString("");
        if (question.reason() != null && !question.reason().equals(reason)) {
            faults.add("is not answered for '%s' instead of '%s'".formatted(reason, question.reason()));
        }
        return faults;
    }

    private List<String> cited(RecordQuestion question, Answer answer) {
        var faults = new ArrayList<String>();
        question.cites().stream()
                .filter(label ->
                        answer.records().stream().noneMatch(it -> it.label().contains(label)))
                .forEach(label -> faults.add("does not cite the record " + label));
        if (!question.models().isEmpty()
                && answer.records().stream().noneMatch(it -> question.models().contains(it.model()))) {
            faults.add("cites no record of " + question.models());
        }
        if (!question.documents().isEmpty()
                && answer.citations().stream()
                        .noneMatch(it -> question.documents().contains(leaks.path(it.document())))) {
            faults.add("cites none of the documents " + question.documents());
        }
        return faults;
    }

    private static List<String> contents(RecordQuestion question, Told told) {
        var faults = new ArrayList<String>();
        var text = Grader.plain(told.text());
        question.mustContain().stream()
                .filter(it -> !text.contains(Grader.plain(it)))
                .forEach(it -> faults.add("lacks '" + it + "'"));
        // What documents say that concern a record is not what the answer says.
        var said = told.citesRecords() ? Grader.plain(told.withoutQuotes()) : text;
        question.mustNotContain().stream()
                .filter(it -> said.contains(Grader.plain(it)))
                .forEach(it -> faults.add("says '" + it + "'"));
        return faults;
    }

    private List<String> figures(RecordQuestion question, Told told) {
        var faults = new ArrayList<String>();
        for (var figure : question.figures()) {
            figures.told(question.as(), figure).stream()
                    .filter(it -> !isTold(figure, it, told))
                    .forEach(it -> faults.add("does not tell the %s %s of %s".formatted(figure.kind(), it, figure)));
        }
        for (var figure : question.notFigures()) {
            figures.told(question.as(), figure).stream()
                    .filter(it -> isTold(figure, it, told))
                    .forEach(it -> faults.add("tells the %s %s of %s".formatted(figure.kind(), it, figure)));
        }
        return faults;
    }

    private static boolean isTold(RecordQuestion.Figure figure, String expected, Told told) {
        return figure.kind() == RecordQuestion.Figure.Kind.NAMES
                ? told.text().contains(expected)
                : told.tells(expected);
    }

    private List<String> shown(RecordQuestion question, Answer answer, Told told) {
        var faults = new ArrayList<String>();
        // Figures of records may be the same as those of a document that the asker may not read.
        leaks.in(question.as(), question.asked(), answer, List.of()).stream()
                .filter(it -> answer.records().isEmpty() || !it.startsWith("figure of"))
                .forEach(it -> faults.add("shows " + it));
        labels.in(question.as(), told.withoutQuotes()).stream()
                .filter(it -> !question.asked().contains(it))
                .forEach(it -> faults.add("shows the hidden record " + it));
        question.mustNotSee().stream()
                .filter(path -> rules.mayRead(question.as(), path))
                .forEach(path -> faults.add("may be read after all: " + path));
        return faults;
    }
}
