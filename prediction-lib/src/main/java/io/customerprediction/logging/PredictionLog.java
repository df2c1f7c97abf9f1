package io.customerprediction.logging;

import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes each prediction down in two lines, what was asked and what was answered:
 *
 * <pre>{@code
 * INFO - 2024-12-16 14:30:12 - Input: {"Recency": 10, "Frequency": 5, "Monetary": 5000, "Cluster": 1}
 * INFO - 2024-12-16 14:30:12 - Output: {"Next Purchase Prediction (days)": 45.6}
 * }</pre>
 *
 * <p>Both lines are one event of the logger, so that no backend can part them, and hold nothing but numbers, so that no
 * input can forge a line. The event is the whole text: have the backend write it with the pattern {@code %msg%n}.
 * Thread-safe if the loggers are.
 */
public final class PredictionLog {
    /** Name of the logger of churn predictions. */
    public static final String CHURN = "churn_prediction";

    /** Name of the logger of next-purchase predictions. */
    public static final String NEXT_PURCHASE = "next_purchase";

    private final Logger churn;
    private final Logger nextPurchase;
    private final TimeStamps timeStamps;

    /**
     * A log into these loggers, at level info.
     *
     * @param clock gives the time and the time zone of the lines
     */
    public PredictionLog(Logger churn, Logger nextPurchase, Clock clock) {
        this.churn = churn;
        this.nextPurchase = nextPurchase;
        this.timeStamps = new TimeStamps(clock);
    }

    /** A log into the program's loggers {@value #CHURN} and {@value #NEXT_PURCHASE}. */
    public static PredictionLog toSlf4j(Clock clock) {
        return new PredictionLog(LoggerFactory.getLogger(CHURN), LoggerFactory.getLogger(NEXT_PURCHASE), clock);
    }

    /**
     * Writes a churn prediction.
     *
     * @param monetary {@code NaN} where it is unknown: then the line leaves it out
     * @param cluster the segment that the answer is for, given or worked out
     * @param churned the answer
     */
    public void churn(double recency, int frequency, double monetary, int cluster, boolean churned) {
        if (churn.isInfoEnabled()) {
            StringBuilder text = input(recency, frequency, monetary, cluster);
            churn.info(text.append("{\"Churn Prediction\": ")
                    .append(churned ? "1}" : "0}")
                    .toString());
        }
    }

    /**
     * Writes a next-purchase prediction.
     *
     * @param monetary {@code NaN} where it is unknown: then the line leaves it out
     * @param cluster the segment that the answer is for, given or worked out
     * @param days the answer, written with one decimal
     */
    public void nextPurchase(double recency, int frequency, double monetary, int cluster, double days) {
        if (nextPurchase.isInfoEnabled()) {
            StringBuilder text = input(recency, frequency, monetary, cluster);
            text.append("{\"Next Purchase Prediction (days)\": ");
            nextPurchase.info(JsonNumbers.oneDecimal(text, days).append('}').toString());
        }
    }

    /** The whole first line, and the second up to its value. */
    private StringBuilder input(double recency, int frequency, double monetary, int cluster) {
        String time = timeStamps.now();
        StringBuilder text = new StringBuilder(200);
        text.append("INFO - ").append(time).append(" - Input: {\"Recency\": ");
        JsonNumbers.shortest(text, recency);
        text.append(", \"Frequency\": ").append(frequency);
        if (!Double.isNaN(monetary)) {
            JsonNumbers.shortest(text.append(", \"Monetary\": "), monetary);
        }
        text.append(", \"Cluster\": ").append(cluster).append("}\n");
        return text.append("INFO - ").append(time).append(" - Output: ");
    }
}
