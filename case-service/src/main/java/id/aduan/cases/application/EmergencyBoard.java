package id.aduan.cases.application;

import id.aduan.cases.application.Emergencies.Watched;
import id.aduan.contracts.ComplaintId;
import id.aduan.durable.Transactions;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.operators.multi.processors.BroadcastProcessor;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;

/**
 * The emergencies that are under way, on every open screen. A screen is told the difference between what it shows and what
 * the cases are, never a list of what happened: a screen that was away for a while, or a change that was committed late,
 * is the same to it, and nothing can be missed. All screens of an instance share one look at the cases.
 */
@ApplicationScoped
public class EmergencyBoard {
    private static final Logger LOG = Logger.getLogger(EmergencyBoard.class);
    private static final Duration BEAT = Duration.ofSeconds(5);

    private final Transactions transactions;
    private final Emergencies emergencies;
    private final Clock clock;
    private final EmergencySettings.Board settings;
    private final AtomicLong turns = new AtomicLong();
    private final AtomicReference<Look> latest = new AtomicReference<>(new Look(0, Map.of()));
    private final BroadcastProcessor<Long> woken = BroadcastProcessor.create();
    private final Multi<Look> looks;

    EmergencyBoard(Transactions transactions, Emergencies emergencies, Clock clock, EmergencySettings settings) {
        this.transactions = transactions;
        this.emergencies = emergencies;
        this.clock = clock;
        this.settings = settings.board();
        this.looks = Multi.createBy()
                .merging()
                .streams(
                        Multi.createFrom()
                                .ticks()
                                .every(this.settings.every())
                                .onOverflow()
                                .drop(),
                        woken)
                .onOverflow()
                .dropPreviousItems()
                .onItem()
                .transformToUniAndConcatenate(tick -> lookAgain())
                .broadcast()
                .withCancellationAfterLastSubscriberDeparture()
                .toAtLeast(1);
    }

    /**
     * What a screen has to change.
     *
     * @param whole true when it shows nothing but these rows
     * @param gone those that it shows no more
     * @param at the moment of this service's clock, by which the screen counts its seconds
     */
    public record News(boolean whole, List<Watched> rows, List<ComplaintId> gone, Instant at) {}

    /** Open screens look at once: an emergency was opened here. */
    public void wake() {
        woken.onNext(0L);
    }

    /** What the viewer may see of them now, those that nobody has acknowledged first. */
    public Uni<List<Watched>> now(Viewer viewer) {
        return look().map(look -> seenBy(viewer.scope(), look.rows().values()));
    }

    /**
     * All that the viewer may see at first, and then each change; without a change a beat every few seconds, so that a screen
     * knows that it is up to date. Fails when the first look does; while later ones do there is no beat.
     */
    public Multi<News> watch(Viewer viewer) {
        return Multi.createFrom().deferred(() -> {
            Screen screen = new Screen(viewer.scope());
            return Multi.createBy()
                    .concatenating()
                    .streams(look().toMulti(), looks.onOverflow().dropPreviousItems())
                    .map(look -> screen.differs(look, clock.instant()))
                    .filter(Optional::isPresent)
                    .map(Optional::get);
        });
    }

    private Uni<Look> lookAgain() {
        return look().onFailure()
                .invoke(failure -> LOG.debugf(
                        "the emergencies could not be looked at: %s",
                        failure.getClass().getSimpleName()))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Look> look() {
        return Uni.createFrom().deferred(() -> {
            long turn = turns.incrementAndGet();
            Map<ComplaintId, Watched> known = latest.get().rows();
            return transactions
                    .run(session -> emergencies
                            .versions(clock.instant().minus(settings.keep()), settings.most())
                            .chain(versions -> refreshed(known, versions)))
                    .map(rows -> new Look(turn, rows))
                    .invoke(look -> latest.accumulateAndGet(
                            look, (before, next) -> next.turn() > before.turn() ? next : before));
        });
    }

    /** Only what has changed is read. */
    private Uni<Map<ComplaintId, Watched>> refreshed(Map<ComplaintId, Watched> known, Map<ComplaintId, Long> versions) {
        List<ComplaintId> changed = versions.entrySet().stream()
                .filter(each -> !known.containsKey(each.getKey())
                        || known.get(each.getKey()).subject().version() != each.getValue())
                .map(Map.Entry::getKey)
                .toList();
        if (changed.isEmpty() && versions.size() == known.size()) {
            return Uni.createFrom().item(known);
        }
        return (changed.isEmpty() ? Uni.createFrom().item(List.<Watched>of()) : emergencies.read(changed)).map(read -> {
            Map<ComplaintId, Watched> fresh = new HashMap<>();
            read.forEach(each -> fresh.put(each.subject().id(), each));
            Map<ComplaintId, Watched> rows = new LinkedHashMap<>();
            versions.keySet().forEach(id -> {
                Watched row = fresh.getOrDefault(id, known.get(id));
                if (row != null) {
                    rows.put(id, row);
                }
            });
            return rows;
        });
    }

    private static List<Watched> seenBy(Scope scope, Collection<Watched> rows) {
        return rows.stream().filter(row -> scope.includes(row.subject())).toList();
    }

    /** @param turn tells which of two looks began later */
    private record Look(long turn, Map<ComplaintId, Watched> rows) {}

    /** What one screen shows. */
    private static final class Screen {
        private final Scope scope;
        private final Map<ComplaintId, Long> shown = new HashMap<>();
        private Look seen;
        private Instant told;

        private Screen(Scope scope) {
            this.scope = scope;
        }

        Optional<News> differs(Look look, Instant now) {
            boolean first = seen == null;
            if (!first && look.turn() < seen.turn()) {
                return Optional.empty();
            }
            boolean same = !first && look.rows() == seen.rows();
            seen = look;
            if (same) {
                return beat(now);
            }
            List<Watched> visible = seenBy(scope, look.rows().values());
            List<Watched> rows = visible.stream()
                    .filter(row -> shown.getOrDefault(row.subject().id(), 0L)
                            < row.subject().version())
                    .toList();
            List<ComplaintId> gone = new ArrayList<>(shown.keySet());
            visible.forEach(row -> gone.remove(row.subject().id()));
            rows.forEach(row -> shown.put(row.subject().id(), row.subject().version()));
            gone.forEach(shown::remove);
            if (!first && rows.isEmpty() && gone.isEmpty()) {
                return beat(now);
            }
            told = now;
            return Optional.of(new News(first, rows, gone, now));
        }

        private Optional<News> beat(Instant now) {
            if (now.isBefore(told.plus(BEAT))) {
                return Optional.empty();
            }
            told = now;
            return Optional.of(new News(false, List.of(), List.of(), now));
        }
    }
}
