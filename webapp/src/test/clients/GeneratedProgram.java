import client.ApiClient;
import client.ApiException;
import client.api.InferenceApi;
import client.api.ModelsApi;
import client.api.OperationsApi;
import client.api.PredictionsApi;
import client.api.WebhooksApi;
import client.model.Answers;
import client.model.Customer;
import client.model.Customers;
import client.model.FourInputs;
import client.model.InferenceAnswer;
import client.model.InferenceRequest;
import client.model.InputTensor;
import client.model.PredictRequest;
import client.model.Prediction;
import com.fasterxml.jackson.databind.DeserializationFeature;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** What a program does with the client that openapi-generator makes of the description; prints what it understands. */
public class GeneratedProgram {
    private GeneratedProgram() {}

    public static void run(String server, Consumer<String> print) throws ApiException {
        ApiClient client = new ApiClient();
        client.updateBaseUri(server);
        // An answer of a list is told from a problem by its fields alone.
        client.setObjectMapper(
                ApiClient.createDefaultObjectMapper().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES));
        print.accept("live " + new OperationsApi(client).live().getStatus());
        PredictionsApi predictions = new PredictionsApi(client);
        print.accept("churn " + predictions.predictChurn(inputs()).getChurnPrediction());

        Customer one = new Customer().id("a").recency(new BigDecimal(10)).frequency(5).monetary(new BigDecimal(5000));
        Prediction answer = predictions
                .predict(new PredictRequest(one), 30, null, null, null, null)
                .getPrediction();
        print.accept("probability " + answer.getChurnProbability() + " of " + answer.getId());

        Customers many = new Customers();
        many.add(one);
        many.add(new Customer().id("b"));
        Answers answers =
                predictions.predict(new PredictRequest(many), null, null, null, null, null).getAnswers();
        print.accept("answers " + answers.get(0).getPrediction().getId() + " and problem "
                + answers.get(1).getUnanswered().getProblem().getStatus());

        print.accept("model " + new ModelsApi(client).model().getId());
        InferenceAnswer inferred = new InferenceApi(client)
                .infer(
                        "customer-prediction",
                        new InferenceRequest()
                                .inputs(List.of(
                                        tensor("Recency", 10), tensor("Frequency", 5), tensor("Monetary", 5000))));
        print.accept("inferred " + inferred.getOutputs().get(0).getName() + " by " + inferred.getModelVersion());
        try {
            new WebhooksApi(client).webhooks();
        } catch (ApiException e) {
            print.accept("refused " + e.getCode());
        }
    }

    private static FourInputs inputs() {
        return new FourInputs().recency(new BigDecimal(10)).frequency(5).monetary(new BigDecimal(5000));
    }

    private static InputTensor tensor(String name, int value) {
        return new InputTensor()
                .name(InputTensor.NameEnum.fromValue(name))
                .datatype(InputTensor.DatatypeEnum.FP64)
                .shape(List.of(1))
                .data(Arrays.asList((Object) value));
    }
}
