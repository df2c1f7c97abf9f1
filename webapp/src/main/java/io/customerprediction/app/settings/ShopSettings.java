package io.customerprediction.app.settings;

import java.util.Optional;

/**
 * Shops that send their orders by webhook.
 *
 * @param shopify by which Shopify signs; empty to take nothing from it
 * @param wooCommerce by which WooCommerce signs; empty to take nothing from it
 * @param customers what of an order is the customer's id
 */
public record ShopSettings(Optional<Secret> shopify, Optional<Secret> wooCommerce, CustomerKey customers) {
    /** What of an order is the customer's id. */
    public enum CustomerKey {
        /** The number that the shop gives to a customer. */
        ID,
        /** The e-mail address, as exports of Shopify have it. */
        EMAIL
    }
}
