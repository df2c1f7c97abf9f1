package io.customerprediction.app.api.transactions;

import static io.customerprediction.app.api.transactions.ShopOrder.first;
import static io.customerprediction.app.api.transactions.ShopOrder.text;

import com.fasterxml.jackson.databind.JsonNode;
import io.customerprediction.app.settings.ShopSettings.CustomerKey;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Orders as WooCommerce's webhooks write them, see <a
 * href="https://woocommerce.github.io/woocommerce-rest-api-docs/#order-properties">its documentation</a>. Stateless.
 */
final class WooCommerceOrders {
    private WooCommerceOrders() {}

    /** What a message says; empty if its topic is not about orders. */
    static Optional<ShopOrder> of(String topic, JsonNode body, CustomerKey by) {
        return switch (topic) {
            case "order.created", "order.updated", "order.restored" -> Optional.of(order(body, by));
            case "order.deleted" -> Optional.of(ShopOrder.deleted(body));
            default -> Optional.empty();
        };
    }

    private static ShopOrder order(JsonNode body, CustomerKey by) {
        String currency = text(body, "currency");
        String time = time(body, "date_created");
        List<Map<Field, String>> rows = new ArrayList<>();
        rows.add(Map.of(
                Field.STATUS, status(text(body, "status")),
                Field.TIMESTAMP, time,
                Field.UPDATED_AT, time(body, "date_modified"),
                Field.AMOUNT, text(body, "total"),
                Field.CURRENCY, currency));
        for (JsonNode refund : body.path("refunds")) {
            BigDecimal amount = Amount.of(text(refund, "total")).abs();
            if (amount.signum() > 0) {
                rows.add(Map.of(
                        Field.STATUS,
                        "refund",
                        Field.TIMESTAMP,
                        time,
                        Field.REFUND_ID,
                        text(refund, "id"),
                        Field.AMOUNT,
                        amount.toPlainString(),
                        Field.CURRENCY,
                        currency));
            }
        }
        String id = text(body, "id");
        String customer = by == CustomerKey.ID ? text(body, "customer_id") : text(body.path("billing"), "email");
        return new ShopOrder(id, first(text(body, "number"), id), customer, rows);
    }

    private static String status(String status) {
        return switch (status) {
            case "trash" -> "cancelled";
            case "auto-draft", "checkout-draft" -> "pending";
            default -> status;
        };
    }

    /** The moment in UTC, so that the setting zone decides the day; the shop's own time where there is no other one. */
    private static String time(JsonNode body, String field) {
        String moment = text(body, field + "_gmt");
        return moment.isEmpty() ? text(body, field) : moment + "Z";
    }
}
