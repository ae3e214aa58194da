package id.aduan.cases.persistence;

import id.aduan.cases.application.Cases;
import id.aduan.cases.application.Report;
import id.aduan.cases.application.ToldLine;
import id.aduan.cases.domain.Case;
import id.aduan.cases.domain.Change;
import id.aduan.cases.domain.Digest;
import id.aduan.cases.domain.HistoryLine;
import id.aduan.cases.domain.HistoryType;
import id.aduan.cases.domain.LineContent;
import id.aduan.cases.domain.NewLine;
import id.aduan.cases.vault.DataKey;
import id.aduan.cases.vault.MasterKey;
import id.aduan.cases.vault.SealedWords;
import id.aduan.contracts.Attachment;
import id.aduan.contracts.Channel;
import id.aduan.contracts.ComplaintId;
import id.aduan.contracts.ComplaintReceived;
import id.aduan.contracts.TrackingNumber;
import id.aduan.durable.Moments;
import id.aduan.durable.Turns;
import id.aduan.kit.events.EventJson;
import id.aduan.kit.sealing.Contact;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.reactive.mutiny.Mutiny;

/** Cases in PostgreSQL. Each line is chained to the head that the case's own row remembers, under that row's lock. */
@ApplicationScoped
class SqlCases implements Cases {
    private final Mutiny.SessionFactory sessions;
    private final MasterKey masterKey;
    private final Clock clock;
    private final int epoch;

    SqlCases(
            Mutiny.SessionFactory sessions,
            MasterKey masterKey,
            Clock clock,
            @ConfigProperty(name = "aduan.cases.epoch", defaultValue = "1") int epoch) {
        this.sessions = sessions;
        this.masterKey = masterKey;
        this.clock = clock;
        this.epoch = epoch;
    }

    @Override
    public Uni<Optional<Case>> find(ComplaintId id) {
        return inSession(session -> session.find(CaseRow.class, id.value()))
                .map(row -> Optional.ofNullable(row).map(CaseRow::toDomain));
    }

    @Override
    public Uni<Optional<Case>> hold(ComplaintId id) {
        return inSession(session -> session.find(CaseRow.class, id.value(), LockModeType.PESSIMISTIC_WRITE))
                .map(row -> Optional.ofNullable(row).map(CaseRow::toDomain));
    }

    @Override
    public Uni<List<Case>> hold(Collection<ComplaintId> ids) {
        return inSession(session -> session.createNativeQuery(
                                "select * from cases where id = any(" + Columns.IDS + ") order by id for update",
                                CaseRow.class)
                        .setParameter(1, Columns.ids(ids))
                        .getResultList())
                .map(SqlCases::toDomain);
    }

    @Override
    public Uni<Void> takeTurns(Collection<ComplaintId> ids) {
        return inSession(session ->
                Turns.take(session, ids.stream().map(ComplaintId::value).toList()));
    }

    @Override
    public Uni<List<Case>> withNumber(TrackingNumber number) {
        return inSession(session -> session.createNativeQuery(
                                "select * from cases where tracking_number collate \"C\" = ?1 limit 2", CaseRow.class)
                        .setParameter(1, number.value())
                        .getResultList())
                .map(SqlCases::toDomain);
    }

    @Override
    public Uni<List<Case>> ofReporter(String reporterRef, int limit) {
        return inSession(session -> session.createNativeQuery(
                                "select * from cases where reporter_ref = ?1 order by received_at desc limit ?2",
                                CaseRow.class)
                        .setParameter(1, reporterRef)
                        .setParameter(2, limit)
                        .getResultList())
                .map(SqlCases::toDomain);
    }

    @Override
    public Uni<Void> open(ComplaintReceived complaint, Change opening, Contact contact) {
        ComplaintId id = complaint.complaintId();
        DataKey key = DataKey.fresh();
        CaseRow row = CaseRow.of(
                opening.after().facts(),
                complaint.reporter().ref(),
                complaint.answered() == null ? null : complaint.answered().answerId());
        List<Object> rows = new ArrayList<>();
        rows.add(row);
        rows.add(CaseContentRow.of(complaint));
        rows.add(CaseKeyRow.of(id.value(), masterKey.wrap(key, keyContext(id))));
        if (contact != null) {
            rows.add(personRow(id, contact));
        }
        Lines lines = chain(row, opening, key);
        rows.addAll(lines.rows());
        Set<String> files = new HashSet<>();
        lines.attachments().forEach((attachment, seq) -> {
            if (files.add(attachment.sha256())) {
                rows.add(AttachmentRow.of(id, attachment, seq));
            }
        });
        row.take(opening.after(), epoch, lines.head(), now());
        // not flushed: the rows of all cases of a transaction are written together, a batch for each table
        return inSession(session -> session.persistAll(rows.toArray())
                .chain(() -> contact == null
                        ? keepSealed(session, complaint)
                        : Uni.createFrom().voidItem()));
    }

