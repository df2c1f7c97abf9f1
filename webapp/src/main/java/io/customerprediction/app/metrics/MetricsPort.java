package io.customerprediction.app.metrics;

import io.prometheus.metrics.exporter.httpserver.HTTPServer;
import java.io.IOException;

/** Serves the metrics on a port of their own, without a login: for a monitoring system in the same network. */
public final class MetricsPort implements AutoCloseable {
    private final HTTPServer server;

    private MetricsPort(HTTPServer server) {
        this.server = server;
    }

    /**
     * Begins to serve.
     *
     * @param port 0 takes any free one
     * @throws IOException if the address is taken or not the machine's
     */
    public static MetricsPort open(Metrics metrics, String host, int port) throws IOException {
        return new MetricsPort(HTTPServer.builder()
                .hostname(host)
                .port(port)
                .registry(metrics.registry())
                .buildAndStart());
    }

    /** The port. */
    public int port() {
        return server.getPort();
    }

    @Override
    public void close() {
        server.close();
    }
}
