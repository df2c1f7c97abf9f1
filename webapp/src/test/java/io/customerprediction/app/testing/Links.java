package io.customerprediction.app.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Follows the links of pages, one address of each kind. */
public final class Links {
    private static final Pattern ADDRESS =
            Pattern.compile("(?:href|src|action|data-address|data-predictions)=\"([^\"]*)\"");

    private Links() {}

    /** Gets the answer for a path. */
    @FunctionalInterface
    public interface Client {
        HttpResponse<String> get(String path) throws IOException, InterruptedException;
    }

    /**
     * Follows every link from the start page; each must lead below the path, and be answered.
     *
     * @param path that the application is served at, without a slash at the end
     * @return the addresses that were followed
     */
    public static Set<String> follow(String path, Client client) throws IOException, InterruptedException {
        Set<String> seen = new HashSet<>(Set.of(path + "/"));
        Deque<String> next = new ArrayDeque<>(seen);
        Set<String> kinds = new HashSet<>();
        while (!next.isEmpty()) {
            String address = next.remove();
            HttpResponse<String> answer = client.get(address);
            String type = answer.headers().firstValue("Content-Type").orElse("");
            assertThat(answer.statusCode()).as(address).isEqualTo(address.contains("/api/") ? 405 : 200);
            if (!type.startsWith("text/html")) {
                continue;
            }
            for (Matcher found = ADDRESS.matcher(answer.body()); found.find(); ) {
                String link = found.group(1).replace("&amp;", "&").split("#", 2)[0];
                // Documents name pages of others.
                if (link.isEmpty() || link.startsWith("https://")) {
                    continue;
                }
                assertThat(link).as("on " + address).startsWith(path + "/");
                // One address of each kind is enough of lists that lead everywhere.
                String kind = link.replaceAll("\\?.*", "");
                if (kinds.add(kind + "?".repeat(link.contains("?") ? 1 : 0)) && seen.add(link)) {
                    next.add(link);
                }
            }
        }
        assertThat(seen).hasSizeGreaterThan(20).contains(path + "/overview", path + "/model", path + "/openapi.json");
        return seen;
    }
}
