package io.customerprediction.app.store.loads;

/**
 * A load that was undone.
 *
 * @param mayBeStored orders that had arrived since and were left out, as the log that is stored again may have them: it has no
 *     order numbers, and covers their days
 */
public record UndoneLoad(UndoableLoad load, int mayBeStored) {}
