package io.gemba.ingestion.child;

import io.gemba.ingestion.ocr.LanguageData;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How files are opened.
 *
 * @param processes how many files are opened at once; 0 for one per core
 * @param memory heap of one process
 * @param silence how long a process may work without finishing a page before it is killed
 * @param documentsPerProcess after so many it is replaced by a fresh one
 * @param mostPages longer files are refused
 * @param ocrLanguages Tesseract's names of the languages on scanned pages
 * @param folder for files while they are read, and unpacked libraries
 */
@Validated
@ConfigurationProperties("gemba.reader")
public record ReaderSettings(
        @DefaultValue("0") @Min(0) @Max(64) int processes,
        @DefaultValue("512MB") DataSize memory,
        @DefaultValue("60s") Duration silence,
        @DefaultValue("100") @Min(1) int documentsPerProcess,
        @DefaultValue("2000") @Min(1) int mostPages,

        @DefaultValue({"eng", "deu", "fra", "spa"}) @NotEmpty
        List<String> ocrLanguages,

        @DefaultValue("${java.io.tmpdir}/gemba-reader") Path folder) {

    /** How many files are opened at once. */
    public int processesOrCores() {
        return processes > 0 ? processes : Runtime.getRuntime().availableProcessors();
    }

    /** Those of the languages on scanned pages that cannot be read, since their data is not installed. */
    public List<String> languagesWithoutData() {
        return LanguageData.missing(ocrLanguages);
    }

    /** The same settings for another number of processes. */
    public ReaderSettings withProcesses(int other) {
        return new ReaderSettings(other, memory, silence, documentsPerProcess, mostPages, ocrLanguages, folder);
    }
}
