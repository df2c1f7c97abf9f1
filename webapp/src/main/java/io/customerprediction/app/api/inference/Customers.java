package io.customerprediction.app.api.inference;

import io.customerprediction.CustomerPredictor;
import io.customerprediction.FieldProblem;
import io.customerprediction.InvalidInputException;
import io.customerprediction.ModelInfo;
import io.customerprediction.Prediction;
import io.customerprediction.Rfm;
import io.customerprediction.app.http.Errors;
import io.customerprediction.app.http.Problem;
import io.customerprediction.app.http.Problem.Kind;
import io.customerprediction.features.Feature;
import io.customerprediction.features.HistoryFeatures;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The customers of a request, by the four inputs or by features. */
sealed interface Customers {
    /** So many are scored together, which is cheaper, but not so many that they fill the memory. */
    int TOGETHER = 512;

    /** How many there are. */
    int count();

    /** Passes the prediction of each on, in their order. */
    void predict(CustomerPredictor predictor, LocalDate asOf, Consumer<Prediction> each);

    /** Customers by their four inputs. */
    record ByInputs(List<Rfm> inputs) implements Customers {
        @Override
        public int count() {
            return inputs.size();
        }

        @Override
        public void predict(CustomerPredictor predictor, LocalDate asOf, Consumer<Prediction> each) {
            for (int from = 0; from < inputs.size(); from += TOGETHER) {
                List<Rfm> part = inputs.subList(from, Math.min(inputs.size(), from + TOGETHER));
                predictor.predictAll(part, asOf).forEach(each);
            }
        }
    }

    /** Customers by rows of {@link HistoryFeatures}. */
    record ByFeatures(double[] rows) implements Customers {
        @Override
        public int count() {
            return rows.length / HistoryFeatures.rowWidth();
        }

        @Override
        public void predict(CustomerPredictor predictor, LocalDate asOf, Consumer<Prediction> each) {
            int together = TOGETHER * HistoryFeatures.rowWidth();
            for (int from = 0; from < rows.length; from += together) {
                double[] part = Arrays.copyOfRange(rows, from, Math.min(rows.length, from + together));
                predictor.predictFeatures(part, asOf).forEach(each);
            }
        }
    }

    /**
     * The customers whom tensors describe; empty if anything is wrong, which is then among the errors.
     *
     * @param most customers
     * @throws Problem if there are more
     */
    static Optional<Customers> of(List<Tensor> tensors, CustomerPredictor predictor, int most, Errors errors) {
        Map<Input, Tensor> byInput = new EnumMap<>(Input.class);
        int rows = tensors.get(0).rows();
        for (Tensor tensor : tensors) {
            if (byInput.put(tensor.input(), tensor) != null) {
                errors.add(tensor.pointer() + "/name", tensor.input().key() + " stands more than once; give it once");
            }
            if (tensor.rows() != rows) {
                errors.add(
                        tensor.pointer() + "/shape",
                        "is " + tensor.shape() + ", but the first tensor has " + rows
                                + " customers; give the same number in all");
            }
        }
        if (rows > most) {
            throw Problem.of(Kind.TOO_LARGE, "There are more than " + most + " customers; send them in parts.");
        }
        @Nullable Tensor features = byInput.get(Input.FEATURES);
        if (features != null && byInput.size() > 1) {
            errors.add(features.pointer(), "stands beside the four inputs; give one or the other");
        }
        if (!errors.isEmpty()) {
            return Optional.empty();
        }
        return features == null ? byInputs(byInput, rows, predictor, errors) : byFeatures(features, errors);
    }

    private static Optional<Customers> byFeatures(Tensor tensor, Errors errors) {
        List<Feature> features = HistoryFeatures.row();
        double[] rows = tensor.values();
        for (int k = 0; k < rows.length; k++) {
            Feature feature = features.get(k % features.size());
            if (!feature.range().contains(rows[k])) {
                errors.add(
                        tensor.at(k),
                        feature.label() + " is " + (Double.isNaN(rows[k]) ? "null" : rows[k]) + "; give a number from "
                                + feature.range().least() + " to "
                                + feature.range().most());
            }
        }
        return errors.isEmpty() ? Optional.of(new ByFeatures(rows)) : Optional.empty();
    }

    private static Optional<Customers> byInputs(
            Map<Input, Tensor> tensors, int rows, CustomerPredictor predictor, Errors errors) {
        ModelInfo model = predictor.model();
        for (Input input : Input.values()) {
            if (input.isNeeded(model) && !tensors.containsKey(input)) {
                errors.add("/inputs", "has no tensor " + input.key() + "; give it: " + input.meaning());
            }
        }
        if (!errors.isEmpty()) {
            return Optional.empty();
        }
        List<Rfm> customers = new ArrayList<>(rows);
        for (int row = 0; row < rows; row++) {
            customer(tensors, row, predictor, errors).ifPresent(customers::add);
        }
        return errors.isEmpty() ? Optional.of(new ByInputs(customers)) : Optional.empty();
    }

    private static Optional<Rfm> customer(
            Map<Input, Tensor> tensors, int row, CustomerPredictor predictor, Errors errors) {
        @Nullable Tensor clusters = tensors.get(Input.CLUSTER);
        boolean isAssigned = clusters == null || Double.isNaN(clusters.values()[row]);
        try {
            Rfm customer = new Rfm(
                    value(tensors, Input.RECENCY, row),
                    whole(Objects.requireNonNull(tensors.get(Input.FREQUENCY)), row, errors),
                    value(tensors, Input.MONETARY, row),
                    isAssigned ? null : whole(Objects.requireNonNull(clusters), row, errors));
            predictor.check(customer);
            return Optional.of(customer);
        } catch (InvalidInputException e) {
            for (FieldProblem problem : e.problems()) {
                Optional<Tensor> tensor = Input.of(problem.field()).map(tensors::get);
                tensor.ifPresent(
                        given -> errors.add(given.at(row), problem.reason().replace("is NaN;", "is null;")));
            }
            return Optional.empty();
        }
    }

    private static double value(Map<Input, Tensor> tensors, Input input, int row) {
        @Nullable Tensor tensor = tensors.get(input);
        return tensor == null ? Double.NaN : tensor.values()[row];
    }

    /** A whole number; where it is none, which is an error, one that can stand in for it. */
    private static int whole(Tensor tensor, int row, Errors errors) {
        double value = tensor.values()[row];
        if (value == (int) value) {
            return (int) value;
        }
        errors.add(tensor.at(row), "is " + (Double.isNaN(value) ? "null" : value) + "; give a whole number");
        return 1;
    }
}
