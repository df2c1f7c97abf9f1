package io.customerprediction.app.settings;

/**
 * How models are trained and kept.
 *
 * @param modelsKept how many versions are kept
 * @param trainerJar the jar of the program that trains; empty for the one that runs the server
 * @param trainingHeap the heap of a training, as Java's option {@code -Xmx} takes it
 */
public record LearningSettings(int modelsKept, String trainerJar, String trainingHeap) {}
