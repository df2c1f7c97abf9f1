package io.customerprediction.app.api.transactions;

import com.fasterxml.jackson.core.JsonGenerator;
import io.customerprediction.app.api.transactions.ArrivingRows.OrderOfRows;
import io.customerprediction.app.http.Body;
import io.customerprediction.app.http.FieldError;
import io.customerprediction.app.http.Json;
import io.customerprediction.app.http.Parameters;
import io.customerprediction.app.http.Problem;
import io.customerprediction.app.http.Problem.Kind;
import io.customerprediction.app.security.Principal;
import io.customerprediction.app.security.web.Caller;
import io.customerprediction.app.settings.ArrivalSettings;
import io.customerprediction.app.store.Arrivals;
import io.customerprediction.app.store.ArrivingOrder;
import io.customerprediction.app.store.ArrivingOrder.Outcome;
import io.customerprediction.app.store.Store;
import io.customerprediction.transactions.RejectionReason;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Answers {@code POST /api/v1/transactions}: purchases that arrive. The answer is sent when all rows that are used are on
 * disk; either all of them are, or none. Thread-safe.
 */
public final class TransactionsApi {
    /** Header of a request that may be sent again. */
    private static final String IDEMPOTENCY_KEY = "Idempotency-Key";

    private static final Pattern KEY = Pattern.compile("[!-~]{1,255}");
    private static final String STRICT = "strict";
    private static final int MOST_LISTED = 1_000;

    /** Clocks and time zones of senders may be so far ahead. */
    private static final Duration AHEAD = Duration.ofHours(26);

    private final Supplier<Optional<Store>> store;
    private final Clock clock;
    private final @Nullable ZoneId zone;
    private final Set<String> perDaySources;
    private final Limits limits;
    private final Set<String> inFlight = ConcurrentHashMap.newKeySet();

    /**
     * What one request may bring.
     *
     * @param bytes of the body, after decoding
     * @param rows most rows
     */
    public record Limits(long bytes, int rows) {}

    /**
     * @param store empty if there is no database; throws while the database is away
     * @param clock says which days are in the future
     * @param settings whose days count, and whose order numbers begin anew each day
     */
    public TransactionsApi(Supplier<Optional<Store>> store, Clock clock, ArrivalSettings settings, Limits limits) {
        this.store = store;
        this.clock = clock;
        this.zone = settings.zone().orElse(null);
        this.perDaySources = settings.perDaySources();
        this.limits = limits;
    }

