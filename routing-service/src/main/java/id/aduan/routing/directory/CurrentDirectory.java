package id.aduan.routing.directory;

import id.aduan.contracts.AgencySnapshot;
import id.aduan.contracts.EventId;
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
                        : Uni.createFrom().item(version))
                .chain(version -> continued(session, version))
                .chain(version -> StoredDirectory.load(session, version))
                .call(directory -> publish(session, directory, directory.agencies()));
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
                        .map(latest -> latest + 1)
                        .chain(version -> StoredDirectory.apply(session, edits, version, by, note)
                                .chain(() -> StoredDirectory.load(session, version)))
                        .call(directory -> publish(session, directory, agenciesOf(edits))))
                .invoke(this::use);
    }

    private static List<Agency> agenciesOf(List<DirectoryEdit> edits) {
        return edits.stream()
                .map(DirectoryEdit::entry)
                .filter(Agency.class::isInstance)
                .map(Agency.class::cast)
                .toList();
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
