package io.customerprediction.transactions;

/**
 * How orders are told apart: by source, customer and number. A key made of these is the first 128 bits of their SHA-256, so
 * that two orders with the same key cannot be made.
 *
 * @param source that numbers its orders, such as a shop
 * @param perDay whether its numbers begin anew each day, as those of tills do, so that the day is part of the key
 */
public record OrderNames(String source, boolean perDay) {}
