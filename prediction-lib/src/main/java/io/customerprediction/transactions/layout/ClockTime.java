package io.customerprediction.transactions.layout;

import io.customerprediction.transactions.Slice;
import java.util.regex.Pattern;

/** What may follow a date: nothing, or a time of day with or without a zone. Only looked at, for it does not move the day. */
final class ClockTime {
    private static final Pattern REST = Pattern.compile(
            "[T ,]\\s*(?:at )?(?:[01]?\\d|2[0-3])[:.][0-5]\\d(?:[:.](?:[0-5]\\d|60)(?:[.,]\\d{1,9})?)?\\s*(?:[AaPp]\\.?[Mm]\\.?)?"
                    + "\\s*(?:Z|UTC|GMT|[A-Z]{2,4}|[+-]\\d{2}:?(?:\\d{2})?)?(?:\\[[A-Za-z_/+-]+])?");

    private ClockTime() {}

    /** Whether the bytes are nothing or a time of day. */
    static boolean isFine(byte[] bytes, int from, int to) {
        if (from == to) {
            return true;
        }
        return isPlain(bytes, from, to)
                || REST.matcher(Slice.decode(bytes, from, to)).matches();
    }

    /** Hours and minutes, with or without seconds: what nearly every log writes. */
    private static boolean isPlain(byte[] bytes, int from, int to) {
        int length = to - from;
        int hour = length == 6 || length == 9 ? 2 : length == 5 || length == 8 ? 1 : 0;
        if (hour == 0 || (bytes[from] != ' ' && bytes[from] != 'T')) {
            return false;
        }
        int at = from + 1 + hour;
        return number(bytes, from + 1, at) < 24
                && bytes[at] == ':'
                && number(bytes, at + 1, at + 3) < 60
                && (at + 3 == to || (bytes[at + 3] == ':' && number(bytes, at + 4, to) < 60));
    }

    private static int number(byte[] bytes, int from, int to) {
        int value = 0;
        for (int at = from; at < to; at++) {
            int digit = bytes[at] - '0';
            if (digit < 0 || digit > 9) {
                return Integer.MAX_VALUE;
            }
            value = value * 10 + digit;
        }
        return value;
    }
}
