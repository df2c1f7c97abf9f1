package io.customerprediction.app.report;

import io.customerprediction.model.report.OriginReport.ChurnFigures;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The methods that were compared at one as-of date, the forest first.
 *
 * @param churn their figures; at least those of the forest
 */
record Methods(List<ChurnFigures> churn) {
    /** How many styles of line the style sheet has. */
    private static final int STYLES = 8;

    ChurnFigures forest() {
        return churn.get(0);
    }

    /** The first by this order among the others. */
    Optional<ChurnFigures> best(Comparator<ChurnFigures> order) {
        return churn.stream().skip(1).min(order);
    }

    /** The style of a method, the same in all charts of the date. */
    String style(ChurnFigures method) {
        return "m" + churn.indexOf(method) % STYLES;
    }
}
