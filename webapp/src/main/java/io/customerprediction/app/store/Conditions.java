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
        Conditions least = filter.minRisk() > 0 ? and("churn_probability >= ?", filter.minRisk()) : this;
        return filter.maxRisk() <= 1 ? least.and("churn_probability < ?", filter.maxRisk()) : least;
    }

    /** What a filter asks for within a segment and a band. */
    static Conditions in(Group group, CustomerFilter filter) {
        Conditions all = NONE.and("cluster = ?", group.cluster())
                .and("band = ?", group.band().number());
        return filter.cuts(group.band()) ? all.andRisk(filter).andRanges(filter) : all.andRanges(filter);
    }

    private Conditions andRanges(CustomerFilter filter) {
        Conditions all = filter.purchases().and(this);
        if (filter.minValue() > Double.NEGATIVE_INFINITY) {
            all = all.and("monetary >= ?", filter.minValue());
        }
        if (filter.maxValue() < Double.POSITIVE_INFINITY) {
            all = all.and("monetary <= ?", filter.maxValue());
        }
        if (filter.nextOrder() != null) {
            // those whose window and this one have a day in common; it begins on day 1 at the earliest where there is
            // one
            all = all.and("next_to >= ?", Math.max(1, filter.nextOrder().from()))
                    .and("next_from <= ?", filter.nextOrder().to());
        }
        if (filter.likeliest() != null) {
            all = all.andLikeliest(filter.likeliest());
        }
        return filter.idPrefix().isEmpty() ? all : all.andPrefix(filter.idPrefix());
    }

    private Conditions andLikeliest(Likeliest likeliest) {
        String column = likeliest.column();
        return and(new Conditions(
                " AND " + column + " >= ? AND (" + column + " > ? OR no <= ?)",
                List.of(likeliest.least(), likeliest.least(), likeliest.lastNumber())));
    }

    /** Where in the order by id those with a prefix can be. */
    static Conditions idRange(CustomerFilter filter) {
        String prefix = filter.idPrefix();
        return prefix.isEmpty()
                ? NONE
                : NONE.and("id >= ?", FoldedId.first(prefix)).andBefore("id", FoldedId.last(prefix));
    }

    /** What the filter's range of spending says of the value at risk in a band: where to begin to look, and to end. */
    static Conditions valueAtRisk(RiskBand band, CustomerFilter filter) {
        Conditions all = NONE;
        if (filter.minValue() > 0) {
            all = all.and("value_at_risk >= ?", filter.minValue() * band.from());
        }
        return filter.maxValue() < Double.POSITIVE_INFINITY
                ? all.and("value_at_risk <= ?", Math.max(0, filter.maxValue()) * band.to())
                : all;
    }

    /** As a range, which an index can answer. */
    private Conditions andPrefix(String prefix) {
        return and("id_folded >= ?", prefix).andBefore("id_folded", prefix);
    }

    /** Up to the same prefix with its last character's successor. */
    private Conditions andBefore(String column, String prefix) {
        int last = prefix.codePointBefore(prefix.length());
        int next = last + 1 == Character.MIN_SURROGATE ? Character.MAX_SURROGATE + 1 : last + 1;
        if (!Character.isValidCodePoint(next)) {
            return this;
        }
        int kept = prefix.length() - Character.charCount(last);
        return and(column + " < ?", prefix.substring(0, kept) + Character.toString(next));
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
