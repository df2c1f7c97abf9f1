package io.customerprediction.app.settings;

/**
 * What clients are held to while they send bodies and receive answers.
 *
 * @param minBytesPerSecond slowest rate
 * @param graceSeconds how far a client may be behind that rate
 * @param maxInflation most bytes that a byte of a packed body may become
 * @param most uploads, long bodies and exports at once
 * @param connectionsOfOne most connections of one client address at once
 * @param heapPercent of the heap that all bodies at hand may take together, by estimate
 */
public record TransferSettings(
        int minBytesPerSecond, int graceSeconds, int maxInflation, int most, int connectionsOfOne, int heapPercent) {}
