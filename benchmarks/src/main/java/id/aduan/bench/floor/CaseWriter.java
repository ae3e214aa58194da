package id.aduan.bench.floor;

import id.aduan.cases.domain.Case;
import id.aduan.cases.domain.CaseState;
import id.aduan.cases.domain.Change;
import id.aduan.cases.domain.Digest;
import id.aduan.cases.domain.HistoryLine;
import id.aduan.cases.domain.NewLine;
import id.aduan.cases.vault.DataKey;
import id.aduan.cases.vault.MasterKey;
import id.aduan.cases.vault.SealedWords;
import id.aduan.contracts.CaseEvent;
import id.aduan.contracts.ComplaintId;
import id.aduan.contracts.ComplaintReceived;
import id.aduan.contracts.ComplaintRouted;
import id.aduan.contracts.Coordinates;
import id.aduan.contracts.EventId;
import id.aduan.contracts.SealedContact;
import id.aduan.contracts.Topic;
import id.aduan.kit.events.EventJson;
import id.aduan.kit.sealing.Contact;
import id.aduan.kit.sealing.SealingKeyPair;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Writes opened cases as case-service does, row by row the same, one statement a table and batch. */
final class CaseWriter {
    private static final String CONSUMER = "floor.cases";
    private static final int EPOCH = 1;

    private final Connection connection;
    private final SealingKeyPair sealing;
    private final MasterKey masterKey;
    private final PreparedStatement inbox;
    private final PreparedStatement cases;
    private final PreparedStatement contents;
    private final PreparedStatement keys;
    private final PreparedStatement persons;
    private final PreparedStatement lines;
    private final PreparedStatement words;
    private final PreparedStatement outbox;

    CaseWriter(Connection connection, SealingKeyPair sealing, MasterKey masterKey) throws SQLException {
        this.connection = connection;
        this.sealing = sealing;
        this.masterKey = masterKey;
        this.inbox = connection.prepareStatement(
                "insert into inbox (consumer, event_id) select ?, unnest(?) on conflict do nothing returning event_id");
        this.cases = connection.prepareStatement("insert into cases (id, tracking_number, kind, channel, language,"
                + " urgency, received_at, anonymous, confidential, status, agency, since, referral_body,"
                + " referral_advice, decision_number, category, oversight, area, version, epoch, erased, reporter_ref,"
                + " history_head, updated_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
                + " ?, ?) on conflict do nothing");
        this.contents = connection.prepareStatement("insert into case_content (case_id, title, narrative, place_text,"
                + " landmark, latitude, longitude, occurred_at) values (?, ?, ?, ?, ?, ?, ?, ?)");
        this.keys = connection.prepareStatement("insert into case_key (case_id, wrapped) values (?, ?)");
        this.persons = connection.prepareStatement("insert into person (case_id, wrapped, contact) values (?, ?, ?)");
        this.lines = connection.prepareStatement("insert into history_line (case_id, seq, type, from_status, to_status,"
                + " at, actor, agency, code, content_digest, digest) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
        this.words =
                connection.prepareStatement("insert into history_content (case_id, seq, ciphertext) values (?, ?, ?)");
        this.outbox = connection.prepareStatement("insert into outbox (shard, topic, record_key, epoch, version,"
                + " urgent, event_id, event_time, correlation_id, body) values (0, ?, ?, ?, ?, false, ?, ?, null, ?)"
                + " on conflict do nothing");
    }

    /** One transaction; what was written before is not written again. */
    void writeAll(List<ComplaintRouted> batch, List<UUID> ids) throws SQLException {
        Set<UUID> fresh = claim(ids);
        for (int i = 0; i < batch.size(); i++) {
            if (fresh.remove(ids.get(i))) {
                add(batch.get(i));
            }
        }
        commit();
    }

    /** Writes and commits what was added. */
    void commit() throws SQLException {
        for (PreparedStatement each : List.of(cases, contents, keys, persons, lines, words, outbox)) {
            each.executeBatch();
        }
        connection.commit();
    }

    /** One transaction with the row of each case that makes it visible. */
    void writeOne(List<ComplaintRouted> batch) throws SQLException {
        for (ComplaintRouted routed : batch) {
            Change opening = Case.open(routed.complaint(), routed.decision());
            addCase(routed.complaint(), opening.after(), Digest.START);
        }
        cases.executeBatch();
        connection.commit();
    }

    private Set<UUID> claim(List<UUID> ids) throws SQLException {
        inbox.setString(1, CONSUMER);
        inbox.setArray(2, connection.createArrayOf("uuid", ids.toArray()));
        Set<UUID> fresh = new HashSet<>();
        try (var rows = inbox.executeQuery()) {
            while (rows.next()) {
                fresh.add(rows.getObject(1, UUID.class));
            }
        }
        return fresh;
    }

    private void add(ComplaintRouted routed) throws SQLException {
        ComplaintReceived complaint = routed.complaint();
        SealedContact sealed = complaint.reporter().contact();
        Contact contact = sealed == null ? null : sealing.open(sealed, complaint.complaintId());
        add(complaint, Case.open(complaint, routed.decision()), contact, true);
    }

    /**
     * Adds the rows of a case that has come as far as the change says.
     *
     * @param contact who reports, or null
     * @param told whether others are told of it by the outbox
     */
    void add(ComplaintReceived complaint, Change opening, Contact contact, boolean told) throws SQLException {
        ComplaintId id = complaint.complaintId();
        DataKey key = DataKey.fresh();
        Digest head = Digest.START;
        long seq = opening.after().version() - opening.lines().size();
        for (NewLine added : opening.lines()) {
            seq++;
            SealedWords sealed = SealedWords.of(key, id, seq, added.content());
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
                    sealed.digest());
            head = line.chainedTo(head);
            addLine(line, head, sealed);
            if (told && added.event() != null) {
                addEvent(opening.after(), added, seq);
            }
        }
        addCase(complaint, opening.after(), head);
        addContent(complaint);
        keys.setObject(1, id.value());
        keys.setBytes(2, masterKey.wrap(key, "case:" + id));
        keys.addBatch();
        addPerson(id, contact);
    }

