package io.customerprediction.app.store.loads;

import io.customerprediction.app.store.database.Sql;
import io.customerprediction.app.store.orders.Arrivals;
import io.customerprediction.app.store.orders.ArrivedOrders;
import io.customerprediction.app.store.orders.ArrivedOrders.Arrived;
import io.customerprediction.app.store.orders.ArrivingOrder;
import io.customerprediction.app.store.orders.ArrivingOrder.Outcome;
import io.customerprediction.app.store.orders.KeptOrders;
import io.customerprediction.app.store.orders.LoadedBase;
import io.customerprediction.app.store.orders.StoredCurrency;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Undoes the last load: what it replaced is stored again, with all orders that have arrived since. The scorings and forecasts
 * that were made of the load go with it. For one transaction in which no orders are added.
 */
public final class LoadUndo {
    private final Connection transaction;
    private final Arrivals arrivals;
    private int mayBeStored;

    public LoadUndo(Connection transaction, Arrivals arrivals) {
        this.transaction = transaction;
        this.arrivals = arrivals;
    }

    /**
     * @param id of the load that is expected
     * @return the load that was undone; empty if it is not the last one, or replaced nothing
     */
    public Optional<UndoneLoad> undo(long id) throws SQLException {
        Optional<UndoableLoad> undoable = UndoableLoad.of(transaction).filter(last -> last.id() == id);
        if (undoable.isPresent()) {
            LoadedBase loaded = LoadedBase.newest(transaction);
            restoreCurrency(loaded.load());
            remove(loaded.load(), undoable.get());
            KeptOrders.restore(transaction);
            ArrivedOrders.NOW.forEach(transaction, this::addAgain, "o.written_after = ?", loaded.load());
            KeptOrders.clear(transaction);
        }
        return undoable.map(load -> new UndoneLoad(load, mayBeStored));
    }

    /** Orders that came for the load can be in another currency than what it replaced. */
    private void restoreCurrency(long load) throws SQLException {
        String before = Sql.first(
                        transaction,
                        "SELECT replaced_currency FROM data_set WHERE load_id = ? ORDER BY id DESC LIMIT 1",
                        row -> row.getString(1) == null ? "" : row.getString(1),
                        load)
                .orElse("");
        boolean arrived = Sql.first(
                        transaction, "SELECT 1 FROM arrived_order WHERE written_after = ? LIMIT 1", row -> true, load)
                .isPresent();
        if (arrived && !before.isEmpty()) {
            StoredCurrency.require(transaction, before);
        } else if (!arrived) {
            StoredCurrency.replaceBy(transaction, before);
        }
    }

    /** What was made of the load is as if it had never been completed; the next load or scoring deletes its tables. */
    private void remove(long load, UndoableLoad undone) throws SQLException {
        Sql.update(
                transaction,
                "UPDATE scoring SET completed_at = NULL WHERE data_set_id IN (SELECT id FROM data_set WHERE load_id = ?)",
                load);
        Sql.update(transaction, "UPDATE data_set SET completed_at = NULL WHERE load_id = ?", load);
        Sql.update(transaction, "DELETE FROM forecast WHERE made_at >= ?", undone.loadedAt());
        Sql.update(transaction, "DELETE FROM covered_change WHERE load_id = ?", load);
    }

    /** Orders that were written since the load, as if they arrived now. */
    private void addAgain(List<Arrived> page) throws SQLException {
        KeptOrders.putBack(transaction, page.stream().map(Arrived::key).toArray());
        Map<String, List<ArrivingOrder>> bySource = new TreeMap<>();
        for (Arrived order : page) {
            String source = order.source().isEmpty() ? LoadedBase.DEFAULT_SOURCE : order.source();
            bySource.computeIfAbsent(source, name -> new ArrayList<>())
                    .add(order.order().arriving(order.key(), order.customer()));
        }
        for (Map.Entry<String, List<ArrivingOrder>> orders : bySource.entrySet()) {
            mayBeStored += (int)
                    arrivals
                            .store(transaction, arrivals.sender(transaction, orders.getKey()), orders.getValue())
                            .stream()
                            .filter(Outcome.MAY_BE_STORED::equals)
                            .count();
        }
    }
}
