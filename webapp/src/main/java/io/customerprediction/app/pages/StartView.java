package io.customerprediction.app.pages;

import io.customerprediction.model.report.Readiness;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What to do before customers are shown.
 *
 * @param here which page it would be, the key of its texts and of its place in the navigation
 * @param state how far one is, as the key of a text
 * @param purchases which there are, in a sentence; {@code null} if none
 * @param readiness whether they are enough to learn from; {@code null} where that does not matter
 * @param training what is trained
 */
public record StartView(
        String here,
        State state,
        @Nullable String purchases,
        @Nullable Ready readiness,
        TrainingView training) {

    /** How far one is. */
    public enum State {
        /** There is no database, so that no customers can be shown. */
        NO_DATABASE,
        /** There are no purchases. */
        NO_PURCHASES,
        /** There are purchases, but no model. */
        NO_MODEL,
        /** A model is being trained. */
        TRAINING,
        /** All is there, and the customers are being scored. */
        SCORING
    }

    /**
     * Whether purchases are enough to learn from.
     *
     * @param level the key of a text
     * @param reasons the checks that were not passed, the worst first
     */
    public record Ready(String level, List<Readiness.Check> reasons) {
        static Ready of(Readiness readiness) {
            return new Ready(readiness.level().name(), readiness.reasons());
        }
    }

    /** Whether the page changes without its user doing anything. */
    public boolean isMoving() {
        return state == State.TRAINING || state == State.SCORING;
    }
}
