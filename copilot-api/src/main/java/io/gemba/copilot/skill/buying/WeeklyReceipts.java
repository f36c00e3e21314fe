package io.gemba.copilot.skill.buying;

import io.gemba.copilot.identity.Company;
import io.gemba.copilot.skill.Groups;
import io.gemba.copilot.skill.Lacks;
import io.gemba.copilot.skill.Records;
import io.gemba.copilot.skill.Records.Read;
import io.gemba.copilot.skill.Types;
import io.gemba.odoo.Domain;
import io.gemba.odoo.Grouping;
import io.gemba.odoo.OdooRecord;
import io.gemba.odoo.Operator;
import io.gemba.odoo.Reference;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * How many receipts of each supplier came in the week that was promised, added up by Odoo however many there are. Odoo
 * compares no two fields of a record, but it compares each with a day: what was promised before a Monday and came on
 * that Monday or after it came in a later week than was promised. (Its own mark for what is late compares the promised
 * day with the planned one and says nothing of what is done.)
 *
 * @param places where suppliers are, from which receipts come
 * @param all receipts by supplier
 * @param late those in a later week than promised, by supplier, in stretches of the time
 * @param domain of all of them
 */
record WeeklyReceipts(Read places, Groups all, List<Groups> late, Domain domain) {
    private static final String SUPPLIER = "partner_id";
    private static final String PROMISED = "date_deadline";
    private static final String DONE = "date_done";
    private static final int MOST_SUPPLIERS = 1000;

    /** The conditions that a domain may have are limited; each week takes two. */
    private static final int WEEKS_AT_ONCE = 40;

    private static final int MOST_STRETCHES = 3;

    /**
     * Adds them up, in three calls for a span of some months, and in four for a year.
     *
     * @param suppliers whose; empty for all
     * @param span no longer than what is {@link #within} it
     */
    static WeeklyReceipts read(List<Long> suppliers, Optional<Company> site, Span span, Records records) {
        var places = records.read(Types.LOCATION, Domain.equal("usage", "supplier"), "id");
        var domain = domain(places, suppliers, site, span);
        if (places.rows().isEmpty()) {
            return new WeeklyReceipts(places, nothing(), List.of(), domain);
        }
        var all = records.beginGroups(BuyingTypes.PICKING, counting(domain));
        var late = stretches(span).stream()
                .map(it -> records.beginGroups(
                        BuyingTypes.PICKING, counting(Domain.all(domain, it.of(DONE), isLater(it)))))
                .toList();
        return new WeeklyReceipts(
                places, all.join(), late.stream().map(CompletableFuture::join).toList(), domain);
    }

    static Groups nothing() {
        return Groups.nothing(BuyingTypes.PICKING.model());
    }

    private static Domain domain(Read places, List<Long> suppliers, Optional<Company> site, Span span) {
        var parts = new ArrayList<Domain>();
        parts.add(Domain.equal("state", "done"));
        parts.add(Domain.in(
                "location_id", places.rows().stream().map(OdooRecord::id).toList()));
        parts.add(Domain.where(PROMISED, Operator.NOT_EQUAL, null));
        parts.add(span.of(DONE));
        parts.add(
                suppliers.isEmpty()
                        ? Domain.where(SUPPLIER, Operator.NOT_EQUAL, null)
                        : Domain.in(SUPPLIER, suppliers));
        site.map(Company::odooId).ifPresent(it -> parts.add(Domain.equal("company_id", it)));
        return Domain.all(parts.toArray(Domain[]::new));
    }

    private static Grouping counting(Domain domain) {
        return Grouping.of(BuyingTypes.PICKING.model(), domain, List.of(SUPPLIER), List.of(Grouping.COUNT))
                .orderedBy("__count desc, partner_id")
                .atMost(MOST_SUPPLIERS);
    }

    /** As much of a span as can be looked at, the last of it if it is longer. */
    static Span within(Span span) {
        return new Span(stretches(span).getLast().from(), span.to(), span.zone());
    }

    /** The span in pieces of so many weeks, the last of them first. */
    static List<Span> stretches(Span span) {
        var stretches = new ArrayList<Span>();
        var to = span.to();
        while (!to.isBefore(span.from()) && stretches.size() < MOST_STRETCHES) {
            var from = later(span.from(), monday(to).minusWeeks(WEEKS_AT_ONCE - 1L));
            stretches.add(new Span(from, to, span.zone()));
            to = from.minusDays(1);
        }
        return stretches;
    }

    private static LocalDate later(LocalDate a, LocalDate b) {
        return a.isAfter(b) ? a : b;
    }

    private static LocalDate monday(LocalDate day) {
        return day.with(DayOfWeek.MONDAY);
    }

    /** What came within the span was promised before a Monday that came no later than it did. */
    static Domain isLater(Span span) {
        var weeks = new ArrayList<Domain>();
        for (var monday = monday(span.from()); !monday.isAfter(span.to()); monday = monday.plusWeeks(1)) {
            Instant start = monday.atStartOfDay(span.zone()).toInstant();
            weeks.add(Domain.all(
                    Domain.where(PROMISED, Operator.LESS, start), Domain.where(DONE, Operator.AT_LEAST, start)));
        }
        return Domain.any(weeks.toArray(Domain[]::new));
    }

    /** By supplier, those with the most receipts first. */
    List<Supplier> suppliers() {
        Map<Long, Long> behind = new HashMap<>();
        late.forEach(groups -> groups.rows()
                .forEach(row -> row.reference(SUPPLIER)
                        .ifPresent(it -> behind.merge(
                                it.id(), row.integer(Grouping.COUNT).orElse(0L), Long::sum))));
        return all.rows().stream()
                .flatMap(row -> row
                        .reference(SUPPLIER)
                        .map(it -> new Supplier(
                                it, row.integer(Grouping.COUNT).orElse(0L), behind.getOrDefault(it.id(), 0L)))
                        .stream())
                .toList();
    }

    Optional<Supplier> of(long supplier) {
        return suppliers().stream().filter(it -> it.partner().id() == supplier).findFirst();
    }

    /** The domain of one supplier's receipts. */
    Domain domain(Supplier of) {
        return Domain.all(domain, Domain.equal(SUPPLIER, of.partner().id()));
    }

    /** False if not all of it could be read, so that no share can be told. */
    boolean succeeded() {
        return places.succeeded() && all.succeeded() && late.stream().allMatch(Groups::succeeded);
    }

    void note(Lacks lacks) {
        lacks.of("locations", places);
        lacks.of("receipts", all);
        if (all.succeeded()) {
            late.stream().filter(it -> !it.succeeded()).findFirst().ifPresent(it -> lacks.of("receipts", it));
        }
    }

    /**
     * A supplier's receipts.
     *
     * @param late how many of all came in a later week than was promised
     */
    record Supplier(Reference partner, long all, long late) {
        long onTime() {
            return all - late;
        }

        BigDecimal rate() {
            return Punctuality.percent(onTime(), all);
        }

        boolean areFew() {
            return all < Punctuality.FEW;
        }
    }
}
