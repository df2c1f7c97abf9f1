package io.customerprediction.app.store;

import io.customerprediction.app.store.Summary.Group;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Conditions on a customer's row.
 *
 * @param sql each beginning with {@code AND}
 * @param parameters their values, in order
 */
record Conditions(String sql, List<Object> parameters) {
    static final Conditions NONE = new Conditions("", List.of());

    /** All that a filter asks for. */
    static Conditions of(CustomerFilter filter) {
        Conditions all = NONE;
        if (!filter.clusters().isEmpty()) {
            String places =
                    String.join(", ", Collections.nCopies(filter.clusters().size(), "?"));
            all = all.and(new Conditions(" AND cluster IN (" + places + ")", List.copyOf(filter.clusters())));
        }
        if (filter.band() != null) {
            all = all.and("band = ?", filter.band().number());
        }
        return all.andRisk(filter).andRanges(filter);
    }

    private Conditions andRisk(CustomerFilter filter) {
        Limits risk = filter.risk();
        Conditions least = risk.from() > 0 ? and("churn_probability >= ?", risk.from()) : this;
        return risk.to() <= 1 ? least.and("churn_probability < ?", risk.to()) : least;
    }

    /** What a filter asks for within a segment and a band. */
    static Conditions in(Group group, CustomerFilter filter) {
        Conditions all = NONE.and("cluster = ?", group.cluster())
                .and("band = ?", group.band().number());
        return filter.cuts(group.band()) ? all.andRisk(filter).andRanges(filter) : all.andRanges(filter);
    }

    private Conditions andRanges(CustomerFilter filter) {
        Conditions all = filter.prospects()
                .and(filter.value().of("monetary", filter.purchases().and(this)));
        return filter.text().isEmpty() ? all : all.and("id_folded LIKE ? ESCAPE '~'", containing(filter.text()));
    }

    private static String containing(String text) {
        return "%" + text.replaceAll("([~%_])", "~$1") + "%";
    }

    /** Those who are likeliest to do something. */
    Conditions andLikeliest(Likeliest likeliest) {
        String column = likeliest.column();
        return and(new Conditions(
                " AND " + column + " >= ? AND (" + column + " > ? OR no <= ?)",
                List.of(likeliest.least(), likeliest.least(), likeliest.lastNumber())));
    }

    /** What the filter's range of spending says of the value at risk in a band: where to begin to look, and to end. */
    static Conditions valueAtRisk(RiskBand band, CustomerFilter filter) {
        Conditions all = NONE;
        if (filter.value().from() > 0) {
            all = all.and("value_at_risk >= ?", filter.value().from() * band.from());
        }
        return filter.value().to() < Double.POSITIVE_INFINITY
                ? all.and("value_at_risk <= ?", Math.max(0, filter.value().to()) * band.to())
                : all;
    }

    /** These and another one. */
    Conditions and(String condition, Object value) {
        return and(new Conditions(" AND " + condition, List.of(value)));
    }

    /** These and others. */
    Conditions and(Conditions others) {
        List<Object> all = new ArrayList<>(parameters);
        all.addAll(others.parameters);
        return new Conditions(sql + others.sql, all);
    }

    /** These parameters behind others. */
    Object[] after(Object... first) {
        List<Object> all = new ArrayList<>(List.of(first));
        all.addAll(parameters);
        return all.toArray();
    }
}
