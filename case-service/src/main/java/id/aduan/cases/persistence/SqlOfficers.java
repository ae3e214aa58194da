package id.aduan.cases.persistence;

import id.aduan.cases.application.Officers;
import id.aduan.cases.application.OverlappingMembership;
import id.aduan.contracts.AgencyCode;
import id.aduan.durable.Moments;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/** Officers in PostgreSQL. */
@ApplicationScoped
class SqlOfficers implements Officers {
    private final Mutiny.SessionFactory sessions;

    SqlOfficers(Mutiny.SessionFactory sessions) {
        this.sessions = sessions;
    }

    @Override
    public Uni<Optional<AgencyCode>> agencyOf(String subject, Instant at) {
        return sessions.withSession(session -> session.createNativeQuery("""
                        select agency from officer
                        where subject = ?1 and valid_from <= ?2 and (valid_to is null or valid_to > ?2)
                        """, String.class)
                .setParameter(1, subject)
                .setParameter(2, at.atOffset(ZoneOffset.UTC))
                .getResultList()
                .map(rows -> rows.stream().findFirst().map(AgencyCode::new)));
    }

    @Override
    public Uni<List<Membership>> memberships(String subject) {
        return sessions.withSession(session -> session.createNativeQuery("""
                        select subject, agency, valid_from, valid_to, display_name from officer
                        where subject = ?1 order by valid_from desc
                        """, Object[].class)
                .setParameter(1, subject)
                .getResultList()
                .map(rows -> rows.stream()
                        .map(row -> new Membership(
                                (String) row[0],
                                new AgencyCode((String) row[1]),
                                Moments.instant(row[2]),
                                Moments.instant(row[3]),
                                (String) row[4]))
                        .toList()));
    }

    @Override
    public Uni<Void> begin(Membership membership, String by) {
        return memberships(membership.subject()).chain(before -> {
            Optional<Membership> lasting =
                    before.stream().filter(each -> each.until() == null).findFirst();
            if (lasting.isPresent() && lasting.get().agency().equals(membership.agency())) {
                return Uni.createFrom().voidItem();
            }
            if (!before.isEmpty() && !membership.since().isAfter(latest(before))) {
                throw new OverlappingMembership(latest(before));
            }
            return end(membership.subject(), membership.since())
                    .chain(() -> sessions.withSession(session -> session.createNativeQuery("""
                                    insert into officer (subject, valid_from, agency, display_name, set_by)
                                    values (?1, ?2, ?3, cast(?4 as text), ?5)
                                    """)
                            .setParameter(1, membership.subject())
                            .setParameter(2, membership.since().atOffset(ZoneOffset.UTC))
                            .setParameter(3, membership.agency().value())
                            .setParameter(4, membership.displayName())
                            .setParameter(5, by)
                            .executeUpdate()
                            .replaceWithVoid()));
        });
    }

    @Override
    public Uni<Boolean> end(String subject, Instant at) {
        return sessions.withSession(session -> session.createNativeQuery("""
                        update officer set valid_to = greatest(?2, valid_from + interval '1 microsecond')
                        where subject = ?1 and valid_to is null
                        """)
                .setParameter(1, subject)
                .setParameter(2, at.atOffset(ZoneOffset.UTC))
                .executeUpdate()
                .map(count -> count > 0));
    }

    private static Instant latest(List<Membership> latestFirst) {
        Membership latest = latestFirst.get(0);
        return latest.until() == null || latest.since().isAfter(latest.until())
                ? latest.since()
                : latest.until().minusNanos(1_000);
    }
}
