package io.gemba.copilot.conversation.web;

import io.gemba.copilot.copilots.Copilots;
import io.gemba.copilot.identity.Authenticated;
import io.gemba.copilot.identity.Caller;
import io.gemba.copilot.skill.RecordDoor;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Questions to offer beside the record that somebody has open. They say nothing of the record itself. */
@RestController
@RequestMapping("/api/v1/suggestions")
class SuggestionController {
    private final Copilots copilots;
    private final RecordDoor odoo;

    SuggestionController(Copilots copilots, RecordDoor odoo) {
        this.copilots = copilots;
        this.odoo = odoo;
    }

    @GetMapping
    Suggestions suggest(
            @Authenticated Caller caller,
            @RequestParam(required = false) @Nullable @Size(max = 80) String model,
            @RequestParam(required = false) @Nullable @Positive Long id) {
        if (odoo.open(caller, List.of()).isEmpty()) {
            return new Suggestions(List.of());
        }
        var open = Optional.ofNullable(model).filter(it -> id != null);
        return new Suggestions(copilots.suggestions(caller, open, caller.language()));
    }

    /** Questions in the caller's language. */
    record Suggestions(List<String> suggestions) {}
}
