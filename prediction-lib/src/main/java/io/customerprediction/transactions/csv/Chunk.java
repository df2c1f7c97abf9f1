package io.customerprediction.transactions.csv;

/**
 * A piece of the file that ends where a record ends.
 *
 * @param text holds it from its beginning
 * @param length in bytes
 */
record Chunk(byte[] text, int length) {}
