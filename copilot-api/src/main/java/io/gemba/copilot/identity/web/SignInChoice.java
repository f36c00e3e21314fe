package io.gemba.copilot.identity.web;

import io.gemba.copilot.identity.SignInWays;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The page on which people choose where to sign in, if there is a choice. */
@Controller
class SignInChoice {
    private final SignInWays ways;

    SignInChoice(SignInWays ways) {
        this.ways = ways;
    }

    @GetMapping("/sign-in")
    String choose(Model model) {
        model.addAttribute("ways", ways.all());
        return "identity/choice";
    }
}
