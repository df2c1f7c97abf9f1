package io.customerprediction.app.logs;

import org.slf4j.ILoggerFactory;
import org.slf4j.LoggerFactory;

/**
 * Starts SLF4J and its backend once. A thread that logs while another one initialises SLF4J gets its messages reported as
 * replayed, so each thread of the program's start calls this before it can log.
 */
public final class LoggingStart {
    static {
        ILoggerFactory unused = LoggerFactory.getILoggerFactory();
    }

    private LoggingStart() {}

    /** Returns when logging is initialised, by this thread or by another one. */
    public static void complete() {
        // The JVM has run the static initialiser, and let all but one thread wait for it.
    }
}
