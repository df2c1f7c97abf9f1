package io.customerprediction.app.api.inference;

import io.customerprediction.CustomerPredictor;
import io.customerprediction.ModelInfo;
import io.customerprediction.Prediction;
import io.customerprediction.Rfm;
import io.customerprediction.app.http.Body;
import io.customerprediction.app.http.Json;
import io.customerprediction.app.http.Problem;
import io.customerprediction.app.http.Problem.Kind;
import io.customerprediction.app.security.Access;
import io.customerprediction.app.security.web.Caller;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.function.DoubleConsumer;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Answers the addresses below {@code /v2}. There is one model, under one name that never changes: the one that answers
 * everywhere else, too. Its version is its id; a client that names another version is refused and not answered by a model that
 * it did not ask for. Thread-safe.
 */
public final class InferenceApi {
    /** Where the protocol's addresses begin. */
    public static final String PATH = "/v2";

    /** The addresses of models. */
    public static final String MODELS = PATH + "/models/*";

    static final String MODEL = "customer-prediction";

    /** That of the API: everybody may read it, and that of the program would help who looks for known faults. */
    private static final String API_VERSION = "1";

    private static final Pattern ADDRESS =
            Pattern.compile("/([^/]{1,200})(?:/versions/([^/]{1,200}))?(?:/(ready|infer))?");
    private static final int NAME = 1;
    private static final int VERSION = 2;
    private static final int ACTION = 3;
    private static final String BINARY_LENGTH = "Inference-Header-Content-Length";

    /** Estimated heap for a customer beyond what the body lets expect: its inputs and a value of each output. */
    private static final int HEAP_PER_CUSTOMER = 300;

    private static final Rfm EXAMPLE = new Rfm(0, 1, Double.NaN, null);

    private final Supplier<CustomerPredictor> model;
    private final DoubleConsumer predicted;
    private final Access many;
    private final Limits limits;

    /**
     * How much a request may ask.
     *
     * @param bytes longest body
     * @param customers most of them
     */
    public record Limits(long bytes, int customers) {}

    /**
     * @param model the model of the moment, or throws a {@link Problem} if there is none
     * @param predicted receives each churn probability
     * @param many what it takes to ask about more than one customer
     */
    public InferenceApi(Supplier<CustomerPredictor> model, DoubleConsumer predicted, Access many, Limits limits) {
        this.model = model;
        this.predicted = predicted;
        this.many = many;
        this.limits = limits;
    }

    /** Whether a request is for an address of the protocol, whose clients read the member {@code error} of a refusal. */
    public static boolean isAddressed(HttpServletRequest request) {
        return request.getServletPath().equals(PATH) || request.getServletPath().startsWith(PATH + "/");
    }

    /** Answers {@code GET /v2}. */
    public void server(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("application/json");
        Json.write(response, json -> {
            json.writeStartObject();
            json.writeStringField("name", MODEL);
            json.writeStringField("version", API_VERSION);
            json.writeArrayFieldStart("extensions");
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    /** Answers {@code GET /v2/models/M} and {@code GET /v2/models/M/ready}, each also with {@code /versions/V} after the name. */
    public void describe(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Matcher address = address(request);
        if ("infer".equals(address.group(ACTION))) {
            throw Problem.of(Kind.METHOD_NOT_ALLOWED, "Use POST.").with("Allow", "POST, OPTIONS");
        }
        CustomerPredictor predictor = predictor(address);
        ModelInfo info = predictor.model();
        response.setContentType("application/json");
        Json.write(response, json -> {
            if (address.group(ACTION) == null) {
                ModelMetadata.write(json, info, outputs(predictor));
            } else {
                json.writeStartObject();
                json.writeStringField("name", MODEL);
                json.writeBooleanField("ready", true);
                json.writeEndObject();
            }
        });
    }

    /** Answers {@code POST /v2/models/M/infer}, also with {@code /versions/V} after the name. */
    public void infer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Matcher address = address(request);
        if (!"infer".equals(address.group(ACTION))) {
            throw Problem.of(Kind.METHOD_NOT_ALLOWED, "Use GET; predictions are asked for at /infer below it.")
                    .with("Allow", "GET, HEAD, OPTIONS");
        }
        CustomerPredictor predictor = predictor(address);
        if (request.getHeader(BINARY_LENGTH) != null) {
            throw Problem.of(
                    Kind.UNSUPPORTED_MEDIA_TYPE, "The header " + BINARY_LENGTH + " " + TensorReader.BINARY + ".");
        }
        InferenceAnswer answer;
        try (Body body = Body.jsonWithOrWithoutType(request, limits.bytes())) {
            InferenceRequest asked = Json.read(
                    body,
                    parser -> new RequestReader(parser, predictor, outputs(predictor), limits.customers()).read());
            requireAnalystForMany(asked, request);
            body.keep((long) HEAP_PER_CUSTOMER * asked.customers().count());
            answer = answer(asked, predictor);
        }
        response.setContentType("application/json");
        Json.write(response, json -> answer.write(json, predictor.model().id()));
    }

    private InferenceAnswer answer(InferenceRequest asked, CustomerPredictor predictor) {
        InferenceAnswer answer = new InferenceAnswer(asked);
        asked.customers().predict(predictor, asked.asOf(), prediction -> {
            answer.add(prediction);
            predicted.accept(prediction.churnProbability());
        });
        return answer;
    }

    private void requireAnalystForMany(InferenceRequest asked, HttpServletRequest request) {
        if (asked.customers().count() > 1 && !many.allows(Caller.of(request))) {
            throw Problem.of(
                    Kind.NOT_ALLOWED, "More than one customer needs the role analyst; a viewer sends one at a time.");
        }
    }

    private static List<Output> outputs(CustomerPredictor predictor) {
        Prediction example = predictor.predict(EXAMPLE);
        return Output.of(example);
    }

    private static Matcher address(HttpServletRequest request) {
        Matcher address = ADDRESS.matcher(String.valueOf(request.getPathInfo()));
        if (!address.matches()) {
            throw Problem.of(
                    Kind.NOT_FOUND, "There is /v2/models/" + MODEL + ", with /versions/V, /ready and /infer below it.");
        }
        return address;
    }

    private CustomerPredictor predictor(Matcher address) {
        if (!address.group(NAME).equals(MODEL)) {
            throw Problem.of(
                    Kind.NOT_FOUND, "There is no model of this name; the model that answers is " + MODEL + ".");
        }
        CustomerPredictor predictor = model.get();
        @Nullable String version = address.group(VERSION);
        if (version != null && !version.equals(predictor.model().id())) {
            throw Problem.of(
                    Kind.NOT_FOUND,
                    "This version does not answer; the one that does is "
                            + predictor.model().id() + ". Leave the version out to follow it.");
        }
        return predictor;
    }
}
