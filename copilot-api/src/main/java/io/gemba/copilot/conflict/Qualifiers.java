package io.gemba.copilot.conflict;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Words that say under which condition or of which part something holds: before or after, cold or warm, left or right.
 * A figure that one states with such a word and another without is not the same figure.
 */
final class Qualifiers {
    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS;
    private static final List<Pattern> WORDS = List.of(
            words("before|prior to|vor(?: dem| der)?|bevor|avant|antes"),
            words("after|nach(?: dem| der)?|nachdem|après|después|tras"),
            words("cold|kalt\\w*|froid\\w*|frí[oa]s?"),
            words("hot|warm|heiß\\w*|heiss\\w*|warme[nrsm]?|chaud\\w*|caliente\\w*"),
            words("new|neu\\w*|neuf|neuve\\w*|nuev[oa]s?"),
            words("used|worn|gebraucht\\w*|usagée?s?|usad[oa]s?"),
            words("left|linke?[nrsm]?|links|gauche|izquierd[oa]"),
            words("right-hand|rechte?[nrsm]?|rechts|droite?|derech[oa]"),
            words("upper|top|obere?[nrsm]?|oben|\\w*supérieure?s?|superior(?:es)?"),
            words("lower|bottom|untere?[nrsm]?|unten|\\w*inférieure?s?|inferior(?:es)?"),
            words(
                    "inlet|intake|suction|\\w*einlass\\w*|\\w*einlauf|saug\\w*|entrée|admission|aspiration|entrada|aspiración|admisión"),
            words(
                    "outlet|discharge|return|\\w*auslass\\w*|\\w*auslauf|rücklauf|sortie|refoulement|retour|salida|descarga|retorno"),
            words("input|eingang\\w*|antrieb\\w*"),
            words("output|ausgang\\w*|abtrieb\\w*"),
            words("front|vordere?[nrsm]?|vorne|avant-train|delanter[oa]"),
            words("rear|back|hintere?[nrsm]?|hinten|arrière|traser[oa]"),
            words(
                    "inner|inside|internal|innere?[nrsm]?|innen\\w*|intérieure?s?|interne?s?|interior(?:es)?|intern[oa]s?"),
            words(
                    "outer|outside|external|äußere?[nrsm]?|außen\\w*|extérieure?s?|externe?s?|exterior(?:es)?|extern[oa]s?"),
            words("first|1st|erste?[nrsm]?|zuerst|premi(?:er|ère)s?|primer[oa]?s?"),
            words("second|2nd|zweite?[nrsm]?|deuxième|second[e]?|segund[oa]s?"),
            words("third|third|dritte?[nrsm]?|troisième|tercer[oa]?"),
            words("final|last|endgültig\\w*|letzte?[nrsm]?|finale?|dernièr?e?|última?o?"),
            words("pre-\\w+|pre(?:tighten|load|heat)\\w*|initial|vor(?:an)?zieh\\w*|vorspann\\w*|initiale?|inicial"),
            words("summer|sommer\\w*|été|verano"),
            words("winter\\w*|hiver|invierno"),
            words("day shift|tagschicht|früh\\w*|early|matin|mañana"),
            words("night|nacht\\w*|nuit|noche"),
            words("late shift|spät\\w*|après-midi|tarde"),
            words("alarm\\w*|warning|warn\\w*|alarme|avertissement|aviso|pre-?alarm"),
            words("shut-?down|trip|stops?|abschalt\\w*|stopp?\\w*|arrêt\\w*|déclench\\w*|parada|desconexión"),
            words("dry|trocken\\w*|sec|sèche|sec[oa]"),
            words(
                    "oiled|lubricated|greased|geölt\\w*|geschmiert\\w*|gefettet\\w*|huilée?s?|lubrifiée?s?|graissée?s?|lubricad[oa]s?|aceitad[oa]s?|engrasad[oa]s?"),
            words("without|ohne|sans|sin"),
            words("idle|idling|no-load|leerlauf|à vide|en vacío"),
            words("full load|part load|volllast|teillast|pleine charge|charge partielle|plena carga|carga parcial"),
            words("standstill|stillstand|à l'arrêt|en parada"),
            words("run-in|running in|einlauf\\w*|probelauf|rodage|rodaje"),
            words("commissioning|first start|inbetriebnahme|mise en service|puesta en marcha"),
            words("storage|lagerung|lagern|gelagert|stockage|stockée?s?|almacen\\w+"),
            words("transport\\w*|versand|shipping|envío|expédition"),
            words("test|testing|\\w*prüfung|\\w*prüfen|geprüft|essais?|épreuve|prueba|ensayo"),
            words("operation|operating|betrieb\\w*|im"
                    + " betrieb|service|fonctionnement|marche|operación|funcionamiento|servicio"),
            words("clean(?:ing|ed)?|reinig\\w*|gereinigt|nettoy\\w*|limpi\\w*"),
            words("emergency|notfall|not-?\\w+|urgence|emergencia"),
            words("stainless|edelstahl|inox\\w*"),
            words("alumini?um|aluminio"),
            words("brass|messing|laiton|latón"),
            words("plastic|kunststoff\\w*|plastique|plástic[oa]s?"),
            words("food\\w*|lebensmittel\\w*|alimentaire\\w*|alimentari[oa]s?"),
            words("abroad|ausland|à l'étranger|extranjero"),
            words("domestic|inland|national\\w*"),
            words("repair\\w*|reparatur|réparation|reparación"),
            words("horizontal\\w*|waagerecht\\w*"),
            words("vertical\\w*|senkrecht\\w*"),
            words("minimum|mindest\\w*|minimal\\w*|mínim[oa]"),
            words("average|mean|mittel(?:wert)?|durchschnitt\\w*|moyenne?|media|promedio"),
            words("heating up|aufheiz\\w*|chauffe|calentamiento"),
            words("cooling down|abkühl\\w*|refroidissement|enfriamiento"),
            words("single|einzel\\w*|einfach\\w*|simple"),
            words("double|doppel\\w*|doble"),
            words("apprentices?|auszubildende\\w*|azubis?|apprentis?|aprendi[cz]\\w*"),
            words("contractors?|fremdfirm\\w*|sous-traitants?|contratistas?"));

    private Qualifiers() {}

    private static Pattern words(String words) {
        return Pattern.compile("\\b(?:" + words + ")\\b", FLAGS);
    }

    /** Which of them a text has, by their places in the list. */
    static Set<Integer> in(String text) {
        var found = new TreeSet<Integer>();
        for (int i = 0; i < WORDS.size(); i++) {
            if (WORDS.get(i).matcher(text).find()) {
                found.add(i);
            }
        }
        return found;
    }
}
