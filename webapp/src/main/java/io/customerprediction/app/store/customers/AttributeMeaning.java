package io.customerprediction.app.store.customers;

/** What an attribute says of a customer. */
public enum AttributeMeaning {
    NAME(true),
    FIRST_NAME(true),
    LAST_NAME(true),
    EMAIL(true),
    PHONE(true),
    COUNTRY(false),
    /** Anything else; such a column is known by its name. */
    OTHER(false);

    private final boolean searched;

    AttributeMeaning(boolean searched) {
        this.searched = searched;
    }

    /** Whether customers are found by a part of it. */
    public boolean isSearched() {
        return searched;
    }
}