    @Override
    public Uni<Void> append(Change change) {
        ComplaintId id = change.after().id();
        return inSession(session -> session.find(CaseRow.class, id.value())
                .chain(row -> key(session, id).chain(key -> {
                    Lines lines = chain(row, change, key);
                    row.take(change.after(), epoch, lines.head(), now());
                    return session.persistAll(lines.rows().toArray())
                            .chain(session::flush)
                            .chain(() -> addAttachments(session, id, lines.attachments()));
                })));
    }

    @Override
    public Uni<Boolean> addSupporter(ComplaintId id, String reporterRef, Channel channel, Instant at) {
        return inSession(session -> session.flush().chain(() -> session.createNativeQuery("""
                                insert into supporter (case_id, ref, channel, at)
                                select id, ?2, ?3, ?4 from cases where id = ?1 and reporter_ref is distinct from ?2
                                on conflict do nothing
                                """)
                .setParameter(1, id.value())
                .setParameter(2, reporterRef)
                .setParameter(3, channel.name())
                .setParameter(4, Moments.at(at))
                .executeUpdate()
                .map(added -> added == 1)));
    }

    @Override
    public Uni<Void> forget(ComplaintId id) {
        return inSession(session -> each(
                session,
                id,
                List.of(
                        "delete from history_content where case_id = ?1",
                        "delete from case_key where case_id = ?1",
                        "delete from person where case_id = ?1",
                        "delete from unopened_contact where case_id = ?1",
                        "delete from case_content where case_id = ?1",
                        "delete from case_attachment where case_id = ?1",
                        "delete from supporter where case_id = ?1",
                        "insert into file_removal (case_id) values (?1) on conflict do nothing")));
    }

    @Override
    public Uni<Optional<Report>> report(ComplaintId id) {
        return inSession(session -> session.find(CaseContentRow.class, id.value()))
                .map(row -> Optional.ofNullable(row).map(CaseContentRow::toReport));
    }

    @Override
    public Uni<Optional<Contact>> contact(ComplaintId id) {
        return inSession(session -> session.find(PersonRow.class, id.value()))
                .map(row -> Optional.ofNullable(row).map(person -> {
                    DataKey key = masterKey.unwrap(person.wrapped, personContext(id));
                    return EventJson.read(key.open(person.contact, personContext(id)), Contact.class);
                }));
    }

    @Override
    public Uni<List<ToldLine>> history(ComplaintId id) {
        return inSession(session -> session.find(CaseKeyRow.class, id.value()).chain(wrapped -> session.createQuery(
                        "from HistoryContentRow where caseId = ?1", HistoryContentRow.class)
                .setParameter(1, id.value())
                .getResultList()
                .chain(contents -> session.createQuery(
                                "from HistoryLineRow where caseId = ?1 order by seq", HistoryLineRow.class)
                        .setParameter(1, id.value())
                        .getResultList()
                        .map(lines -> told(id, wrapped, contents, lines)))));
    }

    @Override
    public Uni<Boolean> changedSince(ComplaintId id, long seq) {
        return inSession(session -> session.createNativeQuery(
                        "select exists (select 1 from history_line where case_id = ?1 and seq > ?2 and type not in (?3))",
                        Boolean.class)
                .setParameter(1, id.value())
                .setParameter(2, seq)
                .setParameter(
                        3, HistoryType.ASIDE.stream().map(HistoryType::name).toList())
                .getSingleResult());
    }

    @Override
    public Uni<List<Attachment>> attachments(ComplaintId id) {
        return inSession(session -> session.createQuery(
                                "from AttachmentRow where caseId = ?1 order by seq, sha256", AttachmentRow.class)
                        .setParameter(1, id.value())
                        .getResultList())
                .map(rows -> rows.stream().map(AttachmentRow::toAttachment).toList());
    }

    @Override
    public Uni<LineContent> words(ComplaintId id, long seq) {
        return inSession(session -> session.find(CaseKeyRow.class, id.value())
                .chain(wrapped -> wrapped == null
                        ? Uni.createFrom().item(LineContent.NONE)
                        : session.createQuery(
                                        "from HistoryContentRow where caseId = ?1 and seq = ?2",
                                        HistoryContentRow.class)
                                .setParameter(1, id.value())
                                .setParameter(2, seq)
                                .getResultList()
                                .map(rows -> rows.isEmpty()
                                        ? LineContent.NONE
                                        : SealedWords.read(
                                                masterKey.unwrap(wrapped.wrapped, keyContext(id)),
                                                id,
                                                seq,
                                                rows.get(0).ciphertext))));
    }

