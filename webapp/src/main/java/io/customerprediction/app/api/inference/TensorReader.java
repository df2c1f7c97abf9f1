package io.customerprediction.app.api.inference;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.customerprediction.app.http.Errors;
import io.customerprediction.app.http.FieldReader;
import io.customerprediction.transactions.values.Spelling;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads one input of a request. For one object. */
final class TensorReader {
    /** What is said of values outside of the JSON, which Triton's clients send unless told otherwise. */
    static final String BINARY =
            "asks for the binary extension, which is not supported; send and ask for values as JSON"
                    + " (binary_data=False in clients of Triton)";

    private static final List<String> NAMES = List.of("name", "shape", "datatype", "parameters", "data");
    private static final int NAME = 0;
    private static final int SHAPE = 1;
    private static final int DATATYPE = 2;
    private static final int PARAMETERS = 3;
    private static final int DATA = 4;
    private static final List<String> PARAMETER_NAMES = List.of("content_type", "binary_data_size");
    private static final int CONTENT_TYPE = 0;
    private static final int DEEPEST = 3;
    private static final String DATATYPES = "FP64, FP32, INT64 or INT32";

    private final JsonParser parser;
    private final String pointer;
    private final int most;
    private final Errors errors;
    private final FieldReader fields;
    private @Nullable Input name;
    private @Nullable Datatype datatype;
    private @Nullable List<Integer> shape;
    private @Nullable TensorData data;

    /**
     * @param pointer where the object stands
     * @param most customers
     */
    TensorReader(JsonParser parser, String pointer, int most, Errors errors) {
        this.parser = parser;
        this.pointer = pointer;
        this.most = most;
        this.errors = errors;
        this.fields = new FieldReader(parser, pointer, NAMES, errors);
    }

    /** The tensor at the parser; empty if anything is wrong with it, which is then among the errors. */
    Optional<Tensor> read() throws IOException {
        if (!fields.start()) {
            return Optional.empty();
        }
        for (int field = fields.next(); field >= 0; field = fields.next()) {
            switch (field) {
                case NAME -> name = name();
                case SHAPE -> shape = shape();
                case DATATYPE -> datatype = datatype();
                case PARAMETERS -> parameters();
                default -> data = data();
            }
        }
        fields.missing(NAME, "one of " + String.join(", ", Input.names()));
        fields.missing(SHAPE, "the lengths of the tensor, such as [10, 1]");
        fields.missing(DATATYPE, "one of " + DATATYPES);
        fields.missing(DATA, "the values as a list");
        return tensor();
    }

    private Optional<Tensor> tensor() {
        if (name == null || shape == null || datatype == null || data == null) {
            return Optional.empty();
        }
        boolean fits = data.fits(shape);
        Tensor tensor = new Tensor(pointer, name, shape, data.values());
        if (datatype.isWhole()) {
            checkWhole(tensor, datatype);
        }
        return tensor.hasRightShape(errors) && fits ? Optional.of(tensor) : Optional.empty();
    }

    private void checkWhole(Tensor tensor, Datatype type) {
        double[] values = tensor.values();
        for (int k = 0; k < values.length; k++) {
            if (values[k] != Math.rint(values[k]) && !Double.isNaN(values[k])) {
                errors.add(tensor.at(k), "is " + values[k] + "; the datatype " + type + " takes whole numbers");
            }
        }
    }

    private @Nullable Input name() throws IOException {
        @Nullable String text = fields.text();
        if (text == null) {
            return null;
        }
        Optional<Input> known = Input.of(text);
        if (known.isEmpty()) {
            fields.error("is no input of this model; did you mean " + Spelling.nearest(text, Input.names()) + "?");
        }
        return known.orElse(null);
    }

    private @Nullable Datatype datatype() throws IOException {
        @Nullable String text = fields.text();
        if (text == null) {
            return null;
        }
        Optional<Datatype> known = Datatype.of(text).filter(type -> type != Datatype.BYTES);
        if (known.isEmpty()) {
            String among = Arrays.stream(Datatype.values())
                            .anyMatch(type -> type.name().equals(text))
                    ? "is BYTES, which no input takes"
                    : "is no datatype that is read";
            fields.error(among + "; give one of " + DATATYPES);
        }
        return known.orElse(null);
    }

    private @Nullable List<Integer> shape() throws IOException {
        if (!fields.list("whole numbers")) {
            return null;
        }
        List<Integer> lengths = new ArrayList<>();
        boolean isShape = true;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            boolean isLength = parser.currentToken() == JsonToken.VALUE_NUMBER_INT
                    && parser.getDoubleValue() >= 0
                    && parser.getDoubleValue() <= Integer.MAX_VALUE;
            isShape &= isLength && lengths.size() < DEEPEST;
            if (isShape) {
                lengths.add(parser.getIntValue());
            }
            parser.skipChildren();
        }
        if (!isShape || lengths.isEmpty()) {
            fields.error("is no shape; give one or two whole numbers from 0 on");
            return null;
        }
        return lengths;
    }

    private void parameters() throws IOException {
        FieldReader own = new FieldReader(parser, pointer + "/parameters", PARAMETER_NAMES, errors);
        if (!own.start()) {
            return;
        }
        for (int field = own.next(); field >= 0; field = own.next()) {
            if (field == CONTENT_TYPE) {
                own.text(); // says what the client makes of the values, which changes nothing here
            } else {
                own.error(BINARY);
                parser.skipChildren();
            }
        }
    }

    private @Nullable TensorData data() throws IOException {
        if (!fields.list("numbers")) {
            return null;
        }
        int widest = Arrays.stream(Input.values())
                .collect(Collectors.summarizingInt(Input::width))
                .getMax();
        TensorData read = new TensorData(
                parser, pointer + "/data", (int) Math.min(Integer.MAX_VALUE - 8, (long) most * widest), errors);
        read.read();
        return read;
    }
}
