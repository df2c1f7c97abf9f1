package io.customerprediction.app.settings;

import java.nio.file.Path;

/**
 * What is written to log files.
 *
 * @param folder of the files
 * @param fileBytes a longer file is put aside
 * @param days that files are kept
 * @param totalBytes of all files of one log
 * @param access whether each request gets a line
 * @param format of that line and of the server's messages
 */
public record LogSettings(Path folder, long fileBytes, int days, long totalBytes, boolean access, Format format) {
    /** How lines are written. */
    public enum Format {
        /** For people. */
        TEXT,
        /** An object on each line. */
        JSON
    }
}