    private void addCase(ComplaintReceived complaint, Case opened, Digest head) throws SQLException {
        CaseState state = opened.state();
        CaseState.Referred referred = state instanceof CaseState.Referred found ? found : null;
        Object[] values = {
            opened.id().value(),
            opened.facts().trackingNumber().value(),
            opened.facts().kind().name(),
            opened.facts().channel().name(),
            opened.facts().language().tag(),
            opened.facts().urgency().name(),
            time(opened.facts().receivedAt()),
            opened.facts().anonymous(),
            opened.facts().confidential(),
            state.status().name(),
            state.agency() == null ? null : state.agency().value(),
            time(state.since()),
            referred == null ? null : referred.referral().body(),
            referred == null ? null : referred.referral().advice(),
            opened.subject().decisionNumber(),
            opened.subject().category(),
            opened.subject().oversight().name(),
            opened.subject().area() == null ? null : opened.subject().area().value(),
            opened.version(),
            EPOCH,
            opened.erased(),
            complaint.reporter().ref(),
            head.bytes(),
            time(Instant.now())
        };
        set(cases, values);
    }

    private void addContent(ComplaintReceived complaint) throws SQLException {
        Coordinates point = complaint.place().coordinates();
        set(
                contents,
                complaint.complaintId().value(),
                complaint.title(),
                complaint.narrative(),
                complaint.place().text(),
                complaint.place().landmark(),
                point == null ? null : point.latitude(),
                point == null ? null : point.longitude(),
                time(complaint.occurredAt()));
    }

    private void addPerson(ComplaintId id, Contact contact) throws SQLException {
        if (contact == null) {
            return;
        }
        DataKey key = DataKey.fresh();
        String context = "person:" + id;
        set(persons, id.value(), masterKey.wrap(key, context), key.seal(EventJson.write(contact), context));
    }

    private void addLine(HistoryLine line, Digest head, SealedWords sealed) throws SQLException {
        set(
                lines,
                line.caseId().value(),
                line.seq(),
                line.type().name(),
                line.from() == null ? null : line.from().name(),
                line.to().name(),
                time(line.at()),
                line.actor(),
                line.agency() == null ? null : line.agency().value(),
                line.code(),
                line.contentDigest().bytes(),
                head.bytes());
        set(words, line.caseId().value(), line.seq(), sealed.ciphertext());
    }

    private void addEvent(Case opened, NewLine line, long version) throws SQLException {
        EventId eventId = EventId.derivedFrom("case-event", opened.id(), EPOCH, version);
        CaseEvent event = new CaseEvent(
                eventId,
                opened.id(),
                EPOCH,
                version,
                line.event(),
                line.at(),
                line.to().name(),
                line.agency(),
                line.returned());
        set(
                outbox,
                Topic.CASE_EVENT.wireName(),
                opened.id().toString(),
                EPOCH,
                version,
                eventId.value(),
                time(line.at()),
                EventJson.write(event));
    }

    private static void set(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            if (values[i] == null) {
                statement.setNull(i + 1, Types.NULL);
            } else {
                statement.setObject(i + 1, values[i]);
            }
        }
        statement.addBatch();
    }

    private static Object time(Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
