package io.customerprediction.app.models;

import io.customerprediction.ModelInfo;
import java.util.Locale;

/** A model that is kept, and what it does here. */
public record ModelVersion(ModelInfo info, State state) {
    /** What a kept model does. */
    public enum State {
        /** It answers. */
        CHAMPION,
        /** It is to be compared with the one that answers. */
        CHALLENGER,
        /** It can be promoted. */
        KEPT;

        /** The name in answers and texts. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Whether it can be promoted. */
    public boolean canBePromoted() {
        return state != State.CHAMPION;
    }
}
