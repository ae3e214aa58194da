package id.aduan.intake.callcenter.calls;

import id.aduan.contracts.AreaCode;
import id.aduan.contracts.LandmarkPublished;
import id.aduan.durable.Moments;
import id.aduan.durable.Repeated;
import id.aduan.durable.Transactions;
import id.aduan.gazetteer.Area;
import id.aduan.gazetteer.GeoPoint;
import id.aduan.knowledge.Knowledge;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/**
 * Landmarks that callers told of. Every operator has them at once; the directory is told of them until it has taken them, and
 * publishes them then as its own, which take the place of those that were told.
 */
@ApplicationScoped
class ToldLandmarks {
    private static final Logger LOG = Logger.getLogger(ToldLandmarks.class);
    private static final int PORTION = 20;
    private static final int SHOWN = 2_000;
    private static final String KIND = "TOLD";
    private static final String KEY = "told-";

    private final Repeated repeated = new Repeated(LOG, "landmarks that were told");
    private final Transactions transactions;
    private final DeskLog log;
    private final Knowledge knowledge;
    private final DirectoryService directory;
    private final Clock clock = Clock.systemUTC();
    private volatile Built built;

    /** The suggestions over what was known at a moment. */
    private record Built(long version, List<LandmarkPublished> told, SuggestPlaces suggestions) {}

    ToldLandmarks(Transactions transactions, DeskLog log, Knowledge knowledge, @RestClient DirectoryService directory) {
        this.transactions = transactions;
        this.log = log;
        this.knowledge = knowledge;
        this.directory = directory;
    }

    /**
     * A landmark as a caller told of it.
     *
     * @param id made by who sends it, so that the same again is the same
     * @param callId or null
     * @param area a village or kecamatan, or null beside a point
     * @param latitude with its longitude, or null
     */
    record Told(UUID id, UUID callId, String name, AreaCode area, Double latitude, Double longitude) {
        @Override
        public String toString() {
            return "Told[" + id + "]";
        }
    }

    static String keyOf(UUID id) {
        return KEY + id;
    }

    Uni<Void> tell(Operator operator, Told told) {
        Instant now = clock.instant();
        return transactions.run(session -> session.createNativeQuery("""
                        insert into told_landmark (id, name, area_code, lat, lon, call, told_at, told_by)
                        values (?1, ?2, cast(?3 as text), cast(?4 as double precision), cast(?5 as double precision),
                                cast(?6 as uuid), ?7, ?8)
                        on conflict do nothing
                        """)
                .setParameter(1, told.id())
                .setParameter(2, told.name())
                .setParameter(3, told.area() == null ? null : told.area().value())
                .setParameter(4, told.latitude())
                .setParameter(5, told.longitude())
                .setParameter(6, told.callId())
                .setParameter(7, Moments.at(now))
                .setParameter(8, operator.name())
                .executeUpdate()
                .chain(rows -> rows == 0
                        ? Uni.createFrom().voidItem()
                        : log.add(
                                session,
                                told.callId(),
                                now,
                                operator.name(),
                                DeskLog.Act.ADDED_LANDMARK,
                                told.id().toString())));
    }

    /** Suggestions over the directory and what was told here. */
    Uni<List<PlaceSuggestion>> suggest(String typed) {
        return transactions.run(this::all).map(told -> suggestions(told).suggest(typed));
    }

    private SuggestPlaces suggestions(List<LandmarkPublished> told) {
        Knowledge.Known known = knowledge.now();
        Built current = built;
        if (current == null
                || current.version() != known.version()
                || !current.told().equals(told)) {
            List<LandmarkPublished> all = new ArrayList<>(known.landmarks());
            told.stream()
                    .filter(each -> known.landmarks().stream().noneMatch(published -> isSame(published, each)))
                    .forEach(all::add);
            current = new Built(known.version(), told, new SuggestPlaces(knowledge.gazetteer(), all));
            built = current;
        }
        return current.suggestions();
    }

    /** The same name in the same village or area. */
    private boolean isSame(LandmarkPublished one, LandmarkPublished other) {
        return one.name().equalsIgnoreCase(other.name()) && Objects.equals(area(one), area(other));
    }

    private AreaCode area(LandmarkPublished landmark) {
        return landmark.areaCode() != null
                ? landmark.areaCode()
                : knowledge
                        .gazetteer()
                        .locate(landmark.latitude(), landmark.longitude())
                        .area()
                        .map(Area::code)
                        .orElse(null);
    }

    private Uni<List<LandmarkPublished>> all(Mutiny.Session session) {
        return read(session, "order by told_at desc, id limit " + SHOWN);
    }

    private Uni<List<LandmarkPublished>> read(Mutiny.Session session, String which) {
        return session.createNativeQuery(
                        "select id, name, area_code, lat, lon, told_at from told_landmark " + which, Object[].class)
                .getResultList()
                .map(rows -> rows.stream().map(this::landmark).toList());
    }

    private LandmarkPublished landmark(Object[] row) {
        AreaCode area = row[2] == null ? null : new AreaCode((String) row[2]);
        boolean isPoint = row[3] != null;
        GeoPoint point = isPoint
                ? new GeoPoint((Double) row[3], (Double) row[4])
                : knowledge.gazetteer().area(area).map(Area::centroid).orElseGet(() -> knowledge
                        .gazetteer()
                        .regency()
                        .centroid());
        return new LandmarkPublished(
                keyOf((UUID) row[0]),
                1,
                (String) row[1],
                List.of(),
                KIND,
                point.latitude(),
                point.longitude(),
                isPoint ? null : area,
                false,
                Moments.instant(row[5]));
    }

    @Scheduled(
            identity = "told-landmarks",
            every = "{aduan.intake.callcenter.landmarks.every:5s}",
            delayed = "5s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> send() {
        return repeated.make(this::sendAll);
    }

    private Uni<Void> sendAll() {
        return transactions
                .run(session -> read(session, "where sent_at is null order by told_at limit " + PORTION))
                .onItem()
                .transformToMulti(told -> Multi.createFrom().iterable(told))
                .onItem()
                .transformToUniAndConcatenate(this::sendOne)
                .collect()
                .asList()
                .replaceWithVoid();
    }

    private Uni<Boolean> sendOne(LandmarkPublished told) {
        boolean isPoint = told.areaCode() == null;
        return directory
                .tell(new DirectoryService.ToldLandmark(
                        told.name(),
                        isPoint ? told.latitude() : null,
                        isPoint ? told.longitude() : null,
                        told.areaCode()))
                .onFailure(ToldLandmarks::isRefused)
                .recoverWithItem(() -> {
                    LOG.warn("the directory refuses a landmark that was told; it stays known here only");
                    return null;
                })
                .chain(() -> transactions.run(session -> session.createNativeQuery(
                                "update told_landmark set sent_at = ?2 where id = ?1")
                        .setParameter(1, UUID.fromString(told.landmarkId().substring(KEY.length())))
                        .setParameter(2, Moments.at(clock.instant()))
                        .executeUpdate()))
                .replaceWith(Boolean.TRUE)
                .onFailure()
                .recoverWithItem(failure -> {
                    LOG.debugf(
                            "a landmark waits for the directory: %s",
                            failure.getClass().getSimpleName());
                    return Boolean.FALSE;
                });
    }

    /** Trying again changes nothing. */
    private static boolean isRefused(Throwable failure) {
        return failure instanceof WebApplicationException answer
                && answer.getResponse().getStatus() == 422;
    }
}
