package io.customerprediction.model;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A folder cannot be used as a model bundle. The message says what is wrong, where, and what to do. */
public final class InvalidBundleException extends IOException {
    private static final long serialVersionUID = 1L;
    private static final int NAMED = 5;

    private InvalidBundleException(Path bundle, String problem, String remedy) {
        super("model bundle " + bundle + ": " + problem + ". " + remedy);
    }

    /** Bytes are missing or not as they were written: the folder was copied badly, or its disk fails. */
    static InvalidBundleException damaged(Path bundle, String problem) {
        return new InvalidBundleException(
                bundle, problem, "Copy the whole folder again from where it was trained, or train again.");
    }

    /**
     * The bundle is whole, but this program cannot answer with it.
     *
     * @param problem what is wrong, without a full stop
     */
    public static InvalidBundleException unusable(Path bundle, String problem) {
        return new InvalidBundleException(bundle, problem, "Train again with this version of the program.");
    }

    static InvalidBundleException noFolder(Path bundle) {
        return new InvalidBundleException(bundle, "it is a file", "A bundle is a folder; name the folder.");
    }

    static InvalidBundleException absent(Path bundle) {
        return new InvalidBundleException(
                bundle, "there is none", "Train one with this folder as the output, or name the folder of another.");
    }

    static InvalidBundleException championUnreadable(Path registry, String problem) {
        return new InvalidBundleException(registry, problem, "Write the id of a version into it, or train again.");
    }

    static InvalidBundleException championMissing(Path registry, String id, List<String> versions) {
        return new InvalidBundleException(
                registry,
                "there is no version " + id + ", only " + (versions.isEmpty() ? "an empty registry" : names(versions)),
                "Copy its folder here, write another id into " + PointerFile.CHAMPION + ", or train again.");
    }

    static InvalidBundleException noChampion(Path registry, List<String> versions) {
        return new InvalidBundleException(
                registry,
                "no file " + PointerFile.CHAMPION + " says which of its versions answers: " + names(versions),
                "Write one of these ids into it, or train again.");
    }

    /** The newest few; a message is one line. */
    private static String names(List<String> versions) {
        int hidden = Math.max(0, versions.size() - NAMED);
        String named = String.join(", ", versions.subList(hidden, versions.size()));
        return hidden == 0 ? named : named + " and " + hidden + " older";
    }
}
