package io.customerprediction.app.settings;

import io.customerprediction.transactions.OrderNames;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;

/**
 * How purchases arrive one by one.
 *
 * @param zone whose days count; empty to take every time as it is written
 * @param perDaySources sources whose order numbers begin anew each day
 * @param refreshOrders after so many orders all customers are scored anew
 * @param refreshMinutes so long after the first one in any case
 */
public record ArrivalSettings(Optional<ZoneId> zone, Set<String> perDaySources, int refreshOrders, int refreshMinutes) {
    /** Copies the names. */
    public ArrivalSettings {
        perDaySources = Set.copyOf(perDaySources);
    }

    /** How the orders of a source are told apart. */
    public OrderNames names(String source) {
        return new OrderNames(source, perDaySources.contains(source));
    }
}
