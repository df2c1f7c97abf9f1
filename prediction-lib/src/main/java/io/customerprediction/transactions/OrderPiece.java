package io.customerprediction.transactions;

import java.io.Serializable;

/**
 * Neighbouring rows of one order, customer and day in one part of a log, summed up: what {@link PartCleaner} makes of rows and
 * {@link PartsMerger} takes. Pieces can be sent and stored as long as their log is read.
 *
 * @param customer the customer's id as UTF-8; empty if the rows have none
 * @param day of the rows since 1970-01-01; also {@link RowBatch#MISSING_DAY} and {@link RowBatch#UNREADABLE_DAY}
 * @param orderKey hash of the order; 0 if it has no number or refunds are not looked up
 * @param key hash of order, customer and day
 * @param part of the log, counted from 0
 * @param index of the piece in its part, counted from 0
 * @param sums the rest, as {@link PieceSums} writes it
 */
public record OrderPiece(byte[] customer, int day, long orderKey, long key, int part, int index, byte[] sums)
        implements Serializable {}
