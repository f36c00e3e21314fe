package io.gemba.copilot.skill.history;

import io.gemba.copilot.grounding.RecordEvidence;
import io.gemba.copilot.grounding.RecordValue;
import io.gemba.copilot.skill.Records.Past;
import io.gemba.copilot.skill.Records.Read;
import io.gemba.copilot.skill.Report.Line;
import io.gemba.copilot.skill.Report.Row;
import io.gemba.copilot.skill.Report.Sheet;
import io.gemba.copilot.skill.Slots.Value;
import io.gemba.copilot.skill.Telling;
import io.gemba.copilot.skill.Words;
import io.gemba.odoo.History;
import io.gemba.odoo.OdooRecord;
import io.gemba.odoo.Reference;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Puts the history of a record into words.
 *
 * @param since from when on it is asked for
 * @param marks who made the record and who last changed it
 */
record ChangeTelling(Value.OfRecord about, Optional<Instant> since, Read marks, Past past, Telling telling) {
    static final int SHOWN = 20;
    /** What people write, and no notice of Odoo's own. */
    private static final Set<String> WRITTEN = Set.of("comment", "email", "email_outgoing");

    /** The answer, who made it and who last changed it, who wrote, and what the history does not hold. */
    List<Line> lines() {
        var said = new ArrayList<Line>();
        said.add(answer());
        marks.first().ifPresent(it -> marked(it).forEach(said::add));
        writing().ifPresent(said::add);
        if (isOpen()) {
            said.add(new Line(words().say("changes.tracked"), List.of(own())));
        }
        return said;
    }

    private boolean isOpen() {
        var history = past.history();
        return history != null && history.holdsFields() && history.isKept();
    }

    /** How many rows the table would have if none were left out. */
    int rows() {
        return changes().size();
    }

    private List<Made> changes() {
        return entries().stream()
                .flatMap(entry -> entry.changes().stream().map(it -> new Made(entry, it)))
                .toList();
    }

    private List<History.Entry> entries() {
        var history = past.history();
        return history == null ? List.of() : history.entries();
    }

    private Line answer() {
        var changes = changes();
        var name = name();
        var from = since.map(it -> telling.format().day(telling.format().dayOf(it)));
        var when = from.map(it -> " " + words().say("changes.since", it)).orElse("");
        if (!changes.isEmpty()) {
            var last = changes.getFirst();
            return new Line(
                    words().counted(
                                    "changes.answer",
                                    changes.size(),
                                    name,
                                    telling.format().number(changes.size()),
                                    when,
                                    author(last.entry()),
                                    telling.format().moment(last.entry().at()),
                                    Telling.clean(last.change().label()),
                                    shown(last.change(), last.change().before()),
                                    shown(last.change(), last.change().after())),
                    List.of(count(changes.size()), evidence(last)),
                    from.stream().toList());
        }
        var key = isOpen() ? "changes.none" : "changes.closed";
        return new Line(
                words().say(key, name, when), List.of(own()), from.stream().toList());
    }

    private Stream<Line> marked(OdooRecord read) {
        var unknown = words().say("unknown");
        var evidence = telling.evidence(
                read,
                name(),
                marks.asOf(),
                telling.moment(read, "create_date"),
                telling.reference(read, "create_uid"),
                telling.moment(read, "write_date"),
                telling.reference(read, "write_uid"));
        return Stream.of("create", "write")
                .flatMap(it -> read
                        .time(it + "_date")
                        .map(at -> words().say(
                                        "changes." + it,
                                        read.reference(it + "_uid")
                                                .map(Reference::label)
                                                .map(Telling::clean)
                                                .orElse(unknown),
                                        telling.format().moment(at)))
                        .stream())
                .map(it -> new Line(it, List.of(evidence)));
    }

