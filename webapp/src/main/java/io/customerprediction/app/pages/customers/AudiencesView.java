package io.customerprediction.app.pages.customers;

import io.customerprediction.app.http.Parameters;
import io.customerprediction.app.pages.Figures;
import io.customerprediction.app.pages.Sparkline;
import io.customerprediction.app.pages.Texts;
import io.customerprediction.app.store.Store;
import io.customerprediction.app.store.audiences.AudienceExport;
import io.customerprediction.app.store.audiences.SavedAudience;
import io.customerprediction.app.store.audiences.SavedAudiences;
import io.customerprediction.app.store.scorings.ScoredCustomers;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The saved audiences, by name. */
public record AudiencesView(List<Row> rows) {
    /**
     * One audience.
     *
     * @param chips what it is limited to
     * @param customers how many it has now
     * @param change since the count before, in words; empty if there was none
     * @param line how many it had
     * @param export how it is exported by itself, in words; empty if it is not
     */
    public record Row(
            long id,
            String name,
            List<String> chips,
            String customers,
            String change,
            Sparkline line,
            String export,
            String madeBy,
            String madeOn) {}

    /** @param seesAttributes whether the viewer may see how many customers have a text in their names or addresses */
    static AudiencesView of(Store store, ScoredCustomers customers, boolean seesAttributes, Texts texts) {
        SavedAudiences audiences = store.audiences();
        Map<Long, AudienceExport> exports = store.exports().all().stream()
                .collect(Collectors.toMap(export -> export.audience().id(), export -> export));
        return new AudiencesView(audiences.all().stream()
                .map(audience -> row(
                        audience,
                        counts(audiences, audience, seesAttributes),
                        Optional.ofNullable(exports.get(audience.id())),
                        customers,
                        texts))
                .toList());
    }

    private static String words(AudienceExport export, Texts texts) {
        String pace = texts.get("audiences.export.pace." + export.plan().pace().key());
        return export.last()
                .map(last -> pace + ": " + AudienceExportView.words(last, texts))
                .orElse(pace);
    }

    private static List<SavedAudience.Count> counts(
            SavedAudiences audiences, SavedAudience audience, boolean seesAttributes) {
        boolean isPersonal = Parameters.ofQuery(audience.query()).containsKey(CustomerSearch.TEXT);
        return isPersonal && !seesAttributes ? List.of() : audiences.counts(audience);
    }

    private static Row row(
            SavedAudience audience,
            List<SavedAudience.Count> counts,
            Optional<AudienceExport> export,
            ScoredCustomers customers,
            Texts texts) {
        CustomerSearch search = CustomerSearch.of(
                Parameters.ofQuery(audience.query()), customers.scoring(), customers::likeliest, texts);
        int before = counts.size() - 2;
        long now = counts.isEmpty() ? 0 : counts.get(counts.size() - 1).customers();
        return new Row(
                audience.id(),
                audience.name(),
                FilterView.of(search, customers.scoring(), texts).chips().stream()
                        .map(FilterView.Chip::text)
                        .toList(),
                counts.isEmpty() ? "–" : Figures.count(now),
                before < 0
                        ? ""
                        : texts.get(
                                "overview.since",
                                Figures.signed(
                                        (double) (now - counts.get(before).customers()), 0),
                                counts.get(before).asOf()),
                Sparkline.of(
                        counts.stream().map(SavedAudience.Count::asOf).toList(),
                        counts.stream().map(count -> (double) count.customers()).toList(),
                        Figures::count,
                        texts),
                export.map(planned -> words(planned, texts)).orElse(""),
                audience.madeBy(),
                audience.madeAt().atZone(ZoneOffset.UTC).toLocalDate().toString());
    }
}
