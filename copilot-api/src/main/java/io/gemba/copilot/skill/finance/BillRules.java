package io.gemba.copilot.skill.finance;

import io.gemba.copilot.skill.Telling;
import io.gemba.odoo.OdooRecord;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Holds bills against what bills of their supplier are usually like, and against the day and the books. */
final class BillRules {
    private static final Set<DayOfWeek> WEEKEND = EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
    private static final List<String> LOCKS = List.of("hard_lock_date", "fiscalyear_lock_date", "purchase_lock_date");
    /** Fewer days sooner than usual are what a weekend makes. */
    private static final long SOONER = 7;

    private final BillsRead read;
    private final BillSaying saying;
    private final Telling telling;

    BillRules(BillsRead read, Telling telling) {
        this.read = read;
        this.saying = new BillSaying(read, telling);
        this.telling = telling;
    }

    List<Finding> findings() {
        var findings = new ArrayList<Finding>();
        var known = known();
        var matching = new MatchRules(read, saying);
        for (var bill : read.bills().rows()) {
            var own = known.getOrDefault(Parties.of(bill), List.of());
            duplicate(bill, own).ifPresent(findings::add);
            findings.addAll(matching.findings(bill));
            var before = before(bill, own);
            amount(bill, before).ifPresent(findings::add);
            due(bill, before).ifPresent(findings::add);
            closed(bill).ifPresent(findings::add);
            weekend(bill).ifPresent(findings::add);
        }
        findings.sort(Comparator.comparing(Finding::rule)
                .thenComparing(Finding::amount, Comparator.reverseOrder())
                .thenComparing(it -> it.bill().id()));
        return findings;
    }

    /** All bills that were read, each once, by whom they are between. */
    private Map<Parties, List<OdooRecord>> known() {
        var known = new LinkedHashMap<Long, OdooRecord>();
        Stream.of(read.bills(), read.alike(), read.earlier())
                .flatMap(it -> it.rows().stream())
                .forEach(it -> known.putIfAbsent(it.id(), it));
        return known.values().stream().collect(Collectors.groupingBy(Parties::of));
    }

    /** The later of two bills that bear the same number; the earlier one is as it should be. */
    private Optional<Finding> duplicate(OdooRecord bill, List<OdooRecord> known) {
        var reference = Bills.reference(bill);
        if (reference.isEmpty()) {
            return Optional.empty();
        }
        return known.stream()
                .filter(it -> it.id() < bill.id() && Bills.reference(it).equals(reference))
                .min(Comparator.comparingLong(OdooRecord::id))
                .map(it -> saying.duplicate(bill, it));
    }

    /** Of the bills between the same two, those in the same currency from before it. */
    private static List<OdooRecord> before(OdooRecord bill, List<OdooRecord> known) {
        var day = Bills.day(bill);
        return day.isEmpty()
                ? List.of()
                : known.stream()
                        .filter(it -> it.id() != bill.id()
                                && Bills.isPosted(it)
                                && Money.id(it, "currency_id") == Money.id(bill, "currency_id")
                                && Bills.day(it).filter(day.get()::isAfter).isPresent())
                        .toList();
    }

    private Optional<Finding> amount(OdooRecord bill, List<OdooRecord> before) {
        return Usual.of(before.stream().map(Bills::total).toList())
                .filter(it -> it.isExceededBy(Bills.total(bill)))
                .map(it -> saying.amount(bill, before, it));
    }

    private Optional<Finding> due(OdooRecord bill, List<OdooRecord> before) {
        var term = Bills.term(bill);
        if (term.isEmpty()) {
            return Optional.empty();
        }
        var dated = before.stream().filter(it -> Bills.term(it).isPresent()).toList();
        return Usual.of(dated.stream()
                        .flatMap(it -> Bills.term(it).stream())
                        .map(BigDecimal::valueOf)
                        .toList())
                .filter(it -> isSooner(term.get(), it))
                .map(it -> saying.due(bill, term.get(), dated, it));
    }

    private static boolean isSooner(long term, Usual usual) {
        var least = usual.median().subtract(usual.deviation().multiply(BigDecimal.valueOf(5)));
        return BigDecimal.valueOf(term).compareTo(least) < 0
                && BigDecimal.valueOf(term + SOONER).compareTo(usual.median()) <= 0;
    }

    /** A draft that would be posted into books that are closed. */
    private Optional<Finding> closed(OdooRecord bill) {
        var company = Optional.ofNullable(companies().get(Money.id(bill, "company_id")));
        var day = bill.date("date");
        if (Bills.isPosted(bill) || company.isEmpty() || day.isEmpty()) {
            return Optional.empty();
        }
        return LOCKS.stream()
                .filter(it -> company.get()
                        .date(it)
                        .filter(lock -> !day.get().isAfter(lock))
                        .isPresent())
                .findFirst()
                .map(it -> saying.closed(bill, company.get(), it));
    }

    private Map<Long, OdooRecord> companies() {
        return read.companiesById();
    }

    /** Odoo does not keep when a bill was posted, only when it was entered. */
    private Optional<Finding> weekend(OdooRecord bill) {
        return bill.time("create_date")
                .map(telling.format()::dayOf)
                .filter(BillRules::isWeekend)
                .map(it -> saying.weekend(bill));
    }

    static boolean isWeekend(LocalDate day) {
        return WEEKEND.contains(day.getDayOfWeek());
    }

    /** Between whom a bill is: only those of the same two are compared, out of thousands. */
    private record Parties(long supplier, long company) {
        static Parties of(OdooRecord bill) {
            return new Parties(Money.id(bill, "partner_id"), Money.id(bill, "company_id"));
        }
    }
}
