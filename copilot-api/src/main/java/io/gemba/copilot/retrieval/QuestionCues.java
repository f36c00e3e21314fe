package io.gemba.copilot.retrieval;

import io.gemba.corpus.text.Language;
import io.gemba.corpus.text.PerLanguage;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** The words by which questions show what they ask for. The first type whose cue occurs is taken. */
final class QuestionCues {
    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS;
    private static final PerLanguage<Map<QuestionType, Pattern>> CUES =
            new PerLanguage<>(english(), german(), french(), spanish());

    /** "Which torque is permitted?" asks for the torque, not for permission. */
    private static final PerLanguage<Pattern> ASKS_FOR_A_VALUE = new PerLanguage<>(
            Pattern.compile(
                    "^(?:and |at |in |to |for |with |up to )?(?:what|which)(?: \\w+){0,2}"
                            + " (?:is|are|was|were|may|can|must|should)\\b(?! (?:i|we|one|you|be done)\\b)|^how"
                            + " (?:much|many|high|hot|cold|warm|deep|thick|wide|far|large|fast)\\b",
                    FLAGS),
            Pattern.compile(
                    "^(?:und |bei |mit |auf |in |bis zu |für )*(?:welche[rsmn]?|wie"
                            + " (?:viele?|hoch|groß|warm|heiß|kalt|fest|weit|tief|dick|schwer|breit|laut))\\b(?!"
                            + " (?:voraussetzungen?|bedingungen?))",
                    FLAGS),
            Pattern.compile(
                    "^(?:et |à |de |dans |avec |sous |pour )*(?:quel(?:le)?s?|combien)\\b(?! (?:conditions?|cas)\\b)",
                    FLAGS),
            Pattern.compile(
                    "^¿?(?:y |a |de |en |con |hasta )*(?:qué"
                            + " (?!debo|hay|hacer|condiciones)\\w+|cuánt[oa]s?|cuál(?:es)?)\\b",
                    FLAGS));

    private QuestionCues() {}

    static QuestionType typeOf(String question, Language language) {
        var text = language == Language.GERMAN ? withUmlauts(question.strip()) : question.strip();
        var forValue = ASKS_FOR_A_VALUE.get(language).matcher(text).find();
        return CUES.get(language).entrySet().stream()
                .filter(cue -> !forValue || cue.getKey() != QuestionType.POLICY)
                .filter(cue -> cue.getValue().matcher(text).find())
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(QuestionType.OTHER);
    }

    /** As people mean it who have no umlauts on their keyboard; what this makes of other words looks like no cue. */
    private static String withUmlauts(String text) {
        return text.chars().anyMatch(c -> "äöüÄÖÜß".indexOf(c) >= 0)
                ? text
                : text.replaceAll("(?i)ae", "ä").replaceAll("(?i)oe", "ö").replaceAll("(?i)(?<![aeqAEQ])ue", "ü");
    }

