package io.gemba.copilot.console;

import io.gemba.copilot.identity.Caller;
import io.gemba.corpus.access.Principal;
import io.gemba.corpus.document.Document;
import java.util.Locale;
import org.springframework.context.MessageSource;

/** Words of the reader's language for what programs know by codes. */
final class Wording {
    private final MessageSource messages;
    private final Locale locale;
    private final Caller caller;

    Wording(MessageSource messages, Locale locale, Caller caller) {
        this.messages = messages;
        this.locale = locale;
        this.caller = caller;
    }

    /** A message, or what is given if there is none of that key. */
    public String or(String key, String otherwise) {
        return String.valueOf(messages.getMessage(key, null, otherwise, locale));
    }

    /** A message with what goes into it. */
    public String say(String key, Object... arguments) {
        return messages.getMessage(key, arguments, locale);
    }

    /** Why a document is not searched, or why a request was refused. */
    public String problem(String code, String detail) {
        return or("problem." + code, detail);
    }

    /** Why a document is not searched. */
    public String problem(Document.Problem problem) {
        return problem(problem.code(), problem.detail());
    }

    /** Where a document is for. */
    public String site(String site) {
        return or("site." + site, site);
    }

    /** One of those who may read a document. */
    public String principal(Principal principal) {
        var value = principal.value();
        if (principal.equals(Principal.EVERYONE)) {
            return say("audience.everyone");
        }
        if (principal.equals(Principal.person(caller.person().value()))) {
            return say("audience.you");
        }
        if (principal.isModel()) {
            return say("audience.model", value.substring(value.indexOf(':') + 1));
        }
        return value.startsWith("person:") ? say("audience.somebody") : or(value.replace(':', '.'), value);
    }
}
