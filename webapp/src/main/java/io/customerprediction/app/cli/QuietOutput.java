package io.customerprediction.app.cli;

import java.io.OutputStream;
import java.io.PrintStream;

/**
 * The standard output without what Weka remarks there when its classes are loaded: that native linear algebra is missing,
 * which nothing here needs.
 */
final class QuietOutput extends PrintStream {
    private static final String REMARK = "WARNING: core mtj jar files are not available";

    QuietOutput(OutputStream out) {
        super(out, true);
    }

    @Override
    public void println(String line) {
        if (line == null || !line.startsWith(REMARK)) {
            super.println(line);
        }
    }
}
