package io.customerprediction.app.security.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import io.customerprediction.app.security.accounts.Passwords.Verdict;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordsTest {
    private static final String GOOD = "violet otter kettle ravine";

    private final Passwords passwords = new Passwords(2);

    @Test
    void onlyTheRightPasswordFits() {
        Optional<String> hash = passwords.hash(GOOD);
        assertThat(hash.orElseThrow()).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(passwords.check(GOOD, hash)).isEqualTo(Verdict.RIGHT);
        assertThat(passwords.check(GOOD + " ", hash)).isEqualTo(Verdict.WRONG);
        assertThat(passwords.check("", hash)).isEqualTo(Verdict.WRONG);
        assertThat(passwords.check(GOOD, Optional.empty())).isEqualTo(Verdict.WRONG);
        assertThat(passwords.hash(GOOD)).isNotEqualTo(hash);
    }

    @Test
    void anAccentMayBeTypedInBothWays() {
        Optional<String> hash = passwords.hash("caf\u00e9 violet otter");
        assertThat(passwords.check("cafe\u0301 violet otter", hash)).isEqualTo(Verdict.RIGHT);
    }

    @Test
    void aHashOfOtherParametersStillFitsAndIsOutdated() {
        String weak = Argon2Function.getInstance(1_024, 1, 1, 32, Argon2.ID)
                .hash(GOOD.getBytes(StandardCharsets.UTF_8), new byte[16])
                .getResult();
        assertThat(passwords.check(GOOD, Optional.of(weak))).isEqualTo(Verdict.RIGHT);
        assertThat(passwords.isOutdated(weak)).isTrue();
        assertThat(passwords.isOutdated(passwords.hash(GOOD).orElseThrow())).isFalse();
    }

    @Test
    void whatIsNoHashFitsNothing() {
        assertThat(passwords.check("", Optional.of(""))).isEqualTo(Verdict.WRONG);
        assertThat(passwords.check("-", Optional.of("-"))).isEqualTo(Verdict.WRONG);
    }

    @Test
    void whatIsMoreThanMayBeDoneAtOnceIsTurnedAwayWithoutWaiting() {
        Passwords none = new Passwords(0);
        assertThat(none.hash(GOOD)).isEmpty();
        assertThat(none.check(GOOD, Optional.empty())).isEqualTo(Verdict.BUSY);
        Passwords one = new Passwords(1);
        for (int k = 0; k < 3; k++) {
            assertThat(one.check(GOOD, Optional.empty())).isEqualTo(Verdict.WRONG);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "short",
                "elevenchars",
                "password1234",
                "Password1234!",
                "123456789012",
                "aaaaaaaaaaaa",
                "qwertyuiop[]",
                "customerprediction",
                "anna.schmidt2",
                "iloveyouiloveyou",
                "abcabcabcabcabc",
                "line\nbreak violet otter"
            })
    void trivialLeakedAndUntypeablePasswordsAreNotAccepted(String password) {
        assertThat(PasswordRules.problem("anna.schmidt", password)).isPresent();
    }

    @Test
    void longUnrelatedWordsAreAcceptedInAnyLanguage() {
        for (String password :
                new String[] {GOOD, "Tr0ub4dor&3-xyz", "грозный-чайник-у-реки", "x7#Qm2!vRt9$", "ab".repeat(5) + GOOD
                }) {
            assertThat(PasswordRules.problem("anna", password)).as(password).isEmpty();
        }
        assertThat(PasswordRules.problem("anna", GOOD.repeat(5))).isPresent();
    }
}
