package io.customerprediction.app.pages.customers;

import io.customerprediction.InvalidInputException;
import io.customerprediction.ModelInfo;
import io.customerprediction.app.pages.FormNumbers;
import io.customerprediction.app.pages.Texts;
import io.customerprediction.app.store.CustomerFilter;
import io.customerprediction.app.store.CustomerQuery;
import io.customerprediction.app.store.CustomerSort;
import io.customerprediction.app.store.Expected;
import io.customerprediction.app.store.Likeliest;
import io.customerprediction.app.store.PageCursor;
import io.customerprediction.app.store.PurchaseRanges;
import io.customerprediction.app.store.PurchaseRanges.Range;
import io.customerprediction.app.store.RiskBand;
import io.customerprediction.app.store.Scoring;
import io.customerprediction.segments.SegmentName;
import io.customerprediction.survival.DayWindow;
import io.customerprediction.survival.SurvivalCurve;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which customers are wanted, as an address says it: every page, order and filter has a link that can be passed on.
 *
 * @param typed what each parameter says, as it was typed
 * @param query for the store; an invalid parameter is left out
 * @param errors what is wrong with fields of the form, by their names
 * @param problems what is wrong with other parameters, each in a sentence
 */
record CustomerSearch(
        Map<String, String> typed, CustomerQuery query, Map<String, String> errors, List<String> problems) {
    static final String SORT = "sort";
    static final String ORDER = "order";
    static final String ID = "q";
    static final String SEGMENT = "segment";
    static final String BAND = "band";
    static final String LEAST_RISK = "min-risk";
    static final String LEAST_VALUE = "min-value";
    static final String LARGEST_VALUE = "max-value";
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
    private static final double MOST_MONEY = 1e12;
    private static final long MOST_DAYS = 1_000_000;
    static final List<String> NAMES = List.of(
            SORT,
            ORDER,
            ID,
            SEGMENT,
            BAND,
            LEAST_RISK,
            LEAST_VALUE,
            LARGEST_VALUE,
            EXPECTED,
            NEXT_FROM,
            NEXT_TO,
            RECENCY_FROM,
            RECENCY_TO,
            FREQUENCY_FROM,
            FREQUENCY_TO,
            FIRST_FROM,
            FIRST_TO,
            PAGE);
    private static final int SIZE = 50;

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
        for (String name : NAMES) {
            String text = parameters.getOrDefault(name, List.of("")).get(0).strip();
            if (!text.isEmpty()) {
                typed.put(name, text);
            }
        }
        return new Reading(typed, new FormNumbers(typed, texts), texts, new ArrayList<>()).search(scoring, likeliest);
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

    /** Texts on their way into values; collects what is wrong. */
    private record Reading(Map<String, String> typed, FormNumbers numbers, Texts texts, List<String> problems) {
        CustomerSearch search(Scoring scoring, Function<Expected, Likeliest> likeliest) {
            CustomerSort sort = choice(SORT, CustomerSort.values(), CustomerSort.SAVABLE);
            boolean ascending = typed.getOrDefault(ORDER, "desc").equals("asc");
            @Nullable
            Expected expected = typed.containsKey(EXPECTED) ? choice(EXPECTED, Expected.values(), null) : null;
            double least = numbers.number(LEAST_VALUE, -MOST_MONEY, MOST_MONEY, Double.NEGATIVE_INFINITY);
            double most = numbers.number(LARGEST_VALUE, -MOST_MONEY, MOST_MONEY, Double.POSITIVE_INFINITY);
            if (most < least) {
                numbers.reject(LARGEST_VALUE, texts.get("customers.maxValue.below", text(LARGEST_VALUE)));
                most = Double.POSITIVE_INFINITY;
            }
            CustomerFilter filter = CustomerFilter.ALL
                    .withGroup(null, typed.containsKey(BAND) ? choice(BAND, RiskBand.values(), null) : null)
                    .withMinRisk(numbers.percent(LEAST_RISK, 100, 0))
                    .withValue(least, most)
                    .withIdPrefix(typed.getOrDefault(ID, ""))
                    .withNextOrder(nextOrder(scoring.asOf()))
                    .withPurchases(purchases(scoring.asOf()))
                    .withLikeliest(expected == null ? null : likeliest.apply(expected));
            CustomerQuery query = query(inSegment(filter, scoring.model()), sort, !ascending);
            return new CustomerSearch(typed, query, numbers.errors(), List.copyOf(problems));
        }

        private String text(String name) {
            return typed.getOrDefault(name, "");
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

        private @Nullable DayWindow nextOrder(LocalDate asOf) {
            if (text(NEXT_FROM).isEmpty() && text(NEXT_TO).isEmpty()) {
                return null;
            }
            long from = Math.max(1, days(NEXT_FROM, asOf, 1));
            long to = days(NEXT_TO, asOf, SurvivalCurve.CAP);
            if (to < from) {
                numbers.reject(NEXT_TO, texts.get("customers.next-to.before", text(NEXT_TO), asOf.plusDays(from)));
                return null;
            }
            return new DayWindow((int) from, (int) to);
        }

        private PurchaseRanges purchases(LocalDate asOf) {
            return new PurchaseRanges(
                    range(RECENCY_FROM, RECENCY_TO), range(FREQUENCY_FROM, FREQUENCY_TO), tenure(asOf));
        }

        private Range range(String from, String to) {
            int least = whole(from, 0, 0);
            return new Range(least, whole(to, least, Range.NO_LIMIT));
        }

        /** The first day that is wanted is the longest ago. */
        private Range tenure(LocalDate asOf) {
            long longest = -day(FIRST_FROM, asOf, -MOST_DAYS);
            long shortest = Math.max(0, -day(FIRST_TO, asOf, 0));
            if (shortest > longest) {
                problems.add(texts.get("customers.first-to.before", text(FIRST_TO), text(FIRST_FROM)));
                return Range.ALL;
            }
            return new Range((int) shortest, longest == MOST_DAYS ? Range.NO_LIMIT : (int) longest);
        }

        /** Of a parameter that is no field of the form: what is wrong with it is said above the list. */
        private int whole(String name, int least, int otherwise) {
            FormNumbers read = new FormNumbers(typed, texts);
            int number = read.whole(name, least, Range.NO_LIMIT, otherwise);
            return said(name, read) ? otherwise : number;
        }

        private long day(String name, LocalDate asOf, long otherwise) {
            FormNumbers read = new FormNumbers(typed, texts);
            long days = days(read, name, asOf, otherwise);
            return said(name, read) ? otherwise : days;
        }

        private boolean said(String name, FormNumbers read) {
            read.errors().values().forEach(error -> problems.add(texts.get("customers.parameter.wrong", name, error)));
            return !read.errors().isEmpty();
        }

        /** From the as-of date to the day in a field. */
        private long days(String field, LocalDate asOf, long otherwise) {
            return days(numbers, field, asOf, otherwise);
        }

        private long days(FormNumbers read, String field, LocalDate asOf, long otherwise) {
            String text = text(field);
            try {
                return text.isEmpty() ? otherwise : checked(ChronoUnit.DAYS.between(asOf, LocalDate.parse(text)));
            } catch (DateTimeException e) {
                read.reject(field, texts.get("customers.date.wrong", text));
                return otherwise;
            }
        }

        private static long checked(long days) {
            return Math.max(-MOST_DAYS, Math.min(MOST_DAYS, days));
        }

        /** By its name, or a group of the model by its number. */
        private CustomerFilter inSegment(CustomerFilter filter, ModelInfo model) {
            String text = text(SEGMENT);
            if (text.isEmpty()) {
                return filter;
            }
            Optional<SegmentName> segment = SegmentName.parse(text);
            if (segment.isPresent()) {
                return filter.withSegment(segment.get(), model);
            }
            int groups = model.segmentNames().size();
            int number = text.matches("[0-9]{1,4}") ? Integer.parseInt(text) : 0;
            if (number < 1 || number > groups) {
                String names = Arrays.stream(SegmentName.values())
                        .map(SegmentName::key)
                        .collect(Collectors.joining(", "));
                problems.add(texts.get("customers.segment.wrong", text, names, groups));
                return filter;
            }
            return filter.withGroup(number, filter.band());
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
                problems.add(texts.get("customers.choice.wrong", name, text, known));
            }
            return otherwise;
        }
    }
}
