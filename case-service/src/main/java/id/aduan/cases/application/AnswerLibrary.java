package id.aduan.cases.application;

import id.aduan.cases.application.Answers.Use;
import id.aduan.contracts.AgencyCode;
import id.aduan.contracts.Language;
import id.aduan.durable.InTurn;
import id.aduan.durable.Transactions;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * The answers to what citizens ask most. Doors keep an index of their own: they are told of each version, and of the
 * newest ones again at every start, so that a topic that was lost fills anew.
 */
@ApplicationScoped
public class AnswerLibrary {
    private static final Logger LOG = Logger.getLogger(AnswerLibrary.class);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final long VERSIONS_OF_AN_EPOCH = 1_000_000;

    private final Transactions transactions;
    private final Answers answers;
    private final Clock clock;
    private final long firstOfEpoch;

    AnswerLibrary(
            Transactions transactions,
            Answers answers,
            Clock clock,
            @ConfigProperty(name = "aduan.cases.epoch", defaultValue = "1") int epoch) {
        this.transactions = transactions;
        this.answers = answers;
        this.clock = clock;
        this.firstOfEpoch = (epoch - 1) * VERSIONS_OF_AN_EPOCH;
    }

    /** An entry and how it has served. */
    public record Shown(AnswerEntry entry, Use use) {}

    /**
     * What somebody writes.
     *
     * @param agency who answers for it, or null
     */
    public record Draft(Map<Language, List<String>> questions, Map<Language, String> answers, AgencyCode agency) {}

    void start(@Observes StartupEvent started) {
        Uni.createFrom()
                .deferred(this::begin)
                .onFailure()
                .invoke(failure -> LOG.warnf(
                        "the answer library cannot be published, trying again: %s",
                        failure.getClass().getSimpleName()))
                .onFailure()
                .retry()
                .withBackOff(Duration.ofMillis(200), LONGEST_PAUSE)
                .indefinitely()
                .subscribe()
                .with(done -> LOG.debug("the answer library is published"));
    }

    private Uni<Void> begin() {
        return transactions.run(session -> answers.takeTurn()
                .chain(answers::all)
                .chain(all -> all.isEmpty()
                        ? InTurn.all(AnswerSeed.read(firstOfEpoch + 1, clock.instant()), answers::put)
                        : InTurn.all(all, this::tell)));
    }

    /** After a restore doors have seen later versions than the latest here: it goes on above all of them. */
    private Uni<Void> tell(AnswerEntry entry) {
        return entry.version() >= firstOfEpoch
                ? answers.tell(entry)
                : answers.put(entry.at(firstOfEpoch, entry.withdrawn(), "restore", clock.instant()));
    }

    /** By their keys. */
    public Uni<List<Shown>> list() {
        return transactions.run(
                session -> answers.all().chain(all -> answers.uses().map(uses -> all.stream()
                        .map(entry -> new Shown(entry, uses.getOrDefault(entry.id(), Use.NONE)))
                        .toList())));
    }

    /** Fails with {@link AnswerNotFound}. */
    public Uni<Shown> show(String id) {
        return transactions.run(session -> answers.find(id)
                .map(found -> found.orElseThrow(AnswerNotFound::new))
                .chain(entry -> answers.uses().map(uses -> new Shown(entry, uses.getOrDefault(id, Use.NONE)))));
    }

    /**
     * Writes an entry or its next version; one that was withdrawn is given again. Fails with {@link AnswerChanged} when
     * it is not at the version that was seen.
     *
     * @param seen the version that was seen, or 0 for a new entry
     */
    public Uni<Shown> write(String id, long seen, Draft draft, String by) {
        return change(
                id,
                seen,
                found -> new AnswerEntry(
                        id,
                        next(found),
                        draft.questions(),
                        draft.answers(),
                        draft.agency(),
                        false,
                        by,
                        clock.instant()));
    }

    /** Doors no longer give it. Fails with {@link AnswerChanged} when it is not at the version that was seen. */
    public Uni<Shown> withdraw(String id, long seen, String by) {
        return change(id, seen, found -> {
            if (found == null) {
                throw new AnswerNotFound();
            }
            return found.at(next(found), true, by, clock.instant());
        });
    }

    private Uni<Shown> change(String id, long seen, Function<AnswerEntry, AnswerEntry> work) {
        return transactions
                .run(session -> answers.takeTurn().chain(() -> answers.find(id)).chain(found -> {
                    AnswerEntry before = found.orElse(null);
                    long current = before == null ? 0 : before.version();
                    if (current != seen) {
                        throw new AnswerChanged(current);
                    }
                    return answers.put(work.apply(before));
                }))
                .chain(() -> show(id));
    }

    private long next(AnswerEntry found) {
        return Math.max(firstOfEpoch, found == null ? 0 : found.version()) + 1;
    }
}
