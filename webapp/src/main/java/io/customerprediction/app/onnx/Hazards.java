package io.customerprediction.app.onnx;

import io.customerprediction.features.Feature;
import io.customerprediction.survival.BgNbd;
import io.customerprediction.survival.HazardModel;
import io.customerprediction.survival.ProportionalHazards;

/**
 * The pool of a {@link HazardModel} as operators, in double precision.
 *
 * @param graph that the operators are added to
 * @param model whose pool it is
 * @param rows the features as doubles, without missing values
 */
record Hazards(Graph graph, HazardModel model, String rows) {
    /** The logarithm of each row's factor in the proportional hazards. */
    String logFactor() {
        ProportionalHazards linear = model.linear();
        String sizes = graph.op("Log", graph.op("Add", graph.constant(1), graph.op("Abs", rows)));
        String scaled = graph.op("Mul", graph.op("Sign", rows), sizes);
        String standard = graph.op(
                "Div",
                graph.op("Sub", scaled, graph.constant(Tensor.row(linear.mean()))),
                graph.constant(Tensor.row(linear.deviation())));
        String within = between(standard, -ProportionalHazards.FARTHEST, ProportionalHazards.FARTHEST);
        return graph.op("MatMul", within, graph.constant(Tensor.column(linear.weight())));
    }

    /**
     * The cumulative hazard at each of the model's times, in a year without seasons.
     *
     * @param means of what the leaves carry
     * @param logFactor see {@link #logFactor}
     */
    String cumulative(String means, String logFactor) {
        String forest = graph.op(
                "Mul",
                graph.constant(model.pool().forest()),
                graph.op("Log", atLeast(HazardModel.LEAST, graph.columns(means, 0, model.times().length))));
        String linear = graph.op(
                "Mul",
                graph.constant(model.pool().linear()),
                graph.op(
                        "Add",
                        logFactor,
                        graph.constant(Tensor.row(model.linear().logBase()))));
        String pooled = graph.op("Add", graph.constant(model.pool().constant()), graph.op("Add", forest, linear));
        BgNbd bgNbd = model.bgNbd();
        if (bgNbd != null) {
            pooled = graph.op(
                    "Add", pooled, graph.op("Mul", graph.constant(model.pool().bgNbd()), logHazard(quiet(bgNbd))));
        }
        return graph.runningMaximum(graph.op("Exp", pooled));
    }

    private String logHazard(String survival) {
        String hazard = graph.op("Neg", graph.op("Log", atLeast(HazardModel.LEAST, survival)));
        return graph.op("Log", atLeast(HazardModel.LEAST, hazard));
    }

    /** The probability of no purchase up to each of the times by BG/NBD: equations as in {@link BgNbd}. */
    private String quiet(BgNbd model) {
        String repeats = graph.op("Sub", graph.op("Floor", feature(Feature.PURCHASE_DAYS)), graph.constant(1));
        String seen = graph.op("Add", feature(Feature.TENURE), graph.constant(model.alpha()));
        String last = graph.op("Sub", seen, feature(Feature.RECENCY));
        String shape = graph.op("Add", repeats, graph.constant(model.r()));
        String silence = graph.op("Mul", shape, graph.op("Sub", graph.op("Log", seen), graph.op("Log", last)));
        String odds = graph.op(
                "Div",
                graph.op("Mul", graph.constant(model.a()), graph.op("Exp", silence)),
                graph.op("Add", repeats, graph.constant(model.b() - 1)));
        String one = graph.constant(1);
        String repeated = graph.op("Div", one, graph.op("Add", one, odds));
        String alive = graph.op("Where", graph.op("Greater", repeats, graph.constant(0.5)), repeated, one);
        String longer = graph.op("Div", graph.constant(Tensor.row(this.model.times())), seen);
        String whileAlive =
                graph.op("Exp", graph.op("Neg", graph.op("Mul", shape, graph.op("Log", graph.op("Add", one, longer)))));
        return graph.op("Add", graph.op("Sub", one, alive), graph.op("Mul", alive, whileAlive));
    }

    private String feature(Feature feature) {
        return graph.columns(rows, feature.column(), feature.column() + 1);
    }

    private String between(String values, double least, double most) {
        return graph.op("Min", atLeast(least, values), graph.constant(most));
    }

    private String atLeast(double least, String values) {
        return graph.op("Max", values, graph.constant(least));
    }
}
