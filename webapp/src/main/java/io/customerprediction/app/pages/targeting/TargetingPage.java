package io.customerprediction.app.pages.targeting;

import io.customerprediction.app.export.ContactCsv;
import io.customerprediction.app.http.FieldError;
import io.customerprediction.app.http.Parameters;
import io.customerprediction.app.http.Problem;
import io.customerprediction.app.http.Problem.Kind;
import io.customerprediction.app.insights.Audience;
import io.customerprediction.app.insights.AudienceDraw;
import io.customerprediction.app.insights.RandomShare;
import io.customerprediction.app.pages.Dashboard;
import io.customerprediction.app.pages.Pages;
import io.customerprediction.app.pages.SentForm;
import io.customerprediction.app.security.web.Caller;
import io.customerprediction.app.settings.WorthSettings;
import io.customerprediction.app.store.audiences.Campaigns;
import io.customerprediction.app.store.audiences.StoredCampaign;
import io.customerprediction.app.store.scorings.ScoredCustomers;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whom to contact: the expected profit by threshold, and the customers of a campaign as a file. */
public final class TargetingPage {
    private static final int UNPROCESSABLE = 422;

    private final Dashboard dashboard;
    private final Pages pages;
    private final Clock clock;
    private final ZoneId zone;
    private final WorthSettings worth;

    /**
     * @param clock gives today
     * @param zone whose today it is
     * @param worth has the margin, where an address says none
     */
    public TargetingPage(Dashboard dashboard, Pages pages, Clock clock, ZoneId zone, WorthSettings worth) {
        this.dashboard = dashboard;
        this.pages = pages;
        this.clock = clock;
        this.zone = zone;
        this.worth = worth;
    }

    /** Shows what a campaign would bring, or what to do where there are no customers yet. */
    public void show(HttpServletRequest request, HttpServletResponse response) throws IOException {
        dashboard.show(request, response, "targeting", customers -> view(customers, Parameters.of(request)));
    }

    private TargetingView view(ScoredCustomers customers, Map<String, List<String>> parameters) {
        Audience audience = audience(customers, parameters);
        TargetingForm form = TargetingForm.of(parameters, audience, worth.margin(), dashboard.texts());
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        return TargetingView.of(
                customers.scoring(), audience, form, CampaignForm.of(customers.scoring(), today), dashboard.texts());
    }

    /** By the spend that can be saved, where it is known and the address does not ask for risk. */
    private static Audience audience(ScoredCustomers customers, Map<String, List<String>> parameters) {
        @Nullable Audience bySavable = TargetingForm.asksForRisk(parameters) ? null : Audience.bySavable(customers);
        return bySavable == null || !(bySavable.all().savable() > 0) ? Audience.byRisk(customers) : bySavable;
    }

    /** Saves those reached as a campaign, and goes to its page. */
    public void save(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Map<String, List<String>> sent = SentForm.of(request, dashboard.texts()).fields();
        ScoredCustomers customers = customers();
        Audience audience = audience(customers, sent);
        TargetingForm form = TargetingForm.of(sent, audience, worth.margin(), dashboard.texts());
        CampaignForm plan = CampaignForm.of(sent, customers.scoring(), dashboard.texts());
        if (form.campaign() == null
                || !form.errors().isEmpty()
                || !plan.errors().isEmpty()) {
            TargetingView view = TargetingView.of(customers.scoring(), audience, form, plan, dashboard.texts());
            pages.show(request, response, UNPROCESSABLE, "targeting", view);
            return;
        }
        Campaigns.Plan made = new Campaigns.Plan(
                plan.typed().getOrDefault(CampaignForm.NAME, ""),
                Caller.of(request).name(),
                customers.scoring(),
                plan.firstDay(),
                plan.windowDays(),
                form.campaign().holdOut(),
                form.rule());
        StoredCampaign campaign =
                AudienceDraw.save(dashboard.store().orElseThrow().campaigns(), made, customers);
        SentForm.goTo(response, request.getContextPath() + "/campaign?id=" + campaign.id());
    }

    private ScoredCustomers customers() {
        return dashboard
                .customers()
                .orElseThrow(() -> Problem.of(Kind.NOT_FOUND, "There are no customers yet; load a log first."));
    }

    /** Sends those reached as CSV, each in the group to contact or in the one to leave alone. */
    public void export(HttpServletRequest request, HttpServletResponse response) throws IOException {
        ScoredCustomers customers = customers();
        Map<String, List<String>> parameters = Parameters.of(request);
        TargetingForm form =
                TargetingForm.of(parameters, audience(customers, parameters), worth.margin(), dashboard.texts());
        if (form.campaign() == null || !form.errors().isEmpty()) {
            throw Problem.invalid(errors(form));
        }
        RandomShare holdOut = new RandomShare(
                customers.scoring().model().id() + " " + customers.scoring().asOf(),
                form.campaign().holdOut());
        response.setContentType("text/csv;charset=utf-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"targeting.csv\"");
        try (ContactCsv csv =
                new ContactCsv(new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8))) {
            customers.export(
                    form.rule().filter(customers), c -> csv.write(customers.scoring(), c, holdOut.draws(c.id())));
        }
    }

    private static List<FieldError> errors(TargetingForm form) {
        return form.errors().entrySet().stream()
                .map(error -> FieldError.parameter(error.getKey(), error.getValue()))
                .toList();
    }
}
