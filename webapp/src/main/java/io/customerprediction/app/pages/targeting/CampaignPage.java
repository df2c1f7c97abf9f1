package io.customerprediction.app.pages.targeting;

import io.customerprediction.app.export.ContactCsv;
import io.customerprediction.app.http.FieldError;
import io.customerprediction.app.http.Parameters;
import io.customerprediction.app.http.Problem;
import io.customerprediction.app.http.Problem.Kind;
import io.customerprediction.app.pages.Dashboard;
import io.customerprediction.app.pages.Pages;
import io.customerprediction.app.store.Store;
import io.customerprediction.app.store.audiences.Campaigns;
import io.customerprediction.app.store.audiences.StoredCampaign;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Campaigns that were saved: all of them, and one with its effect and its customers as a file. */
public final class CampaignPage {
    private static final String ID = "id";

    private final Dashboard dashboard;
    private final Pages pages;

    public CampaignPage(Dashboard dashboard, Pages pages) {
        this.dashboard = dashboard;
        this.pages = pages;
    }

    /** Shows all campaigns. */
    public void list(HttpServletRequest request, HttpServletResponse response) throws IOException {
        List<StoredCampaign> all =
                dashboard.store().map(store -> store.campaigns().all()).orElse(List.of());
        pages.show(request, response, HttpServletResponse.SC_OK, "campaigns", CampaignsView.of(all, dashboard.texts()));
    }

    /** Shows one. */
    public void show(HttpServletRequest request, HttpServletResponse response) throws IOException {
        StoredCampaign campaign = find(request);
        CampaignView view = CampaignView.of(campaign, campaigns().overlaps(campaign), dashboard.texts());
        pages.show(request, response, HttpServletResponse.SC_OK, "campaign", view);
    }

    /** Sends its customers as CSV, each in the group that they were assigned to. */
    public void export(HttpServletRequest request, HttpServletResponse response) throws IOException {
        StoredCampaign campaign = find(request);
        response.setContentType("text/csv;charset=utf-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"campaign-" + campaign.id() + ".csv\"");
        try (ContactCsv csv =
                new ContactCsv(new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8))) {
            campaigns().forEachMember(campaign, member -> csv.write(campaign, member));
        }
    }

    private Campaigns campaigns() {
        return dashboard
                .store()
                .map(Store::campaigns)
                .orElseThrow(() -> Problem.of(Kind.NO_DATABASE, "The server has no database of customers."));
    }

    private StoredCampaign find(HttpServletRequest request) {
        String id = Parameters.of(request).getOrDefault(ID, List.of("")).get(0);
        if (!id.matches("[0-9]{1,18}")) {
            throw Problem.invalid(List.of(FieldError.parameter(ID, "give the number of a campaign")));
        }
        return campaigns()
                .find(Long.parseLong(id))
                .orElseThrow(() -> Problem.of(Kind.NOT_FOUND, "There is no campaign with this number."));
    }
}
