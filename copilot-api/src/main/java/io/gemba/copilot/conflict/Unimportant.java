package io.gemba.copilot.conflict;

import io.gemba.copilot.retrieval.Meanings;
import io.gemba.corpus.text.Language;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Words beside a figure that do not say what it is a figure of: those that any sentence with one may have, and those
 * that its unit says already.
 */
final class Unimportant {
    private static final Map<Language, String> ANYWHERE = Map.of(
            Language.ENGLISH,
            "value limit maximum minimum max min permitted allowed amount amounts always approx about exactly correct"
                    + " correctly required must ensure apply applies set setting adjust procedure step according nominal"
                    + " target use used using carry carried done perform performed given specified state least most high"
                    + " low working note exceed exceeded never keep kept full whole total get bar mbar pa kpa mpa psi mm"
                    + " cm m km kg g mg t l ml s min h c f k nm kn n v kv a ma w kw hz rpm db ppm eur usd chf gbp hr hrs"
                    + " sec",
            Language.GERMAN,
            "wert grenzwert höchstwert maximal minimal höchstens mindestens zulässig erlaubt beträgt betragen immer"
                    + " etwa ca genau korrekt erforderlich einstellen eingestellt gemäß nach sollwert soll verwenden"
                    + " verwendet durchführen durchgeführt angegeben hoch niedrig überschreiten übersteigen unterschreiten"
                    + " halten gehalten liegt liegen lassen müssen ist sind haben hat",
            Language.FRENCH,
            "valeur limite maximum minimum maximale minimale admis autorisé toujours environ exactement correct régler"
                    + " réglé selon consigne utiliser utilisé effectuer effectué indiqué haut bas dépasser atteindre"
                    + " laisser doit être est sont ainsi",
            Language.SPANISH,
            "valor límite máximo mínimo máxima mínima permitido autorizado siempre aproximadamente exactamente"
                    + " correcto ajustar según consigna utilizar usar realizar indicado alto bajo superar alcanzar dejar"
                    + " debe ser es son tener");
    private static final Map<Language, String> SPEED = Map.of(
            Language.ENGLISH, "speed",
            Language.GERMAN, "Drehzahl Geschwindigkeit",
            Language.FRENCH, "vitesse",
            Language.SPANISH, "velocidad");
    private static final Map<String, Map<Language, String>> BY_DIMENSION = Map.of(
            "torque",
                    Map.of(
                            Language.ENGLISH, "torque tighten tightened tight turn fasten",
                            Language.GERMAN, "Drehmoment anziehen angezogen festziehen",
                            Language.FRENCH, "couple serrer serrées serrage",
                            Language.SPANISH, "par apretar aprietan apriete"),
            "temperature",
                    Map.of(
                            Language.ENGLISH, "temperature degrees",
                            Language.GERMAN, "Temperatur Grad",
                            Language.FRENCH, "température degrés",
                            Language.SPANISH, "temperatura grados"),
            "pressure",
                    Map.of(
                            Language.ENGLISH, "pressure",
                            Language.GERMAN, "Druck",
                            Language.FRENCH, "pression",
                            Language.SPANISH, "presión"),
            "time",
                    Map.of(
                            Language.ENGLISH,
                            "duration interval hour hours day days week weeks month months year years minute minutes"
                                    + " second seconds time every each daily weekly monthly quarterly yearly annually once"
                                    + " takes wait last lasts",
                            Language.GERMAN,
                            "Dauer Intervall Stunde Stunden Tag Tage Woche Wochen Monat Monate Jahr Jahre Minute"
                                    + " Minuten Sekunde Sekunden Zeit alle jede täglich wöchentlich monatlich"
                                    + " vierteljährlich jährlich einmal dauert warten",
                            Language.FRENCH,
                            "durée intervalle heure heures jour jours semaine semaines mois an ans année minute"
                                    + " minutes seconde secondes temps tous toutes chaque quotidien hebdomadaire mensuel"
                                    + " annuel fois dure attendre",
                            Language.SPANISH,
                            "duración intervalo hora horas día días semana semanas mes meses año años minuto minutos"
                                    + " segundo segundos tiempo cada diario semanal mensual anual vez dura esperar"),
            "mass",
                    Map.of(
                            Language.ENGLISH, "weight weighs mass",
                            Language.GERMAN, "Gewicht wiegt Masse",
                            Language.FRENCH, "poids pèse masse",
                            Language.SPANISH, "peso pesa masa"),
            "volume",
                    Map.of(
                            Language.ENGLISH, "quantity litre litres liter volume",
                            Language.GERMAN, "Menge Liter Volumen",
                            Language.FRENCH, "quantité litre litres volume",
                            Language.SPANISH, "cantidad litro litros volumen"),
            "length",
                    Map.of(
                            Language.ENGLISH, "distance length",
                            Language.GERMAN, "Abstand Länge",
                            Language.FRENCH, "distance longueur",
                            Language.SPANISH, "distancia longitud"),
            "rpm", SPEED,
            "speed", SPEED);

    private final Set<String> anywhere;
    private final Map<String, Set<String>> byDimension = new LinkedHashMap<>();

    Unimportant(Meanings meanings) {
        this.anywhere = read(ANYWHERE, meanings);
        BY_DIMENSION.forEach((dimension, words) -> byDimension.put(dimension, read(words, meanings)));
    }

    /** Each word by itself: together some would be read as an expression. */
    private static Set<String> read(Map<Language, String> words, Meanings meanings) {
        var read = new HashSet<String>();
        words.forEach(
                (language, list) -> List.of(list.split(" ")).forEach(word -> read.addAll(meanings.of(word, language))));
        return read;
    }

    /** The words that tell, of those beside a figure of a dimension. */
    Set<String> leftOf(Set<String> words, String dimension) {
        var left = new HashSet<>(words);
        left.removeAll(anywhere);
        left.removeAll(byDimension.getOrDefault(dimension, Set.of()));
        return left;
    }
}
