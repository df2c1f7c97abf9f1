package io.customerprediction.app.pages;

/**
 * A page that has nothing to show yet; it says what to do.
 *
 * @param here which page it would be, the key of its texts and of its place in the navigation
 * @param missing what is missing, {@code customers} or {@code model}, the key of the texts that say how to come by it
 */
public record EmptyView(String here, String missing) {}
