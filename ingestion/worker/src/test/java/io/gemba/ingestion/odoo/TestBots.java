package io.gemba.ingestion.odoo;

import io.gemba.odoo.testing.RealOdoo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** People of a real Odoo who only read, and files of keys. */
final class TestBots {
    private TestBots() {}

    /** Makes one, in a group, and gives the password: one acts by it as only the older interface lets it. */
    static String make(RealOdoo odoo, String login, @Nullable String group) {
        var password = "b" + Long.toHexString(System.nanoTime()) + "Pw";
        var employees = group(odoo, "base.group_user");
        var groups = group == null ? List.of(employees) : List.of(employees, group(odoo, group));
        odoo.create(
                "res.users",
                Map.of(
                        "name",
                        "Bot of a test",
                        "login",
                        login,
                        "password",
                        password,
                        "company_id",
                        1,
                        "company_ids",
                        List.of(List.of(6, 0, List.of(1, 2))),
                        "group_ids",
                        List.of(List.of(6, 0, groups))));
        return password;
    }

    private static long group(RealOdoo odoo, String name) {
        var parts = name.split("\\.");
        var wanted = List.of(List.of("module", "=", parts[0]), List.of("name", "=", parts[1]));
        return odoo.call("ir.model.data", "search_read", Map.of("domain", wanted, "fields", List.of("res_id")))
                .get(0)
                .required("res_id")
                .asLong();
    }

    static Path keyFile(Path folder, String key) {
        try {
            return Files.writeString(Files.createTempFile(folder, "bot", "key"), key);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
