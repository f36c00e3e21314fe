package io.gemba.copilot.console;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where one is after signing out, or when signing in did not work; being sent on would sign in anew. */
@Controller
class SignedOutPage {

    @GetMapping("/signed-out")
    String signedOut(@RequestParam(required = false) @Nullable String failed, Model model) {
        model.addAttribute("failed", failed != null);
        return "console/signed-out";
    }
}
