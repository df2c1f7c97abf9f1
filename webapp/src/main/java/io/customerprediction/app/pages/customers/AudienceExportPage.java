package io.customerprediction.app.pages.customers;

import io.customerprediction.app.http.Parameters;
import io.customerprediction.app.http.Problem;
import io.customerprediction.app.http.Problem.Kind;
import io.customerprediction.app.pages.Dashboard;
import io.customerprediction.app.pages.FormNumbers;
import io.customerprediction.app.pages.Pages;
import io.customerprediction.app.pages.SentForm;
import io.customerprediction.app.pages.customers.CustomersFile.Format;
import io.customerprediction.app.security.web.AuditTrail;
import io.customerprediction.app.security.web.Caller;
import io.customerprediction.app.store.Store;
import io.customerprediction.app.store.audiences.AudienceExport;
import io.customerprediction.app.store.audiences.AudienceExport.Pace;
import io.customerprediction.app.store.audiences.AudienceExport.Plan;
import io.customerprediction.app.store.audiences.SavedAudience;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Plans that a saved audience is exported by itself. Thread-safe. */
public final class AudienceExportPage {
    private static final String ID = "id";
    private static final String HOLD_OUT = "hold-out";
    private static final String TO = "to-folder";
    private static final Plan USUAL = new Plan(Pace.DAILY, "csv", 0, false, true, false, "");

    private final Dashboard dashboard;
    private final Pages pages;
    private final boolean hasFolder;

    /** @param hasFolder whether there is a folder for files */
    public AudienceExportPage(Dashboard dashboard, Pages pages, boolean hasFolder) {
        this.dashboard = dashboard;
        this.pages = pages;
        this.hasFolder = hasFolder;
    }

    /** Shows what is planned, or a form for it. */
    public void show(HttpServletRequest request, HttpServletResponse response) throws IOException {
        SavedAudience audience =
                find(Parameters.of(request).getOrDefault(ID, List.of("")).get(0));
        Optional<AudienceExport> export = store().exports().find(audience);
        Plan plan = export.map(AudienceExport::plan)
                .orElse(hasFolder ? USUAL : new Plan(Pace.DAILY, "csv", 0, false, false, true, ""));
        show(
                request,
                response,
                HttpServletResponse.SC_OK,
                audience,
                new AudienceExportView.Typed(plan, null, Map.of()));
    }

    private void show(
            HttpServletRequest request,
            HttpServletResponse response,
            int status,
            SavedAudience audience,
            AudienceExportView.Typed typed)
            throws IOException {
        Optional<AudienceExport> export = store().exports().find(audience);
        AudienceExportView view = AudienceExportView.of(audience, export, typed, hasFolder, dashboard.texts());
        pages.show(request, response, status, "audience-export", view);
    }

    /** Plans it or ends it, and goes back to all audiences. */
    public void change(HttpServletRequest request, HttpServletResponse response) throws IOException {
        SentForm sent = SentForm.of(request, dashboard.texts());
        SavedAudience audience = find(sent.text(ID));
        if (sent.text("do").equals("stop")) {
            store().exports().stop(audience);
        } else {
            AudienceExportView.Typed typed = typed(sent, Caller.of(request).name());
            if (!typed.errors().isEmpty()) {
                show(request, response, Kind.INVALID_INPUT.status(), audience, typed);
                return;
            }
            if (typed.plan().withAttributes()) {
                AuditTrail.action(request, "plan export with personal data");
            }
            store().exports().plan(audience, typed.plan());
        }
        SentForm.goTo(response, request.getContextPath() + "/audiences");
    }

    private AudienceExportView.Typed typed(SentForm sent, String madeBy) {
        Map<String, String> errors = new LinkedHashMap<>();
        String format =
                Format.named(sent.text("format")).map(CustomerSearch::name).orElse("csv");
        FormNumbers numbers = new FormNumbers(Map.of(HOLD_OUT, sent.text(HOLD_OUT)), dashboard.texts());
        double holdOut = numbers.percent(HOLD_OUT, 100, 0);
        errors.putAll(numbers.errors());
        boolean toFolder = hasFolder && !sent.text(TO).isEmpty();
        boolean toWebhooks = !sent.text("to-webhooks").isEmpty();
        if (!toFolder && !toWebhooks) {
            errors.put(TO, dashboard.texts().get("audiences.export.nowhere"));
        }
        Plan plan = new Plan(
                Pace.of(sent.text("pace")).orElse(Pace.DAILY),
                format,
                holdOut,
                !sent.text("personal").isEmpty(),
                toFolder,
                toWebhooks,
                madeBy);
        return new AudienceExportView.Typed(plan, sent.text(HOLD_OUT), errors);
    }

    private Store store() {
        return dashboard
                .store()
                .orElseThrow(() -> Problem.of(Kind.NOT_FOUND, dashboard.texts().get("customers.download.none")));
    }

    private SavedAudience find(String id) {
        return AudiencesPage.find(store(), id, dashboard.texts());
    }
}
