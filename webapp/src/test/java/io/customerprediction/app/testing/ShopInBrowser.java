package io.customerprediction.app.testing;

import com.microsoft.playwright.Page;
import io.customerprediction.app.store.Store;
import java.nio.file.Path;

/** A browser and the server with the customers of the small model's log; the test is skipped where there is no browser. */
public final class ShopInBrowser implements AutoCloseable {
    private final Chromium chromium;
    private final Store store;
    private final TestServer server;

    private ShopInBrowser(Chromium chromium, Store store, TestServer server) {
        this.chromium = chromium;
        this.store = store;
        this.server = server;
    }

    public static ShopInBrowser start(Path logs) {
        Chromium chromium = Chromium.start();
        Store store = TestStore.filled();
        return new ShopInBrowser(chromium, store, TestServer.start(logs, store));
    }

    /** Opens a page of the shop in a wide window, to be closed by the caller. */
    public Page open(String path) {
        Page page = chromium.wide();
        page.navigate(server.uri(path).toString());
        return page;
    }

    public Chromium chromium() {
        return chromium;
    }

    public Store store() {
        return store;
    }

    public TestServer server() {
        return server;
    }

    @Override
    public void close() {
        server.close();
        store.close();
        chromium.close();
    }
}