    private static Map<QuestionType, Pattern> english() {
        var cues = new LinkedHashMap<QuestionType, Pattern>();
        add(
                cues,
                QuestionType.CHAT,
                "^(?:thanks?|thank you|thx|hello|hi|hey|good (?:morning|evening)|who are you|what can you do|what are"
                        + " you)\\b[^?]{0,25}[.!?]*$");
        add(
                cues,
                QuestionType.DIFFERENCE,
                "\\b(?:what (?:has |have |was |is )?(?:changed|new|different)|differences?|differ|compared?"
                        + " (?:to|with)|versus|vs\\.?)\\b");
        add(
                cues,
                QuestionType.DEFINITION,
                "\\b(?:meaning of|what (?:does|do) .{1,60} (?:mean|stand for|indicate)|stands? for|definition of)\\b");
        add(
                cues,
                QuestionType.WHY,
                "^why\\b|\\b(?:root causes?|reason (?:for|why)|causes? of|(?:was|is) behind|what caused|why"
                        + " (?:did|was|were|is|are|do|does|has|have|had))\\b");
        add(
                cues,
                QuestionType.PROCEDURE,
                "\\bhow (?:do|does|can|should|must|shall|would) (?:i|we|you|one|they|an? \\w+|the \\w+)\\b|\\bhow"
                        + " to\\b|\\b(?:what|which) (?:should|must|do|shall|can|could) (?:i|we|one|you)"
                        + " (?:do|check|look)\\b|\\bwhat (?:to do|needs? to be done|has to be done|must be done|happens"
                        + " (?:when|if|to|with))\\b|\\b(?:steps?|procedure|sequence|instructions?)"
                        + " (?:for|to|of)\\b|\\bwhat do (?:i|we) do\\b");
        add(
                cues,
                QuestionType.POLICY,
                "\\b(?:may|can|could|should|must|shall)"
                        + " (?:i|we|one|you|they|he|she|it|somebody|someone|anyone|the|an?|this|that)\\b|\\b(?:allowed|permitted|forbidden|mandatory|compulsory|required|prohibited|obliged)\\b|\\b(?:do|does)"
                        + " (?:i|we|you|they|it|one|the \\w+|an? \\w+) (?:have|need) to\\b|\\bunder (?:which|what)"
                        + " conditions?\\b|\\bis it (?:ok|okay|enough|possible)\\b");
        add(
                cues,
                QuestionType.WHEN,
                "\\bwhen"
                        + " (?:is|was|are|were|do|does|did|will|would|can|must|should|shall|has|have|had|may|might)\\b|\\bwhen\\?|\\b(?:what|which)"
                        + " (?:day|date|time|year|month|week)\\b|\\b(?:by|until|since) when\\b|\\bdeadline\\b|\\bdue"
                        + " date\\b|\\bhow (?:long|soon|often|frequently|late|early|old)\\b");
        add(
                cues,
                QuestionType.WHO,
                "\\bwho(?:m|se)?\\b|\\b(?:what|which) (?:person|role|department|supplier|company|customer|people)\\b");
        add(
                cues,
                QuestionType.LIST,
                "^(?:list|name|show)\\b|\\bwhat are (?:the|all|our)\\b|\\bwhich (?:\\w+"
                        + " ){0,2}\\w+s\\b.*\\b(?:are|do|have|were|need|must|should|belong|can)\\b|\\bin (?:which|what)"
                        + " order\\b|\\ball (?:the )?\\w+s\\b");
        add(
                cues,
                QuestionType.VALUE,
                "\\bhow"
                        + " (?:much|many|high|hot|cold|warm|tight|far|deep|big|large|small|fast|thick|heavy|wide|strong|full|loud|low|quickly|clean|hard)\\b|(?:^|, )(?:at"
                        + " |to |in |on |for |from |with |under |above |below )?(?:what|which)\\b|\\b(?:what(?:'s| is|"
                        + " was| are| were)|which)\\b|\\b(?:maximum|minimum|highest|lowest|max|min|limit|target)\\b");
        return cues;
    }

