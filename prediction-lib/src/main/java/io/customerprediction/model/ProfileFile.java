package io.customerprediction.model;

import io.customerprediction.features.FeatureProfile;
import java.util.Arrays;
import java.util.stream.IntStream;

/** The file of a bundle that holds how the customers of the training log were distributed. */
final class ProfileFile {
    static final String NAME = "profile.json";

    private ProfileFile() {}

    static byte[] toJson(FeatureProfile profile) {
        return BundleJson.write(profile);
    }

    /** @throws IllegalArgumentException if the fields are not those of a profile */
    static FeatureProfile of(JsonFields json) {
        return new FeatureProfile(
                json.whole("customers"),
                json.whole("followed"),
                json.whole("returned"),
                json.objects("bins", ProfileFile::bins));
    }

    private static FeatureProfile.Bins bins(JsonFields json) {
        double[] edges = json.numbers("edges");
        double[] counts = json.numbers("counts");
        return new FeatureProfile.Bins(
                json.text("feature"),
                Arrays.stream(edges).boxed().toList(),
                IntStream.range(0, counts.length).mapToObj(k -> (int) counts[k]).toList(),
                json.number("least"),
                json.number("most"));
    }
}
