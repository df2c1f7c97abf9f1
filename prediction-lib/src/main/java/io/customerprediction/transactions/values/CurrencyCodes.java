package io.customerprediction.transactions.values;

import java.util.Locale;
import java.util.Map;

/** One spelling for each currency: EUR for €, euro and eur. */
public final class CurrencyCodes {
    private static final Map<String, String> SPELLINGS = Map.ofEntries(
            Map.entry("€", "EUR"),
            Map.entry("EURO", "EUR"),
            Map.entry("EUROS", "EUR"),
            Map.entry("$", "USD"),
            Map.entry("US$", "USD"),
            Map.entry("US DOLLAR", "USD"),
            Map.entry("US DOLLARS", "USD"),
            Map.entry("£", "GBP"),
            Map.entry("POUND", "GBP"),
            Map.entry("R$", "BRL"),
            Map.entry("ZŁ", "PLN"),
            Map.entry("KČ", "CZK"),
            Map.entry("FR.", "CHF"),
            Map.entry("SFR.", "CHF"),
            Map.entry("₹", "INR"),
            Map.entry("¥", "JPY"));

    private CurrencyCodes() {}

    /** Whether the text is the spelling of a currency whose code is another. */
    public static boolean isKnown(String text) {
        return SPELLINGS.containsKey(text.strip().toUpperCase(Locale.ROOT));
    }

    /** The code in upper case, or the text itself if no code is known for it. */
    public static String of(String text) {
        String upper = text.strip().toUpperCase(Locale.ROOT);
        return SPELLINGS.getOrDefault(upper, upper);
    }
}
