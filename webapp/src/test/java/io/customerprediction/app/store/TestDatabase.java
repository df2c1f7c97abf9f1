package io.customerprediction.app.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** The databases that every promise is tested on: files of H2, and a real PostgreSQL server, started once. */
enum TestDatabase {
    H2 {
        @Override
        Address fresh() {
            try {
                Path folder = Files.createTempDirectory("store");
                // In this order: what is registered last is deleted first.
                folder.toFile().deleteOnExit();
                for (String file : List.of("customers.mv.db", "customers.trace.db")) {
                    folder.resolve(file).toFile().deleteOnExit();
                }
                return new Address("jdbc:h2:file:" + folder.resolve("customers"), "sa", "");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    },
    POSTGRESQL {
        @Override
        Address fresh() {
            String name = "test_" + NAMES.incrementAndGet();
            try (Connection connection = Server.RUNNING.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE DATABASE " + name);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
            return new Address(
                    "jdbc:postgresql://localhost:" + Server.RUNNING.getPort() + "/" + name, "postgres", "postgres");
        }
    };

    private static final AtomicInteger NAMES = new AtomicInteger();

    /** Where a database is and who may use it. */
    record Address(String url, String user, String password) {
        Store open(Clock clock) {
            return Store.open(url, user, password, clock);
        }
    }

    /** An empty database of its own. */
    abstract Address fresh();

    /** Ends with the JVM. */
    private static final class Server {
        static final EmbeddedPostgres RUNNING = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder()
                        .setServerConfig("shared_buffers", "256MB")
                        .setServerConfig("fsync", "off")
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
