package io.customerprediction.app.pages.sales;

/**
 * One of several choices of a page.
 *
 * @param query that leads to it
 * @param current whether it is the one that is shown
 */
public record Link(String name, String query, boolean current) {}
