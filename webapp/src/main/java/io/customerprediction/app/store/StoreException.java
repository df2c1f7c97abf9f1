package io.customerprediction.app.store;

/** The database cannot do what is asked; the message names it (never its password) and says what to do. */
public final class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StoreException(String message) {
        super(message);
    }
}
