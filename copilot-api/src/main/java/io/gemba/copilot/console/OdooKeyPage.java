package io.gemba.copilot.console;

import io.gemba.copilot.identity.Authenticated;
import io.gemba.copilot.identity.Caller;
import io.gemba.copilot.identity.OdooKeyAccess;
import io.gemba.copilot.identity.OdooKeys;
import io.gemba.copilot.problem.NotFound;
import io.gemba.odoo.ApiKey;
import io.gemba.odoo.OdooFailure;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where people leave the key with which Gemba acts for them in an Odoo that has no addon. */
@Page
@RequestMapping("/odoo-key")
class OdooKeyPage {
    private static final String PAGE = "redirect:/odoo-key";
    private static final int LONGEST = 200;

    private final OdooKeyAccess access;

    OdooKeyPage(OdooKeyAccess access) {
        this.access = access;
    }

    @GetMapping
    String page(@Authenticated Caller caller, @RequestParam(defaultValue = "") String problem, Model model) {
        model.addAttribute("kept", keys(caller).find(caller).orElse(null));
        model.addAttribute("login", caller.login());
        model.addAttribute("problem", problem.isBlank() ? null : problem.equals("away") ? "away" : "refused");
        return "console/odoo-key";
    }

    @PostMapping
    String keep(@Authenticated Caller caller, @RequestParam String login, @RequestParam String key) {
        if (login.isBlank() || key.isBlank() || login.length() > LONGEST || key.length() > LONGEST) {
            return PAGE + "?problem=refused";
        }
        try {
            keys(caller).keep(caller, new ApiKey(login.strip(), key.strip()));
            return PAGE;
        } catch (OdooKeys.KeyNotTaken e) {
            return PAGE + "?problem=refused";
        } catch (OdooFailure e) {
            return PAGE + "?problem=away";
        }
    }

    @PostMapping("/remove")
    String remove(@Authenticated Caller caller) {
        keys(caller).remove(caller);
        return PAGE;
    }

    private OdooKeys keys(Caller caller) {
        return access.of(caller).orElseThrow(() -> new NotFound("key"));
    }
}
