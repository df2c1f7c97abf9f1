package io.customerprediction.app.server;

import io.customerprediction.CustomerPredictor;
import io.customerprediction.app.settings.DatabaseSettings;
import io.customerprediction.app.settings.Settings;
import io.customerprediction.app.settings.SettingsSource;
import io.customerprediction.app.store.Store;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts the application in a servlet container. Settings come from the file that the system property
 * {@code customer-prediction.config} or the variable {@code CUSTOMER_PREDICTION_CONFIG} names, from variables, and from
 * system properties, the later the stronger. Without a model bundle it starts all the same, and says so.
 */
public final class WebArchive implements ServletContextListener {
    private static final Logger LOG = LoggerFactory.getLogger(WebArchive.class);

    private @Nullable Application application;

    @Override
    public void contextInitialized(ServletContextEvent event) {
        Settings settings = settings();
        Clock clock = Clock.system(ZoneId.systemDefault());
        DatabaseSettings database = settings.database();
        StoreConnection store =
                StoreConnection.opening(() -> Store.open(database.url(), database.user(), database.password(), clock));
        Optional<CustomerPredictor> predictor = predictor(settings);
        application = new Application(settings, () -> predictor, store, clock);
        application.contextInitialized(event);
        store.begin();
    }

    private static Settings settings() {
        try {
            return Settings.of(SettingsSource.ofProgram(System.getenv(), System.getProperties()));
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    private static Optional<CustomerPredictor> predictor(Settings settings) {
        try {
            return Optional.of(CustomerPredictor.load(settings.models()));
        } catch (IOException e) {
            LOG.error("No prediction can be made: {}", e.getMessage());
            return Optional.empty();
        }
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        if (application != null) {
            application.contextDestroyed(event);
        }
    }
}
