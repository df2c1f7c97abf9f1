package io.customerprediction.app.security.web;

import io.customerprediction.app.settings.AddressRanges;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * By what name the server is called. A page of another site can make a browser call this server by the site's own name and
 * then read the answers (DNS rebinding); it cannot do so by {@code localhost}, an IP address, or a name whose owner runs
 * this server.
 */
final class HostName {
    private static final int MOST_KNOWN = 100;
    private static final Pattern PORT = Pattern.compile(":[0-9]{1,5}$");

    private final Set<String> allowed;

    /** Headers that were found to be allowed, as they were sent: clients call a server by few of them. */
    private final Set<String> known = ConcurrentHashMap.newKeySet();

    /** @param allowed names in lower case that the server may be called by, beside localhost and IP addresses */
    HostName(Set<String> allowed) {
        this.allowed = allowed;
    }

    /** The name or address of a header {@code Host} or of an origin, in lower case and without the port. */
    static String withoutPort(String host) {
        return PORT.matcher(host.strip()).replaceFirst("").toLowerCase(Locale.ROOT);
    }

    /** Whether the server may be called so. */
    boolean isAllowed(String host) {
        if (known.contains(host)) {
            return true;
        }
        String name = withoutPort(host);
        boolean own = name.equals("localhost") || allowed.contains(name) || isAddress(name);
        if (own && known.size() < MOST_KNOWN) {
            known.add(host);
        }
        return own;
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
