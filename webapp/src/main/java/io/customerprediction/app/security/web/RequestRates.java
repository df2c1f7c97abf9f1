package io.customerprediction.app.security.web;

import io.customerprediction.app.http.HealthAddress;
import io.customerprediction.app.http.Problem;
import io.customerprediction.app.http.Problem.Kind;
import io.customerprediction.app.security.Principal;
import io.customerprediction.app.settings.AddressRanges;
import io.customerprediction.app.settings.RequestSettings;
import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet6Address;
import java.util.Arrays;
import java.util.HexFormat;

/** The rates of users and keys, and of client addresses without a login. Health is always answered. Thread-safe. */
final class RequestRates {
    /** The part of an IPv6 address that a provider gives to one customer. */
    private static final int BYTES_OF_NETWORK = 8;

    private final RequestRate known;
    private final RequestRate anonymous;

    RequestRates(RequestSettings settings) {
        known = RequestRate.perSecond(settings.perSecond());
        anonymous = RequestRate.perSecond(settings.anonymousPerSecond());
    }

    /** @throws Problem if the caller has sent too many requests */
    void count(HttpServletRequest request, Principal caller) {
        if (HealthAddress.is(request.getServletPath())) {
            return;
        }
        boolean named = !caller.name().isEmpty();
        String client = named ? caller.label() : network(request.getRemoteAddr());
        long seconds = (caller.role() == null ? anonymous : known).secondsToWait(client);
        if (seconds > 0) {
            String who = named ? "this " + (caller.kind() == Principal.Kind.KEY ? "key" : "user") : "your address";
            throw Problem.of(
                            Kind.TOO_MANY,
                            "There were too many requests of " + who + "; send it again after " + seconds + " s.")
                    .with("Retry-After", String.valueOf(seconds));
        }
    }

    private static String network(String address) {
        return AddressRanges.address(address)
                .filter(Inet6Address.class::isInstance)
                .map(v6 -> HexFormat.of().formatHex(Arrays.copyOf(v6.getAddress(), BYTES_OF_NETWORK)))
                .orElse(address);
    }
}
