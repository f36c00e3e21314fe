package io.gemba.copilot.console;

import io.gemba.copilot.copilots.Copilots;
import io.gemba.copilot.identity.Authenticated;
import io.gemba.copilot.identity.Caller;
import org.springframework.web.bind.annotation.GetMapping;

/** Where somebody who has signed in begins: the page that their first copilot names. */
@Page
class StartPage {
    private final Copilots copilots;

    StartPage(Copilots copilots) {
        this.copilots = copilots;
    }

    @GetMapping("/start")
    String start(@Authenticated Caller caller) {
        return "redirect:" + copilots.of(caller).getFirst().start();
    }
}
