package io.customerprediction.app.pages;

import io.customerprediction.app.http.StaticFile;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32C;

/**
 * The style sheets, scripts and pictures of the pages, by their addresses. Ours answer twice: by name for a while, and for
 * ever in a folder whose name changes with any of them. They share that folder as scripts import each other. Immutable.
 */
public final class Assets {
    private static final String ROOT = "/assets/";
    private static final String CHARTS = "uplot-1.6.30";
    private static final String API = "swagger-ui-5.34.1";
    private static final String CSS = "text/css;charset=utf-8";
    private static final String SCRIPT = "text/javascript;charset=utf-8";

    private final Map<String, StaticFile> byAddress = new LinkedHashMap<>();
    private final String folder;

    /** Reads all of them. */
    public Assets() {
        Map<String, StaticFile> own = new LinkedHashMap<>();
        own.put("style.css", own("app/pages/style.css", CSS));
        for (String style : new String[] {"customers.css", "home.css", "sales.css", "api-docs.css"}) {
            own.put(style, own("app/pages/" + style, CSS));
        }
        own.put("figures.css", own("app/report/figures.css", CSS));
        for (String script : new String[] {
            "chart.js", "whatif.js", "targeting.js", "batch.js", "start.js", "docs.js", "api-docs.js", "title.js"
        }) {
            own.put(script, own("app/pages/" + script, SCRIPT));
        }
        for (String script : new String[] {"latin", "latin-ext", "greek", "cyrillic"}) {
            String font = "inter-" + script + ".woff2";
            own.put(font, own("app/pages/fonts/" + font, "font/woff2"));
        }
        own.put("icon.svg", own("app/pages/icon.svg", "image/svg+xml"));

        CRC32C content = new CRC32C();
        own.values().forEach(file -> file.addTo(content));
        folder = ROOT + Long.toHexString(content.getValue());
        own.forEach((name, file) -> {
            byAddress.put(ROOT + name, file);
            byAddress.put(folder + "/" + name, file.atItsVersion());
        });
        byAddress.put(charts() + "/uPlot.iife.min.js", library(CHARTS, "dist/uPlot.iife.min.js", SCRIPT));
        byAddress.put(charts() + "/uPlot.min.css", library(CHARTS, "dist/uPlot.min.css", CSS));
        byAddress.put(apiDocs() + "/swagger-ui-bundle.js", library(API, "swagger-ui-bundle.js", SCRIPT));
        byAddress.put(apiDocs() + "/swagger-ui.css", library(API, "swagger-ui.css", CSS));
    }

    private static StaticFile own(String resource, String type) {
        return StaticFile.of("/io/customerprediction/" + resource, type);
    }

    /** @param library its name and version, joined by the last hyphen */
    private static StaticFile library(String library, String file, String type) {
        int hyphen = library.lastIndexOf('-');
        String folder = library.substring(0, hyphen) + "/" + library.substring(hyphen + 1);
        return StaticFile.of("/META-INF/resources/webjars/" + folder + "/" + file, type)
                .atItsVersion();
    }

    /** Every file by each of its addresses, from where the application lives. */
    public Map<String, StaticFile> byAddress() {
        return Map.copyOf(byAddress);
    }

    /** Where the pages find our own files. */
    String folder() {
        return folder;
    }

    /** Where the pages find the chart library. */
    String charts() {
        return ROOT + CHARTS;
    }

    /** Where the page of the API finds the library that shows it. */
    String apiDocs() {
        return ROOT + API;
    }
}
