package io.customerprediction.app.pages.data;

import io.customerprediction.app.settings.ArrivalSettings;

/**
 * Which ways purchases can come in by themselves are set up; the API is there always.
 *
 * @param inbox whether a folder is watched
 * @param shopify whether Shopify may send its orders
 * @param wooCommerce whether WooCommerce may
 */
public record Connections(boolean inbox, boolean shopify, boolean wooCommerce) {
    /** As the settings say. */
    public static Connections of(ArrivalSettings settings) {
        return new Connections(
                settings.inbox().isPresent(),
                settings.shops().shopify().isPresent(),
                settings.shops().wooCommerce().isPresent());
    }
}
