package io.customerprediction.app.security.web;

import io.customerprediction.app.settings.AddressRanges;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;

/** Whether a request comes from a program or browser of this machine itself, not through a proxy. */
final class ThisMachine {
    /** What proxies add: behind one on the same machine, the whole internet looks like this machine. */
    private static final List<String> OF_PROXIES =
            List.of("forwarded", "via", "x-real-ip", "x-client-ip", "true-client-ip", "cf-connecting-ip");

    private static final String FORWARDED = "x-forwarded-";

    private ThisMachine() {}

    static boolean sent(HttpServletRequest request) {
        return AddressRanges.address(request.getRemoteAddr())
                        .map(InetAddress::isLoopbackAddress)
                        .orElse(false)
                && HostName.isThisMachine(request.getHeader("Host"))
                && !cameThroughProxy(request);
    }

    private static boolean cameThroughProxy(HttpServletRequest request) {
        Enumeration<String> names = request.getHeaderNames();
        while (names.hasMoreElements()) {
            String name = names.nextElement().toLowerCase(Locale.ROOT);
            if (name.startsWith(FORWARDED) || OF_PROXIES.contains(name)) {
                return true;
            }
        }
        return false;
    }
}
