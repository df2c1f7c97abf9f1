package io.customerprediction.app.api.predictions;

import com.fasterxml.jackson.core.JsonParser;
import io.customerprediction.ModelInfo;
import io.customerprediction.Rfm;
import io.customerprediction.app.http.Errors;
import io.customerprediction.app.http.FieldReader;
import io.customerprediction.history.CustomerHistory;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads one customer from a JSON object: either the four inputs or a list of transactions, and an id if the asker gives
 * one. For one object.
 */
final class CustomerReader {
    private static final int ID = 4;
    private static final int TRANSACTIONS = 5;
    private static final List<String> NAMES = Stream.concat(FourInputs.NAMES.stream(), Stream.of("id", "transactions"))
            .toList();
    private static final int LONGEST_ID = 200;

    private final JsonParser parser;
    private final ModelInfo model;
    private final Errors errors = new Errors();
    private final FieldReader fields;
    private final FourInputs inputs;
    private @Nullable String id;
    private @Nullable CustomerHistory history;

    private CustomerReader(JsonParser parser, ModelInfo model, List<String> names) {
        this.parser = parser;
        this.model = model;
        this.fields = new FieldReader(parser, "", names, errors);
        this.inputs = new FourInputs(fields);
    }

    /** The customer at the parser, by the four inputs or by transactions. */
    static Customer read(JsonParser parser, ModelInfo model) throws IOException {
        return new CustomerReader(parser, model, NAMES).customer();
    }

    /** The customer at the parser, by the four inputs and nothing else. */
    static Customer readInputs(JsonParser parser, ModelInfo model) throws IOException {
        return new CustomerReader(parser, model, FourInputs.NAMES).customer();
    }

    private Customer customer() throws IOException {
        if (fields.start()) {
            for (int field = fields.next(); field >= 0; field = fields.next()) {
                take(field);
            }
            if (!fields.has(TRANSACTIONS)) {
                @Nullable Rfm complete = inputs.complete(model, errors);
                if (complete != null) {
                    return new Customer.Summed(id, complete);
                }
            } else if (inputs.any()) {
                fields.error(TRANSACTIONS, "stands beside the four inputs; give one or the other");
            }
        }
        return history != null && errors.isEmpty()
                ? new Customer.Remembered(id, history)
                : new Customer.Unclear(id, errors.list());
    }

    private void take(int field) throws IOException {
        switch (field) {
            case ID -> id = id();
            case TRANSACTIONS -> history = new TransactionsReader(parser, model.hasAmounts(), errors).read();
            default -> inputs.take(field);
        }
    }

    private @Nullable String id() throws IOException {
        @Nullable String text = fields.text();
        if (text != null && text.length() > LONGEST_ID) {
            fields.error("is longer than " + LONGEST_ID + " characters; give a shorter one");
            return null;
        }
        return text;
    }
}
