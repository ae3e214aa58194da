package id.aduan.cases.vault;

import static org.assertj.core.api.Assertions.assertThat;

import id.aduan.kit.sealing.Contact;
import org.junit.jupiter.api.Test;

class MaskedContactTest {
    @Test
    void contactIsShownByInitialsAndLastDigits() {
        assertThat(MaskedContact.of(new Contact("Budi Santoso", "+6280000000012", "budi@example.org", null)))
                .isEqualTo(new MaskedContact("B… S…", "+62 800 •••• 12", "b…@…"));
    }

    @Test
    void whatIsNotThereIsNotShown() {
        assertThat(MaskedContact.of(new Contact(null, null, null, "user-7")))
                .isEqualTo(new MaskedContact(null, null, null));
    }

    @Test
    void oddContactsShowNoMoreThanTheirFirstLetter() {
        assertThat(MaskedContact.of(new Contact(" 😀abc ", "+628", "x", null)))
                .isEqualTo(new MaskedContact("😀…", "••••", "x…"));
        assertThat(MaskedContact.of(new Contact(null, "+15550001234", null, null))
                        .phone())
                .isEqualTo("+15 •••• 34");
    }
}
