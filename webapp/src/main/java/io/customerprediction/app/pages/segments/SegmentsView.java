package io.customerprediction.app.pages.segments;

import io.customerprediction.app.pages.Figures;
import io.customerprediction.app.pages.Texts;
import io.customerprediction.app.store.customers.Scoring;
import io.customerprediction.app.store.figures.SegmentSummary;
import io.customerprediction.app.store.scorings.ScoredCustomers;
import java.util.List;

/**
 * The segments of all customers.
 *
 * @param scoring whose predictions these are
 * @param rows a segment each
 * @param scatter some customers by recency and frequency
 * @param matrix risk against spending
 * @param rfm recency against frequency
 * @param moves who went from one segment to another
 */
public record SegmentsView(
        Scoring scoring, List<Row> rows, ScatterView scatter, MatrixView matrix, RfmView rfm, MovesView moves) {
    private static final String UNKNOWN = "–";

    /**
     * A segment.
     *
     * @param key its name in an address or a style
     * @param marker its sign in the drawing, as the path of an SVG 12 wide and high
     */
    public record Row(
            String key,
            String name,
            String marker,
            String customers,
            String share,
            String shareOfValue,
            String churn,
            String expectedSpend,
            String gap) {}

    static SegmentsView of(ScoredCustomers customers, MovesView moves, Texts texts) {
        Scoring scoring = customers.scoring();
        return new SegmentsView(
                scoring,
                customers.segments().stream()
                        .filter(segment -> segment.totals().customers() > 0)
                        .map(segment -> row(segment, scoring))
                        .toList(),
                ScatterView.of(customers, texts),
                MatrixView.of(customers, texts),
                RfmView.of(customers, texts),
                moves);
    }

    private static Row row(SegmentSummary segment, Scoring scoring) {
        long size = segment.totals().customers();
        return new Row(
                segment.name().key(),
                segment.name().label(),
                "M6,6" + Markers.shape(segment.name(), 5),
                Figures.count(size),
                Figures.percent((double) size / scoring.customers()),
                scoring.dataSet().hasAmounts() ? Figures.percent(segment.shareOfValue()) : UNKNOWN,
                size == 0 ? UNKNOWN : Figures.percent(segment.totals().churnRate()),
                segment.totals().expectedSpend() > 0
                        ? Figures.money(segment.totals().expectedSpend())
                        : UNKNOWN,
                segment.typicalGap().isPresent()
                        ? Figures.count(segment.typicalGap().getAsInt())
                        : UNKNOWN);
    }
}
