package io.customerprediction.training;

import java.util.List;

/**
 * The libraries that only training needs. A program that only makes predictions may leave them out; one that trains
 * without them gets a message instead of a missing class.
 */
final class TrainingLibraries {
    private record Needed(String className, String dependency) {}

    private static final List<Needed> ALL = List.of(
            new Needed("weka.core.Instances", "nz.ac.waikato.cms.weka:weka-stable"),
            new Needed("org.bounce.net.DefaultAuthenticator", "nz.ac.waikato.cms.weka.thirdparty:bounce"),
            new Needed("org.hipparchus.optim.MaxEval", "org.hipparchus:hipparchus-optim"),
            new Needed("org.hipparchus.linear.RealMatrix", "org.hipparchus:hipparchus-core"));

    private TrainingLibraries() {}

    /**
     * Returns if all of them can be loaded.
     *
     * @throws IllegalStateException naming the dependencies to add
     */
    static void require() {
        List<String> missing = ALL.stream()
                .filter(needed -> !isPresent(needed.className()))
                .map(Needed::dependency)
                .toList();
        if (!missing.isEmpty()) {
            throw new IllegalStateException(
                    "training needs libraries that are not on the class path; add the dependencies "
                            + String.join(", ", missing)
                            + " in the versions that prediction-lib declares (a program that only predicts does not need them)");
        }
    }

    private static boolean isPresent(String className) {
        try {
            Class.forName(className, false, TrainingLibraries.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
