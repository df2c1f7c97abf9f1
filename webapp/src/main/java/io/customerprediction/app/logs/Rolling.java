package io.customerprediction.app.logs;

/**
 * When a log file is put aside, packed and in the end removed. A new day always begins a new file.
 *
 * @param maxFileBytes a longer file is put aside within the day
 * @param days that files are kept
 * @param maxTotalBytes of all files of one log; the oldest are removed beyond
 */
public record Rolling(long maxFileBytes, int days, long maxTotalBytes) {}
