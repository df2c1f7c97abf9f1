package io.customerprediction.app.store.access;

import io.customerprediction.app.store.database.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

/**
 * What somebody did.
 *
 * @param id number in the order of writing; 0 before it is written
 * @param kind how they were known: user, key, this-machine, anybody, anonymous, or command for an account of the
 *     machine that ran one
 * @param who name of the user or key; empty if there is none
 * @param action in words, with the user or key that it was about; never with a customer
 * @param route method and address as in the table of routes; empty where there is none
 * @param outcome done or refused
 * @param status of the answer; 0 for a command
 * @param address of the client
 * @param requestId by which log lines of the request are found
 */
public record AuditEntry(
        long id,
        Instant at,
        String kind,
        String who,
        String action,
        String route,
        String outcome,
        int status,
        String address,
        String requestId) {
    public static AuditEntry of(ResultSet row) throws SQLException {
        return new AuditEntry(
                row.getLong("id"),
                Sql.instant(row, "at"),
                row.getString("kind"),
                row.getString("who"),
                row.getString("action"),
                row.getString("route"),
                row.getString("outcome"),
                row.getInt("status"),
                row.getString("address"),
                row.getString("request_id"));
    }
}
