package io.customerprediction.app.store.customers;

import java.util.Locale;

/**
 * A column of attributes. Columns with the same meaning are the same column, those of no known meaning if they have the same
 * name in any case.
 *
 * @param name as the file heads it, of at most {@value #MAX_NAME} characters
 */
public record AttributeColumn(String name, AttributeMeaning meaning) {
    /** The longest name. */
    public static final int MAX_NAME = 100;

    /** @throws IllegalArgumentException if the name is empty or too long */
    public AttributeColumn {
        if (name.isBlank() || name.length() > MAX_NAME) {
            throw new IllegalArgumentException(
                    "a column's name has 1 to " + MAX_NAME + " characters, not " + name.length());
        }
    }

    /** Distinguishes it from other columns. */
    public String key() {
        return meaning == AttributeMeaning.OTHER ? "other " + name.toLowerCase(Locale.ROOT) : meaning.name();
    }
}
