package io.gemba.copilot.identity;

import io.gemba.corpus.access.CompanyId;
import io.gemba.corpus.access.Principal;
import io.gemba.corpus.text.Language;
import io.gemba.odoo.Identity;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the directory file makes of what Odoo says of somebody: companies by their number or name, classes by group. */
final class OdooRules {
    /** What documents may hang on, asked one by one where Odoo does not say by itself what somebody may read. */
    private static final List<String> MODELS = List.of(
            "mrp.production",
            "purchase.order",
            "sale.order",
            "stock.picking",
            "product.product",
            "product.template",
            "maintenance.equipment",
            "maintenance.request",
            "account.move",
            "res.partner",
            "mrp.workorder",
            "mrp.bom",
            "stock.lot",
            "quality.alert",
            "quality.check",
            "helpdesk.ticket",
            "knowledge.article",
            "documents.document");

    /** Whoever is not in it has a portal at best, and sees records without what employees note beside them. */
    private static final String EMPLOYEES = "base.group_user";

    private final DirectoryFile file;

    OdooRules(DirectoryFile file) {
        this.file = file;
    }

    /** What to ask about one by one. */
    Identity.Wanted wanted() {
        var groups = new HashSet<>(file.clearance().keySet());
        groups.addAll(file.copilots().keySet());
        groups.add("base.group_system");
        groups.add(EMPLOYEES);
        return new Identity.Wanted(groups.stream().sorted().toList(), MODELS);
    }

    /** What somebody holds by Odoo alone. */
    Rights of(Identity identity) {
        var principals = new HashSet<Principal>(models(identity));
        identity.groups().forEach(group -> principal("group:" + group).ifPresent(principals::add));
        return new Rights(
                identity.name(),
                Optional.ofNullable(identity.language())
                        .flatMap(OdooRules::language)
                        .orElse(Language.ENGLISH),
                file.companies().stream()
                        .flatMap(company -> in(company, identity).stream())
                        .toList(),
                principals,
                file.clearanceOf(identity.groups()),
                identity.groups().stream()
                        .flatMap(group -> file.copilots().getOrDefault(group, List.of()).stream())
                        .distinct()
                        .sorted()
                        .toList(),
                InOdoo.of(identity));
    }

    /** What somebody holds by the file, and may read in Odoo. */
    Rights of(Rights listed, Identity identity) {
        var principals = new HashSet<>(listed.principals());
        principals.addAll(models(identity));
        return new Rights(
                listed.name(),
                listed.language(),
                listed.companies().stream()
                        .map(company -> file.companies().stream()
                                .filter(it -> it.code().equals(company.code()))
                                .findFirst()
                                .flatMap(it -> in(it, identity))
                                .orElse(company))
                        .toList(),
                principals,
                listed.clearance(),
                listed.copilots(),
                InOdoo.of(identity));
    }

    private static Set<Principal> models(Identity identity) {
        var models = new HashSet<Principal>();
        if (!identity.groups().contains(EMPLOYEES)) {
            return models;
        }
        identity.models().forEach(model -> principal("model:" + model).ifPresent(models::add));
        return models;
    }

    /** Names that no audience can hold are nobody's loss. */
    private static Optional<Principal> principal(String value) {
        try {
            return Optional.of(new Principal(value));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The language that Odoo calls so. */
    static Optional<Language> language(String tag) {
        return Language.ofTag(tag.replace('_', '-'));
    }

    private static Optional<Company> in(DirectoryFile.CompanyEntry company, Identity identity) {
        return identity.companies().entrySet().stream()
                .filter(it -> company.isInOdoo(it.getKey(), it.getValue()))
                .findFirst()
                .map(it -> new Company(
                        new CompanyId(company.id()), company.code(), company.name(), company.site(), it.getKey()));
    }
}
