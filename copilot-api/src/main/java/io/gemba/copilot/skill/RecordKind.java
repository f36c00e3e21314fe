package io.gemba.copilot.skill;

import io.gemba.corpus.text.Identifiers;
import io.gemba.corpus.text.Language;
import io.gemba.corpus.text.PerLanguage;
import io.gemba.odoo.RecordType;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The kinds of record that a question may be about. */
public enum RecordKind {
    ORDER(
            Types.ORDER,
            "(?<![\\p{L}\\p{N}])(?:[\\p{L}\\p{N}]{1,8}/MO/\\d{3,}(?:-\\d{3})?|MO[-/](?:\\p{L}{1,4}[-/])?\\d{3,}" + "|"
                    + References.SHORT_ORDER + "\\d{3,}" + References.NO_QUANTITY + ")(?![\\p{L}\\p{N}])"),
    PURCHASE(
            Types.PURCHASE,
            "(?<![\\p{L}\\p{N}/-])(?:(?:\\p{L}{1,3}-)?PO?\\d{5,}|" + References.SHORT_PURCHASE + "\\d{3,5}"
                    + References.NO_QUANTITY + ")(?![\\p{L}\\p{N}])"),
    SALE(
            Types.SALE,
            "(?<![\\p{L}\\p{N}/-])(?:(?:\\p{L}{1,3}-)?SO?\\d{5,}|" + References.SHORT_SALE + "\\d{3,5}"
                    + References.NO_QUANTITY + ")(?![\\p{L}\\p{N}])"),
    PRODUCT(Types.PRODUCT, ""),
    PARTNER(Types.PARTNER, ""),
    LOT(Types.LOT, ""),
    EQUIPMENT(Types.EQUIPMENT, ""),
    WORK_CENTER(Types.WORK_CENTER, ""),
    INVOICE(
            Types.INVOICE,
            "(?<![\\p{L}\\p{N}/-])(?:BILL|INV|RBILL|RINV|MISC)/\\d{2,4}(?:/\\d{2})?/\\d{3,}(?![\\p{L}\\p{N}])");

    private static final String TEMPLATE = "product.template";

    /** It looks like the number of a part. */
    private static final Pattern WEEK = Pattern.compile("\\b[CK]W[ \\u00a0]?\\d{1,2}\\b");

    /**
     * As suppliers number theirs; what a plant numbers like that may be a part, so that it only says what is asked for.
     */
    private static final Pattern SUPPLIERS_INVOICE = Pattern.compile(
            "(?<![\\p{L}\\p{N}/-])(?:INV|RE|RG|RNG|RN|FAC|FACT|FV|BILL)(?:[-/ ]?\\d{2,}){1,3}(?![\\p{L}\\p{N}-])");

    private static final int MOST = 5;

    private static final Set<RecordKind> NAMED = EnumSet.of(PRODUCT, PARTNER, EQUIPMENT, WORK_CENTER);
    private static final Set<RecordKind> NUMBERED = EnumSet.of(PRODUCT, LOT, EQUIPMENT, WORK_CENTER, INVOICE);

    private static final PerLanguage<String> SPOKEN_ORDER = new PerLanguage<>(
            "manufacturing order", "Fertigungsauftrag", "ordre de fabrication", "orden de fabricación");
    private static final PerLanguage<String> SPOKEN_PURCHASE =
            new PerLanguage<>("purchase order", "Bestellung", "commande d'achat", "pedido de compra");
    private static final PerLanguage<String> SPOKEN_SALE =
            new PerLanguage<>("sales order", "Kundenauftrag", "commande client", "pedido de venta");
    private static final PerLanguage<String> SPOKEN_INVOICE =
            new PerLanguage<>("invoice", "Rechnung", "facture", "factura");

    private final RecordType type;
    private final Pattern reference;

    RecordKind(RecordType type, String reference) {
        this.type = type;
        this.reference = Pattern.compile(reference, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /** What is read of it at once, so that it need not be read again. */
    public RecordType type() {
        return type;
    }

    String model() {
        return type.model();
    }

    /** The key of its name in the templates. */
    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** True if people call its records by a name of several words. */
    boolean isNamed() {
        return NAMED.contains(this);
    }

    /** True if its records go by numbers that are what a plant makes them: whose number one is, only Odoo knows. */
    boolean isNumbered() {
        return NUMBERED.contains(this);
    }

    /** The kind that records of a model are of; a product's template stands for the product. */
    static Optional<RecordKind> of(String model) {
        var meant = model.equals(TEMPLATE) ? PRODUCT.model() : model;
        return Arrays.stream(values()).filter(it -> it.model().equals(meant)).findFirst();
    }

    /** The field by which a record of this kind is found that is open, as a record of a model. */
    static String openedBy(String model) {
        return model.equals(TEMPLATE) ? "product_tmpl_id" : "id";
    }

    /**
     * What a text calls records of this kind by, as Odoo writes it. Products and the like go by whatever no order goes
     * by.
     */
    Set<String> references(String text) {
        var found = new LinkedHashSet<String>();
        if (hasReferences()) {
            reference
                    .matcher(text)
                    .results()
                    .map(MatchResult::group)
                    .map(it -> it.toUpperCase(Locale.ROOT))
                    .limit(MOST)
                    .forEach(found::add);
        }
        if (found.isEmpty() && isNumbered()) {
            found.addAll(
                    Identifiers.spellings(WEEK.matcher(withoutOrders(text, " ")).replaceAll(" "))
                            .values());
        }
        return found;
    }

    /** The text with the word for what they are in the place of the numbers of orders and invoices. */
    static String spoken(String text, Language language) {
        var rest = SUPPLIERS_INVOICE.matcher(text).replaceAll(SPOKEN_INVOICE.get(language));
        for (var kind : values()) {
            if (kind.hasReferences()) {
                rest = kind.reference.matcher(rest).replaceAll(kind.spoken().get(language));
            }
        }
        return rest;
    }

    /** What people call one of those that go by references. */
    private PerLanguage<String> spoken() {
        return switch (this) {
            case PURCHASE -> SPOKEN_PURCHASE;
            case SALE -> SPOKEN_SALE;
            case INVOICE -> SPOKEN_INVOICE;
            case ORDER, PRODUCT, PARTNER, LOT, EQUIPMENT, WORK_CENTER -> SPOKEN_ORDER;
        };
    }

    /** The text with something else in the place of the numbers of orders. */
    static String withoutOrders(String text, String by) {
        var rest = text;
        for (var kind : values()) {
            if (kind.hasReferences()) {
                rest = kind.reference.matcher(rest).replaceAll(by);
            }
        }
        return rest;
    }

    private boolean hasReferences() {
        return !reference.pattern().isEmpty();
    }
}
