package io.customerprediction.app.pages.customers;

import io.customerprediction.app.http.Parameters;
import io.customerprediction.app.pages.Texts;
import io.customerprediction.app.store.Store;
import io.customerprediction.app.store.audiences.SavedAudience;
import io.customerprediction.app.store.database.StoreException;
import io.customerprediction.app.store.scorings.ScoredCustomers;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Prepares the lists and counts the saved audiences whenever customers have been scored anew. Thread-safe. */
public final class AudienceCounts {
    private static final Logger LOG = LoggerFactory.getLogger(AudienceCounts.class);

    private final Supplier<Optional<Store>> store;
    private final Texts texts;

    /** @param store empty if there is no database; throws while the database is away */
    public AudienceCounts(Supplier<Optional<Store>> store, Texts texts) {
        this.store = store;
        this.texts = texts;
    }

    /** Counts those that were not counted in the newest scoring; while the database is away, later. */
    public void countAll() {
        try {
            store.get()
                    .ifPresent(opened -> opened.customers().ifPresent(customers -> {
                        customers.prepare();
                        for (SavedAudience audience : opened.audiences().uncounted(customers.scoring())) {
                            opened.audiences().count(audience, customers.scoring(), count(audience, customers, texts));
                        }
                    }));
        } catch (StoreException e) {
            LOG.debug("The database is away; audiences are counted later", e);
        } catch (RuntimeException e) {
            LOG.error("The audiences could not be counted; it is tried again", e);
        }
    }

    /** How many customers an audience has, for those who may see their names; what its filter says of columns and order does not matter. */
    static long count(SavedAudience audience, ScoredCustomers customers, Texts texts) {
        CustomerSearch search = CustomerSearch.of(
                Parameters.ofQuery(audience.query()), customers.scoring(), customers::likeliest, texts);
        return customers.page(search.inAttributes(true).query()).matches();
    }
}
