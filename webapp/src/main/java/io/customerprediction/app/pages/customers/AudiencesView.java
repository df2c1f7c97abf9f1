package io.customerprediction.app.pages.customers;

import io.customerprediction.app.http.Parameters;
import io.customerprediction.app.pages.Figures;
import io.customerprediction.app.pages.Sparkline;
import io.customerprediction.app.pages.Texts;
import io.customerprediction.app.store.SavedAudience;
import io.customerprediction.app.store.SavedAudiences;
import io.customerprediction.app.store.ScoredCustomers;
import java.time.ZoneOffset;
import java.util.List;

/** The saved audiences, by name. */
public record AudiencesView(List<Row> rows) {
    /**
     * One audience.
     *
     * @param chips what it is limited to
     * @param customers how many it has now
     * @param change since the count before, in words; empty if there was none
     * @param line how many it had
     */
    public record Row(
            long id,
            String name,
            List<String> chips,
            String customers,
            String change,
            Sparkline line,
            String madeBy,
            String madeOn) {}

    /** @param seesAttributes whether the viewer may see how many customers have a text in their names or addresses */
    static AudiencesView of(SavedAudiences audiences, ScoredCustomers customers, boolean seesAttributes, Texts texts) {
        return new AudiencesView(audiences.all().stream()
                .map(audience -> row(audience, counts(audiences, audience, seesAttributes), customers, texts))
                .toList());
    }

    private static List<SavedAudience.Count> counts(
            SavedAudiences audiences, SavedAudience audience, boolean seesAttributes) {
        boolean isPersonal = Parameters.ofQuery(audience.query()).containsKey(CustomerSearch.TEXT);
        return isPersonal && !seesAttributes ? List.of() : audiences.counts(audience);
    }

    private static Row row(
            SavedAudience audience, List<SavedAudience.Count> counts, ScoredCustomers customers, Texts texts) {
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
                audience.madeBy(),
                audience.madeAt().atZone(ZoneOffset.UTC).toLocalDate().toString());
    }
}
