package io.customerprediction.app.jobs;

/**
 * One thing wrong with one row of a file.
 *
 * @param line where the row begins, counted from 1
 * @param field the column
 * @param value as it stands there, cut short if very long; empty if nothing does
 * @param fix what would be right
 */
public record RowProblem(long line, String field, String value, String fix) {}
