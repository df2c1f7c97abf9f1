package io.customerprediction.app.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which IP addresses may be called. */
class AddressCheckTest {
    private static final Destination NAME = Destination.of("https://hooks.example.com/", false);

    private static AddressCheck resolvingTo(boolean allowPrivate, String... addresses) {
        return new AddressCheck(
                name -> List.of(addresses).stream()
                        .map(AddressCheckTest::address)
                        .toList(),
                allowPrivate);
    }

    private static InetAddress address(String text) {
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"93.184.216.34", "1.1.1.1", "172.32.0.1", "100.128.0.1", "2606:2800:220:1::1", "2a00:1450::1"})
    void publicOnesAreCalled(String address) throws IOException {
        assertThat(resolvingTo(false, address).addresses(NAME)).containsExactly(address(address));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.255.255.254",
                "10.1.2.3",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "169.254.1.1",
                "100.64.0.1",
                "100.127.255.255",
                "192.0.0.170",
                "192.0.2.1",
                "192.88.99.1",
                "198.18.0.1",
                "198.51.100.1",
                "203.0.113.1",
                "::1",
                "::127.0.0.1",
                "::ffff:127.0.0.1",
                "::ffff:0:127.0.0.1",
                "64:ff9b::7f00:1",
                "64:ff9b:1::1",
                "100::1",
                "2001::1",
                "2001:db8::1",
                "2002:7f00:1::1",
                "3fff::1",
                "fc00::1",
                "fd12:3456::1",
                "fe80::1",
                "fec0::1",
            })
    void privateAndSpecialOnesAreRefusedUnlessTheSettingAllowsThem(String address) throws IOException {
        assertThatExceptionOfType(AddressCheck.RefusedException.class)
                .isThrownBy(() -> resolvingTo(false, address).addresses(NAME))
                .withMessageContaining("not a public address");
        assertThat(resolvingTo(true, address).addresses(NAME)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "0.1.2.3",
                "224.0.0.1",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "ff02::1",
                "169.254.169.254",
                "100.100.100.200",
                "fd00:ec2::254"
            })
    void whatIsNeverAReceiverIsRefusedInAnyCase(String address) {
        assertThatExceptionOfType(AddressCheck.RefusedException.class)
                .isThrownBy(() -> resolvingTo(true, address).addresses(NAME));
    }

    @Test
    void oneRefusedAddressRefusesTheName() {
        assertThatExceptionOfType(AddressCheck.RefusedException.class)
                .isThrownBy(
                        () -> resolvingTo(false, "93.184.216.34", "127.0.0.1").addresses(NAME));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://127.0.0.1/", "https://[::1]/", "https://[::ffff:7f00:1]/", "https://169.254.169.254/"})
    void writtenAddressesAreCheckedWithoutNameServers(String url) {
        AddressCheck check = new AddressCheck(
                name -> {
                    throw new AssertionError("asked for " + name);
                },
                false);
        assertThatExceptionOfType(AddressCheck.RefusedException.class)
                .isThrownBy(() -> check.addresses(Destination.of(url, false)));
    }

    @Test
    void theNamesOfThisMachineAreRefused() {
        AddressCheck check = new AddressCheck(new NameServers(), false);
        assertThatExceptionOfType(AddressCheck.RefusedException.class)
                .isThrownBy(() -> check.addresses(Destination.of("https://localhost/", false)));
    }
}
