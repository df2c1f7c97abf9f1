package io.customerprediction.transactions.values;

import io.customerprediction.transactions.Millionths;
import io.customerprediction.transactions.Slice;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads numbers as exact millionths. Plain ones are read from their bytes; what people and spreadsheets write besides
 * (currency signs, thousands separators, a minus behind or parentheses for it, exponents) takes a slower way.
 *
 * @param mark the decimal mark: a point or a comma; the other one may separate thousands
 */
public record Decimals(char mark) implements Serializable {

    private static final int MILLION = 1_000_000;
    private static final int PLAIN_DIGITS = 18;

    /** In bytes; a longer text is no number, and is not searched for one. */
    private static final int LONGEST = 200;

    /** Currencies that are written behind a number otherwise than by three capitals. */
    private static final String CURRENCIES =
            "(?iu:eur|euros?|円|元|원|usd|gbp|chf|sek|nok|dkk|pln|czk|huf|cad|aud|inr|brl|jpy|kr\\.?|zł|zl|kč|kc|ft|lei|din\\.?|rsd|руб\\.?|р\\.|грн\\.?|лв\\.?|ден\\.?|дин\\.?|บาท|đ|vnđ|ر\\.?س\\.?|د\\.?إ\\.?|ج\\.?م\\.?|ש\"ח|tl|rs\\.?|fr\\.?|btc|eth)";

    /** Blanks, apostrophes and currencies; {@code CR} and {@code DR} would change the sign and are not read. */
    private static final Pattern DECORATION =
            Pattern.compile("[\\p{Sc}\\s\\u00a0\\u2000-\\u200a\\u202f'\u2019\u02bc]|^\\p{L}{1,3}\\.?(?=[^\\p{L}])"
                    + "|(?<=[\\d.,)\\s\\u00a0\\u202f-])(?:[A-Z]{3}|" + CURRENCIES + ")$|[.,][-\u2013\u2014]{1,2}$");

    private static final Pattern EXPONENT = Pattern.compile("[-+.\\d]+[eE][-+]?\\d+");
    private static final Pattern LETTERS = Pattern.compile("R\\$|US\\$|\\p{Sc}|[A-Z]{3}|" + CURRENCIES);

    /** The number in millionths, further decimals rounded half up; or {@link Millionths#MISSING} or {@link Millionths#UNREADABLE}. */
    public long millionths(Slice text) {
        if (text.isMissing()) {
            return Millionths.MISSING;
        }
        byte[] bytes = text.bytes();
        int at = text.first() == '-' ? text.from() + 1 : text.from();
        if (text.length() > LONGEST) {
            return Millionths.UNREADABLE;
        }
        if (text.to() - at > PLAIN_DIGITS - Millionths.DECIMALS) {
            return lenient(text.toString());
        }
        long value = 0;
        int digits = 0;
        int decimals = -1;
        for (int i = at; i < text.to(); i++) {
            int digit = bytes[i] - '0';
            if (digit >= 0 && digit <= 9) {
                value = value * 10 + digit;
                digits++;
                decimals += decimals < 0 ? 0 : 1;
            } else if (bytes[i] == mark && decimals < 0) {
                decimals = 0;
            } else {
                return lenient(text.toString());
            }
        }
        if (digits == 0 || decimals > Millionths.DECIMALS) {
            return lenient(text.toString());
        }
        value *= SCALES[Math.max(decimals, 0)];
        return at > text.from() ? -value : value;
    }

    private static final int[] SCALES = {MILLION, 100_000, 10_000, 1_000, 100, 10, 1};

    private long lenient(String text) {
        String number = DECORATION.matcher(Narrow.of(text.strip())).replaceAll("");
        boolean negative = false;
        if (number.startsWith("(") && number.endsWith(")")) {
            negative = true;
            number = number.substring(1, number.length() - 1);
        } else if (number.endsWith("-")) {
            negative = true;
            number = number.substring(0, number.length() - 1);
        }
        number = number.replace('\u2212', '-');
        String plain = plain(number);
        return plain.isEmpty() ? Millionths.UNREADABLE : millionths(new BigDecimal(plain), negative);
    }

    private static final Pattern POINT = number(",", "\\.");
    private static final Pattern COMMA = number("\\.", ",");

    private static Pattern number(String thousands, String mark) {
        return Pattern.compile("([+-]?)(\\d{1,3}(?:" + thousands + "\\d{2,3})*" + thousands + "\\d{3}|\\d{0,40})(?:"
                + mark + "(\\d{0,60}))?(?:[eE]([+-]?\\d{1,3}))?");
    }

    /** The number as {@link BigDecimal} writes it, empty if it is none. */
    private String plain(String number) {
        Matcher parts = (mark == ',' ? COMMA : POINT).matcher(number);
        if (!parts.matches()) {
            return "";
        }
        String whole = parts.group(2).replace(mark == ',' ? "." : ",", "");
        String fraction = parts.group(3) == null ? "" : parts.group(3);
        if (whole.isEmpty() && fraction.isEmpty()) {
            return "";
        }
        return parts.group(1)
                + (whole.isEmpty() ? "0" : whole)
                + (fraction.isEmpty() ? "" : "." + fraction)
                + (parts.group(4) == null ? "" : "e" + parts.group(4));
    }

    /** Whether there are only digits and the marks between them. */
    static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < '0' || c > '9') && c != '.' && c != ',' && c != '-') {
                return false;
            }
        }
        return true;
    }

    /** The currency that stands beside a number, such as € or EUR; empty if none does. */
    public static String currency(String text) {
        if (isPlain(text)) {
            return "";
        }
        Matcher sign = LETTERS.matcher(text);
        return sign.find()
                        && text.chars().anyMatch(Character::isDigit)
                        && !EXPONENT.matcher(text).matches()
                ? sign.group()
                : "";
    }

    private static long millionths(BigDecimal number, boolean negative) {
        long millionths = Millionths.of(number);
        return negative && Millionths.isNumber(millionths) ? -millionths : millionths;
    }

    /** The product of two numbers in millionths, rounded half up; {@link Millionths#UNREADABLE} if it is out of range. */
    public static long product(long a, long b) {
        if (a % MILLION == 0) {
            long product = a / MILLION * b;
            boolean exact = Math.multiplyHigh(a / MILLION, b) == product >> 63;
            return exact && Math.abs(product) <= Millionths.LARGEST ? product : Millionths.UNREADABLE;
        }
        return millionths(
                BigDecimal.valueOf(a, Millionths.DECIMALS).multiply(BigDecimal.valueOf(b, Millionths.DECIMALS)), false);
    }
}
