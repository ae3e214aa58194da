package id.aduan.routing.directory;

import id.aduan.contracts.AgencySnapshot;
import id.aduan.contracts.EventId;
import id.aduan.contracts.LandmarkPublished;
import id.aduan.contracts.Topic;
import id.aduan.durable.Outbox;
import id.aduan.durable.Transactions;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/**
 * The directory of this moment, in memory. An edit here is seen at once, one made by another instance shortly after; the
 * database may be away meanwhile.
 */
@ApplicationScoped
public class CurrentDirectory {
    private static final Logger LOG = Logger.getLogger(CurrentDirectory.class);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final long VERSIONS_OF_AN_EPOCH = 1_000_000;
    /** So much of an id leaves room for a number behind it. */
    private static final int STEM = 54;

    private final Transactions transactions;
    private final Outbox outbox;
    private final Vertx vertx;
    private final Duration refreshEvery;
    private final long firstOfEpoch;
    private final Clock clock = Clock.systemUTC();
    private final CompletableFuture<Directory> firstLoad = new CompletableFuture<>();
    private volatile Directory current;

    CurrentDirectory(
            Transactions transactions,
            Outbox outbox,
            Vertx vertx,
            @ConfigProperty(name = "aduan.directory.refresh-every", defaultValue = "10s") Duration refreshEvery,
            @ConfigProperty(name = "aduan.directory.epoch", defaultValue = "1") int epoch) {
        this.transactions = transactions;
        this.outbox = outbox;
        this.vertx = vertx;
        this.refreshEvery = refreshEvery;
        this.firstOfEpoch = (epoch - 1) * VERSIONS_OF_AN_EPOCH;
    }

    void start(@Observes StartupEvent started) {
        Uni.createFrom()
                .deferred(() -> transactions.run(this::loadOrSeed))
                .onFailure()
                .invoke(failure -> LOG.warnf(
                        "the directory cannot be loaded, trying again: %s",
                        failure.getClass().getSimpleName()))
                .onFailure()
                .retry()
                .withBackOff(Duration.ofMillis(200), LONGEST_PAUSE)
                .indefinitely()
                .subscribe()
                .with(directory -> {
                    use(directory);
                    firstLoad.complete(directory);
                    vertx.setPeriodic(refreshEvery.toMillis(), tick -> refresh());
                });
    }

    private Uni<Directory> loadOrSeed(Mutiny.Session session) {
        return StoredDirectory.lock(session)
                .chain(() -> StoredDirectory.latestVersion(session))
                .chain(version -> version == StoredDirectory.NO_VERSION
                        ? StoredDirectory.seed(session, SeedFiles.read(), "seed")
                                .replaceWith(1L)
                        : withLandmarks(session, version))
                .chain(version -> continued(session, version))
                .chain(version -> StoredDirectory.load(session, version))
                .call(directory -> publish(session, directory, directory.agencies()))
                .call(directory -> publishLandmarks(session, directory.version(), directory.landmarks(), false));
    }

    /** A directory that is older than the landmarks gets them once; who takes all of them away later keeps it so. */
    private static Uni<Long> withLandmarks(Mutiny.Session session, long latest) {
        return StoredDirectory.neverHad(session, EntryKind.LANDMARK)
                .chain(older -> older
                        ? StoredDirectory.apply(session, seededLandmarks(), latest + 1, "seed", "landmarks")
                                .replaceWith(latest + 1)
                        : Uni.createFrom().item(latest));
    }

    private static List<DirectoryEdit> seededLandmarks() {
        return SeedFiles.read().landmarks().stream()
                .map(landmark -> DirectoryEdit.put(EntryKind.LANDMARK, landmark))
                .toList();
    }

    /** After a restore others have seen later versions than the latest here: it goes on above all of them. */
    private Uni<Long> continued(Mutiny.Session session, long latest) {
        return latest >= firstOfEpoch
                ? Uni.createFrom().item(latest)
                : StoredDirectory.addVersion(session, firstOfEpoch, "restore", "a backup was restored")
                        .replaceWith(firstOfEpoch);
    }

    /** Completes as soon as the directory is loaded; afterwards at once. */
    public Uni<Directory> get() {
        Directory loaded = current;
        return loaded != null
                ? Uni.createFrom().item(loaded)
                : Uni.createFrom().completionStage(firstLoad).map(first -> current);
    }

    /** The directory, unless it is not loaded yet. */
    public Optional<Directory> now() {
        return Optional.ofNullable(current);
    }

    /** The directory; who works in a transaction waits for {@link #get()} before he opens it. */
    public Directory required() {
        return now().orElseThrow(() -> new IllegalStateException("the directory is not loaded yet"));
    }

    /** The directory as it was at a version. */
    public Uni<Directory> asOf(long version) {
        return transactions.run(session -> StoredDirectory.load(session, version));
    }

    /**
     * Applies edits as one new version. Fails with {@link IllegalArgumentException} when the directory would contradict
     * itself; then nothing has changed.
     *
     * @param by who edits
     */
    public Uni<Directory> edit(List<DirectoryEdit> edits, String by, String note) {
        return transactions
                .run(session -> StoredDirectory.lock(session)
                        .chain(() -> StoredDirectory.latestVersion(session))
                        .chain(latest -> removedLandmarks(session, edits, latest)
                                .chain(removed -> edit(session, edits, latest + 1, by, note)
                                        .call(directory ->
                                                publishLandmarks(session, directory.version(), removed, true)))))
                .invoke(this::use);
    }

