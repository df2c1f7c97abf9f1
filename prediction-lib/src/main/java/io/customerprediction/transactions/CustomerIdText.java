package io.customerprediction.transactions;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A customer's id as the log of purchases keeps it: UTF-8, whole where a spreadsheet made it 17850.0, and an e-mail address
 * in lower case.
 */
final class CustomerIdText {
    private static final Pattern BLANKS = Pattern.compile("^[\\p{Z}\\s\u200b\ufeff]+|[\\p{Z}\\s\u200b\ufeff]+$");

    private CustomerIdText() {}

    static void put(Slice id, OrderRun run) {
        run.customer = id.bytes();
        run.customerFrom = id.from() + (isGuarded(id) ? 1 : 0);
        run.customerTo = isWholeNumberWithDecimal(id) ? id.to() - 2 : id.to();
        boolean ascii = Bytes.isAscii(id.bytes(), id.from(), id.to());
        boolean folded = isMixedCaseAddress(id);
        if (!ascii || folded) {
            String text = BLANKS.matcher(id.toString()).replaceAll("");
            run.customer = (folded ? text.toLowerCase(Locale.ROOT) : text).getBytes(StandardCharsets.UTF_8);
            run.customerFrom = 0;
            run.customerTo = run.customer.length;
        }
    }

    /** A spreadsheet's apostrophe before what would be read as a number or a formula. */
    private static boolean isGuarded(Slice id) {
        if (id.length() < 2 || id.first() != '\'') {
            return false;
        }
        byte second = id.bytes()[id.from() + 1];
        return (second >= '0' && second <= '9')
                || second == '='
                || second == '+'
                || second == '-'
                || second == '@'
                || second == '|';
    }

    private static boolean isMixedCaseAddress(Slice id) {
        boolean address = false;
        boolean upper = false;
        for (int at = id.from(); at < id.to(); at++) {
            byte b = id.bytes()[at];
            address |= b == '@' && at > id.from();
            upper |= (b >= 'A' && b <= 'Z') || b < 0;
        }
        return address && upper;
    }

    private static boolean isWholeNumberWithDecimal(Slice id) {
        return id.length() > 2
                && id.bytes()[id.to() - 1] == '0'
                && id.bytes()[id.to() - 2] == '.'
                && id.isDigits(id.from(), id.to() - 2);
    }
}
