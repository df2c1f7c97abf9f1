package io.customerprediction.transactions.values;

import java.util.regex.Pattern;

/** Free texts about an order, of which some say that it was cancelled. */
public final class Remarks {
    private static final int LONGEST = 200;
    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS;

    private static final Pattern CANCELLED = Pattern.compile(
            "\\b(cancell?ed|voided|storniert|storno|annulée?|annulato|annullat[oa]|annuleret|annullerad|anulad[oa]|cancelad[oa]"
                    + "|geannuleerd|makulerad|anulowan[oey])\\b",
            FLAGS);

    /** What turns it round, or makes it true of a part only. */
    private static final Pattern OTHERWISE = Pattern.compile(
            "\\b(not?|never|n't|if|un|nicht|nie|kein|wenn|falls|pas|si|niet|partly|partial|partially|teilweise|items?|artikel|subscription"
                    + "|abo|abonnement|appointment|termin|previous|other|old)\\b|\\d",
            FLAGS);

    private Remarks() {}

    /** Whether the text says that the whole order was cancelled. */
    public static boolean sayCancelled(String text) {
        return text.length() <= LONGEST
                && CANCELLED.matcher(text).find()
                && !OTHERWISE.matcher(text).find();
    }
}
