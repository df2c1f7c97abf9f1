import java.util.Arrays;
import java.util.List;
import triton.client.InferInput;
import triton.client.InferRequestedOutput;
import triton.client.InferResult;
import triton.client.InferenceException;
import triton.client.InferenceServerClient;
import triton.client.pojo.DataType;

/** Asks the server at a port of this machine by Triton's own client, and prints what it understands of the answers. */
class TritonProgram {
    private static final boolean JSON = false; // not binary

    public static void main(String[] args) throws Exception {
        try (InferenceServerClient client = new InferenceServerClient("127.0.0.1:" + args[0], 5000, 30000)) {
            fourInputs(client);
            features(client, args[1]);
            binary(client);
        }
        System.exit(0); // the client leaves threads behind
    }

    private static void fourInputs(InferenceServerClient client) throws InferenceException {
        InferInput recency = new InferInput("Recency", new long[] {2, 1}, DataType.FP64);
        recency.setData(new double[] {10, 200.5}, JSON);
        InferInput frequency = new InferInput("Frequency", new long[] {2, 1}, DataType.INT32);
        frequency.setData(new int[] {5, 1}, JSON);
        InferInput monetary = new InferInput("Monetary", new long[] {2, 1}, DataType.FP64);
        monetary.setData(new double[] {5000, 19.9}, JSON);
        InferResult result = client.infer(
                "customer-prediction",
                List.of(recency, frequency, monetary),
                List.of(
                        new InferRequestedOutput("churnProbability", JSON),
                        new InferRequestedOutput("churn", JSON),
                        new InferRequestedOutput("expectedDays", JSON)));
        System.out.println("outputs " + result.getOutputs());
        System.out.println("churnProbability " + Arrays.toString(result.getOutputAsDouble("churnProbability")));
        System.out.println("churn " + Arrays.toString(result.getOutputAsLong("churn")));
        System.out.println("expectedDays " + Arrays.toString(result.getOutputAsDouble("expectedDays")));
    }

    private static void features(InferenceServerClient client, String row) throws InferenceException {
        double[] values = Arrays.stream(row.split(",")).mapToDouble(Double::parseDouble).toArray();
        InferInput features = new InferInput("features", new long[] {1, values.length}, DataType.FP64);
        features.setData(values, JSON);
        InferResult result = client.infer(
                "customer-prediction",
                List.of(features),
                List.of(new InferRequestedOutput("churnProbability", JSON)));
        System.out.println("of features " + Arrays.toString(result.getOutputAsDouble("churnProbability")));
    }

    private static void binary(InferenceServerClient client) {
        InferInput recency = new InferInput("Recency", new long[] {1}, DataType.FP64);
        recency.setData(new double[] {10}, true);
        try {
            client.infer("customer-prediction", List.of(recency), List.of(new InferRequestedOutput("churn", true)));
            System.out.println("binary answered");
        } catch (InferenceException e) {
            System.out.println("binary refused: " + e.getMessage());
        }
    }
}
