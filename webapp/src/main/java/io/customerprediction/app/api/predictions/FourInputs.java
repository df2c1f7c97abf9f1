package io.customerprediction.app.api.predictions;

import io.customerprediction.InvalidInputException;
import io.customerprediction.ModelInfo;
import io.customerprediction.Rfm;
import io.customerprediction.app.http.Errors;
import io.customerprediction.app.http.FieldReader;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The four inputs of one customer as the fields of an object bring them in. For one customer. */
final class FourInputs {
    static final List<String> NAMES = List.of("Recency", "Frequency", "Monetary", "Cluster");
    private static final int RECENCY = 0;
    private static final int FREQUENCY = 1;
    private static final int MONETARY = 2;
    private static final int CLUSTER = 3;

    private final FieldReader fields;

    // What stands in for an input that is missing or wrong, so that the others can still be checked.
    private double recency;
    private int frequency = 1;
    private double monetary = Double.NaN;
    private @Nullable Integer cluster;

    /** @param fields whose first known names are {@link #NAMES} */
    FourInputs(FieldReader fields) {
        this.fields = fields;
    }

    /** Takes the current field, one of the four. */
    void take(int field) throws IOException {
        double value = fields.number();
        if (Double.isNaN(value)) {
            return;
        }
        switch (field) {
            case RECENCY -> recency = value;
            case FREQUENCY -> frequency = whole(value, "a whole number of purchases, from 1 to " + Rfm.MAX_FREQUENCY);
            case MONETARY -> monetary = value;
            default -> cluster = whole(value, "the whole number of a segment");
        }
    }

    private int whole(double value, String wanted) {
        int number = (int) value;
        if (number != value) {
            fields.error("is " + value + "; give " + wanted);
            return 1;
        }
        return number;
    }

    /** Whether any of the four was there. */
    boolean any() {
        return fields.has(RECENCY) || fields.has(FREQUENCY) || fields.has(MONETARY) || fields.has(CLUSTER);
    }

    /**
     * The inputs, or {@code null} if anything is wrong with them or with the object as a whole, which is then among the
     * errors.
     *
     * @param model decides which segments there are and whether spend is needed
     */
    @Nullable
    Rfm complete(ModelInfo model, Errors errors) {
        fields.missing(RECENCY, "days since the last purchase, from 0 to " + Rfm.MAX_RECENCY);
        fields.missing(FREQUENCY, "the number of purchases, from 1 to " + Rfm.MAX_FREQUENCY);
        if (model.hasAmounts()) {
            fields.missing(MONETARY, "the net spend in all");
        }
        int segments = model.segmentNames().size();
        if (cluster != null && (cluster < 1 || cluster > segments)) {
            fields.error(
                    CLUSTER,
                    "is " + cluster + "; give a group of this model, from 1 to " + segments
                            + ", or leave it out to have it worked out");
            cluster = null;
        }
        try {
            Rfm inputs = new Rfm(recency, frequency, monetary, cluster);
            return errors.isEmpty() ? inputs : null;
        } catch (InvalidInputException e) {
            errors.addAll(e.problems());
            return null;
        }
    }
}
