package io.gemba.ingestion.classify;

import io.gemba.corpus.document.DocumentKind;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The words by which the kinds of documents name themselves, in the four languages. */
final class KindWords {
    private static final Map<DocumentKind, Pattern> WORDS = new LinkedHashMap<>();

    static {
        add(DocumentKind.INVOICE, "invoice|credit note|rechnung|gutschrift|facture|avoir|factura|abono");
        add(
                DocumentKind.ORDER_CONFIRMATION,
                "order confirmation|auftragsbestätigung|confirmation de commande|confirmación de pedido");
        add(
                DocumentKind.DELIVERY_NOTE,
                "delivery note|packing (?:list|slip)|bill of lading|lieferschein|bon de livraison|albarán");
        add(
                DocumentKind.CERTIFICATE,
                "certificate|certificat|zeugnis|zertifikat|certificado|coa\\b|abnahmeprüf|attestation|declaration of conformity");
        add(
                DocumentKind.MAINTENANCE_REPORT,
                "(?:maintenance|service|repair) report|wartungs(?:bericht|protokoll)|instandhaltungsbericht|reparaturbericht"
                        + "|rapport (?:de maintenance|d'intervention)|informe de mantenimiento");
        add(
                DocumentKind.QUALITY_RECORD,
                "\\b8d\\b|non-?conformity|ncr\\b|inspection (?:record|report|plan)|final inspection|deviation report|prüf(?:protokoll|bericht|plan)"
                        + "|abweichungsbericht|non-?conformité|plan de contrôle|relevé de mesures|no conformidad|corrective action");
        add(
                DocumentKind.AGREEMENT,
                "agreement|contract\\b|terms and conditions|(?:rahmen|liefer|dienst)?vertrag|vereinbarung|contrat|accord|contrato|acuerdo");
        add(
                DocumentKind.SOP,
                "sop\\b|standard operating procedure|work instruction|arbeitsanweisung|verfahrensanweisung|mode opératoire"
                        + "|instruction de travail|procédure|procedimiento|instrucción de trabajo|\\bprocedure\\b");
        add(
                DocumentKind.MANUAL,
                "manual\\b|instructions for use|operating instructions|handbuch|betriebsanleitung|bedienungsanleitung|notice|manuel"
                        + "|mode d'emploi|manual de");
        add(
                DocumentKind.POLICY,
                "pol-?\\d|policy|policies|richtlinie|leitlinie|politique|política|code of conduct|guideline");
        add(DocumentKind.DRAWING, "drawing|zeichnung|dessin|plano");
        add(DocumentKind.REPORT, "report|bericht|rapport|informe|plan\\b");
    }

    private KindWords() {}

    private static void add(DocumentKind kind, String words) {
        WORDS.put(
                kind,
                Pattern.compile("(?<![\\p{L}])(?:" + words + ")", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE));
    }

    /** The first kind whose words occur in a text; the more telling kinds are asked first. */
    static Optional<DocumentKind> in(String text) {
        return WORDS.entrySet().stream()
                .filter(entry -> entry.getValue().matcher(text).find())
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
