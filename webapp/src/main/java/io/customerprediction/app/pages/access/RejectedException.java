package io.customerprediction.app.pages.access;

/** What somebody typed is not accepted; the message says why and what to do. */
final class RejectedException extends Exception {
    private static final long serialVersionUID = 1L;

    RejectedException(String message) {
        super(message, null, false, false);
    }

    /** The message. */
    String words() {
        return String.valueOf(getMessage());
    }
}
