package io.customerprediction.app.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewPageOptions;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Playwright.CreateOptions;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The browser that this machine has. Tests that need one are skipped where there is none, unless the environment names it
 * by {@code CHROMIUM}: then it has to be there.
 */
public final class Chromium implements AutoCloseable {
    private static final int WIDE = 1280;
    /** The width of a small phone in pixels. */
    public static final int PHONE = 360;

    private static final int HEIGHT = 800;

    /** What the browser would otherwise do on the network by itself. */
    private static final List<String> KEEP_TO_YOURSELF = List.of(
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--disable-quic",
            "--no-first-run");

    private final Playwright playwright;
    private final Browser browser;
    private final List<String> complaints = new ArrayList<>();

    private Chromium(Path program) {
        playwright = Playwright.create(new CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        // the sandbox needs rights that neither root nor most build machines have
        browser = playwright
                .chromium()
                .launch(new LaunchOptions()
                        .setExecutablePath(program)
                        .setChromiumSandbox(false)
                        .setArgs(KEEP_TO_YOURSELF));
    }

    public static Chromium start() {
        Optional<Path> program = program();
        assumeTrue(program.isPresent(), "skipped: no browser (install Chromium, or name one by CHROMIUM)");
        return new Chromium(program.get());
    }

    private static Optional<Path> program() {
        Optional<Path> named = Optional.ofNullable(System.getenv("CHROMIUM")).map(Path::of);
        return named.isPresent()
                ? named
                : Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
                        .map(Path::of)
                        .filter(Files::isExecutable)
                        .findFirst();
    }

    public Page wide(ColorScheme scheme) {
        return page(WIDE, scheme);
    }

    public Page wide() {
        return wide(ColorScheme.LIGHT);
    }

    public Page phone() {
        return page(PHONE, ColorScheme.LIGHT);
    }

    private Page page(int width, ColorScheme scheme) {
        // with a context of its own, which goes when the page is closed
        Page page = browser.newPage(new NewPageOptions()
                .setViewportSize(width, HEIGHT)
                .setHasTouch(width == PHONE)
                .setColorScheme(scheme));
        page.onConsoleMessage(message -> {
            // a status of the page itself is what the server means, not a fault of the page
            boolean ownStatus =
                    message.location().startsWith(page.url()) && message.text().contains("status of 4");
            if (List.of("error", "warning").contains(message.type()) && !ownStatus) {
                complaints.add(page.url() + ": " + message.text());
            }
        });
        page.onPageError(error -> complaints.add(page.url() + ": " + error));
        page.onRequest(request -> {
            if (!request.url().startsWith("http://127.0.0.1:")) {
                complaints.add(page.url() + " asks for " + request.url());
            }
        });
        return page;
    }

    /** What went wrong on the pages so far: errors of scripts, breaches of the content policy, requests to other hosts. */
    public List<String> complaints() {
        return List.copyOf(complaints);
    }

    @Override
    public void close() {
        playwright.close();
    }
}
