package id.aduan.cases.persistence;

import id.aduan.cases.application.VerifyHistory.Fault;
import id.aduan.cases.application.VerifyHistory.Histories;
import id.aduan.cases.application.VerifyHistory.Verdict;
import id.aduan.cases.domain.CaseStatus;
import id.aduan.cases.domain.Digest;
import id.aduan.cases.domain.HistoryChain;
import id.aduan.cases.domain.HistoryLine;
import id.aduan.cases.domain.HistoryType;
import id.aduan.cases.vault.DataKey;
import id.aduan.cases.vault.MasterKey;
import id.aduan.cases.vault.SealedWords;
import id.aduan.contracts.AgencyCode;
import id.aduan.contracts.ComplaintId;
import id.aduan.durable.Moments;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Checks histories in PostgreSQL. One statement reads a page, so what is added meanwhile is not mistaken for a fault. */
@ApplicationScoped
class SqlHistories implements Histories {
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final Mutiny.SessionFactory sessions;
    private final MasterKey masterKey;

    SqlHistories(Mutiny.SessionFactory sessions, MasterKey masterKey) {
        this.sessions = sessions;
        this.masterKey = masterKey;
    }

    @Override
    public Uni<CheckedPage> check(ComplaintId after, int size) {
        return sessions.withSession(session -> session.createNativeQuery("""
                        select c.id, c.history_head, c.version, c.status, k.wrapped,
                               l.seq, l.type, l.from_status, l.to_status, l.at, l.actor, l.agency, l.code,
                               l.content_digest, l.digest, h.ciphertext
                        from (select * from cases where id > ?1 order by id limit ?2) c
                        left join case_key k on k.case_id = c.id
                        left join history_line l on l.case_id = c.id
                        left join history_content h on h.case_id = c.id and h.seq = l.seq
                        order by c.id, l.seq
                        """, Object[].class)
                .setParameter(1, after == null ? BEFORE_ALL : after.value())
                .setParameter(2, size)
                .getResultList()
                .map(this::check));
    }

    private CheckedPage check(List<Object[]> rows) {
        Map<UUID, List<Object[]>> byCase = new LinkedHashMap<>();
        rows.forEach(row ->
                byCase.computeIfAbsent((UUID) row[0], id -> new ArrayList<>()).add(row));
        List<Fault> faults = new ArrayList<>();
        long lines = 0;
        ComplaintId last = null;
        for (Map.Entry<UUID, List<Object[]>> entry : byCase.entrySet()) {
            last = new ComplaintId(entry.getKey());
            lines += entry.getValue().stream().filter(row -> row[5] != null).count();
            String fault = fault(last, entry.getValue());
            if (fault != null) {
                faults.add(new Fault(last, fault));
            }
        }
        return new CheckedPage(new Verdict(faults.isEmpty(), byCase.size(), lines, faults), last);
    }

    private String fault(ComplaintId id, List<Object[]> rows) {
        Object[] first = rows.get(0);
        HistoryChain chain = new HistoryChain(id);
        CaseStatus status = null;
        for (Object[] row : rows) {
            if (row[5] == null) {
                continue; // a case without any line
            }
            HistoryLine line = line(id, row);
            chain.accept(line, new Digest((byte[]) row[14]));
            status = line.to();
            if (row[4] != null && (row[15] == null || !wordsFit(id, line, (byte[]) row[4], (byte[]) row[15]))) {
                chain.wordsDiffer();
            }
        }
        String fault = chain.fault(new Digest((byte[]) first[1]), ((Number) first[2]).longValue())
                .orElse(null);
        if (fault == null && !CaseStatus.valueOf((String) first[3]).equals(status)) {
            return "its status is not the one that its last line tells";
        }
        return fault;
    }

    private boolean wordsFit(ComplaintId id, HistoryLine line, byte[] wrapped, byte[] ciphertext) {
        try {
            DataKey key = masterKey.unwrap(wrapped, SqlCases.keyContext(id));
            return SealedWords.fit(key, id, line.seq(), ciphertext, line.contentDigest());
        } catch (DataKey.Unreadable e) {
            return false;
        }
    }

    private static HistoryLine line(ComplaintId id, Object[] row) {
        return new HistoryLine(
                id,
                ((Number) row[5]).longValue(),
                HistoryType.valueOf((String) row[6]),
                row[7] == null ? null : CaseStatus.valueOf((String) row[7]),
                CaseStatus.valueOf((String) row[8]),
                Moments.instant(row[9]),
                (String) row[10],
                row[11] == null ? null : new AgencyCode((String) row[11]),
                (String) row[12],
                new Digest((byte[]) row[13]));
    }
}
