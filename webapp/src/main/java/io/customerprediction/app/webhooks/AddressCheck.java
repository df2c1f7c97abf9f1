package io.customerprediction.app.webhooks;

import io.customerprediction.app.settings.AddressRanges;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;

/**
 * Finds the IP addresses of a receiver, and refuses those by which a program could be reached that is not public: this
 * machine, private and shared networks, link-local addresses (also of cloud metadata), and IPv6 addresses that stand for an
 * IPv4 address. If one address of a name is refused, the name is. Thread-safe if the resolver is.
 */
final class AddressCheck {
    /** Never a receiver: "this" network, multicast, reserved and broadcast addresses, and the metadata of cloud machines. */
    private static final AddressRanges NEVER = AddressRanges.of("0.0.0.0/8, 224.0.0.0/4, 240.0.0.0/4, ::/128, ff00::/8,"
            + " 169.254.169.254/32, 100.100.100.200/32, fd00:ec2::254/128");

    /** Not public by the registries of IANA for special purposes (RFC 6890), IPv4. */
    private static final AddressRanges PRIVATE_IPV4 = AddressRanges.of("10.0.0.0/8, 100.64.0.0/10, 127.0.0.0/8,"
            + " 169.254.0.0/16, 172.16.0.0/12, 192.0.0.0/24, 192.0.2.0/24, 192.88.99.0/24, 192.168.0.0/16, 198.18.0.0/15,"
            + " 198.51.100.0/24, 203.0.113.0/24");

    /** Public IPv6 addresses; outside are loopback, unique-local, link-local and those of NAT64 (64:ff9b::/96). */
    private static final AddressRanges GLOBAL_IPV6 = AddressRanges.of("2000::/3");

    /** Protocol assignments with Teredo (2001::/32), documentation, and 6to4 (2002::/16), which embeds IPv4 addresses. */
    private static final AddressRanges SPECIAL_IPV6 =
            AddressRanges.of("2001::/23, 2001:db8::/32, 2002::/16, 3fff::/20");

    private static final int IPV4_BYTES = 4;

    private final Resolver resolver;
    private final boolean allowPrivate;

    /** Finds the addresses of a name. */
    @FunctionalInterface
    interface Resolver {
        /**
         * The addresses of a name, at least one.
         *
         * @throws UnknownHostException if there are none
         */
        List<InetAddress> resolve(String name) throws UnknownHostException;
    }

    /** @param allowPrivate whether addresses of this machine and of private networks are accepted */
    AddressCheck(Resolver resolver, boolean allowPrivate) {
        this.resolver = resolver;
        this.allowPrivate = allowPrivate;
    }

    /** An address that must not be called; its message is for people. */
    static final class RefusedException extends IOException {
        private static final long serialVersionUID = 1L;

        private RefusedException(InetAddress address) {
            super("it leads to " + address.getHostAddress() + ", which is not a public address");
        }
    }

    /**
     * The addresses that a receiver has now, all of them accepted.
     *
     * @throws RefusedException if one is not accepted
     * @throws UnknownHostException if its name has none
     */
    List<InetAddress> addresses(Destination destination) throws UnknownHostException, RefusedException {
        Optional<InetAddress> written = destination.address();
        List<InetAddress> found = written.isPresent() ? List.of(written.get()) : resolver.resolve(destination.host());
        for (InetAddress address : found) {
            if (!isAccepted(address)) {
                throw new RefusedException(address);
            }
        }
        return found;
    }

    private boolean isAccepted(InetAddress address) {
        return !NEVER.contains(address) && (allowPrivate || isPublic(address));
    }

    private static boolean isPublic(InetAddress address) {
        return address.getAddress().length == IPV4_BYTES
                ? !PRIVATE_IPV4.contains(address)
                : GLOBAL_IPV6.contains(address) && !SPECIAL_IPV6.contains(address);
    }
}
