package io.gemba.copilot.document.web;

import io.gemba.copilot.document.DocumentCare;
import io.gemba.copilot.identity.Authenticated;
import io.gemba.copilot.identity.Caller;
import io.gemba.corpus.document.DocumentState;
import io.gemba.corpus.document.LoadProgress;
import io.gemba.corpus.document.LoadProgress.Example;
import io.gemba.corpus.document.LoadProgress.Load;
import io.gemba.corpus.document.LoadProgress.Reason;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** How reading gets on, as far as the caller may see what is read. */
@RestController
@RequestMapping("/api/v1/documents")
class ProgressController {
    private final LoadProgress progress;
    private final DocumentCare care;

    ProgressController(LoadProgress progress, DocumentCare care) {
        this.progress = progress;
        this.care = care;
    }

    @GetMapping("/progress")
    ProgressView progress(@Authenticated Caller caller) {
        return new ProgressView(
                progress.load(caller.scope()).map(LoadView::of).orElse(null),
                progress.reasons(caller.scope()).stream().map(ReasonView::of).toList());
    }

    @PostMapping("/replay")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ReplayedView replay(@Authenticated Caller caller, @RequestParam @NotBlank @Size(max = 60) String reason) {
        return new ReplayedView(care.replayAll(caller, reason));
    }

    /**
     * How reading gets on.
     *
     * @param load none if nothing waits
     * @param problems why documents are not searched, the most frequent reason first
     */
    record ProgressView(@Nullable LoadView load, List<ReasonView> problems) {}

    /**
     * What waits, and what has been finished since the first of that was received.
     *
     * @param documentsPerMinute 0 before it can be told
     * @param secondsLeft none before it can be told
     */
    record LoadView(
            long waiting,
            long reading,
            long indexed,
            long failed,
            long rejected,
            String since,
            double documentsPerMinute,
            double pagesPerMinute,
            @Nullable Long secondsLeft) {

        static LoadView of(Load load) {
            return new LoadView(
                    load.waiting(),
                    load.reading(),
                    load.indexed(),
                    load.failed(),
                    load.rejected(),
                    load.since().toString(),
                    rounded(load.documentsPerMinute()),
                    rounded(load.pagesPerMinute()),
                    load.left().map(Duration::toSeconds).orElse(null));
        }

        private static double rounded(double rate) {
            return Math.round(rate * 10) / 10.0;
        }
    }

    /** A reason, with some of the documents. */
    record ReasonView(
            String code, String text, String state, long documents, boolean mayReplay, List<ExampleView> examples) {

        static ReasonView of(Reason reason) {
            return new ReasonView(
                    reason.code(),
                    reason.detail(),
                    reason.state().label(),
                    reason.documents(),
                    reason.state() == DocumentState.FAILED,
                    reason.examples().stream().map(ExampleView::of).toList());
        }
    }

    /** One of the documents. */
    record ExampleView(UUID id, String fileName) {
        static ExampleView of(Example example) {
            return new ExampleView(example.id().value(), example.fileName());
        }
    }

    /** How many documents are read again. */
    record ReplayedView(int documents) {}
}
