package io.customerprediction.app.cli;

import java.io.IOException;

/** The log that a command was given cannot be read as one: another file or an option is needed. */
final class RefusedLogException extends IOException {
    private static final long serialVersionUID = 1;

    RefusedLogException(IOException cause) {
        super(cause.getMessage(), cause);
    }
}
