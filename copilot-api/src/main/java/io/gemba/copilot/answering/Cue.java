package io.gemba.copilot.answering;

import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;

/** What in a text tells the kind of question that it may answer. */
enum Cue {
    NUMBER("\\d", false),
    QUANTITY(
            "\\d\\s?(?:[%°€$£µ]|(?:mm|cm|m|km|µm|nm|kg|g|mg|t|l|ml|bar|mbar|kpa|mpa|pa|nm|kn|n|v|kv|a|ma|w|kw|hz|khz|rpm|db|ppm|eur|usd|gbp|chf|k|c|cst|hours?|hrs?|h|minutes?|min|seconds?|sec|s|days?|weeks?|months?|years?|stunden?|minuten?|sekunden?|tagen?|wochen?|monaten?|jahren?|heures?|jours?|semaines?|mois|ans?|horas?|días?|pieces?|pcs|stück|pièces|litres?|liter|x)\\b)",
            true),
    TIME(
            "\\d{1,2}[:.]\\d{2}\\b|\\b\\d{4}-\\d{2}-\\d{2}\\b|\\b\\d{1,2}[./]\\d{1,2}[./]\\d{2,4}\\b|\\b(?:jan|feb|mar|mär|apr|may|mai|jun|jul|aug|sep|oct|okt|nov|dec|dez|janv|févr|mars|avr|juin|juil|août|déc|ene|abr|ago|dic)\\p{L}*\\b"
                    + "|\\b(?:daily|weekly|monthly|quarterly|yearly|annually|every|before|after|until|within|hourly|täglich|wöchentlich|monatlich|jährlich|alle|jede[nrsm]?|vor|nach|bis|innerhalb|quotidien\\p{L}*|hebdomadaire\\p{L}*|mensuel\\p{L}*|annuel\\p{L}*|chaque|tous|toutes|avant|après|cada|antes|después|diari\\p{L}*|semanal\\p{L}*)\\b"
                    + "|\\d\\s?(?:hours?|h|minutes?|min|seconds?|s|days?|weeks?|months?|years?|stunden?|minuten?|tagen?|wochen?|monaten?|jahren?|heures?|jours?|semaines?|mois|ans?|horas?|días?|semanas?|meses|años?)\\b",
            true),
    PERSON(
            "\\b\\p{Lu}\\. ?\\p{Lu}\\p{L}+|\\b(?i:manager|leader|supervisor|director|head"
                    + " of|inspector|engineer|technician|operator|planner|buyer|officer|department|purchasing|quality|maintenance|production|finance|supplier|customer|team|person|responsible|master|foreman|clerk|setter|fitter|office|\\p{L}*leit(?:er|ung)\\p{L}*|\\p{L}*meister\\p{L}*|abteilung|einkauf|instandhaltung|fertigung|verantwortlich\\p{L}*|\\p{L}*mitarbeiter\\p{L}*|\\p{L}*prüfer\\p{L}*|ersteller|responsable|chef|service|achats|opérateur|technicien|jefe|encargad[oa]|compras)\\b",
            false),
    RULE(
            "\\b(?:may|must|shall|should|can|cannot|not|never|only|always|allowed|permitted|required|forbidden|prohibited|unless|except|needs?|no|nobody|none|without|refused|darf|dürfen|muss|müssen|soll|sollen|kann|nicht|nie|niemals|nur|immer|erlaubt|zulässig|verboten|kein\\p{L}*|außer|ohne|niemand\\p{L}*|vor"
                    + " dem|verlangt"
                    + "|peut|peuvent|doit|doivent|ne|pas|jamais|seulement|uniquement|toujours|autorisé\\p{L}*|interdit\\p{L}*|sauf|sans|personne|réservé\\p{L}*"
                    + "|puede|pueden|debe|deben|no|nunca|sólo|solo|siempre|permitid\\p{L}*|prohibid\\p{L}*|excepto|sin|nadie)\\b",
            true),
    REASON(
            "\\b(?:because|cause[ds]?|due to|since|reason|therefore|so that|as a result|led to|otherwise|too"
                    + " (?:low|high|old|thin|long|short|generous)|worn|loose"
                    + "|weil|wegen|ursache|grund|daher|deshalb|da|damit|infolge|sonst|verursach\\p{L}*|parce"
                    + " que|car|cause|raison|afin|donc|dû à|due? à la|à la suite|sinon|porque|debido|causa|razón|por lo"
                    + " tanto)\\b",
            true),
    MEANING("\\b(?:means?|is|are|stands? for|bedeutet|ist|heißt|steht für|signifie|est|désigne|significa|es)\\b", true);

    private final Pattern pattern;

    Cue(String pattern, boolean anyCase) {
        this.pattern = Pattern.compile(pattern, anyCase ? Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE : 0);
    }

    /** The cues that a text holds. */
    static Set<Cue> in(String text) {
        var cues = EnumSet.noneOf(Cue.class);
        for (var cue : values()) {
            if (cue.pattern.matcher(text).find()) {
                cues.add(cue);
            }
        }
        return cues;
    }
}