    /** Answers one request. */
    public void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean strict = Parameters.flag(request, STRICT);
        @Nullable String key = key(request);
        Store opened = store.get()
                .orElseThrow(() -> Problem.of(Kind.NO_DATABASE, "The server has no database to keep purchases in."));
        String source = source(request);
        String named = source + "\n" + key;
        if (key != null && !inFlight.add(named)) {
            throw Problem.of(
                            Kind.CONFLICT,
                            "A request with this Idempotency-Key is being answered; send it again to see its answer.")
                    .with("Retry-After", "1");
        }
        try {
            send(response, stored(request, opened, source, key, strict));
        } finally {
            inFlight.remove(named);
        }
    }

    private static void send(HttpServletResponse response, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        response.setContentType("application/json");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    /** Each key is a source of its own; everybody else is one. */
    private static String source(HttpServletRequest request) {
        Principal caller = Caller.of(request);
        return caller.kind() == Principal.Kind.KEY ? caller.name() : "default";
    }

    private static @Nullable String key(HttpServletRequest request) {
        @Nullable String key = request.getHeader(IDEMPOTENCY_KEY);
        if (key != null && !KEY.matcher(key).matches()) {
            throw Problem.of(
                    Kind.INVALID_INPUT,
                    "The header Idempotency-Key is not 1 to 255 letters, digits and signs of ASCII without blanks.");
        }
        return key;
    }

    private String stored(HttpServletRequest request, Store opened, String source, @Nullable String key, boolean strict)
            throws IOException {
        Arrivals arrivals = opened.arrivals();
        LocalDate latest = LocalDate.ofInstant(clock.instant().plus(AHEAD), zone == null ? ZoneOffset.UTC : zone);
        boolean hasAmounts = opened.dataSet().map(data -> data.hasAmounts()).orElse(true);
        ArrivingRows rows =
                new ArrivingRows(source, perDaySources.contains(source), new Timestamps(zone), latest, hasAmounts);
        read(request, rows);
        List<OrderOfRows> orders = rows.orders();
        if (strict && !rows.setAside().isEmpty()) {
            throw refused(rows.setAside());
        }
        OptionalInt lastDay = arrivals.lastDay();
        Arrivals.@Nullable Repeatable repeatable = key == null ? null : new Arrivals.Repeatable(key, rows.digest());
        try {
            return arrivals.add(
                            source,
                            orders.stream().map(OrderOfRows::order).toList(),
                            repeatable,
                            outcomes -> receipt(rows, orders, outcomes, lastDay, strict))
                    .text();
        } catch (Arrivals.OtherBodyException e) {
            throw Problem.of(
                    Kind.INVALID_INPUT,
                    "Another request with this Idempotency-Key had another body; give each request a key of its own.");
        }
    }

    private void read(HttpServletRequest request, ArrivingRows rows) throws IOException {
        try (Body body =
                Body.text(request, limits.bytes(), List.of("application/json", "application/x-ndjson", "text/csv"))) {
            RowReader reader = new RowReader(body, limits.rows(), rows::add);
            switch (body.type()) {
                case "text/csv" -> reader.readCsv();
                case "application/x-ndjson" -> reader.readJsonLines();
                default -> reader.readJson();
            }
        }
    }

    private static Problem refused(List<SetAside> rows) {
        return Problem.invalid(rows.stream()
                .sorted(Comparator.comparingInt(SetAside::row))
                .limit(MOST_LISTED)
                .map(row -> FieldError.at("/" + row.row() + "/" + row.field().key(), row.reason()))
                .toList());
    }

    /** Rows by what was done with them. */
    private static final class Counts {
        private int accepted;
        private int duplicates;
        private int amended;
        private int lastDay = Integer.MIN_VALUE;
        private final List<SetAside> setAside;

        Counts(List<SetAside> setAside) {
            this.setAside = new ArrayList<>(setAside);
        }

        void add(OrderOfRows order, Outcome outcome) {
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
                    order.rows()
                            .forEach(row -> setAside.add(new SetAside(row, SetAside.ORDER_ID_REUSED, Field.ORDER_ID)));
                case MAY_BE_STORED ->
                    order.rows()
                            .forEach(row -> setAside.add(new SetAside(row, SetAside.MAY_BE_STORED, Field.TIMESTAMP)));
            }
            ArrivingOrder.@Nullable Sale sale = order.order().sale();
            if (sale != null && (outcome == Outcome.ACCEPTED || outcome == Outcome.AMENDED)) {
                lastDay = Math.max(lastDay, sale.epochDay());
            }
        }
    }

    private static String receipt(
            ArrivingRows rows, List<OrderOfRows> orders, List<Outcome> outcomes, OptionalInt lastDay, boolean strict) {
        Counts counts = new Counts(rows.setAside());
        for (int k = 0; k < orders.size(); k++) {
            counts.add(orders.get(k), outcomes.get(k));
        }
        counts.setAside.sort(Comparator.comparingInt(SetAside::row));
        if (strict && !counts.setAside.isEmpty()) {
            throw refused(counts.setAside);
        }
        int last = Math.max(counts.lastDay, lastDay.orElse(Integer.MIN_VALUE));
        StringWriter text = new StringWriter();
        try {
            Json.write(text, json -> write(json, counts, last));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static void write(JsonGenerator json, Counts counts, int lastDay) throws IOException {
        json.writeStartObject();
        json.writeNumberField("accepted", counts.accepted);
        json.writeNumberField("duplicates", counts.duplicates);
        json.writeNumberField("amended", counts.amended);
        json.writeArrayFieldStart("set_aside");
        for (SetAside row : counts.setAside.subList(0, Math.min(MOST_LISTED, counts.setAside.size()))) {
            json.writeStartObject();
            json.writeNumberField("row", row.row());
            json.writeStringField("reason", row.reason());
            json.writeStringField("field", row.field().key());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeNumberField("set_aside_count", counts.setAside.size());
        if (lastDay == Integer.MIN_VALUE) {
            json.writeNullField("last_day");
        } else {
            json.writeStringField("last_day", LocalDate.ofEpochDay(lastDay).toString());
        }
        json.writeEndObject();
    }
}
