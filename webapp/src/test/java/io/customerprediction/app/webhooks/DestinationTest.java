package io.customerprediction.app.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which addresses of receivers are accepted, and how they are read. */
class DestinationTest {
    @ParameterizedTest
    @CsvSource({
        "https://hooks.example.com, hooks.example.com, 443, /, hooks.example.com",
        "HTTPS://Hooks.Example.COM:443/a/b?c=d, hooks.example.com, 443, /a/b?c=d, hooks.example.com",
        "https://hooks.example.com:8443/x, hooks.example.com, 8443, /x, hooks.example.com:8443",
        "https://bücher.example/straße, xn--bcher-kva.example, 443, /stra%C3%9Fe, xn--bcher-kva.example",
        "https://93.184.216.34/, 93.184.216.34, 443, /, 93.184.216.34",
        "https://１２７.0.0.1/, 127.0.0.1, 443, /, 127.0.0.1",
        "https://127。0。0。1/, 127.0.0.1, 443, /, 127.0.0.1",
        "https://[2606:2800:220:1::1]:8443/, 2606:2800:220:1:0:0:0:1, 8443, /, [2606:2800:220:1:0:0:0:1]:8443",
        "https://[::ffff:10.0.0.1]/, 10.0.0.1, 443, /, 10.0.0.1",
    })
    void isReadAndMadeAscii(String url, String host, int port, String target, String header) {
        Destination read = Destination.of(url, false);
        assertThat(read).isEqualTo(new Destination(true, host, port, target));
        assertThat(read.hostHeader()).isEqualTo(header);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hooks.example.com",
                "http://hooks.example.com/",
                "ftp://hooks.example.com/",
                "file:///etc/passwd",
                "https:hooks.example.com",
                "https:///x",
                "https://user@hooks.example.com/",
                "https://user:password@hooks.example.com/",
                "https://hooks.example.com@127.0.0.1/",
                "https://hooks.example.com\\@127.0.0.1/",
                "https://hooks.example.com:0/",
                "https://hooks.example.com:65536/",
                "https://hooks.example.com:-1/",
                "https://hooks.example.com:x/",
                "https://hooks.example.com/#part",
                "https://hooks.example.com/a b",
                "https://hooks.example.com/\r\nX: y",
                "https://hooks.example.com./",
                "https://-a.example/",
                "https://a..example/",
                "https://a_b.example/",
                "https://exa%6dple.com/",
                "https://127.1/",
                "https://2130706433/",
                "https://0x7f000001/",
                "https://0x7f.0.0.1/",
                "https://0177.0.0.1/",
                "https://127.0.0.01/",
                "https://1.2.3.4.5/",
                "https://256.0.0.1/",
                "https://[fe80::1%25eth0]/",
                "https://[::1/",
                "https://[v1.a]/",
            })
    void isRefused(String url) {
        assertThatIllegalArgumentException().isThrownBy(() -> Destination.of(url, false));
    }

    @Test
    void httpIsAcceptedWhereTheSettingAllowsIt() {
        assertThat(Destination.of("http://hooks.example.com/", true))
                .isEqualTo(new Destination(false, "hooks.example.com", 80, "/"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Destination.of("http://hooks.example.com/", false))
                .withMessageContaining("webhooks-allow-http");
    }

    @Test
    void aVeryLongAddressIsRefused() {
        String url = "https://hooks.example.com/" + "x".repeat(1_000);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Destination.of(url, false))
                .withMessageContaining("longer than 1000");
    }
}
