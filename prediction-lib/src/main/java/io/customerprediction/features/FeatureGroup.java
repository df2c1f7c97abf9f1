package io.customerprediction.features;

/** What a feature is about, in the terms of a person who works with customers. */
public enum FeatureGroup {
    /** How long ago the last purchase was, also against the usual gap. */
    SILENCE,
    /** How many purchases there were in all, and how far apart. */
    PACE,
    /** How many purchases there were in the last weeks and months. */
    LATELY,
    /** When the next purchase is due by the customer's own gaps, weekday, day of the month and time of the year. */
    DUE,
    /** How long ago the first purchase was. */
    TENURE,
    /** How much was spent, in all, lately and at a time. */
    SPENDING,
    /** Which segment the customer was put into. */
    SEGMENT
}
