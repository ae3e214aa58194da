package id.aduan.intake.whatsapp.turn;

import static org.assertj.core.api.Assertions.assertThat;

import id.aduan.contracts.CitizenAction;
import id.aduan.contracts.ComplaintId;
import id.aduan.contracts.ComplaintKind;
import id.aduan.contracts.EventId;
import id.aduan.contracts.Language;
import id.aduan.contracts.Place;
import id.aduan.contracts.SealingKeyPublished;
import id.aduan.durable.Transactions;
import id.aduan.intake.whatsapp.conversation.Effect;
import id.aduan.intake.whatsapp.sending.OutgoingMessage;
import id.aduan.kit.sealing.SealingKeyPair;
import id.aduan.kit.sealing.SealingKeys;
import id.aduan.stack.test.IssuerResource;
import id.aduan.stack.test.KafkaResource;
import id.aduan.stack.test.PostgresResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.junit.jupiter.api.Test;

/** What is done of what a turn wants. */
@QuarkusTest
@WithTestResource(KafkaResource.class)
@WithTestResource(value = PostgresResource.class, initArgs = @ResourceArg(name = "database", value = "whatsapp"))
@WithTestResource(IssuerResource.class)
class EffectsComponentTest {
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final String ACCOUNT = "100200300";
    private static final Instant AT = Instant.parse("2026-11-25T01:00:00Z");

    @Inject
    Effects effects;

    @Inject
    FindCitizen finding;

    @Inject
    SealingKeys keys;

    @Inject
    Transactions transactions;

    private final ComplaintId complaint = new ComplaintId(UUID.randomUUID());

    @Test
    void aFileGoesToACaseOfHisOwnAndToNobodyElses() {
        UUID reporter = citizen();
        UUID stranger = citizen();
        filed(reporter);
        String own = file(reporter);
        String others = file(stranger);

        replies(stranger, others);
        replies(reporter, own);

        assertThat(belongsTo(others)).isEmpty();
        assertThat(belongsTo(own)).contains(complaint.value());
    }

    @Test
    void theNumberOfAReportIsNotReplacedByALaterMessageAndAnythingElseIs() {
        keyOfCases();
        UUID reporter = transactions
                .run(session -> finding.citizen(
                        session, ACCOUNT, List.of(new Identity(Identity.Kind.BSUID, "ID." + complaint)), AT))
                .await()
                .atMost(PATIENCE);

        apply(reporter, "first", List.of(say("Halo")));
        apply(reporter, "second", List.of(report(), say("Nomor: …")));
        apply(reporter, "third", List.of(say("Menu")));

        assertThat(states(reporter)).containsExactly("GIVEN_UP", "QUEUED", "QUEUED");
    }

    @Test
    void aFileThatIsGoneFromTheDiskKeepsNoReportWaiting() {
        keyOfCases();
        UUID reporter = transactions
                .run(session -> finding.citizen(
                        session, ACCOUNT, List.of(new Identity(Identity.Kind.BSUID, "ID." + complaint)), AT))
                .await()
                .atMost(PATIENCE);
        String gone = file(reporter);
        run(session -> session.createNativeQuery(
                        "update media set state = 'KEPT', media_type = 'image/jpeg' where id = ?1")
                .setParameter(1, gone)
                .executeUpdate()
                .replaceWithVoid());

        apply(reporter, "report", List.of(report(gone), say("Nomor: …")));

        assertThat(belongsTo(gone)).contains(complaint.value());
        assertThat(states(reporter)).containsExactly("QUEUED");
    }

    private Effect report(String... mediaIds) {
        return new Effect.File(
                complaint,
                "d1",
                ComplaintKind.COMPLAINT,
                Language.INDONESIAN,
                "Lampu jalan mati",
                Place.UNKNOWN,
                List.of(mediaIds),
                false,
                false,
                null,
                false);
    }

    /** Long enough that nothing goes out while the test looks. */
    private static Effect say(String words) {
        return new Effect.Say(new OutgoingMessage.Text(words), Duration.ofHours(1));
    }

    private void keyOfCases() {
        SealingKeyPair pair = SealingKeyPair.generate("of-a-test");
        keys.accept(new SealingKeyPublished(
                EventId.derivedFrom("sealing-key.v1", pair.keyId()),
                pair.keyId(),
                pair.publicKeyset(),
                AT,
                Instant.now().plus(Duration.ofDays(7))));
    }

    private List<String> states(UUID citizen) {
        return transactions
                .run(session -> session.createNativeQuery(
                                "select state from send where citizen = ?1 order by seq", String.class)
                        .setParameter(1, citizen)
                        .getResultList())
                .await()
                .atMost(PATIENCE);
    }

    private void apply(UUID citizen, String cause, List<Effect> wanted) {
        run(session -> effects.apply(
                session, new Citizens.Citizen(citizen, ACCOUNT, Optional.empty(), 0, null), cause, AT, wanted));
    }

    private void replies(UUID citizen, String file) {
        Effect reply =
                new Effect.Act(complaint, CitizenAction.Type.REPLY, "wamid-" + citizen, null, null, List.of(file));
        apply(citizen, "wamid-" + citizen, List.of(reply));
    }

    private Optional<UUID> belongsTo(String file) {
        return Optional.ofNullable(transactions
                .run(session -> session.createNativeQuery("select complaint_id from media where id = ?1", UUID.class)
                        .setParameter(1, file)
                        .getResultList())
                .await()
                .atMost(PATIENCE)
                .get(0));
    }

    private UUID citizen() {
        UUID id = UUID.randomUUID();
        run(session -> session.createNativeQuery(
                        "insert into citizen (id, created_at, account) values (?1, now(), '100200300')")
                .setParameter(1, id)
                .executeUpdate()
                .replaceWithVoid());
        return id;
    }

    private void filed(UUID citizen) {
        run(session -> session.createNativeQuery("""
                        insert into filed (complaint_id, citizen, account, draft_id, filed_at)
                        values (?1, ?2, '100200300', 'd', now())
                        """)
                .setParameter(1, complaint.value())
                .setParameter(2, citizen)
                .executeUpdate()
                .replaceWithVoid());
    }

    /** One that is still on its way, so that nothing is read from the disk. */
    private String file(UUID citizen) {
        String id = UUID.randomUUID().toString();
        run(session -> session.createNativeQuery("""
                        insert into media (id, citizen, account, provider_id, kind, state, sent_at)
                        values (?1, ?2, '100200300', 'p', 'IMAGE', 'WAITED', now())
                        """)
                .setParameter(1, id)
                .setParameter(2, citizen)
                .executeUpdate()
                .replaceWithVoid());
        return id;
    }

    private void run(java.util.function.Function<Mutiny.Session, Uni<Void>> work) {
        transactions.run(work).await().atMost(PATIENCE);
    }
}
