package id.aduan.intake.whatsapp.turn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.aduan.durable.Transactions;
import id.aduan.intake.whatsapp.media.MediaStore;
import id.aduan.intake.whatsapp.sending.GraphStandIn;
import id.aduan.intake.whatsapp.sending.Lanes;
import id.aduan.intake.whatsapp.sending.SendingWatch;
import id.aduan.stack.test.IssuerResource;
import id.aduan.stack.test.KafkaResource;
import id.aduan.stack.test.PostgresResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import javax.imageio.ImageIO;
import org.hibernate.reactive.mutiny.Mutiny;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A photo of a citizen is fetched again and again, until it is here or will never be of use. */
@QuarkusTest
@WithTestResource(KafkaResource.class)
@WithTestResource(value = PostgresResource.class, initArgs = @ResourceArg(name = "database", value = "whatsapp"))
@WithTestResource(IssuerResource.class)
@WithTestResource(GraphStandIn.class)
class FetchMediaComponentTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    Transactions transactions;

    @Inject
    ApplyUpdate updates;

    @Inject
    Lanes lanes;

    @Inject
    SendingWatch watch;

    private final String providerId =
            Long.toString(ThreadLocalRandom.current().nextLong(1_000_000_000_000L, 9_000_000_000_000L));
    private byte[] picture;
    private GraphStandIn.File file;
    private Visitor visitor;
    private String mediaId;

    @BeforeEach
    void somebodyTellsOfSomething() throws IOException {
        picture = picture();
        file = GraphStandIn.file(providerId, picture);
        visitor = new Visitor(transactions, updates, lanes, GraphStandIn.ACCOUNT);
        visitor.says("Sampah di TPS pinggir jalan sudah seminggu tidak diangkut");
    }

    @Test
    void aFileThatIsNotThereYetIsAskedForUntilItIs() {
        // Given
        file.refuseLook(404, 100).refuseLook(400, 100);

        // When
        sendsPhoto();

        // Then
        becomes("KEPT", "");
        assertThat(file.looked()).isEqualTo(3);
    }

    @Test
    void aFileThatNeverAppearsIsGivenUpWhileTheCitizenStillHasHisPhoneInHand() {
        // Given
        for (int i = 0; i < 8; i++) {
            file.refuseLook(404, 100);
        }

        // When
        sendsPhoto();

        // Then
        becomes("LOST", "GONE");
        assertThat(file.looked()).isEqualTo(8);
        hears("gagal kami terima");
    }

    @Test
    void anAddressThatHasRunOutIsAskedForAnew() {
        // Given: the address was good for five minutes
        file.refuseLoad(404);

        // When
        sendsPhoto();

        // Then
        becomes("KEPT", "");
        assertThat(file.looked()).isEqualTo(2);
        assertThat(file.loaded()).isEqualTo(2);
    }

    @Test
    void aRevokedTokenStopsTheNumberAndTheFileWaitsForAnotherOne() {
        // Given
        visitor = new Visitor(transactions, updates, lanes, GraphStandIn.OTHER_ACCOUNT);
        ensureNumbers();
        GraphStandIn.revoke(GraphStandIn.OTHER_TOKEN);
        try {
            // When
            sendsPhoto();

            // Then
            await().atMost(PATIENCE).until(() -> stopped().equals("TOKEN 190"));
            hurry();
            assertThat(row("state")).isEqualTo("WAITED");
            assertThat(file.looked()).isZero();
        } finally {
            GraphStandIn.allow(GraphStandIn.OTHER_TOKEN);
        }

        // When
        run(session -> watch.resume(session, GraphStandIn.OTHER_ACCOUNT));

        // Then
        becomes("KEPT", "");
    }

    @Test
    void aFileThatIsNotWhatWasSentIsLoadedAFewTimesAndThenOfNoUse() {
        // When
        sendsPhoto("not the picture".getBytes(java.nio.charset.StandardCharsets.UTF_8));

        // Then
        becomes("LOST", "DIGEST");
        assertThat(file.loaded()).isEqualTo(3);
        hears("gagal kami terima");
    }

    @Test
    void aFileOnAnotherHostIsNotFetchedAndTheTokenStaysHere() {
        // Given
        file.elsewhere();

        // When
        sendsPhoto();

        // Then
        becomes("LOST", "ADDRESS");
        assertThat(file.loaded()).isZero();
    }

    @Test
    void aRedirectIsNotFollowed() {
        // Given
        file.refuseLoad(302);

        // When
        sendsPhoto();

        // Then
        becomes("LOST", "REDIRECT");
        assertThat(file.loaded()).isEqualTo(1);
    }

    @Test
    void afterSevenDaysTheCitizenIsToldKindlyAndHisWordsStay() {
        // Given
        for (int i = 0; i < 20; i++) {
            file.refuseLook(500, 1);
        }

        // When
        sendsPhoto();
        await().atMost(PATIENCE).until(() -> file.looked() > 0);
        set("update media set sent_at = now() - interval '8 days' where id = ?1");

        // Then
        becomes("LOST", "GONE");
        hears("gagal kami terima", "cerita Anda aman");
    }

    private void sendsPhoto() {
        sendsPhoto(picture);
    }

    private void sendsPhoto(byte[] digested) {
        mediaId = MediaStore.idOf(visitor.sendsPhoto(providerId, digest(digested)));
    }

    /** Waits for the end, and lets no pause pass. */
    private void becomes(String state, String error) {
        await().atMost(PATIENCE).until(() -> {
            hurry();
            return row("state").equals(state);
        });
        assertThat(row("last_error")).isEqualTo(error);
    }

    /** Not what is being fetched at this moment: that has a lease of minutes. */
    private void hurry() {
        set("update media set next_try = now() where id = ?1 and last_error is not null and next_try > now()"
                + " and next_try not between now() + interval '165 seconds' and now() + interval '181 seconds'");
    }

    private void hears(String... words) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(
                        GraphStandIn.received(visitor.phone()).toString())
                .contains(words));
    }

    private String row(String column) {
        return run(session -> session.createNativeQuery(
                        "select coalesce(cast(" + column + " as text), '') from media where id = ?1", String.class)
                .setParameter(1, mediaId)
                .getSingleResult());
    }

    private void set(String sql) {
        run(session -> session.createNativeQuery(sql).setParameter(1, mediaId).executeUpdate());
    }

    /** The row of the number is there as soon as the sender has looked once. */
    private void ensureNumbers() {
        await().atMost(PATIENCE).until(() -> !stopped().equals("unknown"));
        run(session -> session.createNativeQuery(
                        "update sending_account set stopped = null, stopped_at = null where account = ?1")
                .setParameter(1, GraphStandIn.OTHER_ACCOUNT)
                .executeUpdate());
    }

    private String stopped() {
        return run(session -> session.createNativeQuery(
                        "select coalesce(stopped || ' ' || stop_code, '') from sending_account where account = ?1",
                        String.class)
                .setParameter(1, GraphStandIn.OTHER_ACCOUNT)
                .getResultList()
                .map(rows -> rows.isEmpty() ? "unknown" : rows.get(0)));
    }

    private <T> T run(Function<Mutiny.Session, Uni<T>> work) {
        return transactions.run(work).await().atMost(PATIENCE);
    }

    private static String digest(byte[] bytes) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] picture() throws IOException {
        BufferedImage image = new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, ThreadLocalRandom.current().nextInt());
        var out = new ByteArrayOutputStream();
        ImageIO.write(image, "png", out);
        return out.toByteArray();
    }
}
