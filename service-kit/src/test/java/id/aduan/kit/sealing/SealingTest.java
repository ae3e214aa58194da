package id.aduan.kit.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.aduan.contracts.ComplaintId;
import id.aduan.contracts.EventId;
import id.aduan.contracts.SealedContact;
import id.aduan.contracts.SealingKeyPublished;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealingTest {
    private static final Instant NOW = Instant.parse("2026-03-02T01:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final Contact CONTACT = new Contact("Tokoh Rekaan", "+6280000000001", null, null);

    private final ComplaintId complaint = new ComplaintId(UUID.randomUUID());
    private final SealingKeyPair pair = SealingKeyPair.generate("2026-W10-1");

    @Test
    void whatIsSealedOpensBesideItsComplaint() {
        SealedContact sealed = sealer(pair, NOW).seal(complaint, CONTACT).orElseThrow();

        assertThat(SealingKeyPair.read("2026-W10-1", pair.privateKeyset()).open(sealed, complaint))
                .isEqualTo(CONTACT);
    }

    @Test
    void besideAnotherComplaintItDoesNotOpen() {
        SealedContact sealed = sealer(pair, NOW).seal(complaint, CONTACT).orElseThrow();

        assertThatThrownBy(() -> pair.open(sealed, new ComplaintId(UUID.randomUUID())))
                .isInstanceOf(SealingKeyPair.Unopenable.class);
    }

    @Test
    void withAnotherKeyItDoesNotOpen() {
        SealedContact sealed = sealer(pair, NOW).seal(complaint, CONTACT).orElseThrow();

        assertThatThrownBy(() -> SealingKeyPair.generate("2026-W10-1").open(sealed, complaint))
                .isInstanceOf(SealingKeyPair.Unopenable.class);
    }

    @Test
    void aChangedSealDoesNotOpen() {
        SealedContact sealed = sealer(pair, NOW).seal(complaint, CONTACT).orElseThrow();
        char first = sealed.ciphertext().charAt(20) == 'A' ? 'B' : 'A';
        String changed = sealed.ciphertext().substring(0, 20)
                + first
                + sealed.ciphertext().substring(21);

        assertThatThrownBy(
                        () -> pair.open(new SealedContact(sealed.keyId(), sealed.sealedDataKey(), changed), complaint))
                .isInstanceOf(SealingKeyPair.Unopenable.class);
    }

    @Test
    void theDataKeyIsNewAfterAnHour() {
        var clock = new SettableClock();
        var sealer = new ContactSealer(() -> Optional.of(published(pair, NOW)), clock);
        String first = sealer.seal(complaint, CONTACT).orElseThrow().sealedDataKey();
        clock.now = NOW.plus(Duration.ofMinutes(59));
        String second = sealer.seal(complaint, CONTACT).orElseThrow().sealedDataKey();
        clock.now = NOW.plus(Duration.ofMinutes(61));
        String third = sealer.seal(complaint, CONTACT).orElseThrow().sealedDataKey();

        assertThat(second).isEqualTo(first);
        assertThat(third).isNotEqualTo(first);
    }

    @Test
    void withoutAKeyNothingIsSealed() {
        assertThat(new ContactSealer(Optional::empty, CLOCK).seal(complaint, CONTACT))
                .isEmpty();
    }

    @Test
    void theNewestKeyIsRememberedOverARestart(@TempDir Path folder) throws Exception {
        Path cache = folder.resolve("data/sealing-key.json");
        var keys = new SealingKeys(cache, CLOCK);
        keys.accept(published(pair, NOW.minusSeconds(60)));
        keys.accept(published(SealingKeyPair.generate("old"), NOW.minus(Duration.ofDays(7))));

        assertThat(new SealingKeys(cache, CLOCK).newest().orElseThrow().keyId()).isEqualTo("2026-W10-1");
        assertThat(Files.readString(cache)).doesNotContain("private");
    }

    @Test
    void aKeyOfTheFutureIsNotUsedYetAndAnOldOneServesOn(@TempDir Path folder) {
        var keys = new SealingKeys(folder.resolve("key.json"), CLOCK);
        keys.accept(published(SealingKeyPair.generate("future"), NOW.plus(Duration.ofDays(1))));
        keys.accept(published(SealingKeyPair.generate("old"), NOW.minus(Duration.ofDays(90))));

        assertThat(keys.newest().orElseThrow().keyId()).isEqualTo("old");
    }

    private static ContactSealer sealer(SealingKeyPair pair, Instant from) {
        return new ContactSealer(() -> Optional.of(published(pair, from)), CLOCK);
    }

    private static SealingKeyPublished published(SealingKeyPair pair, Instant from) {
        return new SealingKeyPublished(
                EventId.derivedFrom("sealing-key", pair.keyId()),
                pair.keyId(),
                pair.publicKeyset(),
                from,
                from.plus(Duration.ofDays(7)));
    }

    private static final class SettableClock extends Clock {
        private Instant now = NOW;

        @Override
        public java.time.ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
