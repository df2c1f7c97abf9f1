package io.customerprediction.app;

import java.io.OutputStream;
import java.io.PrintStream;

/**
 * The standard error without what Weka remarks whenever its classes are loaded: that native linear algebra is missing, which
 * nothing here needs and which would stand in the middle of the progress line.
 */
final class ErrorStream extends PrintStream {
    private static final String REMARK = "WARNING: core mtj jar files are not available";

    ErrorStream(OutputStream out) {
        super(out, true);
    }

    @Override
    public void println(String line) {
        if (line == null || !line.startsWith(REMARK)) {
            super.println(line);
        }
    }
}
