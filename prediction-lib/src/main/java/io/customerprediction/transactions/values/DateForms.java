package io.customerprediction.transactions.values;

import io.customerprediction.transactions.RowBatch;
import io.customerprediction.transactions.Slice;
import io.customerprediction.transactions.values.DateReading.Form;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/** Whether values are dates at all, in whatever order of day and month. */
public final class DateForms {
    private static final int MOST_VALUES = 200;
    private static final int ANY_YEAR = 2030;
    private static final Pattern NUMBER = Pattern.compile("\\d+([.,]\\d+)?");

    private DateForms() {}

    /** Share of some of the values that are dates or can be day numbers, from 0 to 1. */
    public static double share(List<String> values) {
        return share(values, true);
    }

    /** Share of some of the values that are written as dates, not as plain numbers. */
    public static double shareWritten(List<String> values) {
        return share(values, false);
    }

    private static double share(List<String> values, boolean numbers) {
        Days months = days(DateOrder.MONTH_FIRST);
        Days days = days(DateOrder.DAY_FIRST);
        int step = values.size() / MOST_VALUES + 1;
        int tried = 0;
        int dates = 0;
        for (int i = 0; i < values.size(); i += step) {
            String value = values.get(i);
            boolean number = NUMBER.matcher(value).matches();
            tried++;
            boolean date = isDate(months, value) || isDate(days, value);
            dates += (number ? numbers && (date || value.length() <= 5 || value.indexOf('.') > 0) : date) ? 1 : 0;
        }
        return tried == 0 ? 0 : dates / (double) tried;
    }

    private static Days days(DateOrder order) {
        return new DateReading(Form.TEXT, order, true, null, null, null, "").days(ANY_YEAR);
    }

    private static boolean isDate(Days days, String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        Slice slice = new Slice();
        slice.set(bytes, 0, bytes.length);
        int day = days.day(slice);
        return day != RowBatch.MISSING_DAY && day != RowBatch.UNREADABLE_DAY;
    }
}
