package io.gemba.copilot.identity.web;

import io.gemba.copilot.identity.Authenticated;
import io.gemba.copilot.identity.Caller;
import io.gemba.copilot.identity.OdooKeyAccess;
import io.gemba.copilot.identity.OdooKeys;
import io.gemba.copilot.problem.InvalidRequest;
import io.gemba.copilot.problem.NotFound;
import io.gemba.odoo.ApiKey;
import io.gemba.odoo.Identity;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Lets people leave the key with which Gemba acts for them in an Odoo that has no addon, and take it back. */
@RestController
@RequestMapping("/api/v1/me/odoo-key")
class OdooKeyController {
    private final OdooKeyAccess access;

    OdooKeyController(OdooKeyAccess access) {
        this.access = access;
    }

    @GetMapping
    KeyView kept(@Authenticated Caller caller) {
        return keys(caller)
                .find(caller)
                .map(it -> new KeyView(true, it.key().login(), it.since()))
                .orElse(new KeyView(false, null, null));
    }

    @PutMapping
    UserView keep(@Authenticated Caller caller, @Valid @RequestBody KeyRequest request) {
        var key = new ApiKey(request.login(), request.key().strip());
        return asked(key, it -> keys(caller).keep(caller, it));
    }

    @PostMapping("/test")
    UserView test(@Authenticated Caller caller) {
        var kept = keys(caller).find(caller).orElseThrow(() -> new NotFound("key"));
        return asked(kept.key(), keys(caller)::whose);
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@Authenticated Caller caller) {
        keys(caller).remove(caller);
    }

    private OdooKeys keys(Caller caller) {
        return access.of(caller).orElseThrow(() -> new NotFound("key"));
    }

    private static UserView asked(ApiKey key, Function<ApiKey, Identity> ask) {
        try {
            return UserView.of(ask.apply(key));
        } catch (OdooKeys.KeyNotTaken e) {
            throw new InvalidRequest("ODOO_KEY_NOT_TAKEN", "Odoo does not take this key of this user.");
        }
    }

    /** The key as it was made in Odoo. */
    record KeyRequest(
            @NotBlank @Size(max = 200) String login,
            @NotBlank @Size(max = 200) String key) {
        @Override
        public String toString() {
            return "a key of " + login;
        }
    }

    /** Whether there is one, and whose. */
    record KeyView(
            boolean kept, @Nullable String login, @Nullable Instant since) {}

    /** Who Odoo says it is. */
    record UserView(String login, String name, List<String> companies) {
        static UserView of(Identity identity) {
            return new UserView(
                    identity.login(),
                    identity.name(),
                    identity.companies().values().stream().sorted().toList());
        }
    }
}
