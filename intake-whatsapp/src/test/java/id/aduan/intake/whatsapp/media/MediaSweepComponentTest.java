package id.aduan.intake.whatsapp.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.aduan.durable.Transactions;
import id.aduan.stack.test.IssuerResource;
import id.aduan.stack.test.KafkaResource;
import id.aduan.stack.test.PostgresResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Files go when nobody needs them here, whether they became part of a report or not. */
@QuarkusTest
@WithTestResource(KafkaResource.class)
@WithTestResource(value = PostgresResource.class, initArgs = @ResourceArg(name = "database", value = "whatsapp"))
@WithTestResource(IssuerResource.class)
class MediaSweepComponentTest {
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final byte[] SOUND = "OggS0000OpusHead".getBytes(java.nio.charset.StandardCharsets.US_ASCII);

    @Inject
    Transactions transactions;

    @Inject
    MediaFolder folder;

    @Inject
    MediaSweep sweep;

    private final UUID citizen = UUID.randomUUID();

    @BeforeEach
    void somebody() {
        transactions
                .run(session -> session.createNativeQuery(
                                "insert into citizen (id, created_at, account) values (?1, now(), '100200300')")
                        .setParameter(1, citizen)
                        .executeUpdate())
                .await()
                .atMost(PATIENCE);
    }

    @Test
    void whatIsOldGoesWithItsBytesAlsoWithoutAReport() throws IOException {
        // Given
        String toAnOfficer = file("41 days", "KEPT", null);
        String ofAReport = file("41 days", "KEPT", UUID.randomUUID());
        String lost = file("41 days", "LOST", null);
        String waited = file("41 days", "WAITED", null);
        String ofADraft = file("37 days", "KEPT", null);

        // When
        sweep.sweep();

        // Then
        isGone(toAnOfficer);
        isGone(ofAReport);
        isGone(lost);
        isThere(waited);
        isThere(ofADraft);
    }

    @Test
    void noFileGoesBeforeTheLongestDraft() {
        assertThatThrownBy(() -> new MediaSweep(transactions, folder, Duration.ofDays(30)))
                .hasMessageContaining("aduan.intake.whatsapp.retention.files");
    }

    private void isGone(String id) {
        assertThat(rows(id)).isZero();
        assertThat(folder.path(id)).doesNotExist();
    }

    private void isThere(String id) {
        assertThat(rows(id)).isEqualTo(1);
        assertThat(folder.path(id)).exists();
    }

    private String file(String age, String state, UUID complaint) throws IOException {
        String id = UUID.randomUUID().toString();
        folder.keep(id, new MediaContent(SOUND, "audio/ogg"));
        Files.setLastModifiedTime(folder.path(id), FileTime.from(Instant.now().minus(Duration.ofHours(2))));
        transactions
                .run(session -> session.createNativeQuery("""
                                insert into media (id, citizen, account, provider_id, kind, state, sent_at, complaint_id)
                                values (?1, ?2, '100200300', 'p', 'VOICE', ?3, now() - interval '%s', cast(?4 as uuid))
                                """.formatted(age))
                        .setParameter(1, id)
                        .setParameter(2, citizen)
                        .setParameter(3, state)
                        .setParameter(4, complaint)
                        .executeUpdate())
                .await()
                .atMost(PATIENCE);
        return id;
    }

    private long rows(String id) {
        return transactions
                .run(session -> session.createNativeQuery("select count(*) from media where id = ?1", Long.class)
                        .setParameter(1, id)
                        .getSingleResult())
                .await()
                .atMost(PATIENCE);
    }
}
