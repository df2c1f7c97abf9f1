package io.customerprediction.app.pages.customers;

import io.customerprediction.app.pages.Figures;
import io.customerprediction.app.pages.Texts;
import io.customerprediction.app.store.audiences.AudienceExport;
import io.customerprediction.app.store.audiences.AudienceExport.Last;
import io.customerprediction.app.store.audiences.AudienceExport.Pace;
import io.customerprediction.app.store.audiences.AudienceExport.Plan;
import io.customerprediction.app.store.audiences.SavedAudience;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a saved audience is exported by itself.
 *
 * @param isPlanned whether it is
 * @param paces how often it can be
 * @param formats of the file
 * @param holdOut as it was typed, in percent
 * @param hasFolder whether the server has a folder for files
 * @param last what came of it last, in a sentence; empty if it was not tried
 * @param isFault whether that is a fault
 * @param errors by field
 */
public record AudienceExportView(
        long id,
        String name,
        boolean isPlanned,
        List<Choice> paces,
        List<Choice> formats,
        String holdOut,
        boolean withAttributes,
        boolean toFolder,
        boolean toWebhooks,
        boolean hasFolder,
        String last,
        boolean isFault,
        Map<String, String> errors) {
    private static final double HUNDRED = 100;

    /** One of several. */
    public record Choice(String value, boolean chosen) {}

    /** What was planned or typed, and what is wrong with it. */
    record Typed(Plan plan, @Nullable String holdOut, Map<String, String> errors) {}

    static AudienceExportView of(
            SavedAudience audience, Optional<AudienceExport> export, Typed typed, boolean hasFolder, Texts texts) {
        Plan plan = typed.plan();
        Optional<Last> last = export.flatMap(AudienceExport::last);
        return new AudienceExportView(
                audience.id(),
                audience.name(),
                export.isPresent(),
                Arrays.stream(Pace.values())
                        .map(pace -> new Choice(pace.key(), pace == plan.pace()))
                        .toList(),
                Arrays.stream(CustomersFile.Format.values())
                        .map(CustomerSearch::name)
                        .map(format -> new Choice(format, format.equals(plan.format())))
                        .toList(),
                typed.holdOut() != null
                        ? typed.holdOut()
                        : plan.holdOut() == 0 ? "" : Figures.fixed(plan.holdOut() * HUNDRED, 0),
                plan.withAttributes(),
                plan.toFolder(),
                plan.toWebhooks(),
                hasFolder,
                last.map(tried -> tried.problem() != null
                                ? tried.problem()
                                : texts.get("audiences.export.last", words(tried, texts)))
                        .orElse(""),
                last.filter(tried -> tried.problem() != null).isPresent(),
                typed.errors());
    }

    /** What came of it last. */
    static String words(Last last, Texts texts) {
        return last.problem() != null
                ? last.problem()
                : texts.get("audiences.export.done", Figures.count(last.customers()), String.valueOf(last.asOf()));
    }

    /** Where a program gets the same file. */
    static String address(AudienceExport export) {
        Plan plan = export.plan();
        String query = export.audience().query();
        return "/customers/download?" + query + (query.isEmpty() ? "" : "&") + "format="
                + URLEncoder.encode(plan.format(), StandardCharsets.UTF_8)
                + (plan.holdOut() == 0 ? "" : "&hold-out=" + plan.holdOut())
                + (plan.withAttributes() ? "&personal=yes" : "");
    }
}
