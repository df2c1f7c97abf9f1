package io.customerprediction.app.pages.customers;

import io.customerprediction.app.pages.Texts;
import io.customerprediction.app.store.customers.Expected;
import io.customerprediction.app.store.customers.RiskBand;
import io.customerprediction.app.store.customers.Scoring;
import io.customerprediction.segments.SegmentName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The filter of the list of customers.
 *
 * @param chips what the list is limited to, one by one
 * @param choices of the fields that have some, by the field's name
 * @param ranges fields of a least and a largest value
 * @param open whether the fields are shown from the start, as some of them are wrong
 */
public record FilterView(List<Chip> chips, Map<String, List<Choice>> choices, List<RangeField> ranges, boolean open) {
    /**
     * One limit of the list.
     *
     * @param text what it is
     * @param without the same list without it, as an address's query
     */
    public record Chip(String text, String without) {}

    /** One choice of a field. */
    public record Choice(String value, String label, boolean chosen) {}

    /**
     * Two fields with the ends of a range.
     *
     * @param name what is limited, as the key of a text
     * @param from name of the field with the least value
     * @param to name of the field with the largest value
     * @param kind date, number or whole
     */
    public record RangeField(String name, String from, String to, String kind) {}

    private static final List<RangeField> RANGES = List.of(
            new RangeField("risk", CustomerSearch.LEAST_RISK, CustomerSearch.RISK_BELOW, "number"),
            new RangeField("next-order", CustomerSearch.NEXT_FROM, CustomerSearch.NEXT_TO, "date"),
            new RangeField("expected-spend", CustomerSearch.LEAST_SPEND, CustomerSearch.LARGEST_SPEND, "number"),
            new RangeField("value", CustomerSearch.LEAST_VALUE, CustomerSearch.LARGEST_VALUE, "number"),
            new RangeField("frequency", CustomerSearch.FREQUENCY_FROM, CustomerSearch.FREQUENCY_TO, "whole"),
            new RangeField("recency", CustomerSearch.RECENCY_FROM, CustomerSearch.RECENCY_TO, "whole"),
            new RangeField("first-order", CustomerSearch.FIRST_FROM, CustomerSearch.FIRST_TO, "date"));

    static FilterView of(CustomerSearch search, Scoring scoring, Texts texts) {
        Map<String, List<Choice>> choices = new LinkedHashMap<>();
        choices.put(CustomerSearch.SEGMENT, segments(scoring, search.text(CustomerSearch.SEGMENT), texts));
        choices.put(
                CustomerSearch.BAND,
                Arrays.stream(RiskBand.values())
                        .map(CustomerSearch::name)
                        .map(band -> choice(band, texts.get("band." + band), search.text(CustomerSearch.BAND)))
                        .toList());
        choices.put(
                CustomerSearch.EXPECTED,
                Arrays.stream(Expected.values())
                        .map(CustomerSearch::name)
                        .map(what -> choice(
                                what,
                                texts.get(
                                        "customers.expected." + what,
                                        scoring.model().horizonDays()),
                                search.text(CustomerSearch.EXPECTED)))
                        .toList());
        return new FilterView(
                chips(search, choices, texts), choices, RANGES, !search.errors().isEmpty());
    }

    private static List<Chip> chips(CustomerSearch search, Map<String, List<Choice>> choices, Texts texts) {
        List<Chip> chips = new ArrayList<>();
        String text = search.text(CustomerSearch.TEXT);
        if (!text.isEmpty()) {
            boolean inAttributes = search.query().filter().named().inAttributes();
            chips.add(new Chip(
                    texts.get(inAttributes ? "customers.chip.q.names" : "customers.chip.q", text),
                    search.with(Map.of(CustomerSearch.TEXT, ""))));
        }
        String tag = search.text(CustomerSearch.TAG);
        if (!tag.isEmpty()) {
            chips.add(new Chip(
                    texts.get("customers.chip", texts.get("tags.one"), tag),
                    search.with(Map.of(CustomerSearch.TAG, ""))));
        }
        choices.forEach((name, all) -> all.stream()
                .filter(Choice::chosen)
                .forEach(choice -> chips.add(new Chip(
                        texts.get("customers.chip", texts.get("customers." + name), choice.label),
                        search.with(Map.of(name, ""))))));
        for (RangeField range : RANGES) {
            String from = search.text(range.from);
            String to = search.text(range.to);
            if (!from.isEmpty() || !to.isEmpty()) {
                String key = to.isEmpty() ? "from" : from.isEmpty() ? "to" : "range";
                chips.add(new Chip(
                        texts.get("customers.chip." + key, texts.get("customers." + range.name), from, to),
                        search.with(Map.of(range.from, "", range.to, ""))));
            }
        }
        return chips;
    }

    private static List<Choice> segments(Scoring scoring, String chosen, Texts texts) {
        List<String> groups = scoring.model().segmentNames();
        Stream<Choice> segments = Arrays.stream(SegmentName.values())
                .filter(segment -> !segment.groups(groups).isEmpty())
                .map(segment -> choice(segment.key(), segment.label(), chosen));
        // An address can name a group of the model by its number; then the list does, too.
        Stream<Choice> group = IntStream.rangeClosed(1, groups.size())
                .filter(number -> chosen.equals("" + number))
                .mapToObj(
                        number -> choice(chosen, texts.get("customers.group", number, groups.get(number - 1)), chosen));
        return Stream.concat(segments, group).toList();
    }

    private static Choice choice(String value, String label, String chosen) {
        return new Choice(value, label, value.equals(chosen));
    }
}
