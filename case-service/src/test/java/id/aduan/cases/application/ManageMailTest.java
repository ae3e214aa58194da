package id.aduan.cases.application;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManageMailTest {
    @ParameterizedTest
    @ValueSource(strings = {"dlh@example.org", "aduan.dlh+kasus@sub.example.co.id", "a@b-c.example"})
    void addressesOfOfficesAreTaken(String typed) {
        assertThat(ManageMail.isAddress(typed)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "dlh",
                "dlh@localhost",
                "a@example.org,b@example.org",
                "a@example.org\r\nBcc: b@example.org",
                "a@example.org ",
                "\"a b\"@example.org",
                "Dinas <a@example.org>",
                "a@-example.org",
                "ä@example.org"
            })
    void whatCouldBeAnotherHeaderOrRecipientIsNoAddress(String typed) {
        assertThat(ManageMail.isAddress(typed)).isFalse();
    }
}
