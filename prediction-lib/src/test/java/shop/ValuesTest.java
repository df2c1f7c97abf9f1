package shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import io.customerprediction.CustomerPrediction;
import io.customerprediction.CustomerPredictor;
import io.customerprediction.CustomerResult;
import io.customerprediction.Explanation;
import io.customerprediction.FieldProblem;
import io.customerprediction.InvalidInputException;
import io.customerprediction.NoPurchase;
import io.customerprediction.Prediction;
import io.customerprediction.PurchaseSummary;
import io.customerprediction.Rfm;
import io.customerprediction.Worth;
import io.customerprediction.history.CustomerHistory;
import io.customerprediction.history.PurchaseLog;
import io.customerprediction.model.MadeUpModel;
import io.customerprediction.transactions.TransactionRow;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Inputs and answers as a program keeps, sends and compares them: by value, by Java's serialization, by plain Jackson. */
class ValuesTest {
    private static final LocalDate AS_OF = MadeUpModel.AS_OF;
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Every value of the public API, made anew each time, so that equality is never identity. */
    static Stream<Supplier<Object>> values() {
        return Stream.of(
                () -> predictor(true).predict(new Rfm(10, 5, 5000, 1)),
                () -> predictor(true).predict(new Rfm(390, 1, Double.NaN, null)),
                () -> predictor(true).predict(new Rfm(10, 5, 5000, 1)).withHorizon(730),
                () -> predictor(true).predict(new Rfm(10, 5, 5000, 1)).curve(),
                () -> predictor(true).predict(new Rfm(10, 5, 5000, 1)).customerSegment(),
                () -> predictor(true).predict(history(true), AS_OF).orElseThrow(),
                () -> predictor(true).explain(new Rfm(10, 5, 5000, null)),
                () -> predictor(true).explain(history(true), AS_OF).orElseThrow(),
                () -> predictor(true)
                        .explain(history(true), AS_OF)
                        .orElseThrow()
                        .reasons()
                        .get(0),
                () -> predictor(true).riskPath(history(true), AS_OF).orElseThrow(),
                () -> predictor(true)
                        .riskPath(new Rfm(10, 5, 5000, null), AS_OF)
                        .ifSilent()
                        .get(3),
                () -> predictor(true).predict(new Rfm(10, 5, 5000, 1)).worth().orElseThrow(),
                () -> predictor(false)
                        .predict(new Rfm(10, 5, Double.NaN, 1))
                        .worth()
                        .orElseThrow(),
                () -> worth().orders(),
                () -> Objects.requireNonNull(worth().money()),
                () -> predictor(true).model(),
                () -> predictor(true).model().tested(),
                () -> predictor(false).highest(),
                () -> results().get(0),
                () -> results().get(1),
                () -> ((CustomerPrediction) results().get(0)).purchases(),
                () -> PurchaseSummary.of(history(false), AS_OF).orElseThrow(),
                () -> new Rfm(10.5, 5, 5000, 1),
                () -> new Rfm(10, 5, Double.NaN, null),
                () -> new FieldProblem("Recency", "is missing"),
                () -> history(true),
                () -> history(false),
                () -> history(true).upTo((int) AS_OF.toEpochDay() - 30));
    }

