package io.customerprediction.app.pages.customers;

import io.customerprediction.InvalidInputException;
import io.customerprediction.app.store.CustomerFilter;
import io.customerprediction.app.store.CustomerQuery;
import io.customerprediction.app.store.CustomerSort;
import io.customerprediction.app.store.PageCursor;
import io.customerprediction.app.store.RiskBand;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which customers are wanted, as an address says it: every page, order and filter has a link that can be passed on.
 *
 * @param typed what each parameter says, as it was typed
 * @param query what is asked of the store; a parameter that makes no sense is left out
 * @param problems what makes no sense, each in a sentence
 */
record CustomerSearch(Map<String, String> typed, CustomerQuery query, List<String> problems) {
    static final String SORT = "sort";
    static final String ORDER = "order";
    static final String ID = "q";
    static final String SEGMENT = "segment";
    static final String BAND = "band";
    static final String LEAST_RISK = "min-risk";
    static final String LEAST_VALUE = "min-value";
    static final String LARGEST_VALUE = "max-value";
    static final String PAGE = "page";
    private static final List<String> NAMES =
            List.of(SORT, ORDER, ID, SEGMENT, BAND, LEAST_RISK, LEAST_VALUE, LARGEST_VALUE, PAGE);
    private static final int SIZE = 50;

    /**
     * Reads the parameters of an address.
     *
     * @param segments how many the model has
     */
    static CustomerSearch of(Map<String, List<String>> parameters, int segments) {
        Map<String, String> typed = new LinkedHashMap<>();
        for (String name : NAMES) {
            String text = parameters.getOrDefault(name, List.of("")).get(0).strip();
            if (!text.isEmpty()) {
                typed.put(name, text);
            }
        }
        return new Reading(typed, new ArrayList<>()).search(segments);
    }

    String text(String name) {
        return typed.getOrDefault(name, "");
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

    /** Texts on their way into values; collects what makes no sense. */
    private record Reading(Map<String, String> typed, List<String> problems) {
        CustomerSearch search(int segments) {
            CustomerSort sort = choice(SORT, CustomerSort.values(), CustomerSort.VALUE_AT_RISK);
            boolean ascending = typed.getOrDefault(ORDER, "desc").equals("asc");
            CustomerFilter filter = new CustomerFilter(
                    segment(segments),
                    typed.containsKey(BAND) ? choice(BAND, RiskBand.values(), null) : null,
                    number(LEAST_RISK, 0) / 100,
                    number(LEAST_VALUE, Double.NEGATIVE_INFINITY),
                    number(LARGEST_VALUE, Double.POSITIVE_INFINITY),
                    typed.getOrDefault(ID, ""));
            return new CustomerSearch(typed, query(filter, sort, !ascending), List.copyOf(problems));
        }

        private CustomerQuery query(CustomerFilter filter, CustomerSort sort, boolean descending) {
            String page = typed.get(PAGE);
            try {
                PageCursor cursor = page == null ? null : PageCursor.parse(page);
                return new CustomerQuery(filter, sort, descending, SIZE, cursor);
            } catch (InvalidInputException e) {
                problems.add(e.getMessage() + ".");
                return new CustomerQuery(filter, sort, descending, SIZE, null);
            }
        }

        private @Nullable Integer segment(int segments) {
            double number = number(SEGMENT, 0);
            if (number == 0) {
                return null;
            }
            if (number != Math.rint(number) || number < 1 || number > segments) {
                problems.add("segment is \"" + typed.get(SEGMENT) + "\"; give 1 to " + segments + ".");
                return null;
            }
            return (int) number;
        }

        private <E extends Enum<E>> E choice(String name, E[] values, @Nullable E otherwise) {
            String text = typed.getOrDefault(name, "");
            Function<E, String> names = CustomerSearch::name;
            return Arrays.stream(values)
                    .filter(value -> names.apply(value).equals(text))
                    .findFirst()
                    .orElseGet(() -> unknown(name, text, values, otherwise));
        }

        private <E extends Enum<E>> @Nullable E unknown(String name, String text, E[] values, @Nullable E otherwise) {
            if (!text.isEmpty()) {
                String known = Arrays.stream(values).map(CustomerSearch::name).collect(Collectors.joining(", "));
                problems.add(name + " is \"" + text + "\"; give one of " + known + ".");
            }
            return otherwise;
        }

        private double number(String name, double otherwise) {
            String text = typed.getOrDefault(name, "");
            if (text.isEmpty()) {
                return otherwise;
            }
            if (text.matches("-?[0-9]{1,15}([.][0-9]{1,9})?")) {
                return Double.parseDouble(text);
            }
            problems.add(name + " is \"" + text + "\"; give a number such as 50.");
            return otherwise;
        }
    }
}
