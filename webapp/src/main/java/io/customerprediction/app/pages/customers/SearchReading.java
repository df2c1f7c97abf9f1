package io.customerprediction.app.pages.customers;

import io.customerprediction.InvalidInputException;
import io.customerprediction.ModelInfo;
import io.customerprediction.app.pages.FormNumbers;
import io.customerprediction.app.pages.Texts;
import io.customerprediction.app.store.customers.CustomerFilter;
import io.customerprediction.app.store.customers.CustomerQuery;
import io.customerprediction.app.store.customers.CustomerSort;
import io.customerprediction.app.store.customers.Expected;
import io.customerprediction.app.store.customers.Likeliest;
import io.customerprediction.app.store.customers.Limits;
import io.customerprediction.app.store.customers.PageCursor;
import io.customerprediction.app.store.customers.Prospects;
import io.customerprediction.app.store.customers.PurchaseRanges;
import io.customerprediction.app.store.customers.PurchaseRanges.Range;
import io.customerprediction.app.store.customers.RiskBand;
import io.customerprediction.app.store.customers.Scoring;
import io.customerprediction.app.store.customers.Tags;
import io.customerprediction.segments.SegmentName;
import io.customerprediction.survival.DayWindow;
import io.customerprediction.survival.SurvivalCurve;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Texts on their way into a search; collects what is wrong. */
record SearchReading(Map<String, String> typed, FormNumbers numbers, Texts texts, List<String> problems) {
    private static final double MOST_MONEY = 1e12;
    private static final long MOST_DAYS = 1_000_000;
    private static final int SIZE = 50;

    static SearchReading of(Map<String, String> typed, Texts texts) {
        return new SearchReading(typed, new FormNumbers(typed, texts), texts, new ArrayList<>());
    }

    CustomerSearch search(Scoring scoring, Function<Expected, Likeliest> likeliest) {
        CustomerSort sort = choice(CustomerSearch.SORT, CustomerSort.values(), CustomerSort.SAVABLE);
        boolean ascending = typed.getOrDefault(CustomerSearch.ORDER, "desc").equals("asc");
        @Nullable
        RiskBand band =
                typed.containsKey(CustomerSearch.BAND) ? choice(CustomerSearch.BAND, RiskBand.values(), null) : null;
        Limits value = money(CustomerSearch.LEAST_VALUE, CustomerSearch.LARGEST_VALUE, "customers.maxValue.below");
        double leastRisk = numbers.percent(CustomerSearch.LEAST_RISK, 100, 0);
        CustomerFilter filter = CustomerFilter.ALL
                .withGroup(null, band)
                .withRisk(leastRisk, riskBelow(leastRisk))
                .withValue(value.from(), value.to())
                .withNamed(new CustomerFilter.Named(text(CustomerSearch.TEXT), false, tag()))
                .withProspects(prospects(scoring.asOf(), likeliest))
                .withPurchases(purchases(scoring.asOf()));
        CustomerQuery query = query(inSegment(filter, scoring.model()), sort, !ascending);
        return new CustomerSearch(numbers.lasting(), query, columns(sort), numbers.errors(), List.copyOf(problems));
    }

    private Prospects prospects(LocalDate asOf, Function<Expected, Likeliest> likeliest) {
        @Nullable
        Expected expected = typed.containsKey(CustomerSearch.EXPECTED)
                ? choice(CustomerSearch.EXPECTED, Expected.values(), null)
                : null;
        return new Prospects(
                nextOrder(asOf),
                money(CustomerSearch.LEAST_SPEND, CustomerSearch.LARGEST_SPEND, "customers.maxSpend.below"),
                expected == null ? null : likeliest.apply(expected));
    }

    private List<CustomerColumn> columns(CustomerSort sort) {
        String text = text(CustomerSearch.COLUMNS);
        if (text.isEmpty()) {
            return CustomerColumn.shownWith(sort);
        }
        List<CustomerColumn> columns = new ArrayList<>();
        for (String key : text.split(",", -1)) {
            Optional<CustomerColumn> column = CustomerColumn.keyed(key.strip());
            if (column.isEmpty()) {
                problems.add(texts.get("customers.choice.wrong", CustomerSearch.COLUMNS, key, CustomerColumn.keys()));
            } else if (!columns.contains(column.get())) {
                columns.add(column.get());
            }
        }
        return columns.isEmpty() ? CustomerColumn.shownWith(sort) : List.copyOf(columns);
    }

    private Limits money(String from, String to, String wrongOrder) {
        double least = numbers.number(from, -MOST_MONEY, MOST_MONEY, Double.NEGATIVE_INFINITY);
        double most = numbers.number(to, -MOST_MONEY, MOST_MONEY, Double.POSITIVE_INFINITY);
        if (most < least) {
            numbers.reject(to, texts.get(wrongOrder, text(to)));
            most = Double.POSITIVE_INFINITY;
        }
        return new Limits(least, most);
    }

