package io.customerprediction.app.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerprediction.app.settings.AddressRanges;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who the client is and how it sees the server, behind proxies and without. */
class ForwardedTest {
    private static final AddressRanges TRUSTED = AddressRanges.of("127.0.0.1, ::1, 10.0.0.0/8, 2001:db8::/32");

    private static Forwarded from(String peer, Map<String, List<String>> headers) {
        return new Forwarded("http", "shop.example", "", peer)
                .behind(TRUSTED, name -> headers.getOrDefault(name, List.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"203.0.113.9", "2001:dead::1", "11.0.0.1"})
    void headersOfOtherPeersAreIgnored(String peer) {
        Forwarded seen = from(
                peer,
                Map.of(
                        "X-Forwarded-For", List.of("198.51.100.1"),
                        "X-Forwarded-Proto", List.of("https"),
                        "X-Forwarded-Host", List.of("evil.example"),
                        "X-Forwarded-Prefix", List.of("/evil")));
        assertThat(seen.scheme()).isEqualTo("http");
        assertThat(seen.host()).isEqualTo("shop.example");
        assertThat(seen.prefix()).isEmpty();
        assertThat(AddressRanges.address(seen.client())).isEqualTo(AddressRanges.address(peer));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "::1",
                "[::1]",
                "[0:0:0:0:0:0:0:1]",
                "::ffff:127.0.0.1",
                "[::ffff:10.1.2.3]",
                "10.255.0.1",
                "2001:db8:1::2%eth0"
            })
    void headersOfATrustedProxyAreUsedInAnyNotationOfItsAddress(String peer) {
        Forwarded seen = from(
                peer,
                Map.of(
                        "X-Forwarded-For", List.of("198.51.100.1"),
                        "X-Forwarded-Proto", List.of("HTTPS"),
                        "X-Forwarded-Host", List.of("www.example.com:8443"),
                        "X-Forwarded-Prefix", List.of("/shop/")));
        assertThat(seen).isEqualTo(new Forwarded("https", "www.example.com:8443", "/shop", "198.51.100.1"));
        assertThat(seen.isSecure()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "198.51.100.1                              | 198.51.100.1",
                "6.6.6.6, 198.51.100.1                     | 198.51.100.1",
                "6.6.6.6, 198.51.100.1, 10.0.0.7           | 198.51.100.1",
                "10.0.0.9, 10.0.0.7                        | 10.0.0.9",
                "198.51.100.1:4711                         | 198.51.100.1",
                "[2001:dead::1]:4711                       | 2001:dead:0:0:0:0:0:1",
                "2001:dead::1                              | 2001:dead:0:0:0:0:0:1",
                "::ffff:198.51.100.1                       | 198.51.100.1",
                "198.51.100.1, unknown                     | 198.51.100.1",
                "unknown                                   | 127.0.0.1",
                "256.1.1.1                                 | 127.0.0.1",
                "localhost                                 | 127.0.0.1",
                "1.2.3                                     | 127.0.0.1",
                "<script>                                  | 127.0.0.1",
                "','                                       | 127.0.0.1",
                "198.51.100.1 , ,                          | 198.51.100.1",
            })
    void theClientIsTheLastAddressThatIsNoTrustedProxy(String header, String client) {
        assertThat(from("127.0.0.1", Map.of("X-Forwarded-For", List.of(header))).client())
                .isEqualTo(client);
    }

    @Test
    void severalHeadersAreOneList() {
        assertThat(from("::1", Map.of("X-Forwarded-For", List.of("6.6.6.6, 198.51.100.1", "10.0.0.1")))
                        .client())
                .isEqualTo("198.51.100.1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "shop",
                "//evil.example",
                "/a//b",
                "/..",
                "/a/../b",
                "/a b",
                "/a\"b",
                "/a?b",
                "https://x",
                "/",
                ""
            })
    void aMalformedPrefixIsIgnored(String prefix) {
        assertThat(from("127.0.0.1", Map.of("X-Forwarded-Prefix", List.of(prefix)))
                        .prefix())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "evil.example/path", "user@evil.example", "a\"b", "a:b", "-", "a:123456"})
    void aMalformedHostIsIgnored(String host) {
        assertThat(from("127.0.0.1", Map.of("X-Forwarded-Host", List.of(host))).host())
                .isEqualTo("shop.example");
    }

    @Test
    void aSchemeOtherThanHttpIsIgnored() {
        assertThat(from("127.0.0.1", Map.of("X-Forwarded-Proto", List.of("javascript")))
                        .scheme())
                .isEqualTo("http");
    }
}
