package io.customerprediction.examples.spark;

import io.customerprediction.CustomerPredictor;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The files of a model bundle, as they are sent to the executors; each loads them once. Immutable. */
record Bundle(String name, Map<String, byte[]> files) implements Serializable {
    private static final Map<String, CustomerPredictor> LOADED = new ConcurrentHashMap<>();

    /** Reads the files of a folder, which is verified. */
    static Bundle of(Path folder) throws IOException {
        String id = CustomerPredictor.load(folder).model().id();
        Map<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> found = Files.list(folder)) {
            for (Path file : found.filter(Files::isRegularFile).toList()) {
                files.put(file.getFileName().toString(), Files.readAllBytes(file));
            }
        }
        return new Bundle(id, files);
    }

    /** The model, loaded at most once in this process. */
    CustomerPredictor predictor() {
        return LOADED.computeIfAbsent(name, unused -> load());
    }

    private CustomerPredictor load() {
        try {
            Path folder = Files.createTempDirectory("model");
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                Files.write(folder.resolve(file.getKey()), file.getValue());
            }
            CustomerPredictor predictor = CustomerPredictor.load(folder);
            for (String file : files.keySet()) {
                Files.delete(folder.resolve(file));
            }
            Files.delete(folder);
            return predictor;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
