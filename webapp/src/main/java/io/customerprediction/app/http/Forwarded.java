package io.customerprediction.app.http;

import io.customerprediction.app.settings.AddressRanges;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * How the client sees a request that came through a proxy, from the headers {@code X-Forwarded-For}, {@code -Proto},
 * {@code -Host} and {@code -Prefix}. They are read only if the connection comes from a trusted proxy, as any client can
 * send them; a malformed value is ignored. Of a list the last valid value counts, which the nearest proxy added.
 *
 * @param scheme {@code http} or {@code https}
 * @param host name or address as the client wrote it, with the port if it is not the scheme's; may be empty
 * @param prefix the path that the proxy serves the application at, such as {@code /shop}; empty for the root
 * @param client IP address of the client: the last one in {@code X-Forwarded-For} that is no trusted proxy
 */
public record Forwarded(String scheme, String host, String prefix, String client) {
    private static final Pattern HOST =
            Pattern.compile("([A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?|\\[[0-9a-fA-F:.]+])(:[0-9]{1,5})?");
    private static final Pattern PREFIX = Pattern.compile("(/(?!\\.{1,2}(/|$))[A-Za-z0-9._~-]+)+");
    private static final Pattern COMMA = Pattern.compile(",");
    private static final int LONGEST = 255;

    /** What a servlet request says, or what a trusted proxy says in its place. */
    public static Forwarded of(HttpServletRequest request, AddressRanges trustedProxies) {
        String host = request.getHeader("Host");
        Forwarded direct = new Forwarded(request.getScheme(), host == null ? "" : host, "", request.getRemoteAddr());
        return direct.behind(trustedProxies, name -> Collections.list(request.getHeaders(name)));
    }

    /**
     * The same request as the client sees it.
     *
     * @param headers all values of the header of a name, in the order in which they came
     */
    public Forwarded behind(AddressRanges trustedProxies, Function<String, ? extends Collection<String>> headers) {
        Optional<InetAddress> peer = AddressRanges.address(client);
        if (peer.isEmpty() || !trustedProxies.contains(peer.get())) {
            return peer.map(address -> new Forwarded(scheme, host, prefix, address.getHostAddress()))
                    .orElse(this);
        }
        List<String> schemes = values(headers.apply("X-Forwarded-Proto"));
        List<String> hosts = values(headers.apply("X-Forwarded-Host"));
        List<String> prefixes = values(headers.apply("X-Forwarded-Prefix"));
        return new Forwarded(
                last(schemes, Forwarded::isScheme)
                        .map(text -> text.toLowerCase(Locale.ROOT))
                        .orElse(scheme),
                last(hosts, HOST.asMatchPredicate()).orElse(host),
                last(prefixes.stream().map(Forwarded::withoutLastSlash).toList(), PREFIX.asMatchPredicate())
                        .orElse(prefix),
                client(peer.get(), values(headers.apply("X-Forwarded-For")), trustedProxies));
    }

    private static List<String> values(Collection<String> headers) {
        List<String> values = new ArrayList<>();
        for (String header : headers) {
            COMMA.splitAsStream(header).map(String::strip).forEach(values::add);
        }
        return values;
    }

    private static Optional<String> last(List<String> values, Predicate<String> valid) {
        return values.stream()
                .filter(value -> value.length() <= LONGEST && valid.test(value))
                .reduce((earlier, later) -> later);
    }

    private static boolean isScheme(String text) {
        return text.equalsIgnoreCase("http") || text.equalsIgnoreCase("https");
    }

    private static String withoutLastSlash(String path) {
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    /** From the nearest to the farthest: each trusted proxy says who connected to it. */
    private static String client(InetAddress peer, List<String> forwardedFor, AddressRanges trustedProxies) {
        InetAddress client = peer;
        for (int k = forwardedFor.size() - 1; k >= 0 && trustedProxies.contains(client); k--) {
            client = AddressRanges.address(forwardedFor.get(k)).orElse(client);
        }
        return client.getHostAddress();
    }

    /** Whether the client's connection is encrypted. */
    public boolean isSecure() {
        return scheme.equals("https");
    }
}
