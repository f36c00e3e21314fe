package io.gemba.copilot.identity.issuer;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page on which people sign in with Gemba's own issuer. */
@Controller
@ConditionalOnProperty(name = "gemba.identity.own-issuer.enabled", matchIfMissing = true)
class SignInPage {

    @GetMapping("/login")
    String signIn(
            Model model,
            @RequestParam(required = false) @Nullable String failed,
            @RequestParam(required = false) @Nullable String throttled) {
        model.addAttribute("throttled", throttled != null);
        model.addAttribute("failed", failed != null);
        return "identity/sign-in";
    }
}
