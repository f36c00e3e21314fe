package io.gemba.copilot.skill;

import io.gemba.copilot.skill.Slots.Value.OfShift;
import io.gemba.copilot.skill.Slots.Value.OfShift.Turn;
import io.gemba.corpus.text.Language;
import io.gemba.corpus.text.PerLanguage;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The words for shifts and for the days that they began on. */
final class ShiftWords {
    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS;

    /** Points at no record, though it says "this". */
    static final Pattern RUNNING = Pattern.compile(
            "\\b(?:(?:this|current|running|ongoing|present) shift|(?:diese[rn]?|laufende[rn]?|aktuelle[rn]?|jetzige[rn]?)"
                    + " schicht|(?:cette équipe|cette ronde|(?:équipe|poste|quart) (?:actuelle?|en cours))"
                    + "|este turno|turno (?:actual|en curso))\\b",
            FLAGS);

    private static final PerLanguage<Pattern> SHIFT = new PerLanguage<>(
            Pattern.compile("\\bshifts?\\b|\\blast night\\b|\\bovernight\\b", FLAGS),
            Pattern.compile("\\p{L}*schicht\\p{L}*|\\bletzte nacht\\b|\\bheute nacht\\b", FLAGS),
            Pattern.compile(
                    "\\b(?:équipes?|quart|(?:dernier|prochain) poste|poste (?:précédent|du (?:matin|soir)|de (?:nuit|jour))"
                            + "|relève|consignes|cette nuit|nuit dernière)\\b",
                    FLAGS),
            Pattern.compile("\\bturnos?\\b|\\banoche\\b|\\brelevo\\b", FLAGS));
    private static final PerLanguage<Pattern> MORNING = new PerLanguage<>(
            Pattern.compile("\\b(?:early|morning|first|day) shift|shift (?:one|1|a)\\b", FLAGS),
            Pattern.compile("\\b(?:früh|morgen|tag)schicht|\\b(?:erste[nr]?) schicht", FLAGS),
            Pattern.compile("\\b(?:équipe|quart|poste) (?:du |de )?(?:matin|jour)\\b|\\bpremière équipe", FLAGS),
            Pattern.compile("\\bturno (?:de |de la |del )?(?:mañana|día)\\b|\\bprimer turno", FLAGS));
    private static final PerLanguage<Pattern> EVENING = new PerLanguage<>(
            Pattern.compile("\\b(?:late|evening|afternoon|second|swing) shift|shift (?:two|2|b)\\b", FLAGS),
            Pattern.compile("\\b(?:spät|mittag|nachmittag|abend)s?schicht|\\bzweite[nr]? schicht", FLAGS),
            Pattern.compile(
                    "\\b(?:équipe|quart|poste) (?:du |de |de l['’])?(?:soir|après-midi)\\b|\\bdeuxième équipe", FLAGS),
            Pattern.compile("\\bturno (?:de |de la |del )?(?:tarde)\\b|\\bsegundo turno", FLAGS));
    private static final PerLanguage<Pattern> NIGHT = new PerLanguage<>(
            Pattern.compile(
                    "\\b(?:night|third|graveyard) shift|shift (?:three|3|c)\\b|\\blast night\\b|\\bovernight\\b",
                    FLAGS),
            Pattern.compile("\\bnachtschicht|\\bdritte[nr]? schicht|\\b(?:letzte|heute) nacht\\b", FLAGS),
            Pattern.compile(
                    "\\b(?:équipe|quart|poste) (?:du |de )?(?:la )?nuit\\b|\\btroisième équipe|\\bcette nuit\\b|\\bnuit dernière",
                    FLAGS),
            Pattern.compile(
                    "\\bturno (?:de |de la )?(?:noche|nocturno)\\b|\\bturno nocturno|\\btercer turno|\\banoche\\b",
                    FLAGS));
    private static final PerLanguage<Pattern> TODAY = new PerLanguage<>(
            Pattern.compile("\\btoday", FLAGS),
            Pattern.compile("\\bheut(?:e\\b(?! nacht)|ig)", FLAGS),
            Pattern.compile("\\baujourd['’]hui", FLAGS),
            Pattern.compile("\\bhoy\\b", FLAGS));
    private static final PerLanguage<Pattern> YESTERDAY = new PerLanguage<>(
            Pattern.compile("\\byesterday|\\blast night\\b", FLAGS),
            Pattern.compile("\\bgestr?(?:ern|ig)|\\bletzte nacht\\b", FLAGS),
            Pattern.compile("\\bhier\\b|\\bnuit dernière", FLAGS),
            Pattern.compile("\\bayer\\b|\\banoche\\b", FLAGS));
    private static final PerLanguage<List<String>> DAYS = new PerLanguage<>(
            List.of("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
            List.of("montag", "dienstag", "mittwoch", "donnerstag", "freitag", "(?:samstag|sonnabend)", "sonntag"),
            List.of("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
            List.of("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"));

    private static final List<PerLanguage<Pattern>> ALL = List.of(NIGHT, EVENING, MORNING, SHIFT, YESTERDAY, TODAY);

    private final String text;
    private final Language language;

    ShiftWords(String text, Language language) {
        this.text = text;
        this.language = language;
    }

    /**
     * The shift that is named; with a day and no shift, the whole day.
     *
     * @param day that stands there as a date
     */
    Optional<OfShift> shift(LocalDate today, Optional<LocalDate> day) {
        var on = day(today).or(() -> day);
        if (RUNNING.matcher(text).find()) {
            return Optional.of(new OfShift(Turn.RUNNING, Optional.empty()));
        }
        for (var turn : List.of(Turn.NIGHT, Turn.EVENING, Turn.MORNING)) {
            if (has(pattern(turn))) {
                return Optional.of(new OfShift(turn, on));
            }
        }
        if (!has(SHIFT)) {
            return Optional.empty();
        }
        return Optional.of(on.isPresent() ? new OfShift(Turn.WHOLE_DAY, on) : new OfShift(Turn.LAST, on));
    }

    /** The text without them. */
    String without() {
        var rest = RUNNING.matcher(text).replaceAll(" ");
        for (var words : ALL) {
            rest = words.get(language).matcher(rest).replaceAll(" ");
        }
        return rest;
    }

    private static PerLanguage<Pattern> pattern(Turn turn) {
        return switch (turn) {
            case NIGHT -> NIGHT;
            case EVENING -> EVENING;
            case MORNING -> MORNING;
            case LAST, RUNNING, WHOLE_DAY -> SHIFT;
        };
    }

    /** A day of the week is the last one of that name that has begun. */
    private Optional<LocalDate> day(LocalDate today) {
        if (has(YESTERDAY)) {
            return Optional.of(today.minusDays(1));
        }
        if (has(TODAY)) {
            return Optional.of(today);
        }
        var names = DAYS.get(language);
        for (var day : DayOfWeek.values()) {
            if (Pattern.compile("\\b" + names.get(day.ordinal()), FLAGS)
                    .matcher(text)
                    .find()) {
                return Optional.of(today.with(TemporalAdjusters.previousOrSame(day)));
            }
        }
        return Optional.empty();
    }

    private boolean has(PerLanguage<Pattern> words) {
        return words.get(language).matcher(text).find();
    }
}
