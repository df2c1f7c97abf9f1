package io.customerprediction.model;

import io.customerprediction.segments.Segment;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The facts about a version of a registry.
 *
 * @param id names it
 * @param asOf the last day that it was trained on
 * @param horizonDays the window that churn is about
 * @param hasAmounts whether it uses spending
 * @param segmentNames name of each segment, the first being segment 1
 * @param tested the main figures of its card
 */
public record VersionFacts(
        String id,
        LocalDate asOf,
        int horizonDays,
        boolean hasAmounts,
        List<String> segmentNames,
        Documents.Summary tested) {
    public VersionFacts {
        segmentNames = List.copyOf(segmentNames);
    }

    static VersionFacts read(String id, Path version) throws IOException {
        BundleFiles files = BundleFiles.open(version);
        ModelFile file = BundleJson.read(files, ModelFile.NAME, ModelFile::of);
        Documents documents = new Documents(BundleJson.text(files, ModelBundle.CARD), "", Optional.empty());
        return new VersionFacts(
                id,
                file.asOf(),
                file.horizonDays(),
                file.hasAmounts(),
                file.segments().segments().stream().map(Segment::name).toList(),
                documents.summary());
    }
}
