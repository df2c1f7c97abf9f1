package io.customerprediction.app.api.transactions;

import io.customerprediction.app.api.transactions.ArrivingRows.OrderOfRows;
import io.customerprediction.app.http.Body;
import io.customerprediction.app.http.FieldError;
import io.customerprediction.app.http.Parameters;
import io.customerprediction.app.http.Problem;
import io.customerprediction.app.http.Problem.Kind;
import io.customerprediction.app.security.Principal;
import io.customerprediction.app.security.web.Caller;
import io.customerprediction.app.settings.ArrivalSettings;
import io.customerprediction.app.store.Store;
import io.customerprediction.app.store.database.StoreException;
import io.customerprediction.app.store.orders.Arrivals;
import io.customerprediction.app.store.orders.ArrivingOrder.Outcome;
import io.customerprediction.transactions.OrderNames;
import io.customerprediction.transactions.RowMeaning;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.EnumSet;
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

    private static final Set<RowMeaning> ENDS_ORDER =
            EnumSet.of(RowMeaning.CANCELLED, RowMeaning.REFUNDED, RowMeaning.CHARGEBACK, RowMeaning.FAILED);
    private static final Pattern KEY = Pattern.compile("[!-~]{1,255}");
    private static final String STRICT = "strict";

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
        boolean hasAmounts = opened.dataSet().map(data -> data.hasAmounts()).orElse(true);
        ArrivingRows rows = new ArrivingRows(
                new OrderNames(source, perDaySources.contains(source)),
                ENDS_ORDER,
                new Timestamps(zone),
                latest(),
                hasAmounts,
                arrivals.currency());
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
                            rows.currency(),
                            orders.stream().map(OrderOfRows::order).toList(),
                            repeatable,
                            outcomes -> receipt(rows, orders, outcomes, lastDay, strict))
                    .text();
        } catch (StoreException e) {
            if (e.kind() == StoreException.Kind.OTHER_CURRENCY) {
                throw Problem.of(
                                Kind.CONFLICT,
                                "Another request brought the first purchases with a currency; send this one again.")
                        .with("Retry-After", "1");
            }
            throw e;
        } catch (Arrivals.OtherBodyException e) {
            throw Problem.of(
                    Kind.INVALID_INPUT,
                    "Another request with this Idempotency-Key had another body; give each request a key of its own.");
        }
    }

    /** The last possible day of a purchase. */
    private LocalDate latest() {
        return LocalDate.ofInstant(clock.instant().plus(AHEAD), zone == null ? ZoneOffset.UTC : zone);
    }

    /** Stores messages of shops by the same rules. */
    public ShopIntake shopIntake(Store opened) {
        return new ShopIntake(opened, new Timestamps(zone), latest());
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
                .limit(Receipt.MOST_LISTED)
                .map(row -> FieldError.at("/" + row.row() + "/" + row.field().key(), row.reason()))
                .toList());
    }

    private static String receipt(
            ArrivingRows rows, List<OrderOfRows> orders, List<Outcome> outcomes, OptionalInt lastDay, boolean strict) {
        Receipt receipt = Receipt.of(rows, orders, outcomes, lastDay);
        if (strict && !receipt.setAside().isEmpty()) {
            throw refused(receipt.setAside());
        }
        return receipt.json();
    }
}
