package io.customerprediction.app.api.inference;

import java.util.Arrays;
import java.util.Optional;

/** Types of a tensor's values that are read or written; the protocol has more. */
enum Datatype {
    /** A double. */
    FP64,
    /** A float. */
    FP32,
    /** A whole number of 64 bits. */
    INT64,
    /** A whole number of 32 bits. */
    INT32,
    /** A text. */
    BYTES;

    /** The type of a name; empty if it is not known here. */
    static Optional<Datatype> of(String name) {
        return Arrays.stream(values()).filter(type -> type.name().equals(name)).findFirst();
    }

    /** Whether values have no fraction. */
    boolean isWhole() {
        return this == INT64 || this == INT32;
    }
}