    private List<ToldLine> told(
            ComplaintId id, CaseKeyRow wrapped, List<HistoryContentRow> contents, List<HistoryLineRow> lines) {
        if (wrapped == null) {
            return lines.stream()
                    .map(line -> new ToldLine(line.toDomain(), LineContent.NONE))
                    .toList();
        }
        DataKey key = masterKey.unwrap(wrapped.wrapped, keyContext(id));
        Map<Long, byte[]> ciphertexts = new HashMap<>();
        contents.forEach(content -> ciphertexts.put(content.seq, content.ciphertext));
        return lines.stream()
                .map(line -> {
                    byte[] ciphertext = ciphertexts.get(line.seq);
                    return new ToldLine(
                            line.toDomain(),
                            ciphertext == null ? LineContent.NONE : SealedWords.read(key, id, line.seq, ciphertext));
                })
                .toList();
    }

    private Lines chain(CaseRow row, Change change, DataKey key) {
        ComplaintId id = change.after().id();
        List<Object> rows = new ArrayList<>();
        List<Object> contents = new ArrayList<>(); // behind the lines, so that each table is one batch
        Map<Attachment, Long> attachments = new HashMap<>();
        Digest head = row.head();
        long seq = change.after().version() - change.lines().size();
        for (NewLine added : change.lines()) {
            seq++;
            SealedWords words = SealedWords.of(key, id, seq, added.content());
            HistoryLine line = new HistoryLine(
                    id,
                    seq,
                    added.type(),
                    added.from(),
                    added.to(),
                    added.at(),
                    added.actor(),
                    added.agency(),
                    added.code(),
                    words.digest());
            head = line.chainedTo(head);
            rows.add(HistoryLineRow.of(line, head));
            contents.add(HistoryContentRow.of(id.value(), seq, words.ciphertext()));
            for (Attachment attachment : added.content().attachments()) {
                attachments.putIfAbsent(attachment, seq);
            }
        }
        rows.addAll(contents);
        return new Lines(rows, attachments, head);
    }

    private static Uni<Void> keepSealed(Mutiny.Session session, ComplaintReceived complaint) {
        if (complaint.reporter().contact() == null) {
            return Uni.createFrom().voidItem();
        }
        return session.createNativeQuery("insert into unopened_contact (case_id, sealed) values (?1, ?2)")
                .setParameter(1, complaint.complaintId().value())
                .setParameter(2, EventJson.write(complaint.reporter().contact()))
                .executeUpdate()
                .replaceWithVoid();
    }

    private PersonRow personRow(ComplaintId id, Contact contact) {
        DataKey key = DataKey.fresh();
        return PersonRow.of(
                id.value(),
                masterKey.wrap(key, personContext(id)),
                key.seal(EventJson.write(contact), personContext(id)));
    }

    private Uni<DataKey> key(Mutiny.Session session, ComplaintId id) {
        // after an erasure only lines without words are added, under a key that nobody keeps
        return session.find(CaseKeyRow.class, id.value())
                .map(row -> row == null ? DataKey.fresh() : masterKey.unwrap(row.wrapped, keyContext(id)));
    }

    private static Uni<Void> addAttachments(Mutiny.Session session, ComplaintId id, Map<Attachment, Long> attachments) {
        Uni<Void> added = Uni.createFrom().voidItem();
        for (Map.Entry<Attachment, Long> entry : attachments.entrySet()) {
            AttachmentRow row = AttachmentRow.of(id, entry.getKey(), entry.getValue());
            // the same photo may come again with a later act
            added = added.chain(() -> session.createNativeQuery(
                            "insert into case_attachment (case_id, sha256, media_type, size_bytes, seq) "
                                    + "values (?1, ?2, ?3, ?4, ?5) on conflict do nothing")
                    .setParameter(1, row.caseId)
                    .setParameter(2, row.sha256)
                    .setParameter(3, row.mediaType)
                    .setParameter(4, row.sizeBytes)
                    .setParameter(5, row.seq)
                    .executeUpdate()
                    .replaceWithVoid());
        }
        return added;
    }

    private static Uni<Void> each(Mutiny.Session session, ComplaintId id, List<String> statements) {
        Uni<Void> done = session.flush();
        for (String statement : statements) {
            done = done.chain(() -> session.createNativeQuery(statement)
                    .setParameter(1, id.value())
                    .executeUpdate()
                    .replaceWithVoid());
        }
        return done;
    }

    private Instant now() {
        return clock.instant();
    }

    private <T> Uni<T> inSession(Function<Mutiny.Session, Uni<T>> work) {
        return sessions.withSession(work);
    }

    private static List<Case> toDomain(List<CaseRow> rows) {
        return rows.stream().map(CaseRow::toDomain).toList();
    }

    static String keyContext(ComplaintId id) {
        return "case:" + id;
    }

    private static String personContext(ComplaintId id) {
        return "person:" + id;
    }

    private record Lines(List<Object> rows, Map<Attachment, Long> attachments, Digest head) {}
}
