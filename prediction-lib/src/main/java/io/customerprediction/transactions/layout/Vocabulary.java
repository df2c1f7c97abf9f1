package io.customerprediction.transactions.layout;

import io.customerprediction.transactions.values.WordFile;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The names of columns by role, as {@code columns.txt} has them. */
final class Vocabulary {
    /** A currency or zone behind a name, as in Betrag CHF, amount_usd or created_at_utc. */
    private static final Pattern CURRENCY_BEHIND = Pattern.compile(
            "[\\s_.-]+(EUR|USD|GBP|CHF|SEK|NOK|DKK|PLN|CZK|HUF|CAD|AUD|NZD|JPY|CNY|INR|BRL|MXN|ZAR|TRY|BTC|ETH|USDT|USDC|GMT|UTC|local|euros?|[\\p{Sc}])\\s*$",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern CURRENCY_SIGN = Pattern.compile("\\s*\\p{Sc}\\s*");

    /** What a record is called that another format held, as in order.created_at. */
    private static final Pattern OUTER = Pattern.compile(
            "^(orders?|orderCustomer|ecommerce|_source|payments?|transactions?|sales?|purchases?|data|records?|rows?|fields|attributes|properties|node)\\.(?=.)",
            Pattern.CASE_INSENSITIVE);

    /** By role, the rank of each name; a smaller one is preferred. */
    private static final Map<Role, Map<String, Integer>> RANKS = read();

    private static final Set<String> NAMES =
            RANKS.values().stream().flatMap(names -> names.keySet().stream()).collect(Collectors.toSet());

    /** A longer text is no name of a column that is known. */
    private static final int LONGEST_NAME = 80;

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
        Map<String, Integer> ranks = RANKS.getOrDefault(role, Map.of());
        List<String> spellings = spellings(name);
        for (int i = 0; i < spellings.size(); i++) {
            Integer rank = ranks.get(spellings.get(i));
            if (rank != null) {
                return 2 * rank + (i == 0 ? 0 : 1);
            }
        }
        return Integer.MAX_VALUE;
    }

    /** Whether the name is known for some role. */
    static boolean isKnown(String name) {
        return spellings(name).stream().anyMatch(NAMES::contains);
    }

    /** The name as it is compared: whole, without what stands in parentheses, and without a currency or zone behind it. */
    private static List<String> spellings(String whole) {
        if (whole.isEmpty() || whole.length() > LONGEST_NAME) {
            return List.of();
        }
        if (CURRENCY_SIGN.matcher(whole).matches()) {
            return List.of("eur"); // a column that is called by a currency holds amounts
        }
        String name = OUTER.matcher(whole).replaceFirst("");
        String plain = HeaderNames.plain(name);
        if (plain.length() == name.length()) {
            return List.of(plain);
        }
        return Stream.of(
                        plain,
                        HeaderNames.plainWithoutParentheses(name),
                        HeaderNames.plain(CURRENCY_BEHIND.matcher(name).replaceFirst("")))
                .distinct()
                .toList();
    }

    /** All names of a role. */
    static List<String> names(Role role) {
        return List.copyOf(RANKS.getOrDefault(role, Map.of()).keySet());
    }

    private static Map<Role, Map<String, Integer>> read() {
        Map<Role, Map<String, Integer>> ranks = new EnumMap<>(Role.class);
        for (String line : WordFile.lines(Vocabulary.class, "columns.txt")) {
            int colon = line.indexOf(':');
            Role role = Role.valueOf(
                    line.substring(0, colon).toUpperCase(Locale.ROOT).replace('-', '_'));
            Map<String, Integer> names = ranks.computeIfAbsent(role, absent -> new HashMap<>());
            int rank = names.size();
            String pattern = HeaderNames.decomposed(line.substring(colon + 1).strip()); // once for all names of a line
            for (String name : expanded(pattern)) {
                names.putIfAbsent(HeaderNames.lettersAndDigits(name), rank++);
            }
        }
        ranks.values().forEach(names -> names.remove(""));
        return ranks;
    }

    /** All names of a pattern such as {@code {order|sale} {id|no|}}, those of earlier words first. */
    static List<String> expanded(String pattern) {
        int open = pattern.indexOf('{');
        if (open < 0) {
            return List.of(pattern);
        }
        int close = pattern.indexOf('}', open);
        List<String> names = new ArrayList<>();
        for (String word : pattern.substring(open + 1, close).split("\\|", -1)) {
            for (String rest : expanded(pattern.substring(close + 1))) {
                names.add(pattern.substring(0, open) + word + rest);
            }
        }
        return names;
    }
}
