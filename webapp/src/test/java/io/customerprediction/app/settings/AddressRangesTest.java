package io.customerprediction.app.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses and ranges as an administrator writes them. */
class AddressRangesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "127.0.0.1, ::1      | 127.0.0.1       | true",
                "127.0.0.1  ::1      | ::1             | true",
                "127.0.0.1           | ::ffff:127.0.0.1 | true",
                "127.0.0.1           | 127.0.0.2       | false",
                "10.0.0.0/8          | 10.255.255.255  | true",
                "10.0.0.0/8          | 11.0.0.0        | false",
                "192.168.4.0/22      | 192.168.7.255   | true",
                "192.168.4.0/22      | 192.168.8.0     | false",
                "192.168.4.9/22      | 192.168.5.0     | true",
                "0.0.0.0/0           | 8.8.8.8         | true",
                "0.0.0.0/0           | 2001:db8::1     | false",
                "2001:db8::/33       | 2001:db8:7fff::1 | true",
                "2001:db8::/33       | 2001:db8:8000::1 | false",
                "''                  | 127.0.0.1       | false",
            })
    void aRangeHoldsTheAddressesWithItsFirstBits(String ranges, String address, boolean contained) {
        assertThat(AddressRanges.of(ranges)
                        .contains(AddressRanges.address(address).orElseThrow()))
                .isEqualTo(contained);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "10.0.0.0/33",
                "10.0.0.0/",
                "10.0.0/8",
                "::1/129",
                "300.1.1.1",
                "1.2.3.4/-1",
                "1.2.3.4/8/8"
            })
    void anythingElseIsRefusedWithTheTextInQuestion(String text) {
        assertThatThrownBy(() -> AddressRanges.of("127.0.0.1, " + text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(text);
    }
}
