package io.customerprediction.app.http;

/**
 * The addresses by which platforms ask whether the server works: they have threads of their own and no rate, so that a busy
 * server is not taken for a dead one.
 */
public final class HealthAddress {
    private HealthAddress() {}

    /** @param path below the path of the application */
    public static boolean is(String path) {
        return path.startsWith("/health/") || path.startsWith("/v2/health/") || path.equals("/ping");
    }
}
