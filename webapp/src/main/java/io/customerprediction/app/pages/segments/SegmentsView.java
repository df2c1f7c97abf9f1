package io.customerprediction.app.pages.segments;

import io.customerprediction.app.pages.Figures;
import io.customerprediction.app.pages.Texts;
import io.customerprediction.app.store.Movement;
import io.customerprediction.app.store.ScoredCustomers;
import io.customerprediction.app.store.Scoring;
import io.customerprediction.app.store.SegmentSummary;
import java.util.List;
import java.util.function.Predicate;

/**
 * The segments of all customers.
 *
 * @param scoring whose predictions these are
 * @param rows a segment each
 * @param scatter some customers by recency and frequency
 * @param matrix risk against spending
 * @param stayed how many are in the segment of before, in a sentence; says so if there is no model before
 * @param moves who went from one segment to another, the most first
 */
public record SegmentsView(
        Scoring scoring, List<Row> rows, ScatterView scatter, MatrixView matrix, String stayed, List<Move> moves) {
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

    /** Customers who moved from one segment to another. */
    public record Move(String from, String to, String customers) {}

    static SegmentsView of(ScoredCustomers customers, Texts texts) {
        Scoring scoring = customers.scoring();
        List<Movement> movements = customers.movements();
        return new SegmentsView(
                scoring,
                customers.segments().stream()
                        .filter(segment -> segment.totals().customers() > 0)
                        .map(segment -> row(segment, scoring))
                        .toList(),
                ScatterView.of(customers, texts),
                MatrixView.of(customers, texts),
                stayed(movements, texts),
                movements.stream()
                        .filter(Predicate.not(SegmentsView::stays))
                        .map(m -> new Move(m.from().label(), m.to().label(), Figures.count(m.customers())))
                        .toList());
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

    private static boolean stays(Movement movement) {
        return movement.from().equals(movement.to());
    }

    private static String stayed(List<Movement> movements, Texts texts) {
        if (movements.isEmpty()) {
            return texts.get("segments.moves.none");
        }
        long all = movements.stream().mapToLong(Movement::customers).sum();
        long same = movements.stream()
                .filter(SegmentsView::stays)
                .mapToLong(Movement::customers)
                .sum();
        return texts.get("segments.moves.stayed", Figures.count(same), Figures.count(all));
    }
}
