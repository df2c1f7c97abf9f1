package io.customerprediction.transactions.csv;

import io.customerprediction.transactions.PartFacts;
import java.io.Serializable;

/**
 * What is known of a part of a log when all its rows have been read.
 *
 * @param facts about its rows and orders
 * @param evidence what its values say about the decisions that were made by the beginning of the log
 */
public record PartRead(PartFacts facts, Evidence evidence) implements Serializable {}
