package io.customerprediction.survival;

import org.jspecify.annotations.Nullable;

/**
 * What is known of the days ahead besides the hazards, which are learnt as if no day were busier than another.
 *
 * @param season how busy the months are
 * @param rhythm which days are a customer's own, where the history is known; {@code null} if customers have none
 */
public record Timing(Season season, @Nullable OwnRhythm rhythm) {}
