package io.gemba.acceptance.question;

import io.gemba.acceptance.question.RecordQuestion.Figure;
import io.gemba.acceptance.running.OdooServer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Works expected figures out in Odoo, by its own interface and without any of the code under test. */
final class OdooFigures {
    private static final ZoneId PLANT = ZoneId.of("Europe/Berlin");
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final Pattern DAYS_AGO = Pattern.compile("@today-(\\d+)");

    private final OdooServer odoo;

    OdooFigures(OdooServer odoo) {
        this.odoo = odoo;
    }

    /** How an answer tells it, each as plain text; one reading for figures, all names for names. */
    List<String> told(String asker, Figure figure) {
        var rows = rows(Optional.ofNullable(figure.by()).orElse(asker), figure);
        return switch (figure.kind()) {
            case COUNT -> List.of(Integer.toString(rows.size()));
            case SUM ->
                List.of(plain(rows.stream()
                        .map(it -> it.path(field(figure)).decimalValue())
                        .reduce(BigDecimal.ZERO, BigDecimal::add)));
            case DAYS_SINCE ->
                rows.stream()
                        .map(it -> day(it.path(field(figure)).asString()))
                        .map(it -> Long.toString(ChronoUnit.DAYS.between(it, LocalDate.now(PLANT))))
                        .toList();
            case NAMES ->
                rows.stream()
                        .map(it -> it.path(field(figure)))
                        .map(it -> it.isArray() ? it.path(1).asString() : it.asString())
                        .distinct()
                        .toList();
        };
    }

    private static String field(Figure figure) {
        return Objects.requireNonNull(figure.field(), "the figure names no field");
    }

    private List<JsonNode> rows(String login, Figure figure) {
        var field = figure.field();
        var fields = field == null ? List.<String>of() : List.of(field);
        var domain = figure.domain().stream().map(OdooFigures::dated).toList();
        return odoo.call(login, figure.model(), "search_read", arguments(login, domain, fields))
                .valueStream()
                .toList();
    }

    /** The administrator has to name the companies to see more than one. */
    private Map<String, Object> arguments(String login, List<Object> domain, List<String> fields) {
        var named = fields.isEmpty() ? List.of("id") : fields;
        return login.equals("admin") || login.equals("ops")
                ? Map.of("domain", domain, "fields", named, "context", Map.of("allowed_company_ids", odoo.companies()))
                : Map.of("domain", domain, "fields", named);
    }

    private static Object dated(Object term) {
        if (term instanceof List<?> parts) {
            return parts.stream().map(OdooFigures::dated).toList();
        }
        if (!(term instanceof String text) || !text.startsWith("@")) {
            return term;
        }
        var ago = DAYS_AGO.matcher(text);
        if (ago.matches()) {
            return LocalDate.now(PLANT).minusDays(Long.parseLong(ago.group(1))).toString();
        }
        return switch (text) {
            case "@now" -> moment(Instant.now());
            case "@yesterday" ->
                moment(LocalDate.now(PLANT).minusDays(1).atStartOfDay(PLANT).toInstant());
            case "@today" -> moment(LocalDate.now(PLANT).atStartOfDay(PLANT).toInstant());
            default -> throw new IllegalArgumentException("no such day: " + text);
        };
    }

    private static String moment(Instant at) {
        return LocalDateTime.ofInstant(at, ZoneOffset.UTC).format(MOMENT);
    }

    private static LocalDate day(String value) {
        return value.length() == 10
                ? LocalDate.parse(value)
                : LocalDateTime.parse(value, MOMENT)
                        .atOffset(ZoneOffset.UTC)
                        .atZoneSameInstant(PLANT)
                        .toLocalDate();
    }

    private static String plain(BigDecimal sum) {
        return sum.setScale(2, RoundingMode.HALF_UP).stripTrailingZeros().toPlainString();
    }
}
