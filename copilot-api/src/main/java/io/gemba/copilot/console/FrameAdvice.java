package io.gemba.copilot.console;

import io.gemba.copilot.identity.Authenticated;
import io.gemba.copilot.identity.Caller;
import io.gemba.copilot.identity.OdooKeyAccess;
import jakarta.servlet.http.HttpServletRequest;
import java.time.ZoneId;
import org.springframework.context.MessageSource;
import org.springframework.core.annotation.Order;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.servlet.LocaleResolver;

/** Puts the frame around the pages of somebody who is signed in, in their language. */
@ControllerAdvice(annotations = Page.class)
@Order(1)
class FrameAdvice {
    private final LocaleResolver locales;
    private final MessageSource messages;
    private final OdooKeyAccess keys;

    FrameAdvice(LocaleResolver locales, MessageSource messages, OdooKeyAccess keys) {
        this.locales = locales;
        this.messages = messages;
        this.keys = keys;
    }

    @ModelAttribute
    void frame(@Authenticated Caller caller, HttpServletRequest request, Model model) {
        model.addAttribute("frame", remember(caller, request));
        model.addAttribute("odooKeys", keys.of(caller).isPresent());
        var locale = locales.resolveLocale(request);
        model.addAttribute("reader", new Reader(locale, ZoneId.systemDefault()));
        model.addAttribute("wording", new Wording(messages, locale, caller));
    }

    /** Keeps frame and language for the page that is shown when something goes wrong. */
    static Frame remember(Caller caller, HttpServletRequest request) {
        ReaderLocale.speak(request, caller.language());
        var frame = Frame.of(caller);
        request.setAttribute(Frame.class.getName(), frame);
        return frame;
    }
}
