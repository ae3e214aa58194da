package id.aduan.durable.desk;

import id.aduan.durable.ParkedDecisions;
import id.aduan.durable.ParkedDecisions.ParkedDecision;
import id.aduan.durable.ParkedRecords;
import id.aduan.durable.ParkedRecords.ParkedRecord;
import id.aduan.durable.ParkedRecords.Replayed;
import id.aduan.durable.ParkedSummary;
import id.aduan.durable.ParkedSummary.FailedRecord;
import id.aduan.durable.ParkedSummary.ParkedCause;
import id.aduan.kit.pages.RequestLanguage;
import id.aduan.kit.problem.Problem;
import id.aduan.kit.problem.Problem.FieldError;
import id.aduan.kit.problem.Refusal;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What a person does about parked records, the same on the page and in the API. Whoever acts is kept with the act. */
@ApplicationScoped
public class DeadLetterDesk {
    private static final int MOST_CAUSES = 100;
    private static final int MOST_KEYS = 200;
    private static final int MOST_DECISIONS = 50;
    private static final int LONGEST_REASON = 1_000;

    private final ParkedRecords parked;
    private final ParkedSummary summary;
    private final ParkedDecisions decisions;
    private final SecurityIdentity identity;
    private final String pages;

    DeadLetterDesk(
            ParkedRecords parked,
            ParkedSummary summary,
            ParkedDecisions decisions,
            SecurityIdentity identity,
            @ConfigProperty(name = "aduan.pages.prefix") String pages) {
        this.parked = parked;
        this.summary = summary;
        this.decisions = decisions;
        this.identity = identity;
        this.pages = pages;
    }

    /** A cause with the first of its records. */
    record Group(ParkedCause cause, List<FailedRecord> records) {}

    /** One record with how many wait with it and what was done about it. */
    record Opened(ParkedRecord parked, long withSameKey, List<ParkedDecision> decisions) {}

    /** What became of the keys of a cause. */
    record AllReplayed(long keys, long applied, long failed, long remaining) {}

    /** The prefix of the service's pages. */
    public String pages() {
        return pages;
    }

    /** @param causeId only this one, or null for all */
    Uni<List<Group>> groups(String causeId, int recordsEach) {
        return summary.causes(MOST_CAUSES).chain(causes -> Multi.createFrom()
                .iterable(causes)
                .filter(cause -> causeId == null || cause.id().equals(causeId))
                .onItem()
                .transformToUniAndConcatenate(
                        cause -> summary.failed(cause.id(), recordsEach).map(records -> new Group(cause, records)))
                .collect()
                .asList());
    }

    /** Opens a record, and keeps who did. */
    Uni<Opened> open(String id, RoutingContext request) {
        DeskMessages words = words(request);
        String by = account();
        return parked.find(uuid(id, words)).chain(found -> {
            ParkedRecord waiting = found.orElseThrow(() -> gone(words));
            return decisions.opened(waiting, by).chain(() -> show(waiting));
        });
    }

    /** The record once more, for somebody who has just acted on it. */
    Uni<Opened> again(String id, RoutingContext request) {
        DeskMessages words = words(request);
        return parked.find(uuid(id, words)).chain(found -> show(found.orElseThrow(() -> gone(words))));
    }

    /** Fails with a problem when the first record fails again. */
    Uni<Replayed> replay(String id, RoutingContext request) {
        DeskMessages words = words(request);
        return parked.replay(uuid(id, words), account()).map(replayed -> {
            Replayed done = replayed.orElseThrow(() -> gone(words));
            if (done.failure() != null) {
                throw new Refusal(Problem.of(
                                409,
                                "replay-failed",
                                words.failedTitle(),
                                words.failedDetail(done.failure(), done.applied(), done.waiting()))
                        .with("cause", done.failure())
                        .with("applied", done.applied())
                        .with("waiting", done.waiting()));
            }
            return done;
        });
    }

    /** Replays the keys of a cause, one after the other; those that fail again stay. */
    Uni<AllReplayed> replayAll(String causeId, RoutingContext request) {
        DeskMessages words = words(request);
        String by = account();
        return groups(causeId, MOST_KEYS).chain(groups -> {
            if (groups.isEmpty()) {
                return Uni.createFrom().failure(gone(words));
            }
            Group group = groups.get(0);
            return Multi.createFrom()
                    .iterable(group.records())
                    .onItem()
                    .transformToUniAndConcatenate(each -> parked.replay(each.id(), by))
                    .collect()
                    .asList()
                    .map(all -> {
                        long applied = 0;
                        long failed = 0;
                        for (var each : all) {
                            applied += each.map(Replayed::applied).orElse(0);
                            failed += each.map(Replayed::failure).isPresent() ? 1 : 0;
                        }
                        long tried = group.records().size();
                        return new AllReplayed(
                                tried,
                                applied,
                                failed,
                                Math.max(0, group.cause().records() - tried));
                    });
        });
    }

    /** Gives the record up and applies those behind it. */
    Uni<Replayed> drop(String id, String reason, RoutingContext request) {
        DeskMessages words = words(request);
        UUID waiting = uuid(id, words);
        List<FieldError> errors = faults(reason, words);
        if (!errors.isEmpty()) {
            throw new Refusal(Problem.of(400, "invalid-request", words.invalidTitle(), words.invalidDetail())
                    .withErrors(errors));
        }
        return parked.drop(waiting, account(), reason.strip()).map(dropped -> dropped.orElseThrow(() -> gone(words)));
    }

    Uni<List<ParkedDecision>> decisions() {
        return decisions.latest(MOST_DECISIONS);
    }

    static DeskMessages words(RoutingContext request) {
        return RequestLanguage.words(DeskMessages.class, request);
    }

    private Uni<Opened> show(ParkedRecord waiting) {
        return summary.withSameKey(waiting.id())
                .chain(others ->
                        decisions.about(waiting.id(), MOST_DECISIONS).map(lines -> new Opened(waiting, others, lines)));
    }

    /** The name of the account, which people know each other by. */
    private String account() {
        return identity.getPrincipal().getName();
    }

    private static List<FieldError> faults(String reason, DeskMessages words) {
        List<FieldError> errors = new ArrayList<>();
        if (reason == null || reason.isBlank()) {
            errors.add(new FieldError("reason", "REQUIRED", words.reasonRequired()));
            return errors;
        }
        if (reason.strip().length() > LONGEST_REASON) {
            errors.add(new FieldError("reason", "TOO_LONG", words.reasonTooLong(LONGEST_REASON)));
        }
        if (reason.indexOf('\0') >= 0
                || reason.codePoints()
                        .anyMatch(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE)) {
            errors.add(new FieldError("reason", "UNREADABLE_CHARACTERS", words.reasonUnreadable()));
        }
        return errors;
    }

    private static UUID uuid(String text, DeskMessages words) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw gone(words);
        }
    }

    private static Refusal gone(DeskMessages words) {
        return new Refusal(Problem.of(404, "dead-letter-not-found", words.notFoundTitle(), words.notFoundDetail()));
    }
}
