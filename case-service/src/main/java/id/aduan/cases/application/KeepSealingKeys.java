package id.aduan.cases.application;

import id.aduan.cases.application.SealingKeys.KnownKey;
import id.aduan.contracts.ComplaintId;
import id.aduan.contracts.SealedContact;
import id.aduan.durable.Transactions;
import id.aduan.kit.sealing.Contact;
import id.aduan.kit.sealing.SealingKeyPair;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Makes a key pair for each week, a little ahead so that doors have it in time, opens contacts with it, and destroys it
 * once nothing on the topics can still need it.
 */
@ApplicationScoped
public class KeepSealingKeys implements ContactUnsealing {
    private static final Logger LOG = Logger.getLogger(KeepSealingKeys.class);
    private static final Duration AHEAD = Duration.ofDays(2);

    private final Transactions transactions;
    private final SealingKeys keys;
    private final Clock clock;
    private final Duration keptAfterUse;
    private final int epoch;
    private final Map<String, SealingKeyPair> opened = new ConcurrentHashMap<>();

    KeepSealingKeys(
            Transactions transactions,
            SealingKeys keys,
            Clock clock,
            @ConfigProperty(name = "aduan.vault.sealing-key.kept-after-use", defaultValue = "P28D")
                    Duration keptAfterUse,
            @ConfigProperty(name = "aduan.cases.epoch", defaultValue = "1") int epoch) {
        this.transactions = transactions;
        this.keys = keys;
        this.clock = clock;
        this.keptAfterUse = keptAfterUse;
        this.epoch = epoch;
    }

    /** Also when the service starts. */
    @Scheduled(identity = "sealing-keys", every = "{aduan.vault.sealing-key.tended-every:10M}")
    Uni<Void> tend() {
        opened.clear(); // another instance may have destroyed one
        return make().chain(this::destroyOld);
    }

    @Override
    public Uni<Optional<Contact>> open(ComplaintId id, SealedContact sealed) {
        SealingKeyPair known = opened.get(sealed.keyId());
        Uni<Optional<SealingKeyPair>> pair =
                known == null ? keys.pair(sealed.keyId()) : Uni.createFrom().item(Optional.of(known));
        return pair.map(found -> {
            if (found.isEmpty()) {
                LOG.errorf("a contact is kept sealed: the key %s is not to be had", sealed.keyId());
                return Optional.empty();
            }
            opened.put(sealed.keyId(), found.get());
            try {
                return Optional.of(found.get().open(sealed, id));
            } catch (SealingKeyPair.Unopenable e) {
                LOG.errorf("a contact is kept sealed: it does not open with the key %s", sealed.keyId());
                return Optional.empty();
            }
        });
    }

    /** Makes this week's key, and next week's when it is near. */
    Uni<Void> make() {
        Instant now = clock.instant();
        Instant thisWeek = monday(now);
        Instant nearWeek = monday(now.plus(AHEAD));
        return transactions.run(session -> keys.all().chain(all -> make(all, thisWeek)
                .chain(() -> nearWeek.equals(thisWeek) ? Uni.createFrom().voidItem() : make(all, nearWeek))));
    }

    private Uni<Void> make(List<KnownKey> all, Instant monday) {
        ZonedDateTime begin = monday.atZone(Time.WIB);
        // after a restore the week gets another key: the private part of the one that doors know may be lost
        String keyId = String.format(
                Locale.ROOT,
                "%d-W%02d-%d",
                begin.get(IsoFields.WEEK_BASED_YEAR),
                begin.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR),
                epoch);
        if (all.stream().anyMatch(key -> key.keyId().equals(keyId))) {
            return Uni.createFrom().voidItem();
        }
        KnownKey key = new KnownKey(keyId, monday, begin.plusWeeks(1).toInstant(), clock.instant(), null);
        return keys.add(SealingKeyPair.generate(keyId), key).invoke(() -> LOG.infof("made the sealing key %s", keyId));
    }

    private static Instant monday(Instant moment) {
        return moment.atZone(Time.WIB)
                .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                .truncatedTo(ChronoUnit.DAYS)
                .toInstant();
    }

    /** Destroys the private parts that nothing can need any more. */
    Uni<Void> destroyOld() {
        Instant now = clock.instant();
        return transactions.run(session -> keys.all().chain(all -> Multi.createFrom()
                .iterable(all)
                .filter(key -> key.destroyedAt() == null
                        && lastUse(key, all)
                                .map(last -> !last.plus(keptAfterUse).isAfter(now))
                                .orElse(false))
                .onItem()
                .transformToUniAndConcatenate(key -> destroy(key, all, now))
                .collect()
                .last()
                .replaceWithVoid()));
    }

    /** When the last door stopped using it: its week was over and doors knew the next. Empty while there is no next. */
    private static Optional<Instant> lastUse(KnownKey key, List<KnownKey> all) {
        return all.stream()
                .filter(other -> !other.validFrom().isBefore(key.validTo()))
                .map(KnownKey::createdAt)
                .min(Comparator.naturalOrder())
                .map(told -> told.isAfter(key.validTo()) ? told : key.validTo());
    }

    private Uni<Boolean> destroy(KnownKey key, List<KnownKey> all, Instant now) {
        String newest = all.get(all.size() - 1).keyId();
        return keys.pair(key.keyId())
                .chain(pair -> keys.published(newest)
                        .chain(successor -> keys.destroy(pair.orElseThrow(), successor.orElseThrow(), now)))
                .invoke(() -> {
                    opened.remove(key.keyId());
                    LOG.infof("destroyed the sealing key %s", key.keyId());
                })
                .replaceWith(true);
    }
}
