package io.customerprediction.app.api.predictions;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import io.customerprediction.Expectation;
import io.customerprediction.Prediction;
import io.customerprediction.Worth;
import io.customerprediction.survival.DayWindow;
import io.customerprediction.survival.SurvivalCurve;
import java.io.IOException;
import java.time.LocalDate;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** The full answer as JSON. Names are encoded once and decimals without a formatter: lists of answers are long. */
final class PredictionWriter {
    private static final SerializableString ID = new SerializedString("id");
    private static final SerializableString AS_OF = new SerializedString("asOf");
    private static final SerializableString HORIZON_DAYS = new SerializedString("horizonDays");
    private static final SerializableString CHURN_PROBABILITY = new SerializedString("churnProbability");
    private static final SerializableString CHURN = new SerializedString("churn");
    private static final SerializableString EXPECTED_DAYS = new SerializedString("expectedDays");
    private static final SerializableString DAYS_IF_RETURNING = new SerializedString("daysIfReturning");
    private static final SerializableString P10 = new SerializedString("p10");
    private static final SerializableString P50 = new SerializedString("p50");
    private static final SerializableString P90 = new SerializedString("p90");
    private static final SerializableString EXPECTED_ORDERS = new SerializedString("expectedOrders");
    private static final SerializableString EXPECTED_ORDERS_P10 = new SerializedString("expectedOrdersP10");
    private static final SerializableString EXPECTED_ORDERS_P90 = new SerializedString("expectedOrdersP90");
    private static final SerializableString EXPECTED_SPEND = new SerializedString("expectedSpend");
    private static final SerializableString EXPECTED_SPEND_P10 = new SerializedString("expectedSpendP10");
    private static final SerializableString EXPECTED_SPEND_P90 = new SerializedString("expectedSpendP90");
    private static final SerializableString SAVABLE = new SerializedString("savable");
    private static final SerializableString NEXT_ORDER_FROM = new SerializedString("nextOrderFrom");
    private static final SerializableString NEXT_ORDER_TO = new SerializedString("nextOrderTo");
    private static final SerializableString BASIS = new SerializedString("basis");
    private static final SerializableString CLUSTER = new SerializedString("cluster");
    private static final SerializableString SEGMENT = new SerializedString("segment");
    private static final SerializableString MODEL_ID = new SerializedString("modelId");
    private static final SerializableString WARNINGS = new SerializedString("warnings");

    private static final int[] POWERS = {1, 10, 100, 1_000, 10_000, 100_000, 1_000_000};
    private static final int PROBABILITY_DIGITS = 6;
    private static final int DAYS_DIGITS = 1;
    private static final int ORDERS_DIGITS = 3;
    private static final int MONEY_DIGITS = 2;
    private static final double CURVE = 1e4;
    private static final int[] AHEAD = {30, 60, 90, 180, 360};

    private PredictionWriter() {}

    /**
     * Writes the answer as one object.
     *
     * @param question says the window of the churn probability, read from the same curve as everything else, and whether
     *     the curve itself is
     * @param reasons to be written with it, or {@code null}
     */
    static void write(
            JsonGenerator json, @Nullable String id, Prediction own, Question question, @Nullable Reasons reasons)
            throws IOException {
        Prediction prediction = own.withHorizon(question.horizon());
        double churn = prediction.churnProbability();
        json.writeStartObject();
        if (id != null) {
            text(json, ID, id);
        }
        text(json, AS_OF, prediction.asOf().toString());
        whole(json, HORIZON_DAYS, prediction.horizonDays());
        decimal(json, CHURN_PROBABILITY, churn, PROBABILITY_DIGITS);
        json.writeFieldName(CHURN);
        json.writeBoolean(churn >= 0.5);
        decimal(json, EXPECTED_DAYS, prediction.expectedDays(), DAYS_DIGITS);
        decimal(json, DAYS_IF_RETURNING, prediction.daysIfReturning(), DAYS_DIGITS);
        day(json, P10, prediction.p10());
        day(json, P50, prediction.p50());
        day(json, P90, prediction.p90());
        DayWindow window = prediction.nextOrder().orElse(null);
        date(json, NEXT_ORDER_FROM, window == null ? null : prediction.asOf().plusDays(window.from()));
        date(json, NEXT_ORDER_TO, window == null ? null : prediction.asOf().plusDays(window.to()));
        Worth worth = prediction.worth().orElse(null);
        if (worth != null) {
            worth(json, worth);
            if (question.worth()) {
                ahead(json, prediction);
            }
        }
        text(json, BASIS, prediction.basis().name());
        whole(json, CLUSTER, prediction.cluster());
        text(json, SEGMENT, prediction.segment());
        text(json, MODEL_ID, prediction.modelId());
        json.writeFieldName(WARNINGS);
        json.writeStartArray();
        for (String warning : prediction.warnings()) {
            json.writeString(warning);
        }
        json.writeEndArray();
        if (question.curve()) {
            curve(json, prediction.curve());
        }
        if (reasons != null) {
            json.writeFieldName("explanation");
            reasons.write(json);
        }
        json.writeEndObject();
    }

