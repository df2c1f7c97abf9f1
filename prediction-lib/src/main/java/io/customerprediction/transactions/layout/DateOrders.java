package io.customerprediction.transactions.layout;

import io.customerprediction.transactions.RowBatch;
import io.customerprediction.transactions.Slice;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;

/**
 * Which number comes first in a log's dates, and how that was decided: by what can be a date at all, then by which
 * reading keeps neighbouring rows closer together, for logs are mostly written in the order of time.
 *
 * @param sure whether some date of the first rows can be read in this order only
 * @param words how it was decided
 */
public record DateOrders(DateOrder order, boolean sure, String words) {
    static DateOrders of(List<String> times, LocalDate latest) {
        Trial months = Trial.of(DateOrder.MONTH_FIRST, times, latest);
        Trial days = Trial.of(DateOrder.DAY_FIRST, times, latest);
        if (months.read != days.read) {
            return months.read > days.read ? sure(months, days, times) : sure(days, months, times);
        }
        if (months.sum == days.sum && months.jumps == days.jumps) {
            return new DateOrders(
                    DateOrder.MONTH_FIRST,
                    false,
                    times.isEmpty() ? "as written" : "as written, such as '" + times.get(0) + "'");
        }
        if (months.jumps != days.jumps) {
            Trial nearer = months.jumps < days.jumps ? months : days;
            return new DateOrders(
                    nearer.order, false, nearer.words() + ", because neighbouring rows lie closer together then");
        }
        boolean slashes = times.stream().anyMatch(time -> time.indexOf('/') >= 0);
        Trial usual = slashes ? months : days;
        return new DateOrders(
                usual.order, false, usual.words() + ", which is a guess: no date of the first rows proves it");
    }

    /** A pattern that reads dates in the other order. */
    public String otherPattern() {
        return order == DateOrder.MONTH_FIRST ? "d/M/yyyy" : "M/d/yyyy";
    }

    private static DateOrders sure(Trial fits, Trial other, List<String> times) {
        String example = times.stream()
                .filter(time -> fits.fits(time) && !other.fits(time))
                .findFirst()
                .orElse("");
        return new DateOrders(fits.order, true, fits.words() + ", for '" + example + "' is a date only in this order");
    }

    /** All dates read in one order. */
    private static final class Trial {
        private final DateOrder order;
        private final Days days;
        private final int latest;
        private int read;
        private long sum;
        private long jumps;

        private Trial(DateOrder order, LocalDate latest) {
            this.order = order;
            this.days = new Days(order, null, latest.getYear());
            this.latest = (int) latest.toEpochDay();
        }

        static Trial of(DateOrder order, List<String> times, LocalDate latest) {
            Trial trial = new Trial(order, latest);
            int before = RowBatch.UNREADABLE_DAY;
            for (String time : times) {
                int day = trial.day(time);
                if (day > RowBatch.MISSING_DAY && day <= trial.latest) {
                    trial.read++;
                    trial.sum += day;
                    trial.jumps += before == RowBatch.UNREADABLE_DAY ? 0 : Math.abs(day - before);
                    before = day;
                }
            }
            return trial;
        }

        private int day(String time) {
            byte[] bytes = time.getBytes(StandardCharsets.UTF_8);
            Slice slice = new Slice();
            slice.set(bytes, 0, bytes.length);
            return days.day(slice);
        }

        boolean fits(String time) {
            int day = day(time);
            return day > RowBatch.MISSING_DAY && day <= latest;
        }

        String words() {
            return order == DateOrder.MONTH_FIRST ? "month first" : "day first";
        }
    }
}