    /**
     * What has become of a landmark that was told.
     *
     * @param landmark the one that stands now
     * @param added false when one with its name stood before, which stays as it is
     */
    public record Learned(Landmark landmark, boolean added, Directory directory) {}

    /**
     * Adds a landmark that was told, unless one is called so; asked again it changes nothing. Fails with {@link
     * IllegalArgumentException} when the directory would contradict itself.
     *
     * @param told its id is a wish, another one is given when it is taken
     */
    public Uni<Learned> learn(Landmark told, String by, String note) {
        return transactions
                .run(session -> StoredDirectory.lock(session)
                        .chain(() -> StoredDirectory.latestVersion(session))
                        .chain(latest -> StoredDirectory.load(session, latest).chain(before -> {
                            Optional<Landmark> known = before.landmarks().stream()
                                    .filter(each -> each.isCalled(told.name()))
                                    .findFirst();
                            if (known.isPresent()) {
                                return Uni.createFrom().item(new Learned(known.get(), false, before));
                            }
                            Landmark added = told.withId(freeId(told.id(), before));
                            return edit(
                                            session,
                                            List.of(DirectoryEdit.put(EntryKind.LANDMARK, added)),
                                            latest + 1,
                                            by,
                                            note)
                                    .map(after -> new Learned(added, true, after));
                        })))
                .invoke(learned -> use(learned.directory()));
    }

    private static String freeId(String wish, Directory directory) {
        String stem = wish.length() <= STEM ? wish : wish.substring(0, STEM).replaceAll("-+$", "");
        String id = wish;
        for (int number = 2; directory.landmark(id).isPresent(); number++) {
            id = stem + "-" + number;
        }
        return id;
    }

    private Uni<Directory> edit(
            Mutiny.Session session, List<DirectoryEdit> edits, long version, String by, String note) {
        return StoredDirectory.apply(session, edits, version, by, note)
                .chain(() -> StoredDirectory.load(session, version))
                .call(directory -> publish(session, directory, entries(edits, Agency.class)))
                .call(directory -> publishLandmarks(session, version, entries(edits, Landmark.class), false));
    }

    private static <T> List<T> entries(List<DirectoryEdit> edits, Class<T> type) {
        return edits.stream()
                .map(DirectoryEdit::entry)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    /** As they were: doors are told what to forget. */
    private static Uni<List<Landmark>> removedLandmarks(
            Mutiny.Session session, List<DirectoryEdit> edits, long latest) {
        List<String> ids = edits.stream()
                .filter(edit -> edit.kind() == EntryKind.LANDMARK && edit.entry() == null)
                .map(DirectoryEdit::key)
                .toList();
        return ids.isEmpty()
                ? Uni.createFrom().item(List.of())
                : StoredDirectory.load(session, latest).map(before -> ids.stream()
                        .flatMap(id -> before.landmark(id).stream())
                        .toList());
    }

    private Uni<Void> publish(Mutiny.Session session, Directory directory, List<Agency> agencies) {
        return Multi.createFrom()
                .iterable(agencies)
                .onItem()
                .transformToUniAndConcatenate(agency -> {
                    AgencySnapshot snapshot = snapshot(agency, directory.version());
                    return outbox.append(
                            session,
                            Topic.AGENCY,
                            agency.code().value(),
                            snapshot.eventId(),
                            clock.instant(),
                            0,
                            directory.version(),
                            false,
                            snapshot);
                })
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Void> publishLandmarks(
            Mutiny.Session session, long version, List<Landmark> landmarks, boolean removed) {
        return Multi.createFrom()
                .iterable(landmarks)
                .onItem()
                .transformToUniAndConcatenate(landmark -> outbox.append(
                        session,
                        Topic.LANDMARK,
                        landmark.id(),
                        EventId.derivedFrom("landmark", landmark.id(), version),
                        clock.instant(),
                        0,
                        version,
                        false,
                        published(landmark, version, removed)))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private LandmarkPublished published(Landmark landmark, long version, boolean removed) {
        return new LandmarkPublished(
                landmark.id(),
                version,
                landmark.name(),
                landmark.aliases(),
                landmark.kind().name(),
                landmark.latitude(),
                landmark.longitude(),
                landmark.area(),
                removed,
                clock.instant(),
                landmark.unchecked());
    }

    static AgencySnapshot snapshot(Agency agency, long version) {
        return new AgencySnapshot(
                EventId.derivedFrom("agency", agency.code(), version),
                agency.code(),
                version,
                agency.name(),
                agency.shortName(),
                agency.kind(),
                agency.aliases(),
                agency.validFrom(),
                agency.validTo(),
                agency.successor());
    }

    private void refresh() {
        transactions
                .run(session -> StoredDirectory.latestVersion(session)
                        .chain(latest -> latest > current.version()
                                ? StoredDirectory.load(session, latest)
                                : Uni.createFrom().item(current)))
                .subscribe()
                .with(
                        this::use,
                        failure -> LOG.debugf(
                                "the directory cannot be refreshed: %s",
                                failure.getClass().getSimpleName()));
    }

    private synchronized void use(Directory directory) {
        if (current == null || directory.version() > current.version()) {
            current = directory;
            LOG.infof("directory version %d is in use", directory.version());
        }
    }
}
