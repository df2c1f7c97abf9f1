package io.customerprediction.app.settings;

/** The page at the root of the application. */
public enum Home {
    /** The form with the four inputs. */
    PREDICT,
    /** All customers in a few figures. */
    OVERVIEW
}
