package io.customerprediction.app.api.transactions;

import com.fasterxml.jackson.core.JsonGenerator;
import io.customerprediction.app.api.transactions.ArrivingRows.OrderOfRows;
import io.customerprediction.app.http.Json;
import io.customerprediction.app.store.orders.ArrivingOrder;
import io.customerprediction.app.store.orders.ArrivingOrder.Outcome;
import io.customerprediction.transactions.RejectionReason;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** What was done with the rows of a request. For one thread. */
final class Receipt {
    /** Most rows that an answer lists one by one. */
    static final int MOST_LISTED = 1_000;

    private final List<SetAside> setAside;
    private final String currency;
    private int accepted;
    private int duplicates;
    private int amended;
    private int lastDay;

    private Receipt(List<SetAside> setAside, String currency, OptionalInt lastDay) {
        this.currency = currency;
        this.setAside = new ArrayList<>(setAside);
        this.lastDay = lastDay.orElse(Integer.MIN_VALUE);
    }

    /**
     * The receipt of a request.
     *
     * @param rows of the request
     * @param orders that they make
     * @param outcomes of the orders, in the same order
     * @param lastDay the last day with an order before, as days since 1970-01-01
     */
    static Receipt of(ArrivingRows rows, List<OrderOfRows> orders, List<Outcome> outcomes, OptionalInt lastDay) {
        Receipt receipt = new Receipt(rows.setAside(), rows.currency(), lastDay);
        for (int k = 0; k < orders.size(); k++) {
            receipt.add(orders.get(k), outcomes.get(k));
        }
        receipt.setAside.sort(Comparator.comparingInt(SetAside::row));
        return receipt;
    }

    /** The receipt of rows that were known before. */
    static Receipt ofDuplicates(int rows, OptionalInt lastDay) {
        Receipt receipt = new Receipt(List.of(), "", lastDay);
        receipt.duplicates = rows;
        return receipt;
    }

    /** The receipt of a row of an order that is not known. */
    static Receipt ofUnknownOrder(OptionalInt lastDay) {
        return new Receipt(List.of(new SetAside(0, SetAside.UNKNOWN_ORDER, Field.ORDER_ID)), "", lastDay);
    }

    private void add(OrderOfRows order, Outcome outcome) {
        int rows = order.rows().size();
        switch (outcome) {
            case ACCEPTED -> accepted += rows;
            case DUPLICATE -> duplicates += rows;
            case AMENDED -> amended += rows;
            case NO_PURCHASE -> order.rows().forEach(row -> setAside.add(SetAside.of(row, order.ending())));
            case ERASED -> order.rows().forEach(row -> setAside.add(SetAside.of(row, RejectionReason.ERASED)));
            case TOO_LARGE ->
                order.rows().forEach(row -> setAside.add(SetAside.of(row, RejectionReason.NON_NUMERIC_AMOUNT)));
            case ORDER_ID_REUSED ->
                order.rows().forEach(row -> setAside.add(new SetAside(row, SetAside.ORDER_ID_REUSED, Field.ORDER_ID)));
            case MAY_BE_STORED ->
                order.rows().forEach(row -> setAside.add(new SetAside(row, SetAside.MAY_BE_STORED, Field.TIMESTAMP)));
        }
        ArrivingOrder.@Nullable Sale sale = order.order().sale();
        if (sale != null && (outcome == Outcome.ACCEPTED || outcome == Outcome.AMENDED)) {
            lastDay = Math.max(lastDay, sale.epochDay());
        }
    }

    /** The rows that are not used, by their number. */
    List<SetAside> setAside() {
        return setAside;
    }

    /** As a document of JSON. */
    String json() {
        StringWriter text = new StringWriter();
        try {
            Json.write(text, this::write);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeNumberField("accepted", accepted);
        json.writeNumberField("duplicates", duplicates);
        json.writeNumberField("amended", amended);
        json.writeArrayFieldStart("set_aside");
        for (SetAside row : setAside.subList(0, Math.min(MOST_LISTED, setAside.size()))) {
            json.writeStartObject();
            json.writeNumberField("row", row.row());
            json.writeStringField("reason", row.reason());
            json.writeStringField("field", row.field().key());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeNumberField("set_aside_count", setAside.size());
        if (setAside.stream().anyMatch(row -> row.field() == Field.CURRENCY)) {
            json.writeStringField("currency", currency);
        }
        if (lastDay == Integer.MIN_VALUE) {
            json.writeNullField("last_day");
        } else {
            json.writeStringField("last_day", LocalDate.ofEpochDay(lastDay).toString());
        }
        json.writeEndObject();
    }
}
