package io.customerprediction.app.settings;

import java.util.Optional;

/**
 * How models are trained and kept.
 *
 * @param modelsKept how many versions are kept
 * @param trainerJar the jar of the program that trains; empty for the one that runs the server
 * @param trainingHeap the heap of a training, as Java's option {@code -Xmx} takes it
 * @param schedule when models are trained; empty for at no time
 * @param afterOrders after how many new orders one is trained; 0 for any number
 * @param onDrift whether one is trained when the customers or their returns have changed
 */
public record LearningSettings(
        int modelsKept,
        String trainerJar,
        String trainingHeap,
        Optional<CronSchedule> schedule,
        int afterOrders,
        boolean onDrift) {}
