package io.gemba.copilot.console;

import io.gemba.copilot.document.DocumentCare;
import io.gemba.copilot.identity.Authenticated;
import io.gemba.copilot.identity.Caller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Has the documents read again that failed for one reason. */
@Page
class ReplayPage {
    private final DocumentCare care;

    ReplayPage(DocumentCare care) {
        this.care = care;
    }

    @PostMapping("/documents/replay")
    String replay(@Authenticated Caller caller, @RequestParam String reason) {
        care.replayAll(caller, reason);
        return "redirect:/documents";
    }
}