    private static void ahead(JsonGenerator json, Prediction prediction) throws IOException {
        json.writeArrayFieldStart("worthAhead");
        for (int days : AHEAD) {
            json.writeStartObject();
            json.writeNumberField("days", days);
            worth(json, prediction.worth(days).orElseThrow());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** Money only where the model knows amounts. */
    private static void worth(JsonGenerator json, Worth worth) throws IOException {
        Expectation orders = worth.orders();
        decimal(json, EXPECTED_ORDERS, orders.mean(), ORDERS_DIGITS);
        whole(json, EXPECTED_ORDERS_P10, (int) orders.p10());
        whole(json, EXPECTED_ORDERS_P90, (int) orders.p90());
        Worth.Money money = worth.money();
        if (money != null) {
            Expectation spend = money.spend();
            decimal(json, EXPECTED_SPEND, spend.mean(), MONEY_DIGITS);
            decimal(json, EXPECTED_SPEND_P10, spend.p10(), MONEY_DIGITS);
            decimal(json, EXPECTED_SPEND_P90, spend.p90(), MONEY_DIGITS);
            decimal(json, SAVABLE, money.savable(), MONEY_DIGITS);
        }
    }

    private static void curve(JsonGenerator json, SurvivalCurve curve) throws IOException {
        json.writeArrayFieldStart("curve");
        for (int day = 0; day <= SurvivalCurve.CAP; day++) {
            json.writeNumber(Math.round(curve.at(day) * CURVE) / CURVE);
        }
        json.writeEndArray();
    }

    private static void text(JsonGenerator json, SerializableString name, String value) throws IOException {
        json.writeFieldName(name);
        json.writeString(value);
    }

    private static void date(JsonGenerator json, SerializableString name, @Nullable LocalDate date) throws IOException {
        json.writeFieldName(name);
        if (date == null) {
            json.writeNull();
        } else {
            json.writeString(date.toString());
        }
    }

    private static void whole(JsonGenerator json, SerializableString name, int value) throws IOException {
        json.writeFieldName(name);
        json.writeNumber(value);
    }

    private static void day(JsonGenerator json, SerializableString name, OptionalInt day) throws IOException {
        json.writeFieldName(name);
        if (day.isPresent()) {
            json.writeNumber(day.getAsInt());
        } else {
            json.writeNull();
        }
    }

    /** A number from 0 to 9e12 with so many digits after the point, rounded half up. */
    private static void decimal(JsonGenerator json, SerializableString name, double value, int digits)
            throws IOException {
        long scaled = Math.round(value * POWERS[digits]);
        char[] text = new char[24];
        int at = text.length;
        for (int k = 0; scaled > 0 || k <= digits; k++) {
            if (k == digits) {
                text[--at] = '.';
            }
            text[--at] = (char) ('0' + scaled % 10);
            scaled /= 10;
        }
        json.writeFieldName(name);
        json.writeNumber(text, at, text.length - at);
    }
}
