package io.gemba.copilot.console;

import io.gemba.copilot.conversation.AnswerId;
import io.gemba.copilot.conversation.Conversations;
import io.gemba.copilot.conversation.StoredCitation;
import io.gemba.copilot.identity.Authenticated;
import io.gemba.copilot.identity.Caller;
import io.gemba.copilot.problem.NotFound;
import io.gemba.odoo.OdooSettings;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/** What an answer cites of a record, access checked again; the record itself opens in Odoo. */
@Page
@RequestMapping("/records/{answer:[0-9a-fA-F-]{36}}.{n:[0-9]{1,4}}")
class RecordPages {
    /** Where the addon asks which records a citation stands for, and opens their list. */
    private static final String LIST = "/odoo/gemba-records?citation=%s.%s";

    private final Conversations conversations;
    private final ObjectProvider<OdooSettings> odoo;

    RecordPages(Conversations conversations, ObjectProvider<OdooSettings> odoo) {
        this.conversations = conversations;
        this.odoo = odoo;
    }

    @GetMapping
    String record(@Authenticated Caller caller, @PathVariable UUID answer, @PathVariable int n, Model model) {
        fill(caller, answer, n, model);
        return "console/record";
    }

    /** For beside an answer. */
    @GetMapping("/pane")
    String pane(@Authenticated Caller caller, @PathVariable UUID answer, @PathVariable int n, Model model) {
        fill(caller, answer, n, model);
        return "console/record :: pane";
    }

    private void fill(Caller caller, UUID answer, int n, Model model) {
        if (!(conversations.citation(caller, new AnswerId(answer), n) instanceof StoredCitation.OfRecord cited)) {
            throw new NotFound("citation");
        }
        var evidence = cited.evidence();
        var filter = evidence.filter();
        var isList = filter != null || evidence.ids().size() > 1;
        var settings = odoo.getIfAvailable();
        model.addAttribute("n", n);
        model.addAttribute("cited", evidence);
        model.addAttribute("several", filter == null ? evidence.ids().size() : filter.count());
        model.addAttribute("list", isList);
        var opening = isList ? LIST.formatted(answer, n) : evidence.url();
        model.addAttribute("link", settings == null ? null : settings.browserUrl() + opening);
    }
}
