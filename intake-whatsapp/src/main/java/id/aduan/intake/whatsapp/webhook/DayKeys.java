package id.aduan.intake.whatsapp.webhook;

import id.aduan.contracts.Topic;
import id.aduan.contracts.WhatsAppUpdate;
import id.aduan.durable.Transactions;
import id.aduan.intake.whatsapp.Sealed;
import id.aduan.kit.events.UnreadableEvent;
import id.aduan.kit.sealing.AtRest;
import id.aduan.kit.threads.Workers;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/**
 * The keys of the days. PostgreSQL keeps them, wrapped under the master key; memory and disk remember them, so that the
 * door is open while PostgreSQL is away. They are made two days ahead, and destroyed nine days after their day: by then
 * the topic has forgotten what they seal. While something sealed under a key is parked, the key waits for it, up to 28
 * days.
 */
@ApplicationScoped
class DayKeys {
    private static final Logger LOG = Logger.getLogger(DayKeys.class);
    private static final int AHEAD_DAYS = 2;
    private static final int KEPT_DAYS = 9;
    private static final int KEPT_FOR_PARKED_DAYS = 28;
    private static final String SUFFIX = ".key";

    private final Transactions transactions;
    private final Sealed master;
    private final Path folder;
    private final Clock clock;
    private final ConcurrentNavigableMap<LocalDate, DayKey> keys = new ConcurrentSkipListMap<>();
    private volatile LocalDate toldFor;

    @Inject
    DayKeys(Transactions transactions, Sealed master, @ConfigProperty(name = "aduan.data.directory") Path data) {
        this(transactions, master, data, Clock.systemUTC());
    }

    DayKeys(Transactions transactions, Sealed master, Path data, Clock clock) {
        this.transactions = transactions;
        this.master = master;
        this.folder = data.resolve("day-keys");
        this.clock = clock;
        readDisk();
    }

    /**
     * The key to seal under now. While PostgreSQL has been away for so long that today's was never made, it is the newest
     * one. Empty only when this instance has never seen one.
     */
    Optional<DayKey> current() {
        LocalDate today = today();
        DayKey key = keys.get(today);
        if (key != null) {
            return Optional.of(key);
        }
        var newest = keys.floorEntry(today);
        if (newest == null) {
            return Optional.empty();
        }
        if (!today.equals(toldFor)) {
            toldFor = today;
            LOG.errorf("there is no key of today, so what comes is sealed under that of %s", newest.getKey());
        }
        return Optional.of(newest.getValue());
    }

    /** Fails with {@link UnreadableEvent} when there is no such key any more. */
    Uni<DayKey> find(Mutiny.Session session, String keyId) {
        LocalDate day;
        try {
            day = LocalDate.parse(keyId);
        } catch (DateTimeParseException e) {
            return Uni.createFrom().failure(lost("its key has no name of a day"));
        }
        DayKey known = keys.get(day);
        if (known != null) {
            return Uni.createFrom().item(known);
        }
        return session.createNativeQuery(
                        "select wrapped from day_key where day = cast(cast(?1 as text) as date) and wrapped is not null",
                        byte[].class)
                .setParameter(1, keyId)
                .getResultList()
                .map(found -> {
                    if (found.isEmpty()) {
                        throw lost("the key of its day is destroyed");
                    }
                    return hold(day, found.get(0));
                });
    }

    private static UnreadableEvent lost(String cause) {
        return new UnreadableEvent(WhatsAppUpdate.class.getSimpleName(), cause);
    }

    /** Makes what is missing and destroys what is old; also when the service starts. */
    @Scheduled(
            identity = "day-keys",
            every = "{aduan.intake.whatsapp.day-keys.tended-every:10M}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> tend() {
        LocalDate today = today();
        return transactions
                .run(session -> stored(session)
                        .chain(stored -> add(session, missing(stored, today)))
                        .chain(() -> destroy(session, today))
                        .chain(() -> stored(session)))
                .emitOn(Workers.threads())
                .invoke(this::remember)
                .replaceWithVoid()
                .onFailure()
                .invoke(failure -> LOG.warnf(
                        "the keys of the days cannot be tended, trying again: %s",
                        failure.getClass().getSimpleName()))
                .onFailure()
                .recoverWithNull();
    }

    /** All days that ever had a key; null for a key that is destroyed. */
    private static Uni<NavigableMap<LocalDate, byte[]>> stored(Mutiny.Session session) {
        return session.createNativeQuery("select cast(day as text), wrapped from day_key", Object[].class)
                .getResultList()
                .map(rows -> {
                    NavigableMap<LocalDate, byte[]> stored = new TreeMap<>();
                    rows.forEach(row -> stored.put(LocalDate.parse((String) row[0]), (byte[]) row[1]));
                    return stored;
                });
    }

