package io.customerprediction.app.settings;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A set of IP addresses, written as single addresses and CIDR ranges such as {@code 10.0.0.0/8, ::1}. An IPv4 address that
 * is mapped into IPv6 counts as IPv4. Host names are never looked up. Immutable.
 */
public final class AddressRanges {
    private static final Pattern IPV4 = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}");
    private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F]{0,4}:[0-9a-fA-F:.]*");
    private static final Pattern SEPARATOR = Pattern.compile("[,\\s]+");
    private static final Pattern PREFIX_LENGTH = Pattern.compile("[0-9]{1,3}");
    private static final int LONGEST_ADDRESS = 64;

    private final List<Range> ranges;

    private AddressRanges(List<Range> ranges) {
        this.ranges = List.copyOf(ranges);
    }

    /** Addresses whose first {@code bits} bits equal those of {@code start}. */
    private record Range(byte[] start, int bits) {
        boolean contains(byte[] address) {
            return address.length == start.length
                    && Arrays.equals(address, 0, bits / 8, start, 0, bits / 8)
                    && (bits % 8 == 0 || ((address[bits / 8] ^ start[bits / 8]) & 0xff) >> (8 - bits % 8) == 0);
        }
    }

    /**
     * Reads a list of addresses and ranges.
     *
     * @param text addresses and ranges, separated by commas or blanks; an empty text is the empty set
     * @throws IllegalArgumentException with a message that quotes the part that is neither
     */
    public static AddressRanges of(String text) {
        return new AddressRanges(SEPARATOR
                .splitAsStream(text)
                .filter(part -> !part.isEmpty())
                .map(AddressRanges::range)
                .toList());
    }

    private static Range range(String part) {
        int slash = part.indexOf('/');
        String written = slash < 0 ? part : part.substring(0, slash);
        byte[] start = address(written)
                .map(InetAddress::getAddress)
                .orElseThrow(() -> new IllegalArgumentException(
                        "\"" + part + "\" is not an IP address or a range such as 10.0.0.0/8"));
        int most = start.length * 8;
        String length = slash < 0 ? String.valueOf(most) : part.substring(slash + 1);
        if (!PREFIX_LENGTH.matcher(length).matches() || Integer.parseInt(length) > most) {
            throw new IllegalArgumentException(
                    "\"" + part + "\" must end with a number of bits from 0 to " + most + " after the slash");
        }
        return new Range(start, Integer.parseInt(length));
    }

    /**
     * The address that a text is, without asking any name server. A port, brackets and a zone are left out:
     * {@code [::1]:80}, {@code 10.1.2.3:5000}, {@code fe80::1%eth0}.
     *
     * @return empty if the text is not an IP address
     */
    public static Optional<InetAddress> address(String text) {
        String bare = bare(text.strip());
        if (bare.length() > LONGEST_ADDRESS
                || !(IPV4.matcher(bare).matches() || IPV6.matcher(bare).matches())) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(bare));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    private static String bare(String text) {
        String address = text;
        int bracket = text.indexOf(']');
        if (text.startsWith("[") && bracket > 0) {
            address = text.substring(1, bracket);
        } else if (text.indexOf(':') >= 0 && text.indexOf(':') == text.lastIndexOf(':')) {
            address = text.substring(0, text.indexOf(':'));
        }
        int zone = address.indexOf('%');
        return zone < 0 ? address : address.substring(0, zone);
    }

    /** Whether an address is one of these. */
    public boolean contains(InetAddress address) {
        byte[] bytes = address.getAddress();
        return ranges.stream().anyMatch(range -> range.contains(bytes));
    }
}
