package io.customerprediction;

import io.customerprediction.features.Feature;
import io.customerprediction.features.FeatureRange;
import io.customerprediction.features.HistoryFeatures;
import java.util.ArrayList;
import java.util.List;

/** Checks rows of features that others have computed: a value that no customer can have would give a curve that is none. */
final class FeatureRows {
    private static final int MOST_PROBLEMS = 50;

    private FeatureRows() {}

    /** @throws InvalidInputException naming the first problems */
    static void check(double[] rows) {
        List<Feature> features = HistoryFeatures.row();
        int width = features.size();
        if (rows.length % width != 0) {
            throw new InvalidInputException(List.of(new FieldProblem(
                    "rows",
                    "has " + rows.length + " values, which are no whole rows; give " + width + " for each row")));
        }
        List<FieldProblem> problems = new ArrayList<>();
        for (int k = 0; k < rows.length && problems.size() < MOST_PROBLEMS; k++) {
            Feature feature = features.get(k % width);
            FeatureRange range = feature.range();
            if (!range.contains(rows[k])) {
                problems.add(new FieldProblem(
                        "row " + k / width + ", " + feature.label(),
                        "is " + rows[k] + "; give a number from " + range.least() + " to " + range.most()));
            }
        }
        if (!problems.isEmpty()) {
            throw new InvalidInputException(problems);
        }
    }
}
