package io.customerprediction.app.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Signatures as the Standard Webhooks specification wants them, and secrets that the database does not have. */
class SecretsTest {
    private static final Secrets SECRETS = new Secrets(() -> new byte[] {1, 2, 3});

    /** The example of the specification's reference libraries. */
    @Test
    void aSignatureIsTheOneOfTheSpecification() {
        Secrets.Secret secret = new Secrets.Secret(Base64.getDecoder().decode("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"));
        assertThat(secret.signature("msg_p5jXN8AQM9LWM0D4loKWxJek", 1_614_265_330, "{\"test\": 2432232314}"))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
        assertThat(secret.text()).isEqualTo("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    }

    @Test
    void aSecretIsFoundAgainByItsSaltAndHas32Bytes() {
        String salt = Secrets.salt();
        Secrets.Secret secret = SECRETS.secret(salt);
        assertThat(Base64.getDecoder().decode(secret.text().substring("whsec_".length())))
                .hasSize(32);
        assertThat(SECRETS.secret(salt, secret.check()).orElseThrow().text()).isEqualTo(secret.text());
    }

    @Test
    void anotherKeyOfTheServerIsNoticed() {
        String salt = Secrets.salt();
        Secrets other = new Secrets(() -> new byte[] {9});
        assertThat(other.secret(salt, SECRETS.secret(salt).check())).isEmpty();
    }

    @Test
    void everySaltIsAnother() {
        Set<String> salts = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            salts.add(Secrets.salt());
        }
        assertThat(salts).hasSize(1_000);
    }
}
