package io.customerprediction.app.api.transactions;

import com.fasterxml.jackson.databind.JsonNode;
import io.customerprediction.app.http.Problem;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What a message of a shop says about one order.
 *
 * @param id by which the shop's messages name the order
 * @param number by which people and exports name it; empty if only a part of the order is given
 * @param customer as the shop names them; empty for a guest
 * @param rows by their fields: the order itself first, then its refunds
 */
record ShopOrder(String id, String number, String customer, List<Map<Field, String>> rows) {
    private static final Pattern ID = Pattern.compile("[!-~]{1,100}");

    /** Copies the rows, and makes sure that the order has an id. */
    ShopOrder {
        rows = List.copyOf(rows);
        if (!ID.matcher(id).matches()) {
            throw Problem.of(
                    Problem.Kind.INVALID_INPUT,
                    "The message has no id of an order; if the shop's webhook was made by a user who may not read orders, let"
                            + " another one make it.");
        }
    }

    /** Whether it is about a refund or the deletion of an order that an earlier message had. */
    boolean isPart() {
        return number.isEmpty();
    }

    /** An order that the shop has deleted. */
    static ShopOrder deleted(JsonNode body) {
        return new ShopOrder(text(body, "id"), "", "", List.of(Map.of(Field.STATUS, "cancelled")));
    }

    /** Rows of this order, with its fields in each. */
    RowFields fields(Map<Field, String> row, String orderNumber, String customerId) {
        Map<Field, String> all = new EnumMap<>(row);
        all.put(Field.ORDER_ID, orderNumber);
        all.put(Field.CUSTOMER_ID, customerId);
        RowFields fields = new RowFields();
        all.forEach(fields::set);
        return fields;
    }

    /** The text or number of a field; empty if it is missing, null or something else. */
    static String text(JsonNode object, String field) {
        JsonNode value = object.path(field);
        return value.isValueNode() && !value.isNull() ? value.asText().strip() : "";
    }

    /** The first of these texts that is not empty; empty if all are. */
    static String first(String... texts) {
        for (String text : texts) {
            if (!text.isEmpty()) {
                return text;
            }
        }
        return "";
    }
}
