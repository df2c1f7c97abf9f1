package io.customerprediction.web.pages;

/**
 * A page that has nothing to show before a log is loaded; it says what to do.
 *
 * @param here which page it would be, the key of its texts and of its place in the navigation
 */
public record EmptyView(String here) {}
