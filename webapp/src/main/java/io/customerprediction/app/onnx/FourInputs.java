package io.customerprediction.app.onnx;

import io.customerprediction.segments.Position;
import io.customerprediction.segments.Segment;
import io.customerprediction.segments.Segments;
import java.util.function.ToDoubleFunction;

/**
 * The four inputs, in which spending and segment may be missing ({@code NaN}): they are filled as the program does it, by
 * what customers of the segment usually spend on so many purchases, and by the nearest centre.
 *
 * @param graph that the operators are added to
 * @param segments of the model
 * @param hasAmounts whether rows have a column for the spending
 */
record FourInputs(Graph graph, Segments segments, boolean hasAmounts) {
    private static final int RECENCY = 0;
    private static final int FREQUENCY = 1;
    private static final int CLUSTER = 2;
    private static final int MONETARY = 3;

    /**
     * Fills the rows.
     *
     * @param rows recency, frequency, cluster and, with amounts, monetary, as doubles
     */
    String filled(String rows) {
        String recency = column(rows, RECENCY);
        String frequency = column(rows, FREQUENCY);
        String toCentres =
                graph.op("Add", squared(recency, Position::recency), squared(frequency, Position::frequency));
        if (!hasAmounts) {
            return joined(recency, frequency, cluster(rows, toCentres));
        }
        String monetary = unlessMissing(
                column(rows, MONETARY),
                graph.op("Mul", frequency, graph.op("Gather", perPurchase(), nearest(toCentres))));
        String withSpending =
                hasCentresOfSpending() ? graph.op("Add", toCentres, squared(monetary, Position::monetary)) : toCentres;
        return joined(recency, frequency, cluster(rows, withSpending), monetary);
    }

    private boolean hasCentresOfSpending() {
        return segments.segments().stream()
                .noneMatch(segment -> Double.isNaN(segment.centre().monetary()));
    }

    private String cluster(String rows, String squaredDistances) {
        String number = graph.op("Add", graph.cast(nearest(squaredDistances), ElementType.DOUBLE), graph.constant(1));
        return unlessMissing(column(rows, CLUSTER), number);
    }

    /** The place of the nearest segment in the list, one a row; the first of those that are equally near. */
    private String nearest(String squaredDistances) {
        return graph.op("ArgMin", new String[] {squaredDistances}, Attribute.of("axis", 1));
    }

    /** What a typical customer of each segment spends on a purchase. */
    private String perPurchase() {
        double[] values = segments.segments().stream()
                .map(Segment::typical)
                .mapToDouble(typical -> Math.max(0, typical.monetary() / Math.max(1, typical.frequency())))
                .toArray();
        return graph.constant(Tensor.doubles(new long[] {values.length}, values));
    }

    /** Squared distance of each row to each centre along one axis, in standard deviations of its logarithm. */
    private String squared(String values, ToDoubleFunction<Position> axis) {
        String log = graph.op("Log", graph.op("Add", graph.constant(1), graph.op("Max", values, graph.constant(0))));
        double[] centres = segments.segments().stream()
                .map(Segment::centre)
                .mapToDouble(axis)
                .toArray();
        String standard = graph.op(
                "Div",
                graph.op("Sub", log, graph.constant(axis.applyAsDouble(segments.mean()))),
                graph.constant(axis.applyAsDouble(segments.scale())));
        String difference = graph.op("Sub", standard, graph.constant(Tensor.row(centres)));
        return graph.op("Mul", difference, difference);
    }

    private String unlessMissing(String values, String others) {
        return graph.op("Where", graph.op("IsNaN", values), others, values);
    }

    private String column(String rows, int column) {
        return graph.columns(rows, column, column + 1);
    }

    private String joined(String... columns) {
        return graph.op("Concat", columns, Attribute.of("axis", 1));
    }
}
