package io.gemba.ingestion;

import io.gemba.ingestion.child.ReaderChild;
import java.io.IOException;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The ingestion worker; started with {@link ReaderChild#ARGUMENT} it is a child process that opens files. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class IngestionWorker {

    public static void main(String[] args) throws IOException {
        if (args.length > 0 && args[0].equals(ReaderChild.ARGUMENT)) {
            ReaderChild.main(args);
        } else {
            SpringApplication.run(IngestionWorker.class, args);
        }
    }
}
