package io.customerprediction.training;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Prepares the loading of Weka's classes. It keeps it from leaving {@code wekafiles} in the home folder of the user: Weka
 * gets a private temporary folder instead, deleted when the JVM ends, unless {@code WEKA_HOME} names a folder. And it keeps
 * Weka from printing that a library of matrices is missing, which nothing here uses.
 */
final class WekaHome {
    private static final String NAME = "WEKA_HOME";

    private static final String PRINTS_WHEN_LOADED = "weka.core.WekaPackageManager";
    private static boolean prepared;

    private WekaHome() {}

    /** To be called before any class of Weka is loaded; further calls do nothing. */
    static synchronized void prepare() {
        if (!prepared) {
            giveFolder();
            loadQuietly();
            prepared = true;
        }
    }

    private static void giveFolder() {
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

    /** Weka prints to the standard output, so that this drops what this thread prints there meanwhile. */
    private static void loadQuietly() {
        PrintStream out = System.out;
        System.setOut(new PrintStream(new OtherThreads(out, Thread.currentThread()), true, StandardCharsets.UTF_8));
        try {
            Class.forName(PRINTS_WHEN_LOADED, true, WekaHome.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("this is not the Weka that training was built for: " + e.getMessage(), e);
        } finally {
            System.setOut(out);
        }
    }

    /** Passes on what other threads print. */
    private static final class OtherThreads extends OutputStream {
        private final PrintStream out;
        private final Thread quiet;

        OtherThreads(PrintStream out, Thread quiet) {
            this.out = out;
            this.quiet = quiet;
        }

        @Override
        public void write(int one) {
            if (Thread.currentThread() != quiet) {
                out.write(one);
            }
        }

        @Override
        public void write(byte[] bytes, int from, int length) {
            if (Thread.currentThread() != quiet) {
                out.write(bytes, from, length);
            }
        }
    }
}
