package io.customerprediction.training;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Keeps Weka's class loading from leaving {@code wekafiles} in the home of whoever trains: it gets a private temporary
 * folder instead, gone when the JVM ends. Whoever names a folder by {@code WEKA_HOME} keeps it.
 */
final class WekaHome {
    private static final String NAME = "WEKA_HOME";

    private WekaHome() {}

    /** To be called before any class of Weka is loaded; further calls do nothing. */
    static synchronized void prepare() {
        if (System.getProperty(NAME) != null || System.getenv(NAME) != null) {
            return;
        }
        try {
            Path home = Files.createTempDirectory("weka");
            home.toFile().deleteOnExit();
            for (String part : new String[] {"packages", "props", "repCache", "native"}) {
                File folder = home.resolve(part).toFile();
                Files.createDirectory(folder.toPath());
                folder.deleteOnExit();
            }
            System.setProperty(NAME, home.toString());
        } catch (IOException e) {
            throw new UncheckedIOException("Weka needs a temporary folder: " + e.getMessage(), e);
        }
    }
}
