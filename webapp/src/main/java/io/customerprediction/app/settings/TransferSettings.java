package io.customerprediction.app.settings;

/**
 * What clients are held to while they send bodies and receive answers.
 *
 * @param minBytesPerSecond slowest rate after the grace
 * @param graceSeconds how long a client may be waited for before the rate counts
 * @param maxInflation most bytes that a byte of a packed body may become
 * @param most uploads, long bodies and exports at once
 * @param heapPercent of the heap that all bodies at hand may take together, by estimate
 */
public record TransferSettings(int minBytesPerSecond, int graceSeconds, int maxInflation, int most, int heapPercent) {}