    /** Exclusive, so that ranges can adjoin; 100 % is no limit. */
    private double riskBelow(double least) {
        double below = numbers.percent(CustomerSearch.RISK_BELOW, 100, 1);
        if (below < least) {
            numbers.reject(
                    CustomerSearch.RISK_BELOW, texts.get("customers.maxRisk.below", text(CustomerSearch.RISK_BELOW)));
            return Double.POSITIVE_INFINITY;
        }
        return below >= 1 ? Double.POSITIVE_INFINITY : below;
    }

    private String tag() {
        String typedTag = text(CustomerSearch.TAG);
        Optional<String> tag = Tags.of(typedTag);
        if (tag.isEmpty() && !typedTag.isEmpty()) {
            problems.add(texts.get("tags.wrong", Tags.MAX_LENGTH));
        }
        return tag.orElse("");
    }

    private String text(String name) {
        return typed.getOrDefault(name, "");
    }

    private CustomerQuery query(CustomerFilter filter, CustomerSort sort, boolean descending) {
        String page = typed.get(CustomerSearch.PAGE);
        try {
            PageCursor cursor = page == null ? null : PageCursor.parse(page);
            return new CustomerQuery(filter, sort, descending, SIZE, cursor);
        } catch (InvalidInputException e) {
            problems.add(e.getMessage() + ".");
            return new CustomerQuery(filter, sort, descending, SIZE, null);
        }
    }

    private @Nullable DayWindow nextOrder(LocalDate asOf) {
        String until = text(CustomerSearch.NEXT_TO);
        if (text(CustomerSearch.NEXT_FROM).isEmpty() && until.isEmpty()) {
            return null;
        }
        long from = Math.max(1, days(CustomerSearch.NEXT_FROM, asOf, 1));
        long to = days(CustomerSearch.NEXT_TO, asOf, SurvivalCurve.CAP);
        if (to < from) {
            numbers.reject(CustomerSearch.NEXT_TO, texts.get("customers.next-to.before", until, asOf.plusDays(from)));
            return null;
        }
        return new DayWindow((int) from, (int) to);
    }

    private PurchaseRanges purchases(LocalDate asOf) {
        return new PurchaseRanges(
                range(CustomerSearch.RECENCY_FROM, CustomerSearch.RECENCY_TO),
                range(CustomerSearch.FREQUENCY_FROM, CustomerSearch.FREQUENCY_TO),
                tenure(asOf));
    }

    private Range range(String from, String to) {
        int least = numbers.whole(from, 0, Range.NO_LIMIT, 0);
        return new Range(least, numbers.whole(to, least, Range.NO_LIMIT, Range.NO_LIMIT));
    }

    /** The first day that is wanted is the longest ago. */
    private Range tenure(LocalDate asOf) {
        long longest = -days(CustomerSearch.FIRST_FROM, asOf, -MOST_DAYS);
        long shortest = Math.max(0, -days(CustomerSearch.FIRST_TO, asOf, 0));
        if (shortest > longest) {
            numbers.reject(
                    CustomerSearch.FIRST_TO,
                    texts.get(
                            "customers.first-to.before",
                            text(CustomerSearch.FIRST_TO),
                            text(CustomerSearch.FIRST_FROM)));
            return Range.ALL;
        }
        return new Range((int) shortest, longest == MOST_DAYS ? Range.NO_LIMIT : (int) longest);
    }

    /** From the as-of date to the day in a field. */
    private long days(String field, LocalDate asOf, long otherwise) {
        String text = text(field);
        try {
            return text.isEmpty() ? otherwise : checked(ChronoUnit.DAYS.between(asOf, LocalDate.parse(text)));
        } catch (DateTimeException e) {
            numbers.reject(field, texts.get("customers.date.wrong", text));
            return otherwise;
        }
    }

    private static long checked(long days) {
        return Math.max(-MOST_DAYS, Math.min(MOST_DAYS, days));
    }

    /** By its name, or a group of the model by its number. */
    private CustomerFilter inSegment(CustomerFilter filter, ModelInfo model) {
        String text = text(CustomerSearch.SEGMENT);
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
            String names =
                    Arrays.stream(SegmentName.values()).map(SegmentName::key).collect(Collectors.joining(", "));
            problems.add(texts.get("customers.segment.wrong", text, names, groups));
            return filter;
        }
        return filter.withGroup(number, filter.band());
    }

    private <E extends Enum<E>> E choice(String name, E[] values, @Nullable E otherwise) {
        String text = typed.getOrDefault(name, "");
        Function<E, String> names = CustomerSearch::name;
        return Stream.of(values)
                .filter(value -> names.apply(value).equals(text))
                .findFirst()
                .orElseGet(() -> unknown(name, text, values, otherwise));
    }

    private <E extends Enum<E>> @Nullable E unknown(String name, String text, E[] values, @Nullable E otherwise) {
        if (!text.isEmpty()) {
            String known = Stream.of(values).map(CustomerSearch::name).collect(Collectors.joining(", "));
            problems.add(texts.get("customers.choice.wrong", name, text, known));
        }
        return otherwise;
    }
}
