package io.gemba.ingestion.source;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Which folders are watched.
 *
 * @param interval how often each is looked at, besides whenever the system says that something has changed
 * @param settle a file that was changed more recently may still be being written, and waits
 * @param largest larger files are refused
 * @param nightlyCheck how long one night may be spent on reading files again to compare their contents; what remains is
 *     compared in the nights after it, and zero leaves it out
 */
@Validated
@ConfigurationProperties("gemba.sources")
public record FolderSettings(
        @DefaultValue List<@Valid Folder> folders,
        @DefaultValue("10s") Duration interval,
        @DefaultValue("2s") Duration settle,
        @DefaultValue("64MB") DataSize largest,
        @DefaultValue("1h") Duration nightlyCheck) {

    /**
     * One folder.
     *
     * @param name stays the same when the folder moves
     * @param tenant whose documents it holds
     */
    public record Folder(
            @NotNull @Pattern(regexp = "[a-z0-9-]{1,40}") String name,
            @NotNull Path path,
            @DefaultValue("1") @Min(1) int tenant) {

        String source() {
            return "folder:" + name;
        }
    }
}
