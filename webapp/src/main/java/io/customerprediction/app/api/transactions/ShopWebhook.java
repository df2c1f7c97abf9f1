package io.customerprediction.app.api.transactions;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.customerprediction.app.http.Body;
import io.customerprediction.app.http.Problem;
import io.customerprediction.app.http.Problem.Kind;
import io.customerprediction.app.settings.Secret;
import io.customerprediction.app.settings.ShopSettings.CustomerKey;
import io.customerprediction.app.store.Store;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers {@code POST /webhooks/SHOP}: messages of a shop about its orders, which are let in by the signature of their body
 * alone. It is checked before anything is read from the body. A message that means nothing here is answered with status 200,
 * as shops switch off an address that refuses; the answer is sent when what is used is on disk. Thread-safe.
 */
public final class ShopWebhook {
    /** Beginning of the address; the shop's key follows. */
    public static final String PATH = "/webhooks/";

    private static final Logger LOG = LoggerFactory.getLogger(ShopWebhook.class);
    private static final int LONGEST_BODY = 1 << 20;
    private static final int DEEPEST = 100;
    private static final int LONGEST_TOPIC = 100;

    /** What WooCommerce sends, without a signature, when an address is entered. */
    private static final Pattern PING = Pattern.compile("webhook_id=\\d{1,19}");

    private static final JsonMapper JSON = new JsonMapper(JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
            .build());

    private final Shop shop;
    private final Secret secret;
    private final CustomerKey customers;
    private final Supplier<Optional<Store>> store;
    private final Function<Store, ShopIntake> intake;
    private final Consumer<Map<String, Long>> setAside;

    /**
     * @param secret by which the shop signs
     * @param customers what of an order is the customer's id
     * @param store empty if there is no database; throws while the database is away
     * @param intake stores what a message says
     * @param setAside receives how many rows were not used, by reason
     */
    public ShopWebhook(
            Shop shop,
            Secret secret,
            CustomerKey customers,
            Supplier<Optional<Store>> store,
            Function<Store, ShopIntake> intake,
            Consumer<Map<String, Long>> setAside) {
        this.shop = shop;
        this.secret = secret;
        this.customers = customers;
        this.store = store;
        this.intake = intake;
        this.setAside = setAside;
    }

    /** Answers one message. */
    public void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        byte[] body = body(request);
        if (!isSigned(request, body)) {
            send(response, ignored("ping"));
            return;
        }
        JsonNode message = parsed(body);
        String topic =
                Optional.ofNullable(request.getHeader(shop.topicHeader())).orElse("");
        Store opened = store.get()
                .orElseThrow(() -> Problem.of(Kind.NO_DATABASE, "The server has no database to keep purchases in."));
        Optional<ShopOrder> order = shop.read(topic, message, customers);
        String answer =
                order.isPresent() ? intake.apply(opened).take(shop, order.get(), setAside) : ignored(shortened(topic));
        send(response, answer);
    }

    private static String ignored(String what) throws IOException {
        return JSON.writeValueAsString(Map.of("ignored", what));
    }

    private static void send(HttpServletResponse response, String json) throws IOException {
        response.setContentType("application/json");
        response.getOutputStream().write(json.getBytes(StandardCharsets.UTF_8));
    }

    private static String shortened(String topic) {
        return topic.length() <= LONGEST_TOPIC ? topic : topic.substring(0, LONGEST_TOPIC);
    }

    /** The bytes as they were sent, as these are what is signed. */
    private static byte[] body(HttpServletRequest request) throws IOException {
        @Nullable String encoding = request.getHeader("Content-Encoding");
        if (encoding != null && !encoding.isBlank() && !encoding.strip().equalsIgnoreCase("identity")) {
            throw Problem.of(Kind.UNSUPPORTED_MEDIA_TYPE, "Send the body as it is, not packed.");
        }
        try (Body body = Body.of(request, LONGEST_BODY)) {
            return body.readAllBytes();
        }
    }

    /** Whether a message may be read; if not, it is the shop's ping. */
    private boolean isSigned(HttpServletRequest request, byte[] body) {
        List<String> signatures = Collections.list(request.getHeaders(shop.signatureHeader()));
        if (signatures.isEmpty() && shop == Shop.WOOCOMMERCE && isPing(body)) {
            return false;
        }
        if (signatures.size() != 1 || !Signature.fits(signatures.get(0).strip(), body, secret())) {
            throw Problem.of(
                    Kind.NOT_SIGNED_IN,
                    "The header " + shop.signatureHeader()
                            + " is not the signature of the body: give the shop and the setting " + shop.key()
                            + "-webhook-secret the same secret.");
        }
        return true;
    }

    private static boolean isPing(byte[] body) {
        return body.length < LONGEST_TOPIC
                && PING.matcher(new String(body, StandardCharsets.ISO_8859_1).strip())
                        .matches();
    }

    private String secret() {
        try {
            return secret.current();
        } catch (IOException e) {
            LOG.error("The secret of the webhook of {} cannot be read", shop.key(), e);
            throw Problem.of(Kind.BUSY, "The secret of this address cannot be read; the server's log says why.")
                    .with("Retry-After", "60");
        }
    }

    private static JsonNode parsed(byte[] body) throws IOException {
        try (InputStreamReader text =
                new InputStreamReader(new ByteArrayInputStream(body), StandardCharsets.UTF_8.newDecoder())) {
            JsonNode message = JSON.readTree(text);
            if (message.isObject()) {
                return message;
            }
        } catch (JsonProcessingException | CharacterCodingException e) {
            LOG.debug("A signed message is not JSON", e);
        }
        throw Problem.of(Kind.MALFORMED_BODY, "The body is not an object of JSON in UTF-8.");
    }
}
