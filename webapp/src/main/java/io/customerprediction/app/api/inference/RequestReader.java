package io.customerprediction.app.api.inference;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.customerprediction.CustomerPredictor;
import io.customerprediction.app.http.Errors;
import io.customerprediction.app.http.FieldReader;
import io.customerprediction.app.http.Problem;
import io.customerprediction.model.Horizon;
import io.customerprediction.transactions.values.Spelling;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the body of an inference request, all errors at once. For one body. */
final class RequestReader {
    private static final List<String> NAMES = List.of("id", "parameters", "inputs", "outputs");
    private static final int ID = 0;
    private static final int PARAMETERS = 1;
    private static final int INPUTS = 2;
    private static final List<String> PARAMETER_NAMES = List.of("asOf", "horizon", "binary_data_output");
    private static final int AS_OF = 0;
    private static final int HORIZON = 1;
    private static final List<String> OUTPUT_NAMES = List.of("name", "parameters");
    private static final List<String> OUTPUT_PARAMETER_NAMES = List.of("binary_data", "content_type");
    private static final int BINARY_DATA = 0;
    private static final int LONGEST_ID = 200;

    private final JsonParser parser;
    private final CustomerPredictor predictor;
    private final List<Output> known;
    private final int most;
    private final Errors errors = new Errors();
    private final List<Tensor> tensors = new ArrayList<>();
    private final List<Output> outputs = new ArrayList<>();
    private boolean isEveryTensorRead = true;
    private @Nullable String id;
    private LocalDate asOf;
    private int horizon;

    /**
     * @param known outputs of the model
     * @param most customers
     */
    RequestReader(JsonParser parser, CustomerPredictor predictor, List<Output> known, int most) {
        this.parser = parser;
        this.predictor = predictor;
        this.known = known;
        this.most = most;
        this.asOf = predictor.model().asOf();
        this.horizon = predictor.model().horizonDays();
    }

    /** @throws Problem naming everything that is wrong */
    InferenceRequest read() throws IOException {
        FieldReader fields = new FieldReader(parser, "", NAMES, errors);
        if (fields.start()) {
            for (int field = fields.next(); field >= 0; field = fields.next()) {
                switch (field) {
                    case ID -> id = id(fields);
                    case PARAMETERS -> parameters();
                    case INPUTS -> inputs(fields);
                    default -> outputs(fields);
                }
            }
            fields.missing(INPUTS, "the tensors Recency, Frequency and so on, or the tensor features");
        }
        Optional<Customers> customers = isEveryTensorRead && !tensors.isEmpty() ? customers() : Optional.empty();
        if (!errors.isEmpty() || customers.isEmpty()) {
            throw Problem.invalid(errors.list());
        }
        return new InferenceRequest(id, horizon, asOf, customers.get(), outputs.isEmpty() ? known : outputs);
    }

    private Optional<Customers> customers() {
        return Customers.of(tensors, predictor, most, errors);
    }

    private @Nullable String id(FieldReader fields) throws IOException {
        @Nullable String text = fields.text();
        if (text != null && text.length() > LONGEST_ID) {
            fields.error("is longer than " + LONGEST_ID + " characters; give a shorter one");
        }
        return text;
    }

    private void parameters() throws IOException {
        FieldReader fields = new FieldReader(parser, "/parameters", PARAMETER_NAMES, errors);
        if (!fields.start()) {
            return;
        }
        for (int field = fields.next(); field >= 0; field = fields.next()) {
            if (field == AS_OF) {
                @Nullable LocalDate date = fields.date();
                asOf = date == null ? asOf : date;
            } else if (field == HORIZON) {
                horizon(fields);
            } else {
                refuseBinary(fields);
            }
        }
    }

    private void horizon(FieldReader fields) throws IOException {
        double days = fields.number();
        if (Double.isNaN(days)) {
            return;
        }
        if (days != (int) days || Horizon.problem((int) days).isPresent()) {
            fields.error("is " + days + "; give whole days from " + Horizon.SHORTEST + " to " + Horizon.LONGEST);
            return;
        }
        horizon = (int) days;
    }

    private static void refuseBinary(FieldReader fields) throws IOException {
        if (fields.flag()) {
            fields.error(TensorReader.BINARY);
        }
    }

    private void inputs(FieldReader fields) throws IOException {
        if (!fields.list("tensors")) {
            return;
        }
        int count = 0;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (count == Input.names().size()) {
                fields.error("has more than the " + count + " tensors that there are; give each once");
            }
            if (count >= Input.names().size()) {
                parser.skipChildren();
            } else {
                Optional<Tensor> tensor = new TensorReader(parser, "/inputs/" + count, most, errors).read();
                tensor.ifPresent(tensors::add);
                isEveryTensorRead &= tensor.isPresent();
            }
            count++;
        }
        if (count == 0) {
            fields.error("is empty; give the tensors Recency, Frequency and so on, or the tensor features");
        }
    }

    private void outputs(FieldReader fields) throws IOException {
        if (!fields.list("objects with the name of an output")) {
            return;
        }
        int count = 0;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            output("/outputs/" + count++);
        }
    }

    private void output(String pointer) throws IOException {
        FieldReader fields = new FieldReader(parser, pointer, OUTPUT_NAMES, errors);
        if (!fields.start()) {
            return;
        }
        for (int field = fields.next(); field >= 0; field = fields.next()) {
            if (field == 0) {
                outputName(fields);
            } else {
                outputParameters(pointer + "/parameters");
            }
        }
        fields.missing(0, "one of " + names());
    }

    private void outputName(FieldReader fields) throws IOException {
        @Nullable String text = fields.text();
        if (text == null) {
            return;
        }
        Optional<Output> output = Output.of(text, known);
        if (output.isEmpty()) {
            fields.error("is no output of this model; did you mean "
                    + Spelling.nearest(text, known.stream().map(Output::key).toList()) + "? It has " + names());
        } else if (outputs.contains(output.get())) {
            fields.error("is asked for more than once; give it once");
        } else {
            outputs.add(output.get());
        }
    }

    private String names() {
        return String.join(", ", known.stream().map(Output::key).toList());
    }

    private void outputParameters(String pointer) throws IOException {
        FieldReader fields = new FieldReader(parser, pointer, OUTPUT_PARAMETER_NAMES, errors);
        if (!fields.start()) {
            return;
        }
        for (int field = fields.next(); field >= 0; field = fields.next()) {
            if (field == BINARY_DATA) {
                refuseBinary(fields);
            } else {
                fields.text();
            }
        }
    }
}