    private static Map<QuestionType, Pattern> german() {
        var cues = new LinkedHashMap<QuestionType, Pattern>();
        add(
                cues,
                QuestionType.CHAT,
                "^(?:danke|vielen dank|hallo|hi|guten (?:morgen|tag|abend)|wer bist du|was kannst"
                        + " du)\\b[^?]{0,25}[.!?]*$");
        add(
                cues,
                QuestionType.DIFFERENCE,
                "was (?:hat|haben) sich"
                        + " .{0,40}geändert|\\b(?:unterschiede?|unterscheide[nt]|geändert|änderungen?|verglichen|im"
                        + " vergleich|gegenüber)\\b");
        add(
                cues,
                QuestionType.DEFINITION,
                "\\bbedeute[nt]?\\b|\\bbedeutung\\b|\\bwas heißt\\b|\\bwofür steht\\b|\\bwas ist mit .{1,30}"
                        + " gemeint\\b|\\bwas versteht man\\b");
        add(cues, QuestionType.WHY, "\\b(?:warum|weshalb|wieso|weswegen|ursachen?|grund|gründe)\\b");
        add(
                cues,
                QuestionType.PROCEDURE,
                "\\bwie (?!(?:lange|oft|häufig|viele?|hoch|groß|schnell|weit|tief|dick|schwer|warm|heiß)\\b)(?:\\w+"
                        + " )?(?:wird|werden|muss|müssen|soll|sollen|kann|können|geht|gehe|mache[nt]?|prüfe[nt]?|wechsele?n?|messe|misst|stelle|reinige|baue?|bediene|melde|starte|fahre)\\b|\\bwas"
                        + " (?:ist|muss ich|soll ich|muss man|mache ich|tun|soll man|kann"
                        + " ich|muss|passiert)\\b.{0,60}\\b(?:tun|machen|zu"
                        + " tun|prüfen|kontrollieren|passieren|getan|werden|wenn|bei)\\b|\\bwas"
                        + " tun\\b|\\bvorgehen\\b|\\b(?:ablauf|schritte|anleitung|reihenfolge)\\b");
        add(
                cues,
                QuestionType.POLICY,
                "\\b(?:darf|dürfen|erlaubt|verboten|zulässig|vorgeschrieben|pflicht|verpflichtet)\\b|^(?:muss|müssen|soll|sollen|kann|können|brauch\\w*)\\b|\\bunter"
                        + " welchen (?:bedingungen|voraussetzungen)\\b");
        add(
                cues,
                QuestionType.WHEN,
                "\\bwann\\b|\\bwie (?:lange|oft|häufig|alt|spät|früh|schnell)\\b|\\bbis wann\\b|\\bseit"
                        + " wann\\b|\\b(?:an )?welche[mnrs]? (?:tag|datum|uhrzeit|termin|frist|zeit)\\b|\\bin"
                        + " welche[mnrs]? (?:abstand|abständen|intervall|turnus)\\b|\\b(?:frist|intervall|termin)\\b");
        add(
                cues,
                QuestionType.WHO,
                "\\b(?:wer|wem|wen|wessen)\\b|\\bwelche[rsnm]?"
                        + " (?:person|abteilung|rolle|lieferant|firma|kunde|stelle)\\b");
        add(
                cues,
                QuestionType.LIST,
                "^(?:nenne|liste|zeige)\\b|\\bwelche (?:\\w+"
                        + " ){0,2}\\w+(?:e|en|er|n|s)\\b.*\\b(?:sind|gibt|haben|gehören|werden|müssen|braucht|benötigt|brauche|gelten)\\b|\\bwelche"
                        + " sind\\b|\\bwas gehört\\b");
        add(
                cues,
                QuestionType.VALUE,
                "\\bwie"
                        + " ?(?:viele?|hoch|groß|warm|heiß|kalt|fest|weit|tief|dick|schwer|breit|stark|laut|lang|niedrig)\\b|\\bwieviele?\\b|\\b(?:welche[rsnm]?|was|wo|womit|woran|worin)\\b|\\b(?:maximal|minimal|höchstens|mindestens|grenzwert|höchste|niedrigste)");
        return cues;
    }

