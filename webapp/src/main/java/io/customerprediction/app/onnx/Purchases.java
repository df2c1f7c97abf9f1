package io.customerprediction.app.onnx;

import io.customerprediction.features.Feature;
import io.customerprediction.survival.BgNbd;
import io.customerprediction.survival.HazardModel;
import io.customerprediction.survival.OrderValue;
import io.customerprediction.survival.WorthModel;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * What a {@link WorthModel} expects of those who return, as operators.
 *
 * @param graph that the operators are added to
 * @param model that has a model of worth
 * @param worth the model of worth
 * @param rows the features as doubles, without missing values
 * @param means of what the leaves carry
 */
record Purchases(Graph graph, HazardModel model, WorthModel worth, String rows, String means) {
    private static final double LEAST_CUSTOMERS = 1e-12;

    /** The days ahead that further purchases are known for. */
    static double[] days() {
        return Arrays.stream(WorthModel.days()).asDoubleStream().toArray();
    }

    /**
     * Expected days with a purchase in the first days, given at least one.
     *
     * @param activity how busy the time up to each of {@link #days} is for each row
     */
    String orders(double within, String activity) {
        int at = model.times().length;
        String own = graph.op(
                "Div",
                carried(IntStream.range(0, days().length).map(h -> at + 2 * h).toArray()),
                atLeast(
                        LEAST_CUSTOMERS,
                        carried(IntStream.range(0, days().length)
                                .map(h -> at + 2 * h + 1)
                                .toArray())));
        BgNbd bgNbd = model.bgNbd();
        if (bgNbd != null && worth.bgNbd() > 0) {
            own = graph.op(
                    "Exp", graph.op("Add", weighted(1 - worth.bgNbd(), own), weighted(worth.bgNbd(), further(bgNbd))));
        }
        String scaled = graph.op("Mul", graph.constant(worth.level()), graph.op("Mul", activity, own));
        double[] most = Arrays.stream(days()).map(days -> days - 1).toArray();
        String rising = graph.runningMaximum(graph.op("Min", scaled, graph.constant(Tensor.row(most))));
        return graph.op("Add", graph.constant(1), Curve.between(graph, days(), rising, within));
    }

    /** Expected value of a day with a purchase. */
    String value(OrderValue value) {
        int at = model.times().length + 2 * days().length;
        String factor = graph.op("Div", carried(at), atLeast(LEAST_CUSTOMERS, carried(at + 1)));
        String capped = graph.op("Min", factor, graph.constant(WorthModel.MOST_FACTOR));
        String count = atLeast(1, graph.columns(rows, value.count(), value.count() + 1));
        String spent = graph.op("Div", graph.columns(rows, value.total(), value.total() + 1), count);
        String own = atLeast(0, graph.op("Min", spent, graph.constant(value.cap())));
        String expected = graph.op(
                "Div",
                graph.op("Add", graph.op("Mul", count, own), graph.constant(value.prior() * value.mean())),
                graph.op("Add", count, graph.constant(value.prior())));
        return graph.op("Mul", graph.constant(worth.scale()), graph.op("Mul", capped, expected));
    }

    private String weighted(double weight, String further) {
        return graph.op("Mul", graph.constant(weight), graph.op("Log", atLeast(WorthModel.LEAST, further)));
    }

    /** See {@link BgNbd#furtherIfReturning}. */
    private String further(BgNbd bgNbd) {
        String repeats = graph.op("Sub", graph.op("Floor", feature(Feature.PURCHASE_DAYS)), graph.constant(1));
        String shape = graph.op("Add", repeats, graph.constant(bgNbd.r()));
        String start = graph.op("Add", feature(Feature.TENURE), graph.constant(bgNbd.alpha()));
        String leaving = graph.op(
                "Div", graph.constant(bgNbd.a()), graph.op("Add", repeats, graph.constant(bgNbd.a() + bgNbd.b())));
        String longer = graph.op("Div", graph.constant(Tensor.row(days())), start);
        String purchases = graph.op("Div", rising(shape, graph.op("Mul", leaving, longer)), leaving);
        String ratio = graph.op("Div", purchases, rising(shape, longer));
        return atLeast(0, graph.op("Sub", ratio, graph.constant(1)));
    }

    /** {@code 1 - (1 + longer) ^ -shape}. */
    private String rising(String shape, String longer) {
        String one = graph.constant(1);
        String log = graph.op("Mul", shape, graph.op("Log", graph.op("Add", one, longer)));
        return graph.op("Sub", one, graph.op("Exp", graph.op("Neg", log)));
    }

    private String carried(int... columns) {
        long[] places = Arrays.stream(columns).asLongStream().toArray();
        return graph.op("Gather", new String[] {means, graph.constant(Tensor.list(places))}, Attribute.of("axis", 1));
    }

    private String feature(Feature feature) {
        return graph.columns(rows, feature.column(), feature.column() + 1);
    }

    private String atLeast(double least, String values) {
        return graph.op("Max", values, graph.constant(least));
    }
}
