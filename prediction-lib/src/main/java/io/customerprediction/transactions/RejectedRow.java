package io.customerprediction.transactions;

/**
 * A row that was rejected.
 *
 * @param reason the first that applied
 * @param line where the row begins in the source, counted from 1
 * @param column that gave the reason; empty where it is the whole row
 * @param value of that column, or the whole row
 * @param row the whole row as the source has it
 */
public record RejectedRow(RejectionReason reason, long line, String column, String value, String row) {}
