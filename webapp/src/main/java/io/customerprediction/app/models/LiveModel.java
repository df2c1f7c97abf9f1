package io.customerprediction.app.models;

import io.customerprediction.CustomerPredictor;
import io.customerprediction.app.background.Repeated;
import io.customerprediction.model.ModelRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The model that answers. It is replaced as a whole, so that a request that has taken it finishes with it. What another
 * process promotes is noticed within a few seconds; a champion that cannot be loaded is logged, and the model before it goes
 * on answering. Thread-safe.
 */
public final class LiveModel implements Supplier<Optional<CustomerPredictor>>, AutoCloseable {
    private static final long LOOK_SECONDS = 2;
    private static final Logger LOG = LoggerFactory.getLogger(LiveModel.class);

    private final ModelRegistry registry;
    private final Supplier<Optional<CustomerPredictor>> first;
    private final Repeated looking = new Repeated("live-model", LOOK_SECONDS, this::look);
    private volatile @Nullable CustomerPredictor swapped;
    private volatile Runnable afterSwap = () -> {};
    private String logged = "";

    /**
     * Watches nothing before it is started.
     *
     * @param models folder of model versions
     * @param first the model that answers at the start; waits for it if need be; empty if there is none
     */
    public LiveModel(Path models, Supplier<Optional<CustomerPredictor>> first) {
        this.registry = new ModelRegistry(models);
        this.first = first;
    }

    /** The model of the moment; empty if there is none. A request takes it once. */
    @Override
    public Optional<CustomerPredictor> get() {
        CustomerPredictor now = swapped;
        return now == null ? first.get() : Optional.of(now);
    }

    /** The id of the model of the moment; empty if there is none. */
    public Optional<String> id() {
        return get().map(predictor -> predictor.model().id());
    }

    /** Begins to look for other champions, in a thread of its own. */
    public void start() {
        looking.start();
    }

    /** @param listener is run after each swap, by the thread that made it */
    public void afterSwap(Runnable listener) {
        afterSwap = listener;
    }

    /**
     * Makes a version the champion, and lets it answer from now on.
     *
     * @param id of a version in the folder
     * @throws io.customerprediction.model.InvalidBundleException if there is none such or it cannot be used; the model before
     *     goes on answering
     * @throws IOException if the disk fails
     */
    public void promote(String id) throws IOException {
        registry.promote(id);
        swapToChampion();
    }

    /** Lets the champion answer if it is another model. */
    void look() {
        try {
            swapToChampion();
            logged = "";
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            log(String.valueOf(e.getMessage()), e);
        }
    }

    private void log(String message, Throwable cause) {
        if (!message.equals(logged)) {
            logged = message;
            LOG.error(
                    "The model that is to answer now cannot be loaded; {}: {}",
                    get().isPresent() ? "the one before it goes on answering" : "there is none",
                    message,
                    cause instanceof IOException ? null : cause);
        }
    }

    private void swapToChampion() throws IOException {
        if (swap()) {
            afterSwap.run();
        }
    }

    /** Loads the champion if it is another model; whether it is. */
    private synchronized boolean swap() throws IOException {
        Optional<String> champion = registry.championId();
        Optional<String> before = id();
        if (champion.isEmpty() || champion.equals(before)) {
            return false;
        }
        CustomerPredictor predictor = new CustomerPredictor(registry.load());
        swapped = predictor;
        LOG.info("Model {} answers from now on, after {}", predictor.model().id(), before.orElse("none"));
        return true;
    }

    @Override
    public void close() {
        looking.close();
    }
}
