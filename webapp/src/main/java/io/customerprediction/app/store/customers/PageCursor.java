package io.customerprediction.app.store.customers;

import io.customerprediction.FieldProblem;
import io.customerprediction.InvalidInputException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place between two customers of an order. It stays right when customers come or go, and costs the same on the first
 * page and on the last.
 *
 * @param backwards whether the page ends here; if not, it begins here
 * @param number of the customer that the page follows, or comes before
 * @param key that customer's value in the order
 */
public record PageCursor(boolean backwards, int number, String key) {
    private static final Pattern TEXT = Pattern.compile("(after|before)-(\\d{1,10})-(.*)", Pattern.DOTALL);

    public static PageCursor at(CustomerRow customer, CustomerSort sort, boolean backwards) {
        return new PageCursor(backwards, customer.number(), sort.keyOf(customer));
    }

    /** The cursor as it stands in an address, such as {@code after-17-0.25}. */
    public String text() {
        return (backwards ? "before-" : "after-") + number + "-" + key;
    }

    /**
     * Reads what {@link #text} wrote.
     *
     * @throws InvalidInputException if the text is none
     */
    public static PageCursor parse(String text) {
        Matcher parts = TEXT.matcher(text);
        if (parts.matches()) {
            try {
                return new PageCursor(
                        parts.group(1).equals("before"), Integer.parseInt(parts.group(2)), parts.group(3));
            } catch (NumberFormatException e) {
                // A number beyond what there can be; said below.
            }
        }
        throw invalid(text);
    }

    /**
     * Checks that the key is one of an order.
     *
     * @throws InvalidInputException if it is not
     */
    void requireKeyOf(CustomerSort sort) {
        if (sort != CustomerSort.ID && Double.isNaN(value())) {
            throw invalid(text());
        }
    }

    /** The key where it is a number; {@code NaN} where it is none. */
    double value() {
        try {
            return Double.parseDouble(key);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    private static InvalidInputException invalid(String text) {
        return new InvalidInputException(List.of(new FieldProblem(
                "page", "\"" + text + "\" is no page of this order; begin again with the first page")));
    }
}
