package io.customerprediction.app.pages.model;

import io.customerprediction.CustomerPredictor;
import io.customerprediction.app.http.Parameters;
import io.customerprediction.app.pages.EmptyView;
import io.customerprediction.app.pages.Pages;
import io.customerprediction.app.report.CardView;
import io.customerprediction.app.store.Store;
import io.customerprediction.app.store.StoreException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The card of the model that answers, its backtest, and the models before it. Needs no script. */
public final class ModelPage {
    private static final String AS_OF = "as-of";

    private final Pages pages;
    private final Supplier<Optional<CustomerPredictor>> model;
    private final Supplier<Optional<Store>> store;
    private volatile @Nullable Read newest;

    /** The card and report of a model, which take longer to read than to show. */
    private record Read(CustomerPredictor predictor, CardView card) {}

    /**
     * @param model the model of the moment, if there is one
     * @param store has the models before it
     */
    public ModelPage(Pages pages, Supplier<Optional<CustomerPredictor>> model, Supplier<Optional<Store>> store) {
        this.pages = pages;
        this.model = model;
        this.store = store;
    }

    /** Shows the page with the backtest of one date of the past, or what to do where there is no model. */
    public void show(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<CustomerPredictor> predictor = model.get();
        if (predictor.isEmpty()) {
            pages.show(request, response, HttpServletResponse.SC_OK, "empty", new EmptyView("model", "model"));
            return;
        }
        String asOf = Parameters.of(request).getOrDefault(AS_OF, List.of("")).get(0);
        pages.show(request, response, HttpServletResponse.SC_OK, "model", view(predictor.get(), asOf));
    }

    /** Without the versions before it while the database is away: the model answers all the same. */
    private ModelView view(CustomerPredictor predictor, String asOf) {
        CardView card = card(predictor);
        try {
            return ModelView.of(predictor.model(), card, asOf, store.get(), pages.texts());
        } catch (StoreException e) {
            return ModelView.of(predictor.model(), card, asOf, Optional.empty(), pages.texts())
                    .withoutStore(e.getMessage() + ".");
        }
    }

    private CardView card(CustomerPredictor predictor) {
        Read known = newest;
        if (known == null || known.predictor != predictor) {
            known = new Read(predictor, CardView.of(predictor.card(), predictor.evaluation()));
            newest = known;
        }
        return known.card;
    }
}
