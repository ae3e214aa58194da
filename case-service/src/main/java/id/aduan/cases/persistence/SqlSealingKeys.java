package id.aduan.cases.persistence;

import id.aduan.cases.application.SealingKeys;
import id.aduan.cases.vault.PrivateKeysets;
import id.aduan.contracts.ComplaintReceived;
import id.aduan.contracts.ComplaintRouted;
import id.aduan.contracts.EventId;
import id.aduan.contracts.Reporter;
import id.aduan.contracts.SealedContact;
import id.aduan.contracts.SealingKeyPublished;
import id.aduan.contracts.Topic;
import id.aduan.durable.Moments;
import id.aduan.durable.Outbox;
import id.aduan.kit.events.EventJson;
import id.aduan.kit.events.UnreadableEvent;
import id.aduan.kit.sealing.Contact;
import id.aduan.kit.sealing.ContactSealer;
import id.aduan.kit.sealing.SealingKeyPair;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/** Sealing keys in PostgreSQL, the private parts under the master key; doors are told by the outbox. */
@ApplicationScoped
class SqlSealingKeys implements SealingKeys {
    private final Mutiny.SessionFactory sessions;
    private final PrivateKeysets privateKeysets;
    private final Outbox outbox;
    private final Clock clock;

    SqlSealingKeys(Mutiny.SessionFactory sessions, PrivateKeysets privateKeysets, Outbox outbox, Clock clock) {
        this.sessions = sessions;
        this.privateKeysets = privateKeysets;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Override
    public Uni<List<KnownKey>> all() {
        return sessions.withSession(session -> session.createNativeQuery(
                        "select key_id, valid_from, valid_to, created_at, destroyed_at from sealing_key "
                                + "order by valid_from, created_at",
                        Object[].class)
                .getResultList()
                .map(rows -> rows.stream()
                        .map(row -> new KnownKey(
                                (String) row[0],
                                Moments.instant(row[1]),
                                Moments.instant(row[2]),
                                Moments.instant(row[3]),
                                Moments.instant(row[4])))
                        .toList()));
    }

    @Override
    public Uni<Void> add(SealingKeyPair pair, KnownKey key) {
        return sessions.withSession(session -> session.createNativeQuery("""
                        insert into sealing_key (key_id, public_keyset, private_keyset, valid_from, valid_to, created_at)
                        values (?1, ?2, ?3, ?4, ?5, ?6) on conflict do nothing
                        """)
                .setParameter(1, key.keyId())
                .setParameter(2, pair.publicKeyset())
                .setParameter(3, privateKeysets.seal(pair))
                .setParameter(4, key.validFrom().atOffset(ZoneOffset.UTC))
                .setParameter(5, key.validTo().atOffset(ZoneOffset.UTC))
                .setParameter(6, key.createdAt().atOffset(ZoneOffset.UTC))
                .executeUpdate()
                .chain(added -> added == 0 ? Uni.createFrom().voidItem() : tell(session, published(pair, key))));
    }

    @Override
    public Uni<Optional<SealingKeyPair>> pair(String keyId) {
        return sessions.withSession(session -> session.createNativeQuery(
                        "select private_keyset from sealing_key where key_id = ?1 and private_keyset is not null",
                        byte[].class)
                .setParameter(1, keyId)
                .getResultList()
                .map(rows -> rows.stream().findFirst().map(keyset -> privateKeysets.open(keyId, keyset))));
    }

    @Override
    public Uni<Optional<SealingKeyPublished>> published(String keyId) {
        return sessions.withSession(session -> session.createNativeQuery(
                        "select public_keyset, valid_from, valid_to from sealing_key where key_id = ?1", Object[].class)
                .setParameter(1, keyId)
                .getResultList()
                .map(rows -> rows.stream()
                        .findFirst()
                        .map(row -> new SealingKeyPublished(
                                EventId.derivedFrom("sealing-key", keyId),
                                keyId,
                                (String) row[0],
                                Moments.instant(row[1]),
                                Moments.instant(row[2])))));
    }

    @Override
    public Uni<Void> destroy(SealingKeyPair pair, SealingKeyPublished successor, Instant at) {
        ContactSealer sealer = new ContactSealer(() -> Optional.of(successor), clock);
        return sessions.withSession(
                session -> reseal(session, "parked_record", "id", "topic like 'complaint-routed%'", pair, sealer)
                        .chain(() -> reseal(session, "early_event", "event_id", "kind = 'DECISION'", pair, sealer))
                        .chain(() -> session.createNativeQuery(
                                        "update sealing_key set private_keyset = null, destroyed_at = ?2 where key_id = ?1")
                                .setParameter(1, pair.keyId())
                                .setParameter(2, at.atOffset(ZoneOffset.UTC))
                                .executeUpdate())
                        .replaceWithVoid());
    }

    private Uni<Void> reseal(
            Mutiny.Session session,
            String table,
            String idColumn,
            String condition,
            SealingKeyPair pair,
            ContactSealer sealer) {
        return session.createNativeQuery(
                        "select " + idColumn + ", body from " + table + " where " + condition + " for update",
                        Object[].class)
                .getResultList()
                .chain(rows -> Multi.createFrom()
                        .iterable(rows)
                        .onItem()
                        .transformToUniAndConcatenate(row -> resealed((byte[]) row[1], pair, sealer)
                                .map(body -> session.createNativeQuery(
                                                "update " + table + " set body = ?2 where " + idColumn + " = ?1")
                                        .setParameter(1, row[0])
                                        .setParameter(2, body)
                                        .executeUpdate())
                                .orElseGet(() -> Uni.createFrom().item(0)))
                        .collect()
                        .last()
                        .replaceWithVoid());
    }

    /** The same event with its contact under another key; empty when it has none under this one. */
    private static Optional<byte[]> resealed(byte[] body, SealingKeyPair pair, ContactSealer sealer) {
        try {
            ComplaintRouted routed = EventJson.read(body, ComplaintRouted.class);
            ComplaintReceived complaint = routed.complaint();
            SealedContact old = complaint.reporter().contact();
            if (old == null || !old.keyId().equals(pair.keyId())) {
                return Optional.empty();
            }
            Contact contact = pair.open(old, complaint.complaintId());
            return sealer.seal(complaint.complaintId(), contact)
                    .map(anew -> EventJson.write(
                            new ComplaintRouted(routed.eventId(), with(complaint, anew), routed.decision())));
        } catch (UnreadableEvent | SealingKeyPair.Unopenable e) {
            return Optional.empty(); // it is parked for exactly that, and will not open with any other key
        }
    }

    private static ComplaintReceived with(ComplaintReceived complaint, SealedContact contact) {
        Reporter reporter = complaint.reporter();
        return new ComplaintReceived(
                complaint.eventId(),
                complaint.complaintId(),
                complaint.trackingNumber(),
                complaint.kind(),
                complaint.source(),
                complaint.occurredAt(),
                complaint.receivedAt(),
                complaint.language(),
                complaint.title(),
                complaint.narrative(),
                complaint.place(),
                complaint.category(),
                complaint.urgency(),
                complaint.emergencyKind(),
                complaint.attachments(),
                new Reporter(reporter.ref(), contact, reporter.anonymous(), reporter.confidential()),
                complaint.answered(),
                complaint.holdReason(),
                complaint.emergencySpoken());
    }

    private Uni<Void> tell(Mutiny.Session session, SealingKeyPublished key) {
        return outbox.append(session, Topic.SEALING_KEY, key.keyId(), key.eventId(), clock.instant(), 0, 1, false, key);
    }

    private static SealingKeyPublished published(SealingKeyPair pair, KnownKey key) {
        return new SealingKeyPublished(
                EventId.derivedFrom("sealing-key", key.keyId()),
                key.keyId(),
                pair.publicKeyset(),
                key.validFrom(),
                key.validTo());
    }
}
