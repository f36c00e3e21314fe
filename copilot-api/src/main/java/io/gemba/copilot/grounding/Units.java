package io.gemba.copilot.grounding;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Recognises the unit at a number, whatever it is called in English, German, French and Spanish. */
public final class Units {
    private static final Pattern AFTER = Pattern.compile(
            "[ \\u00a0\\u2009-]?([%€$£]|°[ \\u00a0]?[CFcf](?!\\p{L})|[\\p{L}1][\\p{L}²³]*(?:[/·]\\p{L}+)?)");
    private static final Pattern BEFORE =
            Pattern.compile("(?:([€$£])|(?<!\\p{L})(EUR|USD|GBP|CHF))[ \\u00a0\\u2009]?$");
    private static final int LONGEST_BEFORE = 6;

    /** Symbols, in which case tells one from another. */
    private static final Map<String, String> SYMBOLS = spelled("""
        %; °C; °F; K; Nm N·m; kNm; Ncm; N; kN; bar; mbar; Pa; hPa; kPa; MPa; psi; mm; cm; m; km; µm μm um; nm; mg; g; kg; t; ml mL; cl; hl; l L
        m²; m³; ms; s sec; min; h hr hrs Std; d; mV; V; kV; mA; A; W; kW; MW; kWh; Hz; kHz; MHz; rpm 1/min tr/min U/min
        m/s; m/min; mm/s; l/min; l/h; m³/h; ppm; dB; € EUR; $ USD; £ GBP; CHF\
        """);

    private static final Map<String, String> WORDS = spelled("""
        % percent prozent; °C celsius; bar bars; m metre metres meter meters metern mètre mètres metro metros
        mm millimetre millimetres millimeter millimeters millimetern millimètre millimètres milímetro milímetros
        cm centimetre centimetres centimeter centimeters zentimeter centimètre centimètres centímetro centímetros
        kg kilogram kilograms kilogramm kilo kilos kilogramme kilogrammes kilogramo kilogramos; g gram grams gramm gramme grammes gramo gramos
        t ton tons tonne tonnes tonnen tonelada toneladas; l litre litres liter liters litern litro litros
        s second seconds sekunde sekunden seconde secondes segundo segundos; min minute minutes minuten minuto minutos
        h hour hours stunde stunden heure heures hora horas; d day days tag tage tagen jour jours día días
        week week weeks woche wochen semaine semaines semana semanas; month month months monat monate monaten mois mes meses
        year year years jahr jahre jahren ans année années año años; V volt volts; A ampere amperes; W watt watts
        € euro euros; $ dollar dollars; shift shift shifts schicht schichten\
        """);

    private Units() {}

    /**
     * The unit of the number that stands at {@code from} to {@code to} of a text; empty if it has none that is known.
     */
    public static Optional<String> at(String text, int from, int to) {
        var before = BEFORE.matcher(text.substring(Math.max(0, from - LONGEST_BEFORE), from));
        if (before.find()) {
            return Optional.ofNullable(SYMBOLS.get(before.group().strip()));
        }
        var after = AFTER.matcher(text).region(to, text.length());
        if (!after.lookingAt()) {
            return Optional.empty();
        }
        var written = after.group(1).replaceAll("[ \\u00a0]", "");
        return Optional.ofNullable(SYMBOLS.getOrDefault(written, WORDS.get(written.toLowerCase(Locale.ROOT))));
    }

    /** Each group by its first spelling; groups end with a semicolon or a line. */
    private static Map<String, String> spelled(String groups) {
        var spelled = new HashMap<String, String>();
        for (var group : groups.split("[;\\n]")) {
            var spellings = group.strip().split(" ");
            for (var spelling : spellings) {
                spelled.put(spelling, spellings[0]);
            }
        }
        return Map.copyOf(spelled);
    }
}
