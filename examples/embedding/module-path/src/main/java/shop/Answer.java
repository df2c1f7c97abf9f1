package shop;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.customerprediction.CustomerPredictor;
import io.customerprediction.Rfm;

/** The answer to a question about a customer, as JSON; Jackson comes with the library's module. */
final class Answer {
    private final CustomerPredictor predictor;

    Answer(CustomerPredictor predictor) {
        this.predictor = predictor;
    }

    String json(double recency, int frequency, double monetary) throws JsonProcessingException {
        return new ObjectMapper().writeValueAsString(predictor.predict(new Rfm(recency, frequency, monetary, null)));
    }
}
