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
 * Orders as Shopify's webhooks write them, see <a href="https://shopify.dev/docs/api/webhooks">its documentation</a>. Numbers
 * and days are those of Shopify's export of orders, so that an order is recognised in both. Stateless.
 */
final class ShopifyOrders {
    private ShopifyOrders() {}

    /** What a message says; empty if its topic is not about orders, or if another message says all of it. */
    static Optional<ShopOrder> of(String topic, JsonNode body, CustomerKey by) {
        return switch (topic) {
            case "orders/create",
                    "orders/updated",
                    "orders/paid",
                    "orders/cancelled",
                    "orders/fulfilled",
                    "orders/partially_fulfilled" -> Optional.of(order(body, by));
            // Has only the lines that were edited; orders/updated comes with it.
            case "orders/edited" -> body.has("order_edit") ? Optional.empty() : Optional.of(order(body, by));
            case "orders/delete" -> Optional.of(ShopOrder.deleted(body));
            case "refunds/create" -> refund(body);
            default -> Optional.empty();
        };
    }

    private static ShopOrder order(JsonNode body, CustomerKey by) {
        String currency = text(body, "currency");
        List<Map<Field, String>> refunds = new ArrayList<>();
        BigDecimal refunded = BigDecimal.ZERO;
        for (JsonNode refund : body.path("refunds")) {
            BigDecimal amount = refunded(refund);
            if (amount.signum() > 0) {
                refunds.add(refund(refund, amount, currency));
                refunded = refunded.add(amount);
            }
        }
        List<Map<Field, String>> rows = new ArrayList<>();
        rows.add(Map.of(
                Field.STATUS, status(body),
                Field.TIMESTAMP, text(body, "created_at"),
                Field.UPDATED_AT, text(body, "updated_at"),
                Field.AMOUNT, paid(body, refunded),
                Field.CURRENCY, currency));
        rows.addAll(refunds);
        String id = text(body, "id");
        return new ShopOrder(id, first(text(body, "name"), id), customer(body, by), rows);
    }

    private static String customer(JsonNode body, CustomerKey by) {
        JsonNode customer = body.path("customer");
        return by == CustomerKey.ID
                ? text(customer, "id")
                : first(text(customer, "email"), text(body, "email"), text(body, "contact_email"));
    }

    private static String status(JsonNode body) {
        if (body.path("test").asBoolean()) {
            return "test";
        }
        return text(body, "cancelled_at").isEmpty() ? text(body, "financial_status") : "cancelled";
    }

    /**
     * What was paid before refunds. Refunds and edits change {@code current_total_price}, but not {@code total_price}; money
     * that goes back without goods changes neither. Refunds may be in the customer's currency, which is why they are added to
     * the shop's net amount before they are subtracted again.
     */
    private static String paid(JsonNode body, BigDecimal refunded) {
        String total = text(body, "total_price");
        String current = text(body, "current_total_price");
        try {
            boolean isChanged = !current.isEmpty() && new BigDecimal(current).compareTo(new BigDecimal(total)) != 0;
            return isChanged ? new BigDecimal(current).add(refunded).toPlainString() : total;
        } catch (NumberFormatException e) {
            return total;
        }
    }

    private static Optional<ShopOrder> refund(JsonNode body) {
        BigDecimal amount = refunded(body);
        if (amount.signum() == 0) {
            return Optional.empty();
        }
        String currency = "";
        for (JsonNode transaction : body.path("transactions")) {
            currency = first(currency, text(transaction, "currency"));
        }
        return Optional.of(new ShopOrder(text(body, "order_id"), "", "", List.of(refund(body, amount, currency))));
    }

    private static Map<Field, String> refund(JsonNode refund, BigDecimal amount, String currency) {
        return Map.of(
                Field.STATUS, "refund",
                Field.TIMESTAMP, text(refund, "created_at"),
                Field.REFUND_ID, text(refund, "id"),
                Field.AMOUNT, amount.toPlainString(),
                Field.CURRENCY, currency);
    }

    /** Money that went back; goods that came back without money are no refund. */
    private static BigDecimal refunded(JsonNode refund) {
        BigDecimal sum = BigDecimal.ZERO;
        for (JsonNode transaction : refund.path("transactions")) {
            String status = text(transaction, "status");
            if (text(transaction, "kind").equals("refund") && (status.isEmpty() || status.equals("success"))) {
                sum = sum.add(Amount.of(text(transaction, "amount")).abs());
            }
        }
        return sum;
    }
}
