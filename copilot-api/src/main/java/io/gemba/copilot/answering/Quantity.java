package io.gemba.copilot.answering;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Kinds of quantity that questions ask for, with the words that ask and the units that answer, in English, German,
 * French and Spanish. A question for a price is not answered by a weight.
 */
enum Quantity {
    TEMPERATURE(
            "temperatures?|how (?:hot|cold|warm)|degrees?|\\p{L}*temperatur(?:en)?|wie (?:heiß|warm|kalt)|températures?|temperaturas?",
            "°\\s?[CFK]?|\\d\\s?K\\b|\\b(?i:degrees?|grad|degrés?|grados)\\b"),
    TORQUE(
            "torques?|tighten(?:ed|ing)?|\\p{L}*drehmomente?|anzugsmomente?|angezogen|couples?|serre\\p{L}*|par de apriete",
            "\\bN[· ]?m\\b"),
    PRESSURE("pressures?|vacuum|\\p{L}*(?:druck|drücke|unterdruck)|pression|presión", "\\b(?:m?bar|[kMh]?Pa|psi)\\b"),
    MONEY(
            "costs?|prices?|pay|paid|amounts?|owe|budget|fee|penalty|spend|allowance|salary|revenue|kostet|\\p{L}*kosten|\\p{L}*preise?|bezahl\\p{L}*"
                    + "|\\p{L}*betrag|gebühr|coûte|coûts?|prix|montant|payer|precio|cuesta|importe|coste",
            "[€$£%]|\\b(?i:eur|usd|gbp|chf|euros?|cents?|free|kostenlos|gratuit|gratis)\\b"),
    DURATION(
            "how (?:long|often)|how many (?:hours|minutes|seconds|days|weeks|months|years)|durations?|intervals?|wie (?:lange|oft)|\\p{L}*dauer|\\p{L}*intervalle?"
                    + "|frist|combien de temps|durée|délai|fréquence|cuánto tiempo|duración|frecuencia",
            "(?i:\\d\\s?(?:h|hours?|hrs?|min|minutes?|s|sec|seconds?|days?|weeks?|months?|years?|shifts?|strokes|shots|cycles|stunden?|minuten?|sekunden?|tagen?|tage"
                    + "|wochen?|monaten?|monate|jahren?|jahre|schichten?|schuss|zyklen|heures?|jours?|semaines?|mois|ans?|horas?|minutos?|días?|semanas|meses|años?)\\b"
                    + "|\\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|half an?|each|every|ein|eine[rnm]?|zwei|drei|vier|fünf|sechs|acht|zehn|zwölf|jede[nrsm]?|alle"
                    + "|une?|deux|trois|quatre|cinq|six|huit|chaque|toutes|tous|dos|tres|cuatro|cinco|cada)\\s\\p{L}+"
                    + "|\\b(?:daily|weekly|monthly|quarterly|yearly|annual(?:ly)?|hourly|overnight|once|twice|immediately|until|täglich|wöchentlich|monatlich|vierteljährlich|jährlich"
                    + "|halbjährlich|stündlich|sofort|bis|quotidien\\p{L}*|hebdomadaire\\p{L}*|mensuel\\p{L}*|annuel\\p{L}*|diari\\p{L}*|semanal\\p{L}*|mensual\\p{L}*|anual\\p{L}*)\\b)"
                    + "|\\d{1,2}[:.]\\d{2}"),
    WEIGHT(
            "weighs?|weights?|how heavy|gewichte?|wiegt|wie schwer|poids|pèse|peso|pesa",
            "\\d\\s?(?:k?g|mg|t|tonnes?|tons?)\\b"),
    VOLUME(
            "lit(?:re|er)s?|volumes?|\\p{L}*füllmenge|\\p{L}*volumen|volumes?|litros?|volumen",
            "\\d\\s?(?:m?l|cl|hl|(?i:lit(?:re|er)s?|litros?)|m³|cm³)(?!\\p{L})"),
    LENGTH(
            "how (?:deep|thick|wide|far|tall)|thickness|diameters?|width|depth|gap|clearance|backlash|\\p{L}*dicke|\\p{L}*durchmesser|breite|tiefe|\\p{L}*spalt"
                    + "|\\p{L}*abstand|wie (?:tief|dick|breit|weit)|épaisseur|diamètre|largeur|profondeur|jeu|hauteur|grosor|diámetro|anchura|holgura",
            "\\d\\s?(?:mm|cm|m|µm|μm|nm|km|inch)(?![\\p{L}/])"),
    SPEED(
            "how fast|speeds?|rpm|flow rates?|geschwindigkeit|drehzahl|\\p{L}*durchfluss|vitesse|débit|velocidad|caudal",
            "\\b(?:rpm|m/s|mm/s|m/min|km/h|1/min|tr/min)\\b|/\\s?(?:h|min|s)\\b|\\b(?i:per (?:hour|minute|second)|pro (?:stunde|minute|sekunde)|par (?:heure|minute|seconde))\\b"),
    ELECTRIC("voltage|\\p{L}*spannung|tension électrique|voltaje", "\\b(?:m|k)?V\\b|\\b(?i:volts?)\\b");

    private static final int WORDS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS;

    private final Pattern asked;
    private final Pattern units;

    Quantity(String asked, String units) {
        this.asked = Pattern.compile("\\b(?:" + asked + ")\\b", WORDS);
        this.units = Pattern.compile(units, Pattern.UNICODE_CHARACTER_CLASS);
    }

    /** The kinds that a question may be asking for; empty if it asks for none of them. */
    static Set<Quantity> askedIn(String question) {
        return kinds(kind -> kind.asked.matcher(question).find());
    }

    /** The kinds that a text holds. */
    static Set<Quantity> in(String text) {
        return kinds(kind -> kind.units.matcher(text).find());
    }

    private static Set<Quantity> kinds(Predicate<Quantity> test) {
        var kinds = EnumSet.noneOf(Quantity.class);
        Arrays.stream(values()).filter(test).forEach(kinds::add);
        return kinds;
    }
}
