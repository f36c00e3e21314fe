package io.gemba.ingestion;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The ingestion worker. */
@SpringBootApplication
public class IngestionWorker {

    public static void main(String[] args) {
        SpringApplication.run(IngestionWorker.class, args);
    }
}
