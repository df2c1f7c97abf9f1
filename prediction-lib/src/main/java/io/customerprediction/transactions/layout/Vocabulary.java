package io.customerprediction.transactions.layout;

import io.customerprediction.transactions.values.WordFile;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The names of columns by role, as {@code columns.txt} has them. */
final class Vocabulary {
    /** A currency or zone behind a name, as in Betrag CHF, amount_usd or created_at_utc. */
    private static final Pattern CURRENCY_BEHIND = Pattern.compile(
            "(?:[\\s,_.-]+in)?[\\s,_.-]+(EUR|USD|GBP|CHF|SEK|NOK|DKK|PLN|CZK|HUF|CAD|AUD|NZD|JPY|CNY|INR|BRL|MXN|ZAR|TRY|BTC|ETH|USDT|USDC|GMT|UTC|local|euros?|грн|руб|р|лв|TL|Ft|Kč|zł|kr|лей|lei|[\\p{Sc}])\\s*$",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern CURRENCY_SIGN = Pattern.compile("\\s*\\p{Sc}\\s*");

    /** What a record is called that another format held, as in order.created_at. */
    private static final Pattern OUTER = Pattern.compile(
            "^(orders?|orderCustomer|transaction_info|ecommerce|_source|payments?|transactions?|sales?|purchases?|data|records?|rows?|fields|attributes|properties|node)\\.(?=.)",
            Pattern.CASE_INSENSITIVE);

    /** The patterns of each role's names, the preferred ones first. */
    private static final Map<Role, List<NamePattern>> PATTERNS = read();

    /** A longer text is no name of a column that is known. */
    private static final int LONGEST_NAME = 80;

    /** An amount that a parenthesis calls one without the tax is preferred to none, but to no other. */
    private static final Pattern NET = Pattern.compile(
            "[(\\[]\\s*(net|netto|ex|excl|exkl|exc|ohne|ht|hors|sin|senza|sem|zonder|bez|uden|utan|uten|税抜|税别)\\b",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CHARACTER_CLASS);

    private static final int BEHIND = 1 << 20;

    /** The technical name that some exports give in parentheses behind that of the user's language. */
    private static final Pattern TECHNICAL_NAME = Pattern.compile(".*\\(([a-z]+(?:_[a-z]+)+)\\)\\s*");

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[\\s_.-]+");

    /** From each short form to the word that it stands for. */
    private static final Map<String, String> ABBREVIATIONS = readAbbreviations();

    private Vocabulary() {}

    /** The columns that can have the role by their names, the likeliest first. */
    static List<Integer> candidates(Role role, List<String> header) {
        Map<Integer, Integer> found = new TreeMap<>();
        for (int column = 0; column < header.size(); column++) {
            int rank = rank(role, header.get(column));
            if (rank < Integer.MAX_VALUE) {
                found.put(column, rank);
            }
        }
        return found.entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The place of a name in the role's list; {@link Integer#MAX_VALUE} if it is not there. */
    static int rank(Role role, String name) {
        List<String> spellings = spellings(name);
        for (int i = 0; i < spellings.size(); i++) {
            int rank = place(role, spellings.get(i));
            if (rank >= 0) {
                return 2 * rank + (i == 0 ? 0 : 1) + (isWithoutTax(name) ? BEHIND : 0);
            }
        }
        return Integer.MAX_VALUE;
    }

    /** Whether a parenthesis behind the name says that the tax is not in it. */
    static boolean isWithoutTax(String name) {
        return NET.matcher(name).find();
    }

    private static int place(Role role, String plain) {
        int before = 0;
        for (NamePattern pattern : PATTERNS.getOrDefault(role, List.of())) {
            int place = pattern.find(plain);
            if (place >= 0) {
                return before + place;
            }
            before += pattern.size();
        }
        return -1;
    }

    /** Whether the name is known for some role. */
    static boolean isKnown(String name) {
        for (String plain : spellings(name)) {
            for (Role role : PATTERNS.keySet()) {
                if (place(role, plain) >= 0) {
                    return true;
                }
            }
        }
        return false;
    }

    /**
     * The name as it is compared: whole, without what stands in parentheses, without a currency or zone behind it, # for No,
     * with its short forms written out, and the technical name behind it.
     */
    static List<String> spellings(String whole) {
        if (whole.isEmpty() || whole.length() > LONGEST_NAME) {
            return List.of();
        }
        if (CURRENCY_SIGN.matcher(whole).matches()) {
            return List.of("eur"); // a column that is called by a currency holds amounts
        }
        String name = whole.indexOf('.') < 0 ? whole : OUTER.matcher(whole).replaceFirst("");
        String plain = HeaderNames.plain(name);
        if (plain.length() == name.length()) {
            return List.of(plain);
        }
        return Stream.of(
                        plain,
                        HeaderNames.plainWithoutParentheses(name),
                        HeaderNames.plain(CURRENCY_BEHIND.matcher(name).replaceFirst("")),
                        HeaderNames.plain(name.replace("#", "no")),
                        writtenOut(name),
                        HeaderNames.plain(technicalName(name)))
                .filter(spelling -> !spelling.isEmpty() && !spelling.equals("no"))
                .distinct()
                .toList();
    }

    /** Without blanks; the same as the plain name if there is no short form in it. */
    private static String writtenOut(String name) {
        return BETWEEN_WORDS
                .splitAsStream(name)
                .map(HeaderNames::plain)
                .map(word -> ABBREVIATIONS.getOrDefault(word, word))
                .collect(Collectors.joining());
    }

    private static String technicalName(String name) {
        Matcher technical = TECHNICAL_NAME.matcher(name);
        return technical.matches() ? technical.group(1) : "";
    }

    private static Map<String, String> readAbbreviations() {
        Map<String, String> words = new HashMap<>();
        for (String line : WordFile.lines(Vocabulary.class, "abbreviations.txt")) {
            int colon = line.indexOf(": ");
            for (String shortForm : line.substring(colon + 2).split(" ", -1)) {
                words.put(shortForm, line.substring(0, colon));
            }
        }
        return Map.copyOf(words);
    }

    private static Map<Role, List<NamePattern>> read() {
        Map<Role, List<NamePattern>> patterns = new EnumMap<>(Role.class);
        for (String line : WordFile.lines(Vocabulary.class, "columns.txt")) {
            int colon = line.indexOf(':');
            Role role = Role.valueOf(
                    line.substring(0, colon).toUpperCase(Locale.ROOT).replace('-', '_'));
            patterns.computeIfAbsent(role, absent -> new ArrayList<>()).add(new NamePattern(line.substring(colon + 1)));
        }
        return patterns;
    }
}