    private static Map<QuestionType, Pattern> french() {
        var cues = new LinkedHashMap<QuestionType, Pattern>();
        add(
                cues,
                QuestionType.CHAT,
                "^(?:merci|bonjour|salut|bonsoir|qui es-tu|que sais-tu faire)\\b[^?]{0,25}[.!?]*$");
        add(
                cues,
                QuestionType.DIFFERENCE,
                "\\b(?:différences?|diffère(?:nt)?|changé|changements?|modifié|modifications?|par"
                        + " rapport|comparé|comparaison)\\b");
        add(
                cues,
                QuestionType.DEFINITION,
                "\\bsignifie(?:nt)?\\b|\\bsignification\\b|\\bque veut dire\\b|\\bqu'est-ce"
                        + " qu(?:e|'un|'une)\\b|\\bdéfinition\\b");
        add(cues, QuestionType.WHY, "\\b(?:pourquoi|causes?|raisons?|origine)\\b");
        add(
                cues,
                QuestionType.PROCEDURE,
                "\\bcomment\\b|\\bque"
                        + " (?:dois|doit|faut|devons|faire|peut)\\b.{0,50}\\b(?:faire|contrôler|vérifier|je|on)\\b|\\bque"
                        + " faire\\b|\\bque faut-il\\b|\\b(?:étapes|procédure|démarche|marche à suivre)\\b");
        add(
                cues,
                QuestionType.POLICY,
                "\\b(?:peut-on|puis-je|pouvons-nous|a-t-on le"
                        + " droit|autorisée?s?|interdite?s?|permise?s?|obligatoires?|doit-on|dois-je|faut-il)\\b|\\bsous"
                        + " quelles? conditions?\\b");
        add(
                cues,
                QuestionType.WHEN,
                "\\b(?:quand|combien de temps|quelle (?:date|heure|fréquence|périodicité|durée)|quel"
                        + " (?:jour|délai|intervalle)|à quelle fréquence|jusqu'à quand|depuis quand|échéance|tous les"
                        + " combien)\\b");
        add(
                cues,
                QuestionType.WHO,
                "\\b(?:qui|à qui|quel (?:service|fournisseur|client|responsable)|quelle"
                        + " (?:personne|société|entreprise))\\b");
        add(
                cues,
                QuestionType.LIST,
                "^(?:liste|cite|énumère|donne)\\b|\\bquel(?:le)?s sont\\b|\\bdans quel ordre\\b|\\bquel(?:le)?s"
                        + " \\w+s\\b");
        add(
                cues,
                QuestionType.VALUE,
                "\\bcombien\\b|\\bquel(?:le)?s?\\b|\\b(?:maximale?|minimale?|maximum|minimum|limite)\\b|\\boù\\b");
        return cues;
    }

    private static Map<QuestionType, Pattern> spanish() {
        var cues = new LinkedHashMap<QuestionType, Pattern>();
        add(
                cues,
                QuestionType.CHAT,
                "^(?:gracias|hola|buenos días|buenas (?:tardes|noches)|quién eres|qué sabes"
                        + " hacer)\\b[^?]{0,25}[.!?]*$");
        add(
                cues,
                QuestionType.DIFFERENCE,
                "\\b(?:diferencias?|difieren?|cambiado|cambió|cambios?|comparado|comparación)\\b");
        add(cues, QuestionType.DEFINITION, "\\b(?:significan?|significado|quiere decir|definición)\\b");
        add(cues, QuestionType.WHY, "\\b(?:por qué|causas?|razón|razones|motivo)\\b");
        add(
                cues,
                QuestionType.PROCEDURE,
                "\\bcómo\\b|\\bqué (?:debo|hay que|tengo que|se debe|debemos) hacer\\b|\\b(?:pasos|procedimiento)\\b");
        add(
                cues,
                QuestionType.POLICY,
                "\\b(?:puedo|podemos|se puede|se"
                        + " permite|permitid[oa]s?|prohibid[oa]s?|obligatori[oa]s?|debo|debemos)\\b|\\bbajo qué"
                        + " condiciones\\b");
        add(
                cues,
                QuestionType.WHEN,
                "\\b(?:cuándo|cuánto tiempo|qué (?:día|fecha|hora|plazo)|con qué frecuencia|cada cuánto|hasta"
                        + " cuándo)\\b");
        add(
                cues,
                QuestionType.WHO,
                "\\b(?:quién(?:es)?|a quién|qué (?:persona|departamento|proveedor|empresa|cliente))\\b");
        add(
                cues,
                QuestionType.LIST,
                "^(?:lista|enumera|nombra)\\b|\\bcuáles son\\b|\\ben qué orden\\b|\\bqué \\w+s\\b");
        add(
                cues,
                QuestionType.VALUE,
                "\\b(?:cuánt[oa]s?|cuál(?:es)?|qué|dónde)\\b|\\b(?:máxim[oa]|mínim[oa]|límite)\\b");
        return cues;
    }

    private static void add(Map<QuestionType, Pattern> cues, QuestionType type, String cue) {
        cues.put(
                type,
                Pattern.compile(
                        cue, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS));
    }
}