    /** Who wrote something there. What they wrote is not looked at. */
    private Optional<Line> writing() {
        var written =
                entries().stream().filter(it -> WRITTEN.contains(it.type())).toList();
        if (written.isEmpty()) {
            return Optional.empty();
        }
        var last = written.getFirst();
        return Optional.of(new Line(
                words().counted(
                                "changes.messages",
                                written.size(),
                                telling.format().number(written.size()),
                                author(last),
                                telling.format().moment(last.at())),
                List.of(telling.evidence(
                        about.read(),
                        name(),
                        past.asOf(),
                        telling.computed("id", "messages", BigDecimal.valueOf(written.size()), null),
                        moment(last),
                        by(last)))));
    }

    Optional<Sheet> sheet() {
        var changes = changes();
        if (changes.isEmpty()) {
            return Optional.empty();
        }
        var columns = List.of(
                words().say("column.when"),
                words().say("column.who"),
                words().say("column.what"),
                words().say("column.before"),
                words().say("column.after"));
        return Optional.of(
                new Sheet(columns, changes.stream().limit(SHOWN).map(this::row).toList()));
    }

    private Row row(Made made) {
        var change = made.change();
        return new Row(
                List.of(
                        telling.format().moment(made.entry().at()),
                        author(made.entry()),
                        Telling.clean(change.label()),
                        shown(change, change.before()),
                        shown(change, change.after())),
                List.of(evidence(made)));
    }

    /** What cannot be told. */
    List<String> notes() {
        var notes = new ArrayList<String>();
        var history = past.history();
        var lack = past.lack();
        var part = words().say("part.changes");
        if (lack != null) {
            notes.add(words().say("lack." + lack.name().toLowerCase(Locale.ROOT), part));
        } else if (history != null && !history.isKept()) {
            notes.add(words().say("changes.not-kept"));
        } else if (history != null && !history.holdsFields()) {
            notes.add(words().say("changes.unreadable"));
        }
        if (history != null && history.isCut()) {
            notes.add(words().say("lack.cut", part));
        }
        return notes;
    }

    private String author(History.Entry entry) {
        var author = entry.author();
        return author == null ? words().say("unknown") : Telling.clean(author);
    }

    private String shown(History.Change change, @Nullable String value) {
        return ChangedValue.shown(change, value, telling);
    }

    private RecordEvidence evidence(Made made) {
        var change = made.change();
        return telling.evidence(
                about.read(),
                name(),
                past.asOf(),
                value(change, "changes.before", change.before()),
                value(change, "changes.after", change.after()),
                moment(made.entry()),
                by(made.entry()));
    }

    private RecordValue value(History.Change change, String label, @Nullable String value) {
        return new RecordValue(
                change.field(),
                words().say(label, Telling.clean(change.label())),
                value == null ? "" : Telling.clean(value),
                shown(change, value),
                null,
                true);
    }

    private RecordValue moment(History.Entry entry) {
        return new RecordValue(
                "write_date",
                words().say("changes.at"),
                entry.at().toString(),
                telling.format().moment(entry.at()),
                null,
                true);
    }

    private RecordValue by(History.Entry entry) {
        return new RecordValue("write_uid", words().say("changes.by"), author(entry), author(entry), null, true);
    }

    private RecordEvidence count(int changes) {
        return telling.evidence(
                about.read(),
                name(),
                past.asOf(),
                telling.computed("id", "changes", BigDecimal.valueOf(changes), null),
                telling.text(about.read(), "display_name"),
                telling.text(about.read(), "name"));
    }

    /** That the record is there. */
    private RecordEvidence own() {
        return telling.evidence(
                about.read(),
                name(),
                about.asOf(),
                telling.text(about.read(), "name"),
                telling.text(about.read(), "display_name"));
    }

    private String name() {
        return about.read().has("default_code")
                ? Telling.label(about.read(), "display_name")
                : Telling.label(about.read(), "name");
    }

    private Words words() {
        return telling.words();
    }

    /** A change with who made it and when. */
    private record Made(History.Entry entry, History.Change change) {}
}
