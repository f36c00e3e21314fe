package io.gemba.acceptance.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A question for one skill, and who asks it. */
record SkillQuestion(String skill, String login, String question) {
    private static final Path SKILLS = Path.of("../../copilot-api/src/main/resources/io/gemba/copilot/skill");
    private static final String EXAMPLES = "_en.txt";

    private static final List<SkillQuestion> EACH = List.of(
            new SkillQuestion("order-status", "planner", "Why is WH/MO/00455 late?"),
            new SkillQuestion("order-impact", "planner", "Whom does the delay of WH/MO/00455 hurt?"),
            new SkillQuestion("order-release", "planner", "Can WH/MO/00459 be released?"),
            new SkillQuestion("center-load", "planner", "How loaded are the work centres this week and next week?"),
            new SkillQuestion("shortages", "planner", "What are we short of?"),
            new SkillQuestion("product-stock", "planner", "How much TD-BR-NU2214 is in stock?"),
            new SkillQuestion("stock-elsewhere", "ops", "Where else do we have stock of TD-BR-32212?"),
            new SkillQuestion("where-used", "planner", "Where is TD-BR-NU2214 used?"),
            new SkillQuestion("made-of", "planner", "What is TGX-63-31.5-M1 made of?"),
            new SkillQuestion("master-data", "planner", "Which master data is missing for TD-SS-95?"),
            new SkillQuestion("late-purchases", "buyer", "Which purchase orders are late?"),
            new SkillQuestion(
                    "unconfirmed-purchases", "buyer", "Which purchase orders has the supplier not confirmed yet?"),
            new SkillQuestion("supplier-performance", "buyer", "How punctual is the supplier Kressmar?"),
            new SkillQuestion("purchase-agreement", "buyer", "Does P00913 match the agreed prices?"),
            new SkillQuestion("other-vendors", "buyer", "Who else sells TD-BR-NU2214?"),
            new SkillQuestion("shift-handover", "supervisor", "What happened in the last shift?"),
            new SkillQuestion("downtime", "supervisor", "Downtime by reason in the last 30 days"),
            new SkillQuestion("scrap-yield", "supervisor", "How much scrap did we have in the last 90 days?"),
            new SkillQuestion("oee", "supervisor", "OEE of TB-300 last month"),
            new SkillQuestion("maintenance-history", "maint", "Maintenance history of A-2311"),
            new SkillQuestion("maintenance-ranking", "maint", "Which machines need attention first?"),
            new SkillQuestion(
                    "lot-genealogy", "quality", "Trace lot 713204-A back to its receipt and forward to customers"),
            new SkillQuestion("quality-incidents", "quality", "Quality incidents of TD-BR-NU2214 this year"),
            new SkillQuestion("cost-variance", "finance", "Cost variance of production last month"),
            new SkillQuestion("margin", "finance", "Margin by product family in October"),
            new SkillQuestion("unusual-invoices", "finance", "Which vendor invoices are unusual?"),
            new SkillQuestion("invoice-status", "finance", "What has been received and billed of P00934?"),
            new SkillQuestion("inventory-turns", "finance", "How often does our inventory turn?"),
            new SkillQuestion("what-changed", "planner", "What changed on WH/MO/00455?"));

    /** What makes a skill read the most: all of a kind, over a long time. */
    private static final List<SkillQuestion> WIDEST = List.of(
            new SkillQuestion("order-impact", "planner", "Whom does a delay of TD-BR-NU2214 hurt?"),
            new SkillQuestion(
                    "lot-genealogy", "quality", "Trace lot DS40-00022511 back to its receipt and forward to customers"),
            new SkillQuestion("center-load", "ops", "How loaded are the work centres in the next 12 weeks?"),
            new SkillQuestion("shortages", "ops", "What are we short of in the next 90 days?"),
            new SkillQuestion("master-data", "planner", "What is missing in our master data?"),
            new SkillQuestion("late-purchases", "ops", "Which purchase orders are late in both plants?"),
            new SkillQuestion("supplier-performance", "buyer", "Which suppliers were the least punctual this year?"),
            new SkillQuestion("downtime", "supervisor", "Downtime by reason this year"),
            new SkillQuestion("scrap-yield", "supervisor", "Scrap and yield by product this year"),
            new SkillQuestion("oee", "supervisor", "OEE of all work centres this year"),
            new SkillQuestion("quality-incidents", "quality", "Quality incidents this year"),
            new SkillQuestion("cost-variance", "finance", "Cost variance of production this year"),
            new SkillQuestion("margin", "finance", "Margin by product family this year"),
            new SkillQuestion("unusual-invoices", "finance", "Which vendor invoices of this year are unusual?"),
            new SkillQuestion("invoice-status", "finance", "What do we owe our suppliers, and what is overdue?"));

    /** One for each skill that the product has; fails if one is missing here. */
    static List<SkillQuestion> each() {
        var missing = skills();
        EACH.forEach(it -> missing.remove(it.skill()));
        if (!missing.isEmpty()) {
            throw new IllegalStateException("nothing is asked of the skills " + missing);
        }
        return EACH;
    }

    /** Those that read the most. */
    static List<SkillQuestion> widest() {
        return WIDEST;
    }

    /** Each skill has examples of what it is asked with. */
    private static Set<String> skills() {
        try (Stream<Path> files = Files.walk(SKILLS)) {
            return files.map(it -> it.getFileName().toString())
                    .filter(it -> it.endsWith(EXAMPLES))
                    .map(it -> it.substring(0, it.length() - EXAMPLES.length()))
                    .filter(it -> !it.equals("none"))
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
