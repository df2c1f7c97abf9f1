package shop;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.customerprediction.CustomerPrediction;
import io.customerprediction.CustomerPredictor;
import io.customerprediction.Prediction;
import io.customerprediction.Rfm;
import io.customerprediction.history.CleanedLog;
import io.customerprediction.history.CustomerHistory;
import io.customerprediction.transactions.CleaningRules;
import io.customerprediction.transactions.TransactionRow;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Forecasts for the customers of this shop. One object for all threads. */
public final class Forecasts {
    private final CustomerPredictor predictor;
    private final ZoneId zone;

    /** @param zone in which the shop counts its days */
    public Forecasts(CustomerPredictor predictor, ZoneId zone) {
        this.predictor = predictor;
        this.zone = zone;
    }

    /** One customer's forecast; empty if nothing was bought by this day. */
    public Optional<Prediction> of(List<Purchase> purchases, LocalDate today) {
        return predictor.predict(
                CustomerHistory.of(purchases.stream().map(this::row).toList()), today);
    }

    /** The forecasts of all customers, by customer. Rows are read once, so any stream will do. */
    public Map<String, Prediction> ofAll(Stream<Purchase> purchases, LocalDate today) {
        CleanedLog log = CleanedLog.of(purchases.map(this::row)::iterator, CleaningRules.upTo(today));
        Map<String, Prediction> forecasts = new TreeMap<>();
        predictor.predictAll(log.purchases(), today, Runtime.getRuntime().availableProcessors(), result -> {
            // The other kind of result is a customer without a purchase by this day.
            if (result instanceof CustomerPrediction customer) {
                forecasts.put(customer.customerId(), customer.prediction());
            }
        });
        return forecasts;
    }

    /** The library's records are written and read by Jackson as it is, without modules or settings. */
    public static String json(Prediction prediction) throws JsonProcessingException {
        return new ObjectMapper().writeValueAsString(prediction);
    }

    private TransactionRow row(Purchase purchase) {
        LocalDate day = purchase.at().atZone(zone).toLocalDate();
        return new TransactionRow(purchase.customer(), day, purchase.price(), purchase.order(), null);
    }

    /**
     * Prints the forecast of a customer of whom four numbers are known.
     *
     * @param arguments the folder of the model
     */
    public static void main(String... arguments) throws IOException {
        CustomerPredictor predictor = CustomerPredictor.load(Path.of(arguments[0]));
        System.out.println(json(predictor.predict(new Rfm(10, 5, 5000, null))));
    }
}
