package io.customerprediction.app.settings;

import io.customerprediction.transactions.OrderNames;
import java.nio.file.Path;
import java.time.Duration;
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
 * @param inbox a folder whose files are added; empty for none
 * @param shops shops that send their orders
 */
public record ArrivalSettings(
        Optional<ZoneId> zone,
        Set<String> perDaySources,
        int refreshOrders,
        int refreshMinutes,
        Optional<InboxSettings> inbox,
        ShopSettings shops) {
    /**
     * A folder whose files are added to what is stored.
     *
     * @param kept how long files stay after they were added or could not be
     */
    public record InboxSettings(Path folder, Duration kept) {}

    /** Copies the names. */
    public ArrivalSettings {
        perDaySources = Set.copyOf(perDaySources);
    }

    /** How the orders of a source are told apart. */
    public OrderNames names(String source) {
        return new OrderNames(source, perDaySources.contains(source));
    }
}
