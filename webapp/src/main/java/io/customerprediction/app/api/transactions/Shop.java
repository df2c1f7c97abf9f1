package io.customerprediction.app.api.transactions;

import com.fasterxml.jackson.databind.JsonNode;
import io.customerprediction.app.settings.ShopSettings.CustomerKey;
import java.util.Locale;
import java.util.Optional;

/** A kind of shop that sends messages about its orders: where it puts what, and how it writes an order. */
public enum Shop {
    SHOPIFY("X-Shopify-Hmac-Sha256", "X-Shopify-Topic"),
    WOOCOMMERCE("X-WC-Webhook-Signature", "X-WC-Webhook-Topic");

    private final String signatureHeader;
    private final String topicHeader;

    Shop(String signatureHeader, String topicHeader) {
        this.signatureHeader = signatureHeader;
        this.topicHeader = topicHeader;
    }

    /** The source of its orders, and the end of the address that it sends to. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The header with the signature of the body. */
    String signatureHeader() {
        return signatureHeader;
    }

    /** The header with what a message is about. */
    String topicHeader() {
        return topicHeader;
    }

    /** What a message says about an order; empty if it is about something else. */
    Optional<ShopOrder> read(String topic, JsonNode body, CustomerKey customers) {
        return switch (this) {
            case SHOPIFY -> ShopifyOrders.of(topic, body, customers);
            case WOOCOMMERCE -> WooCommerceOrders.of(topic, body, customers);
        };
    }
}
