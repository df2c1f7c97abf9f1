package io.customerprediction.app.security.accounts;

import java.time.Instant;

/**
 * What a command has changed.
 *
 * @param account of the machine that ran it
 * @param action in words, such as {@code user add anna (viewer)}
 */
public record CommandNote(Instant at, String account, String action) {}
