package io.customerprediction.app.security.web;

import io.customerprediction.app.settings.AddressRanges;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * By what name the server is called. A page of another site can make a browser call this server by the site's own name and
 * then read the answers (DNS rebinding); it cannot do so by {@code localhost}, an IP address, or a name whose owner runs
 * this server.
 */
final class HostName {
    private static final Pattern PORT = Pattern.compile(":[0-9]{1,5}$");

    private HostName() {}

    /** The name or address of a header {@code Host} or of an origin, in lower case and without the port. */
    static String withoutPort(String host) {
        return PORT.matcher(host.strip()).replaceFirst("").toLowerCase(Locale.ROOT);
    }

    /**
     * Whether a server with these names may be called so.
     *
     * @param allowed names in lower case
     */
    static boolean isAllowed(String host, Set<String> allowed) {
        String name = withoutPort(host);
        return name.equals("localhost") || allowed.contains(name) || isAddress(name);
    }

    private static boolean isAddress(String name) {
        boolean bracketed = name.startsWith("[") && name.endsWith("]");
        boolean colon = name.indexOf(':') >= 0;
        return bracketed == colon && AddressRanges.address(name).isPresent();
    }

    /** Whether the name is one of this machine for itself. */
    static boolean isThisMachine(@Nullable String host) {
        if (host == null) {
            return false;
        }
        String name = withoutPort(host);
        return name.equals("localhost") || name.equals("127.0.0.1") || name.equals("[::1]");
    }
}
