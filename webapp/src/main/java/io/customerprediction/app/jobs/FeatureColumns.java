package io.customerprediction.app.jobs;

import io.customerprediction.transactions.layout.HeaderNames;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which column of a file is which input, by name.
 *
 * @param id of the customer; {@code null} if the file names none
 * @param monetary {@code null} if the file has no amounts
 * @param cluster {@code null} to have the segments worked out
 */
public record FeatureColumns(
        @Nullable String id,
        String recency,
        String frequency,
        @Nullable String monetary,
        @Nullable String cluster) {

    /**
     * The columns of a header that has Recency and Frequency, whatever case, blanks or quotes they are written with.
     *
     * @param id the column that is known to name customers, if any
     */
    public static Optional<FeatureColumns> find(List<String> header, @Nullable String id) {
        String recency = named(header, "recency");
        String frequency = named(header, "frequency");
        return recency == null || frequency == null
                ? Optional.empty()
                : Optional.of(new FeatureColumns(
                        id, recency, frequency, named(header, "monetary"), named(header, "cluster")));
    }

    private static @Nullable String named(List<String> header, String name) {
        int column = HeaderNames.find(header, name);
        return column < 0 ? null : header.get(column);
    }
}
