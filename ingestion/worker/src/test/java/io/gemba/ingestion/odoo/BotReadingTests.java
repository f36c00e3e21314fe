package io.gemba.ingestion.odoo;

import static org.assertj.core.api.Assertions.assertThat;

import io.gemba.odoo.Protocol;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** As whom a real Odoo is read, and what is said where that does not do. */
class BotReadingTests extends ReadingFromOdoo {
    @Test
    void readsAsABotThatIsInItsGroupAlone() {
        var login = "bot-" + word();
        var password = TestBots.make(odoo, login, "gemba.group_bot");
        var word = word();
        var file = attach("purchase.order", order(1), "as-bot.txt", "Read as a bot " + word);
        var text = request("Oil " + word);
        reading = reading(odoo.url(), login, password, Protocol.JSON_RPC);

        read();

        assertThat(document(Attachments.key(file))).containsEntry("state", "indexed");
        assertThat(document("text maintenance.request," + text)).containsEntry("state", "indexed");
        assertThat(reading.status().missing()).containsEntry("quality.alert", Reaching.NOT_INSTALLED);
    }

    @Test
    void saysThatABotHasNoRights() {
        var login = "bot-" + word();
        reading = reading(odoo.url(), login, TestBots.make(odoo, login, null), Protocol.JSON_RPC);

        reading.turn();

        assertThat(reading.status().missing()).containsEntry("purchase.order", Reaching.DENIED);
    }

    @Test
    void beginsOnceThereIsAKey() throws IOException {
        var key = folder.resolve("later-" + word());
        reading = reading(odoo.url(), READER, key, null);
        var file = attach("purchase.order", order(1), "awaited.txt", "Packed in crates.");
        reading.turn();
        assertThat(reading.status().problem()).isEqualTo("ops is waited for: there is no key in %s yet".formatted(key));

        Files.writeString(key, odoo.keyOf(READER).secret());
        read();

        assertThat(document(Attachments.key(file))).containsEntry("state", "indexed");
    }

    @Test
    void saysThatAKeyIsNotTaken() {
        reading = reading(odoo.url(), READER, "0123456789abcdef", null);

        reading.turn();

        assertThat(reading.status().problem()).isEqualTo("Odoo does not take the key of ops");
    }
}
