package id.aduan.intake.callcenter.calls;

import static java.nio.charset.StandardCharsets.UTF_8;

import id.aduan.contracts.AreaCode;
import id.aduan.contracts.ComplaintId;
import id.aduan.contracts.EmergencyKind;
import id.aduan.contracts.TrackingNumber;
import id.aduan.durable.Moments;
import id.aduan.durable.Transactions;
import id.aduan.gazetteer.Area;
import id.aduan.gazetteer.Located;
import id.aduan.intake.callcenter.Sealed;
import id.aduan.knowledge.Knowledge;
import id.aduan.knowledge.Plain;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/**
 * Finds reports that are likely about what an operator is being told: among the calls of the last hours, which are known here
 * in the moment they are logged, and among the open cases, while case-service answers in time.
 */
@ApplicationScoped
class FindIncidents {
    private static final Logger LOG = Logger.getLogger(FindIncidents.class);
    private static final Duration PATIENCE = Duration.ofMillis(1_500);
    private static final int OWN = 80;
    private static final int CASES = 10;
    private static final int MOST_WORDS = 40;
    private static final double METERS_A_DEGREE = 111_000;

    private final Transactions transactions;
    private final Knowledge knowledge;
    private final CaseService cases;
    private final Sealed sealed;
    private final CallsSettings settings;
    private final Clock clock = Clock.systemUTC();

    FindIncidents(
            Transactions transactions,
            Knowledge knowledge,
            @RestClient CaseService cases,
            Sealed sealed,
            CallsSettings settings) {
        this.transactions = transactions;
        this.knowledge = knowledge;
        this.cases = cases;
        this.sealed = sealed;
        this.settings = settings;
    }

    /** What is known of the call at hand; each may be null. */
    record Sighting(UUID callId, Double latitude, Double longitude, AreaCode area, String text, EmergencyKind kind) {
        @Override
        public String toString() {
            return "Sighting";
        }
    }

    /** @param complete false when case-service did not tell of its cases */
    record Found(List<Incident> items, boolean complete) {}

    Uni<Found> handle(Sighting sighting) {
        Instant now = clock.instant();
        Likeness likeness = likeness(sighting, now);
        if (likeness.area() == null && likeness.words().isEmpty() && likeness.kind() == null) {
            return Uni.createFrom().item(new Found(List.of(), true));
        }
        return Uni.combine()
                .all()
                .unis(transactions.run(session -> own(session, sighting.callId(), likeness)), open(sighting, likeness))
                .asTuple()
                .map(both -> {
                    List<Likeness.Candidate> all = new ArrayList<>(both.getItem1());
                    both.getItem2().ifPresent(all::addAll);
                    return new Found(likeness.order(all), both.getItem2().isPresent());
                });
    }

    private Likeness likeness(Sighting sighting, Instant now) {
        AreaCode area = sighting.area();
        Double latitude = null;
        Double longitude = null;
        if (sighting.latitude() != null && sighting.longitude() != null) {
            Located located = knowledge.gazetteer().locate(sighting.latitude(), sighting.longitude());
            latitude = located.point().latitude();
            longitude = located.point().longitude();
            area = area == null ? located.area().map(Area::code).orElse(null) : area;
        }
        return new Likeness(
                latitude,
                longitude,
                area,
                sighting.kind(),
                Likeness.wordsOf(sighting.text()),
                now,
                settings.hintsWithin(),
                settings.hintsRadius());
    }

    private Uni<List<Likeness.Candidate>> own(Mutiny.Session session, UUID callId, Likeness likeness) {
        double degrees = settings.hintsRadius() / METERS_A_DEGREE;
        return session.createNativeQuery("""
                        select c.complaint_id, c.emergency_kind, c.area_code, c.lat, c.lon, c.logged_at, c.subject,
                               (select count(*) from call j where j.joined_to = c.complaint_id)
                        from call c
                        where c.complaint_id is not null and c.subject is not null and c.logged_at > ?1
                          and c.id is distinct from cast(?2 as uuid)
                          and (c.lat between cast(?3 as double precision) - ?5 and cast(?3 as double precision) + ?5
                                   and c.lon between cast(?4 as double precision) - ?5
                                                 and cast(?4 as double precision) + ?5
                               or left(c.area_code, 8) = left(cast(?6 as text), 8)
                               or c.emergency_kind = cast(?7 as text)
                               or c.words @@ to_tsquery('simple', cast(?8 as text)))
                        order by c.logged_at desc limit ?9
                        """, Object[].class)
                .setParameter(1, Moments.at(likeness.now().minus(likeness.within())))
                .setParameter(2, callId)
                .setParameter(3, likeness.latitude())
                .setParameter(4, likeness.longitude())
                .setParameter(5, degrees)
                .setParameter(
                        6, likeness.area() == null ? null : likeness.area().value())
                .setParameter(
                        7, likeness.kind() == null ? null : likeness.kind().name())
                .setParameter(
                        8,
                        likeness.words().isEmpty()
                                ? null
                                : likeness.words().stream().limit(MOST_WORDS).collect(Collectors.joining(" | ")))
                .setParameter(9, OWN)
                .getResultList()
                .map(rows -> rows.stream().map(this::ownCandidate).toList());
    }

    private Likeness.Candidate ownCandidate(Object[] row) {
        ComplaintId id = new ComplaintId((UUID) row[0]);
        AreaCode area = row[2] == null ? null : new AreaCode((String) row[2]);
        String subject = new String(sealed.open((byte[]) row[6], Calls.SUBJECT), UTF_8);
        Incident incident = new Incident(
                id,
                TrackingNumber.of(id),
                row[1] == null ? null : EmergencyKind.valueOf((String) row[1]),
                area,
                area == null
                        ? null
                        : knowledge.gazetteer().area(area).map(Area::label).orElse(null),
                Moments.instant(row[5]),
                null,
                null,
                null,
                subject,
                ((Number) row[7]).intValue());
        return new Likeness.Candidate(incident, (Double) row[3], (Double) row[4], Likeness.wordsOf(subject), true);
    }

    /** Empty when case-service is away. */
    private Uni<Optional<List<Likeness.Candidate>>> open(Sighting sighting, Likeness likeness) {
        return cases.incidents(new CaseService.Told(
                        likeness.latitude(),
                        likeness.longitude(),
                        likeness.area(),
                        sighting.text() == null ? null : Plain.cut(sighting.text(), 300),
                        likeness.kind(),
                        CASES))
                .map(found -> Optional.of(
                        found.stream().map(FindIncidents::openCandidate).toList()))
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .onFailure()
                .recoverWithItem(failure -> {
                    LOG.debugf(
                            "case-service does not tell of incidents: %s",
                            failure.getClass().getSimpleName());
                    return Optional.empty();
                });
    }

    private static Likeness.Candidate openCandidate(CaseService.OpenCase found) {
        return new Likeness.Candidate(
                new Incident(
                        found.complaintId(),
                        found.trackingNumber(),
                        found.emergencyKind(),
                        found.areaCode(),
                        found.areaName(),
                        found.since(),
                        found.status(),
                        found.agency() == null ? null : found.agency().called(),
                        found.distanceMeters(),
                        found.subject(),
                        found.supporters()),
                null,
                null,
                Likeness.wordsOf(found.subject()),
                false);
    }
}
