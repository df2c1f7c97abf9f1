package io.customerprediction.app.pages.customers;

import io.customerprediction.app.store.Store;
import io.customerprediction.app.store.customers.AttributeMeaning;
import io.customerprediction.app.store.customers.CustomerAttributes.Attribute;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is known of a customer besides their purchases.
 *
 * @param name in full; empty if it is not known or the viewer may not see it
 * @param attributes all of them; none if the viewer may not see them
 * @param tags by the alphabet
 */
public record KnownView(String name, List<Attribute> attributes, List<String> tags) {
    static KnownView of(Store store, String id, boolean seesAttributes) {
        List<Attribute> attributes = seesAttributes ? store.attributes().of(id) : List.of();
        return new KnownView(name(attributes), attributes, store.tags().ofCustomer(id));
    }

    /** The full name, or the first and the last one; empty if none is known. */
    static String name(List<Attribute> attributes) {
        String full = first(attributes, AttributeMeaning.NAME);
        return full.isEmpty()
                ? Stream.of(AttributeMeaning.FIRST_NAME, AttributeMeaning.LAST_NAME)
                        .map(part -> first(attributes, part))
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.joining(" "))
                : full;
    }

    /** The value with this meaning; empty if none is known. */
    static String first(List<Attribute> attributes, AttributeMeaning meaning) {
        return attributes.stream()
                .filter(attribute -> attribute.column().meaning() == meaning)
                .map(Attribute::value)
                .findFirst()
                .orElse("");
    }
}
