package io.customerprediction.app.webhooks;

import io.customerprediction.app.settings.AddressRanges;
import java.net.IDN;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The address of a receiver. A host that could be read as different addresses, such as {@code 127.1} or {@code 0x7f000001},
 * is refused.
 *
 * @param secure whether it is called over TLS
 * @param host name in ASCII and lower case, or IP address without brackets
 * @param port from 1 to 65535
 * @param target path and query in ASCII, beginning with a slash
 */
record Destination(boolean secure, String host, int port, String target) {
    /** The longest address, in characters. */
    static final int LONGEST = 1_000;

    private static final int HTTPS = 443;
    private static final int HTTP = 80;
    private static final int HIGHEST_PORT = 65_535;
    private static final Pattern AUTHORITY = Pattern.compile("(\\[[0-9A-Fa-f:.]+]|[^\\[\\]:@%]+)(?::([0-9]{1,5}))?");
    private static final Pattern NAME =
            Pattern.compile("(?=.{1,253}$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*");
    private static final Pattern NUMBER_AT_THE_END = Pattern.compile("(.*\\.)?([0-9]+|0x[0-9a-f]*)");
    private static final String BYTE = "(0|[1-9][0-9]?|1[0-9]{2}|2[0-4][0-9]|25[0-5])";
    private static final Pattern IPV4 = Pattern.compile(BYTE + "(\\." + BYTE + "){3}");

    /**
     * Reads an address.
     *
     * @param allowHttp whether it may be one without TLS
     * @throws IllegalArgumentException with a message for people that says what is wrong
     */
    static Destination of(String url, boolean allowHttp) {
        if (url.length() > LONGEST) {
            throw new IllegalArgumentException("it is longer than " + LONGEST + " characters");
        }
        URI uri = uri(url);
        boolean secure = "https".equalsIgnoreCase(uri.getScheme());
        if (!secure && !(allowHttp && "http".equalsIgnoreCase(uri.getScheme()))) {
            throw new IllegalArgumentException(
                    "it must begin with https://" + (allowHttp ? " or http://" : "; webhooks-allow-http allows http"));
        }
        if (uri.getRawFragment() != null) {
            throw new IllegalArgumentException("it must not have a fragment (#)");
        }
        Matcher authority =
                AUTHORITY.matcher(Optional.ofNullable(uri.getRawAuthority()).orElse(""));
        if (!authority.matches()) {
            throw new IllegalArgumentException(
                    "it must have a host, with a port if need be, and no user or password, such as"
                            + " https://hooks.example.com/prediction");
        }
        return new Destination(secure, host(authority.group(1)), port(authority.group(2), secure), target(uri));
    }

    private static URI uri(String url) {
        try {
            return new URI(url);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("it is not an address such as https://hooks.example.com/prediction", e);
        }
    }

    private static String host(String written) {
        if (written.startsWith("[")) {
            return AddressRanges.address(written)
                    .map(InetAddress::getHostAddress)
                    .orElseThrow(() -> new IllegalArgumentException("its host is not an IPv6 address"));
        }
        String name = ascii(written).toLowerCase(Locale.ROOT);
        boolean number = NUMBER_AT_THE_END.matcher(name).matches();
        if (number ? !IPV4.matcher(name).matches() : !NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "its host must be a name such as hooks.example.com, or an IP address such as 203.0.113.7");
        }
        return name;
    }

    private static String ascii(String name) {
        try {
            return IDN.toASCII(name, IDN.USE_STD3_ASCII_RULES);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("its host is not a name such as hooks.example.com", e);
        }
    }

    private static int port(@Nullable String written, boolean secure) {
        if (written == null) {
            return secure ? HTTPS : HTTP;
        }
        int port = Integer.parseInt(written);
        if (port < 1 || port > HIGHEST_PORT) {
            throw new IllegalArgumentException("its port must be from 1 to " + HIGHEST_PORT);
        }
        return port;
    }

    private static String target(URI uri) {
        URI ascii = URI.create(uri.toASCIIString());
        String path = Optional.ofNullable(ascii.getRawPath())
                .filter(p -> !p.isEmpty())
                .orElse("/");
        return ascii.getRawQuery() == null ? path : path + "?" + ascii.getRawQuery();
    }

    /** The host as an IP address, if it is one. */
    Optional<InetAddress> address() {
        return host.indexOf(':') >= 0 || IPV4.matcher(host).matches()
                ? AddressRanges.address("[" + host + "]")
                : Optional.empty();
    }

    /** The value of the header {@code Host}. */
    String hostHeader() {
        String bare = host.indexOf(':') >= 0 ? "[" + host + "]" : host;
        return port == (secure ? HTTPS : HTTP) ? bare : bare + ":" + port;
    }
}
