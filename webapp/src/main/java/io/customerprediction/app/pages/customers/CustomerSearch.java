package io.customerprediction.app.pages.customers;

import io.customerprediction.app.pages.Texts;
import io.customerprediction.app.store.customers.CustomerFilter;
import io.customerprediction.app.store.customers.CustomerFilter.Named;
import io.customerprediction.app.store.customers.CustomerQuery;
import io.customerprediction.app.store.customers.Expected;
import io.customerprediction.app.store.customers.Likeliest;
import io.customerprediction.app.store.customers.Scoring;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which customers are wanted, as an address says it: every page, order and filter has a link that can be passed on.
 *
 * @param typed what each parameter says, as it was typed
 * @param query for the store; an invalid parameter is left out
 * @param columns of the table, in their order
 * @param errors what is wrong with fields of the form, by their names
 * @param problems what is wrong with other parameters, each in a sentence
 */
record CustomerSearch(
        Map<String, String> typed,
        CustomerQuery query,
        List<CustomerColumn> columns,
        Map<String, String> errors,
        List<String> problems) {
    static final String SORT = "sort";
    static final String ORDER = "order";
    static final String COLUMNS = "columns";

    /** Attributes of the customers beside the columns. */
    static final String DETAILS = "details";

    private static final String DETAILS_END = "|";
    static final String TEXT = "q";
    static final String TAG = "tag";
    static final String SEGMENT = "segment";
    static final String BAND = "band";
    static final String LEAST_RISK = "min-risk";
    static final String RISK_BELOW = "max-risk";
    static final String LEAST_VALUE = "min-value";
    static final String LARGEST_VALUE = "max-value";
    static final String LEAST_SPEND = "min-expected-spend";
    static final String LARGEST_SPEND = "max-expected-spend";
    static final String EXPECTED = "expected";
    static final String NEXT_FROM = "next-from";
    static final String NEXT_TO = "next-to";
    static final String RECENCY_FROM = "recency-from";
    static final String RECENCY_TO = "recency-to";
    static final String FREQUENCY_FROM = "frequency-from";
    static final String FREQUENCY_TO = "frequency-to";
    static final String FIRST_FROM = "first-from";
    static final String FIRST_TO = "first-to";
    static final String PAGE = "page";

    /** Those that choose customers, and not how they are shown. */
    static final List<String> FILTERS = List.of(
            TEXT,
            TAG,
            SEGMENT,
            BAND,
            EXPECTED,
            LEAST_RISK,
            RISK_BELOW,
            LEAST_VALUE,
            LARGEST_VALUE,
            LEAST_SPEND,
            LARGEST_SPEND,
            NEXT_FROM,
            NEXT_TO,
            RECENCY_FROM,
            RECENCY_TO,
            FREQUENCY_FROM,
            FREQUENCY_TO,
            FIRST_FROM,
            FIRST_TO);

    private static final List<String> DISPLAY = List.of(SORT, ORDER, COLUMNS, DETAILS, PAGE);

    /**
     * Reads the parameters of an address.
     *
     * @param scoring has the groups of customers, and the date that days count from
     * @param likeliest finds the customers who are likeliest to do something
     */
    static CustomerSearch of(
            Map<String, List<String>> parameters,
            Scoring scoring,
            Function<Expected, Likeliest> likeliest,
            Texts texts) {
        Map<String, String> typed = new LinkedHashMap<>();
        for (List<String> names : List.of(FILTERS, DISPLAY)) {
            for (String name : names) {
                List<String> values = parameters.getOrDefault(name, List.of(""));
                // boxes to be ticked send a value each
                String text = switch (name) {
                    case COLUMNS -> String.join(",", values);
                    case DETAILS -> String.join(DETAILS_END, values);
                    default -> values.get(0).strip();
                };
                if (!text.isEmpty()) {
                    typed.put(name, text);
                }
            }
        }
        return SearchReading.of(typed, texts).search(scoring, likeliest);
    }

    /** The same; whether the text is looked for in names and addresses, too, is up to who is asking. */
    CustomerSearch inAttributes(boolean seesAttributes) {
        CustomerFilter filter = query.filter();
        Named named = filter.named();
        CustomerQuery changed = new CustomerQuery(
                filter.withNamed(new Named(named.text(), seesAttributes, named.tag())),
                query.sort(),
                query.descending(),
                query.size(),
                query.cursor());
        return new CustomerSearch(typed, changed, columns, errors, problems);
    }

    String text(String name) {
        return typed.getOrDefault(name, "");
    }

    /** Keys of the attributes that are shown. */
    List<String> details() {
        return List.of(text(DETAILS).split(Pattern.quote(DETAILS_END), -1));
    }

    /** The address's query with some parameters changed; an empty value leaves one out. Begins anew at the first page. */
    String with(Map<String, String> changes) {
        Map<String, String> changed = new LinkedHashMap<>(typed);
        changed.remove(PAGE);
        changed.putAll(new TreeMap<>(changes)); // the same address from every start of the program
        return changed.entrySet().stream()
                .filter(entry -> !entry.getValue().isEmpty())
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    /** The name of an order in an address, such as {@code value-at-risk}. */
    static String name(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
