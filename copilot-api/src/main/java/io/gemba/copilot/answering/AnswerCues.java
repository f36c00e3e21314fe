package io.gemba.copilot.answering;

import io.gemba.copilot.retrieval.QuestionType;
import io.gemba.corpus.chunk.Piece;
import java.util.regex.Pattern;

/** Tells whether a piece has the shape of the answer that a question asks for. */
final class AnswerCues {
    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    private static final Pattern NUMBER = Pattern.compile("\\d");
    private static final Pattern QUANTITY = Pattern.compile(
            "\\d\\s?(?:[%°€$£µ]|(?:mm|cm|m|km|µm|nm|kg|g|mg|t|l|ml|bar|mbar|kpa|mpa|pa|nm|kn|n|v|kv|a|ma|w|kw|hz|khz|rpm|db|ppm|eur|usd|gbp|chf|k|c|cst|hours?|hrs?|h|minutes?|min|seconds?|sec|s|days?|weeks?|months?|years?|stunden?|minuten?|sekunden?|tagen?|wochen?|monaten?|jahren?|heures?|jours?|semaines?|mois|ans?|horas?|días?|pieces?|pcs|stück|pièces|litres?|liter|x)\\b)",
            FLAGS);
    private static final Pattern TIME = Pattern.compile(
            "\\d{1,2}[:.]\\d{2}\\b|\\b\\d{4}-\\d{2}-\\d{2}\\b|\\b\\d{1,2}[./]\\d{1,2}[./]\\d{2,4}\\b|\\b(?:jan|feb|mar|mär|apr|may|mai|jun|jul|aug|sep|oct|okt|nov|dec|dez|janv|févr|mars|avr|juin|juil|août|déc|ene|abr|ago|dic)\\p{L}*\\b"
                    + "|\\b(?:daily|weekly|monthly|quarterly|yearly|annually|every|before|after|until|within|hourly|täglich|wöchentlich|monatlich|jährlich|alle|jede[nrsm]?|vor|nach|bis|innerhalb|quotidien\\p{L}*|hebdomadaire\\p{L}*|mensuel\\p{L}*|annuel\\p{L}*|chaque|tous|toutes|avant|après|cada|antes|después|diari\\p{L}*|semanal\\p{L}*)\\b"
                    + "|\\d\\s?(?:hours?|h|minutes?|min|seconds?|s|days?|weeks?|months?|years?|stunden?|minuten?|tagen?|wochen?|monaten?|jahren?|heures?|jours?|semaines?|mois|ans?|horas?|días?|semanas?|meses|años?)\\b",
            FLAGS);
    private static final Pattern PERSON = Pattern.compile(
            "\\b\\p{Lu}\\. ?\\p{Lu}\\p{L}+|\\b(?i:manager|leader|supervisor|director|head"
                    + " of|inspector|engineer|technician|operator|planner|buyer|officer|department|purchasing|quality|maintenance|production|finance|supplier|customer|team|person|responsible|master|foreman|clerk|setter|fitter|office|\\p{L}*leit(?:er|ung)\\p{L}*|\\p{L}*meister\\p{L}*|abteilung|einkauf|instandhaltung|fertigung|verantwortlich\\p{L}*|\\p{L}*mitarbeiter\\p{L}*|\\p{L}*prüfer\\p{L}*|ersteller|responsable|chef|service|achats|opérateur|technicien|jefe|encargad[oa]|compras)\\b");
    private static final Pattern RULE = Pattern.compile(
            "\\b(?:may|must|shall|should|can|cannot|not|never|only|always|allowed|permitted|required|forbidden|prohibited|unless|except|needs?|no|nobody|none|without|refused|darf|dürfen|muss|müssen|soll|sollen|kann|nicht|nie|niemals|nur|immer|erlaubt|zulässig|verboten|kein\\p{L}*|außer|ohne|niemand\\p{L}*|vor"
                    + " dem|verlangt"
                    + "|peut|peuvent|doit|doivent|ne|pas|jamais|seulement|uniquement|toujours|autorisé\\p{L}*|interdit\\p{L}*|sauf|sans|personne|réservé\\p{L}*"
                    + "|puede|pueden|debe|deben|no|nunca|sólo|solo|siempre|permitid\\p{L}*|prohibid\\p{L}*|excepto|sin|nadie)\\b",
            FLAGS);
    private static final Pattern REASON = Pattern.compile(
            "\\b(?:because|cause[ds]?|due to|since|reason|therefore|so that|as a result|led to|otherwise|too"
                    + " (?:low|high|old|thin|long|short|generous)|worn|loose"
                    + "|weil|wegen|ursache|grund|daher|deshalb|da|damit|infolge|sonst|verursach\\p{L}*|parce"
                    + " que|car|cause|raison|afin|donc|dû à|due? à la|à la suite|sinon|porque|debido|causa|razón|por lo"
                    + " tanto)\\b",
            FLAGS);
    private static final Pattern CAUSES =
            Pattern.compile("\\b(?:(?:root )?causes?|reasons?|\\p{L}*ursachen?|gründe|raisons?|causas?)\\b", FLAGS);
    private static final Pattern MEANING = Pattern.compile(
            "\\b(?:means?|is|are|stands? for|bedeutet|ist|heißt|steht für|signifie|est|désigne|significa|es)\\b",
            FLAGS);

    private AnswerCues() {}

    /**
     * How well a single piece fits, in [0, 1]. A shape that most pieces have, such as holding a number, tells less than
     * one that few have, and makes less of a difference.
     *
     * @param heading above the piece; may be empty
     * @param text of the piece without what the question itself has named: its own number is no answer
     */
    static double fit(QuestionType type, Piece piece, String heading, String text) {
        return switch (type) {
            case VALUE ->
                QUANTITY.matcher(text).find()
                        ? 0.75
                        : NUMBER.matcher(text).find() ? 0.55 : isLabelled(piece) ? 0.45 : 0.25;
            case WHEN -> TIME.matcher(text).find() ? 1 : NUMBER.matcher(text).find() ? 0.4 : 0;
            case WHO -> PERSON.matcher(text).find() ? 1 : 0;
            case PROCEDURE -> piece.kind() == Piece.Kind.STEP ? 0.6 : piece.kind() == Piece.Kind.ROW ? 0.5 : 0.45;
            case DEFINITION -> isLabelled(piece) ? 1 : MEANING.matcher(text).find() ? 0.7 : 0;
            case POLICY -> RULE.matcher(text).find() ? 0.75 : isLabelled(piece) ? 0.5 : 0.25;
            case WHY -> REASON.matcher(text).find() || CAUSES.matcher(heading).find() ? 1 : 0;
            case LIST -> piece.kind() == Piece.Kind.SENTENCE ? 0.3 : 0.6;
            case DIFFERENCE, CHAT, OTHER -> 0.5;
        };
    }

    private static boolean isLabelled(Piece piece) {
        return piece.kind() == Piece.Kind.ROW || piece.kind() == Piece.Kind.FIELD;
    }
}
