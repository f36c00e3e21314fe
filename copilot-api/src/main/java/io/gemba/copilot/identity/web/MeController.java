package io.gemba.copilot.identity.web;

import io.gemba.copilot.identity.Authenticated;
import io.gemba.copilot.identity.Caller;
import io.gemba.copilot.identity.Company;
import io.gemba.corpus.access.Principal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class MeController {

    @GetMapping("/api/v1/me")
    MeView me(@Authenticated Caller caller) {
        return MeView.of(caller);
    }

    /**
     * Who the caller is, and what they hold.
     *
     * @param actsInOdoo true if records are read in Odoo as this person
     * @param odooAwaySince since when Odoo has not been there to say what they hold
     */
    record MeView(
            int id,
            String login,
            String name,
            String language,
            List<CompanyView> companies,
            List<String> copilots,
            List<String> principals,
            String clearance,
            List<String> may,
            boolean actsInOdoo,
            @Nullable Instant odooAwaySince) {

        static MeView of(Caller caller) {
            return new MeView(
                    caller.person().value(),
                    caller.login(),
                    caller.name(),
                    caller.language().code(),
                    caller.companies().stream().map(CompanyView::of).toList(),
                    caller.copilots(),
                    caller.principals().stream().sorted().map(Principal::value).toList(),
                    caller.clearance().label(),
                    caller.mayManage()
                            ? List.of("ask", "search", "upload", "manage-documents")
                            : List.of("ask", "search", "upload"),
                    caller.credentials() != null,
                    caller.odooAwaySince());
        }
    }

    /** A company of the caller's. */
    record CompanyView(
            int id,
            String code,
            String name,
            @Nullable String site,
            @Nullable Long odooId) {
        static CompanyView of(Company company) {
            return new CompanyView(
                    company.id().value(), company.code(), company.name(), company.site(), company.odooId());
        }
    }
}
