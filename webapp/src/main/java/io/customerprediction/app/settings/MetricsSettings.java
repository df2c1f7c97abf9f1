package io.customerprediction.app.settings;

/**
 * Where the metrics are served beside the server's own address.
 *
 * @param host to listen on
 * @param port 0 for none
 */
public record MetricsSettings(String host, int port) {}
