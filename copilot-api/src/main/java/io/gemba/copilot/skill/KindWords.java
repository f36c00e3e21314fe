package io.gemba.copilot.skill;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What people call the kinds of record, in the plant's languages. A word may stand for one of several kinds. */
final class KindWords {
    /** Those that say most first: a purchase order is no order of another kind. */
    private static final List<Noun> NOUNS = List.of(
            noun(
                    Set.of(RecordKind.PURCHASE),
                    "purchase orders?|POs?|bestellung(?:en)?|(?:bons? de )?commandes? d['’]achats?|bons? de commande"
                            + "|(?:pedidos?|órden(?:es)?|orden) de compras?"),
            noun(
                    Set.of(RecordKind.SALE),
                    "(?:sales?|customer) orders?|kunden\\s?auftr[aä]g\\w*|verkaufsauftr[aä]g\\w*"
                            + "|commandes? (?:de )?(?:clients?|vente)|pedidos? de (?:ventas?|clientes?)"),
            noun(
                    Set.of(RecordKind.ORDER),
                    "(?:manufacturing|production|work) orders?|MOs?|fertigungsauftr[aä]g\\w*|ordres?(?: de fabrication)?"
                            + "|(?:orden|órdenes|ordenes) de (?:fabricación|producción|trabajo)"),
            noun(Set.of(RecordKind.ORDER, RecordKind.SALE), "auftr[aä]g\\w*"),
            noun(Set.of(RecordKind.PURCHASE, RecordKind.SALE), "commandes?|pedidos?"),
            noun(Set.of(RecordKind.ORDER, RecordKind.PURCHASE, RecordKind.SALE), "orders?|orden|órdenes|ordenes"),
            noun(
                    Set.of(RecordKind.PARTNER),
                    "suppliers?|vendors?|lieferant\\w*|fournisseurs?|proveedor(?:es)?|partners?"),
            noun(
                    Set.of(RecordKind.LOT),
                    "lots?|batch(?:es)?|serial numbers?|charge[n]?|lose?|seriennummern?|numéros? de série|lotes?"
                            + "|números? de serie"),
            noun(Set.of(RecordKind.INVOICE), "invoices?|bills?|rechnung(?:en)?|factures?|facturas?"),
            noun(
                    Set.of(RecordKind.WORK_CENTER),
                    "work\\s?cent(?:er|re)s?|arbeitspl[aä]tz\\w*|postes? de (?:travail|charge)|centros? de trabajo"),
            noun(
                    Set.of(RecordKind.EQUIPMENT, RecordKind.WORK_CENTER),
                    "machines?|equipment|stations?|maschinen?|anlagen?|stationen?|équipements?|postes?|máquinas?"
                            + "|equipos?|estación|estaciones"),
            noun(
                    Set.of(RecordKind.PRODUCT),
                    "products?|parts?|items?|articles?|components?|materials?|produkte?n?|teile?n?|artikeln?|material"
                            + "|komponenten?|produits?|pièces?|composants?|productos?|artículos?|piezas?|componentes?"));

    private KindWords() {}

    private static Noun noun(Set<RecordKind> kinds, String words) {
        return new Noun(
                EnumSet.copyOf(kinds),
                Pattern.compile(
                        "\\b(?:" + words + ")\\b",
                        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS));
    }

    /** The kinds that each word for one in a text may stand for; each word counts once, as the first that it is. */
    static List<Set<RecordKind>> in(String text) {
        var named = new ArrayList<Set<RecordKind>>();
        var rest = text;
        for (var noun : NOUNS) {
            var without = noun.words().matcher(rest).replaceAll(" ");
            if (!without.equals(rest)) {
                named.add(noun.kinds());
            }
            rest = without;
        }
        return named;
    }

    /** A text without the words for some kinds. */
    static String without(String text, Set<RecordKind> kinds) {
        var rest = text;
        for (var noun : NOUNS) {
            if (noun.kinds().stream().anyMatch(kinds::contains)) {
                rest = noun.words().matcher(rest).replaceAll(" ");
            }
        }
        return rest;
    }

    private record Noun(Set<RecordKind> kinds, Pattern words) {}
}
