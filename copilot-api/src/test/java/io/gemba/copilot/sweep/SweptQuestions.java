package io.gemba.copilot.sweep;

import static java.util.Map.entry;

import io.gemba.copilot.skill.AllSkills;
import io.gemba.copilot.skill.Skill;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Questions for each skill there is. A skill without one is a failure. */
final class SweptQuestions {
    private static final Map<String, List<String>> BY_SKILL = Map.ofEntries(
            entry("order-status", List.of("Why is {order} late?")),
            entry("order-impact", List.of("Whom does the delay of {order} hurt?")),
            entry("order-release", List.of("Can {order} be released?")),
            entry("center-load", List.of("How loaded are the work centres this week and next week?")),
            entry("shortages", List.of("What are we short of?")),
            entry("product-stock", List.of("How much {part} is in stock?")),
            entry("stock-elsewhere", List.of("Where else do we have stock of {part}?")),
            entry("where-used", List.of("Where is {part} used?")),
            entry("made-of", List.of("What is {product} made of?")),
            entry("master-data", List.of("Which master data is missing?", "Which master data is missing for {part}?")),
            entry("late-purchases", List.of("Which purchase orders are late?")),
            entry("unconfirmed-purchases", List.of("Which purchase orders has the supplier not confirmed yet?")),
            entry(
                    "supplier-performance",
                    List.of("Which suppliers are the least punctual?", "How punctual is the supplier {supplier}?")),
            entry("purchase-agreement", List.of("Does {purchase} match the agreed prices?")),
            entry("other-vendors", List.of("Who else sells {part}?")),
            entry("shift-handover", List.of("What happened in the last shift?")),
            entry("downtime", List.of("Downtime by reason in the last 30 days")),
            entry("scrap-yield", List.of("How much scrap did we have in the last 90 days?")),
            entry("oee", List.of("OEE of {center} of the last 30 days")),
            entry("maintenance-history", List.of("Maintenance history of {machine}")),
            entry("maintenance-ranking", List.of("Which machines need attention first?")),
            entry("lot-genealogy", List.of("Trace lot {lot} back to its receipt and forward to customers")),
            entry("quality-incidents", List.of("Quality incidents of {part} of the last 90 days")),
            entry("cost-variance", List.of("Cost variance of production of the last 30 days")),
            entry("margin", List.of("Margin by product family of the last 30 days")),
            entry("unusual-invoices", List.of("Which vendor invoices are unusual?")),
            entry("invoice-status", List.of("What has been received and billed of {purchase}?")),
            entry("inventory-turns", List.of("How often does our inventory turn?")),
            entry("what-changed", List.of("What changed on {order}?")));

    private SweptQuestions() {}

    /** All of them, of every skill that the application finds. */
    static List<Swept> all() {
        return AllSkills.all().stream().flatMap(it -> of(it.id())).toList();
    }

    static List<String> skills() {
        return AllSkills.all().stream().map(Skill::id).toList();
    }

    private static Stream<Swept> of(String skill) {
        var questions = BY_SKILL.get(skill);
        if (questions == null) {
            throw new AssertionError("no question sweeps the skill " + skill);
        }
        return questions.stream().map(it -> new Swept(skill, it));
    }

    /** Those that name a record. */
    static List<Swept> naming() {
        return all().stream().filter(it -> Names.occurIn(it.question())).collect(Collectors.toList());
    }

    /** A question and whom it is meant for. */
    record Swept(String skill, String question) {}
}
