package io.gemba.ingestion.parse;

import static io.gemba.ingestion.parse.Opened.read;
import static io.gemba.ingestion.parse.Opened.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.gemba.ingestion.SamplePictures;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TiffTests {

    @ParameterizedTest
    @ValueSource(strings = {"CCITT T.6", "LZW"})
    void readsEveryPageOfAFax(String compression) throws Exception {
        var fax = SamplePictures.tiff(
                compression,
                "Delivery note LS-4711\nGearbox housing, 4 pieces",
                "The goods were received\non Friday without damage");

        var pages = read("fax.tif", fax);

        assertThat(pages).hasSize(2);
        assertThat(text(pages.getFirst())).contains("Delivery note", "4711", "Gearbox housing");
        assertThat(text(pages.getLast())).contains("received", "Friday without damage");
    }
}