    /** Those to be made, and those that only this instance knows, since the database was restored. */
    private NavigableMap<LocalDate, byte[]> missing(NavigableMap<LocalDate, byte[]> stored, LocalDate today) {
        NavigableMap<LocalDate, byte[]> missing = new TreeMap<>();
        for (int i = 0; i <= AHEAD_DAYS; i++) {
            LocalDate day = today.plusDays(i);
            if (!stored.containsKey(day)) {
                missing.put(day, DayKey.fresh(day, master));
            }
        }
        onDisk().forEach((day, wrapped) -> {
            if (!stored.containsKey(day) && !day.isBefore(today.minusDays(KEPT_DAYS))) {
                missing.put(day, wrapped);
            }
        });
        return missing;
    }

    private static Uni<Void> add(Mutiny.Session session, NavigableMap<LocalDate, byte[]> missing) {
        return Multi.createFrom()
                .iterable(missing.entrySet())
                .onItem()
                .transformToUniAndConcatenate(each -> session.createNativeQuery("""
                                insert into day_key (day, wrapped) values (cast(cast(?1 as text) as date), ?2)
                                on conflict do nothing
                                """)
                        .setParameter(1, each.getKey().toString())
                        .setParameter(2, each.getValue())
                        .executeUpdate()
                        .invoke(rows -> {
                            if (rows > 0) {
                                LOG.infof("made the key of %s", each.getKey());
                            }
                        }))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private static Uni<Void> destroy(Mutiny.Session session, LocalDate today) {
        return session.createNativeQuery("""
                        update day_key set wrapped = null, destroyed_at = now()
                        where wrapped is not null
                          and day < cast(cast(?1 as text) as date)
                          and (day < cast(cast(?2 as text) as date)
                               or not exists (
                                   select 1 from parked_record
                                   where topic = ?3
                                     and cast(record_time at time zone 'UTC' - interval '1 hour' as date) <= day
                                     and cast(record_time at time zone 'UTC' + interval '1 hour' as date) >= day))
                        """)
                .setParameter(1, today.minusDays(KEPT_DAYS).toString())
                .setParameter(2, today.minusDays(KEPT_FOR_PARKED_DAYS).toString())
                .setParameter(3, Topic.WHATSAPP_UPDATE.wireName())
                .executeUpdate()
                .invoke(rows -> {
                    if (rows > 0) {
                        LOG.infof("destroyed the keys of %d days", rows);
                    }
                })
                .replaceWithVoid();
    }

    private void remember(NavigableMap<LocalDate, byte[]> stored) {
        stored.forEach((day, wrapped) -> {
            if (wrapped == null) {
                keys.remove(day);
                forget(day);
            } else if (!keys.containsKey(day)) {
                hold(day, wrapped);
                write(day, wrapped);
            }
        });
    }

    private DayKey hold(LocalDate day, byte[] wrapped) {
        DayKey key = DayKey.unwrap(day, wrapped, master);
        keys.put(day, key);
        return key;
    }

    private void readDisk() {
        onDisk().forEach((day, wrapped) -> {
            try {
                hold(day, wrapped);
            } catch (AtRest.Unopenable e) {
                LOG.warnf("the remembered key of %s is of another master key", day);
            }
        });
    }

    private NavigableMap<LocalDate, byte[]> onDisk() {
        NavigableMap<LocalDate, byte[]> found = new TreeMap<>();
        if (!Files.isDirectory(folder)) {
            return found;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Optional<LocalDate> day = day(file);
                if (day.isPresent()) {
                    found.put(day.get(), Files.readAllBytes(file));
                }
            }
        } catch (IOException e) {
            LOG.warnf("remembered keys cannot be read: %s", e.getClass().getSimpleName());
        }
        return found;
    }

    private static Optional<LocalDate> day(Path file) {
        String name = file.getFileName().toString();
        try {
            return name.endsWith(SUFFIX)
                    ? Optional.of(LocalDate.parse(name.substring(0, name.length() - SUFFIX.length())))
                    : Optional.empty();
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private void write(LocalDate day, byte[] wrapped) {
        try {
            Files.createDirectories(folder);
            Path part = folder.resolve(day + "-" + UUID.randomUUID() + ".part");
            Files.write(part, wrapped);
            Files.move(
                    part,
                    folder.resolve(day + SUFFIX),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            LOG.warnf(
                    "the key of %s cannot be remembered: %s", day, e.getClass().getSimpleName());
        }
    }

    private void forget(LocalDate day) {
        try {
            Files.deleteIfExists(folder.resolve(day + SUFFIX));
        } catch (IOException e) {
            LOG.errorf(
                    "the destroyed key of %s stays on disk: %s",
                    day, e.getClass().getSimpleName());
        }
    }

    /** The days whose keys this instance holds, for tests. */
    List<LocalDate> held() {
        return new ArrayList<>(keys.keySet());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
