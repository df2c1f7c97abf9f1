package io.customerprediction.transactions.layout;

import io.customerprediction.transactions.RowMeaning;
import io.customerprediction.transactions.layout.Statuses.Column;
import io.customerprediction.transactions.layout.Statuses.Kind;
import io.customerprediction.transactions.values.StatusWords;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Columns that say yes or no, or give the time of a yes, about something that decides whether a row is a purchase. */
final class FlagColumns {
    private final Sample sample;
    private final Findings findings;

    FlagColumns(Sample sample, Findings findings) {
        this.sample = sample;
        this.findings = findings;
    }

    /** Whether the value says yes or no. */
    static boolean isFlag(String value) {
        String lower = value.strip().toLowerCase(Locale.ROOT);
        return YesNo.isYes(lower) || YesNo.isNo(lower);
    }

    /** Whether a row is a test; {@code null} if the column has other values. */
    @Nullable
    Column test(int column) {
        return flag(column, Kind.TEST);
    }

    /** Whether an order was paid; {@code null} if the column has other values. */
    @Nullable
    Column paid(int column) {
        Column flag = flag(column, Kind.PAID);
        if (flag != null) {
            findings.decide("rows with no in '" + sample.name(column) + "' are not paid");
        }
        return flag;
    }

    /** Whether an order was refunded or disputed; {@code null} if the column has other values. */
    @Nullable
    Column refund(int column) {
        String plain = HeaderNames.plain(sample.name(column));
        boolean chargeback = plain.matches(".*(disput|charge).*");
        Column flag = flag(column, chargeback ? Kind.CHARGEBACK : Kind.REFUND);
        boolean own = plain.matches("is(refund|return|credit)");
        return flag != null && own ? new Column(column, flag.name(), flag.kind(), true) : flag;
    }

    /** When or whether an order was cancelled; {@code null} if the column has other values. */
    @Nullable
    Column cancellation(int column) {
        Set<String> values = values(column);
        boolean flags = values.stream()
                .allMatch(value -> isFlag(value) || isDate(value) || StatusWords.of(value) == RowMeaning.CANCELLED);
        if (!values.isEmpty() && !flags && values.stream().anyMatch(FlagColumns::isDate)) {
            findings.doubt(
                    "'" + sample.name(column) + "' may say which orders were cancelled, but has other values than"
                            + " dates, yes and no, so that it is not looked at: leave rows out with --status-column and --drop");
        }
        return values.isEmpty() || !flags ? null : new Column(column, sample.name(column), Kind.CANCELLATION, false);
    }

    private @Nullable Column flag(int column, Kind kind) {
        Set<String> values = values(column);
        boolean flags = values.stream()
                .allMatch(value -> isFlag(value)
                        || (kind == Kind.REFUND && isDate(value))
                        || (kind == Kind.CHARGEBACK && !value.matches(".*\\d.*")));
        return values.isEmpty() || !flags ? null : new Column(column, sample.name(column), kind, false);
    }

    private static boolean isDate(String value) {
        return value.matches(".*\\d{2,4}[-./\u5e74].*\\d.*|\\d{10,13}");
    }

    private Set<String> values(int column) {
        return new HashSet<>(sample.present(column));
    }
}