    private static Worth worth() {
        return predictor(true).predict(new Rfm(10, 5, 5000, 1)).worth().orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("values")
    void equalValuesAreEqualAndHaveOneHash(Supplier<Object> made) {
        assertThat(made.get()).isEqualTo(made.get()).hasSameHashCodeAs(made.get());
        assertThat(made.get()).isNotEqualTo(null).isNotEqualTo("text");
        assertThat(made.get()).hasToString(made.get().toString());
        assertThat(made.get().toString()).doesNotContain("@");
    }

    @ParameterizedTest
    @MethodSource("values")
    void aValueIsTheSameAfterSerialization(Supplier<Object> made) throws Exception {
        assertThat(made.get()).isInstanceOf(Serializable.class);
        assertThat(serialized(made.get())).isEqualTo(made.get());
    }

    @ParameterizedTest
    @MethodSource("values")
    void plainJacksonWritesAValueAndReadsItBack(Supplier<Object> made) throws IOException {
        String text = JSON.writeValueAsString(made.get());

        assertThat(JSON.readValue(text, (Class<?>) made.get().getClass())).isEqualTo(made.get());
    }

    @Test
    void everyPublicRecordOfTheFrontDoorIsTriedHere() {
        Set<String> tried =
                values().map(made -> made.get().getClass().getName()).collect(Collectors.toSet());

        assertThat(new ClassFileImporter()
                        .withImportOption(new DoNotIncludeTests()).importPackages("io.customerprediction").stream()
                                .filter(type -> type.getPackageName().equals("io.customerprediction"))
                                .filter(JavaClass::isRecord)
                                .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC)))
                .extracting(JavaClass::getName)
                .isNotEmpty()
                .isSubsetOf(tried);
    }

    @Test
    void thePredictionInJsonHasAllFiguresByTheirNames() throws IOException {
        Prediction prediction = predictor(true).predict(new Rfm(390, 1, 20, null));
        JsonNode json = JSON.readTree(JSON.writeValueAsString(prediction));

        assertThat(json.fieldNames())
                .toIterable()
                .containsExactly(
                        "asOf",
                        "horizonDays",
                        "churnProbability",
                        "churn",
                        "expectedDays",
                        "daysIfReturning",
                        "p10",
                        "p50",
                        "p90",
                        "nextOrderFrom",
                        "nextOrderTo",
                        "basis",
                        "cluster",
                        "segment",
                        "modelId",
                        "warnings",
                        "curve",
                        "expectedOrders",
                        "expectedOrdersP10",
                        "expectedOrdersP90",
                        "expectedSpend",
                        "expectedSpendP10",
                        "expectedSpendP90",
                        "savable",
                        "purchases");
        assertThat(json.path("asOf").asText()).isEqualTo("2021-06-30");
        assertThat(json.path("churnProbability").asDouble()).isEqualTo(prediction.churnProbability());
        assertThat(json.path("p90").isNull()).isEqualTo(prediction.p90().isEmpty());
        assertThat(LocalDate.parse(json.path("nextOrderFrom").asText()))
                .isAfter(prediction.asOf())
                .isBeforeOrEqualTo(LocalDate.parse(json.path("nextOrderTo").asText()));
        assertThat(json.path("basis").asText()).isEqualTo("RFM");
        assertThat(json.path("curve").path("knots")).hasSize(5);
    }

    @Test
    void missingFiguresAreNullInJson() throws IOException {
        assertThat(JSON.writeValueAsString(new Rfm(10, 5, Double.NaN, null)))
                .isEqualTo("{\"recency\":10.0,\"frequency\":5,\"monetary\":null,\"cluster\":null}");
        Explanation explanation = predictor(true).explain(new Rfm(10, 5, 5000, null));
        assertThat(JSON.readTree(JSON.writeValueAsString(explanation))
                        .path("withoutHistory")
                        .isNull())
                .isTrue();
    }

    @Test
    void aHistoryInJsonIsItsDays() throws IOException {
        assertThat(JSON.writeValueAsString(CustomerHistory.of(List.of(bought(AS_OF, 20.5)))))
                .isEqualTo("{\"hasAmounts\":true,\"days\":[{\"date\":\"2021-06-30\",\"amount\":20.5,\"orders\":1}]}");
        assertThat(JSON.writeValueAsString(CustomerHistory.of(List.of(bought(AS_OF, 1000)))))
                .contains("\"amount\":1000,");
        assertThat(JSON.writeValueAsString(CustomerHistory.of(List.of(bought(AS_OF, Double.NaN)))))
                .contains("\"amount\":null");
    }

    @Test
    void inputsInJsonAreCheckedAsTheyAreInJava() {
        assertThatThrownBy(() -> JSON.readValue("{\"frequency\":0,\"recency\":-1}", Rfm.class))
                .hasMessageContaining("Recency: is -1.0")
                .hasMessageContaining("Frequency: is 0");
        assertThatThrownBy(() -> JSON.readValue("{\"monetary\":5}", Rfm.class))
                .hasMessageContaining("Recency: is missing")
                .hasMessageContaining("Frequency: is missing");
        assertThatThrownBy(() -> JSON.readValue("{\"recency\":1,\"frequency\":2,\"amount\":3}", Rfm.class))
                .hasMessageContaining("amount");
        assertThatThrownBy(() -> JSON.readValue(
                        "{\"hasAmounts\":true,\"days\":[{\"date\":\"2021-06-30\",\"orders\":1}]}",
                        CustomerHistory.class))
                .hasMessageContaining("the amount of 2021-06-30 is missing");
    }

    @Test
    void anExceptionKeepsItsProblemsThroughSerialization() throws Exception {
        InvalidInputException exception = new InvalidInputException(List.of(new FieldProblem("Recency", "is -1")));

        assertThat(serialized(exception))
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        read -> assertThat(read.problems()).isEqualTo(exception.problems()));
    }

    @Test
    void aHistoryThatIsAViewOfALogEqualsACopy() {
        PurchaseLog log = PurchaseLog.of(List.of(
                new TransactionRow("other", AS_OF.minusDays(3), 1, null),
                new TransactionRow("c", AS_OF, 20, null),
                new TransactionRow("last", AS_OF, 1, null)));

        assertThat(log.history(1))
                .isEqualTo(CustomerHistory.of(List.of(bought(AS_OF, 20))))
                .isNotEqualTo(CustomerHistory.of(List.of(bought(AS_OF, 21))))
                .isNotEqualTo(CustomerHistory.of(List.of(bought(AS_OF.minusDays(1), 20))))
                .isNotEqualTo(log.history(0));
    }

    private static Object serialized(Object value) throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(value);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return in.readObject();
        }
    }

    private static CustomerPredictor predictor(boolean amounts) {
        return new CustomerPredictor(MadeUpModel.bundle(amounts));
    }

    private static List<CustomerResult> results() {
        PurchaseLog log = PurchaseLog.of(List.of(
                new TransactionRow("c", AS_OF.minusDays(40), 20, null),
                new TransactionRow("returned", AS_OF.minusDays(3), -5, null)));
        List<CustomerResult> results = new ArrayList<>();
        predictor(true).predictAll(log, AS_OF, 1, results::add);
        assertThat(results.get(1)).isEqualTo(new NoPurchase(1, "returned"));
        return results;
    }

    private static CustomerHistory history(boolean amounts) {
        return CustomerHistory.of(List.of(
                bought(AS_OF.minusDays(3), amounts ? 20.25 : Double.NaN),
                bought(AS_OF.minusDays(40), amounts ? 5 : Double.NaN),
                bought(AS_OF.minusDays(90), amounts ? -2 : Double.NaN)));
    }

    private static TransactionRow bought(LocalDate day, double amount) {
        return new TransactionRow("c", day, amount, null);
    }
}
