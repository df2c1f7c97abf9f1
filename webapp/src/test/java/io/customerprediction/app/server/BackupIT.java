package io.customerprediction.app.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerprediction.app.jobs.CustomerBase;
import io.customerprediction.app.jobs.CustomerBase.Progress;
import io.customerprediction.app.store.Store;
import io.customerprediction.app.testing.Program;
import io.customerprediction.app.testing.TestModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A backup as docs/DEPLOYMENT.md says, restored beside: the new server gives the same answers. */
class BackupIT {
    private static final String[] ADDRESSES = {
        "/api/v1/customers/c7",
        "/api/v1/customers/c7/prediction",
        "/api/v1/customers/new",
        "/api/v1/models",
        "/api/v1/model"
    };

    @TempDir
    Path folder;

    @Test
    void aCopyOfTheFilesGivesTheSameAnswers() throws Exception {
        Path first = Files.createDirectory(folder.resolve("first"));
        try (Store store = Store.open("jdbc:h2:file:" + first.resolve("customers"), "sa", "", Clock.systemUTC())) {
            CustomerBase.fill(
                    store, "shop.csv", TestModel.log(), TestModel.PREDICTOR, TestModel.AS_OF, 1, Progress.NONE);
        }
        List<String> answers;
        try (Program server = Program.serve(first, "256m")) {
            server.post(
                    "/api/v1/transactions",
                    "[{\"customer_id\":\"new\",\"timestamp\":\"" + TestModel.AS_OF
                            + "T10:00:00Z\",\"amount\":9.5,\"order_id\":\"A-1\"},"
                            + "{\"customer_id\":\"new\",\"timestamp\":\"" + TestModel.AS_OF.plusDays(1)
                            + "T10:00:00Z\",\"amount\":9.5,\"order_id\":\"A-2\"}]");
            answers = answers(server);
            assertThat(server.stop()).isEqualTo(143);
        }
        Path restored = folder.resolve("restored");
        copy(first, restored);
        try (Program server = Program.serve(restored, "256m")) {
            assertThat(answers(server)).isEqualTo(answers);
        }
        assertThat(answers.get(2)).contains("9.5");
    }

    private static List<String> answers(Program server) throws Exception {
        List<String> answers = new ArrayList<>();
        for (String address : ADDRESSES) {
            answers.add(server.get(address).body());
        }
        return answers;
    }

    /** What a backup has: models, database and accounts. */
    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                String name = from.relativize(file).toString();
                if (!name.startsWith("logs") && !name.equals("errors")) {
                    Files.copy(file, to.resolve(name));
                }
            }
        }
    }
}
