package id.aduan.cases.domain;

import id.aduan.contracts.Milestone;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How far help has come for an emergency. A milestone that is missing was not told; a later one does not stand for it.
 *
 * @param reached when each milestone was reached
 * @param callBack what came of the last call back, or null while there was none
 * @param awaitedSince since when nobody has acknowledged it, or null when that is not waited for
 * @param escalatedAt when the supervisor was called because nobody had, or null
 */
public record Progress(Map<Milestone, Instant> reached, CallBack callBack, Instant awaitedSince, Instant escalatedAt) {
    /** Of a case that is no emergency. */
    public static final Progress NONE = new Progress(Map.of(), null, null, null);

    private static final Set<StatusGroup> BEFORE_AN_AGENCY_ACTS =
            Set.of(StatusGroup.UNVERIFIED, StatusGroup.NOT_FOLLOWED_UP);

    public Progress {
        Map<Milestone, Instant> kept = new EnumMap<>(Milestone.class);
        reached.forEach((milestone, at) -> kept.put(milestone, stored(at)));
        reached = Map.copyOf(kept);
        awaitedSince = stored(awaitedSince);
        escalatedAt = stored(escalatedAt);
    }

    static Progress awaited(Instant since) {
        return new Progress(Map.of(), null, since, null);
    }

    /** Null while it is not reached. */
    public Instant at(Milestone milestone) {
        return reached.get(milestone);
    }

    public boolean has(Milestone milestone) {
        return reached.containsKey(milestone);
    }

    /** How far the agency has come; a call back is none of its steps. */
    public Optional<Milestone> furthest() {
        return reached.keySet().stream()
                .filter(milestone -> milestone != Milestone.CALLED_BACK)
                .max(Milestone::compareTo);
    }

    /** True when nobody has acknowledged it within that time, and the supervisor was not called yet. */
    public boolean isOverdue(Duration within, Instant now) {
        return awaitedSince != null
                && escalatedAt == null
                && !awaitedSince.plus(within).isAfter(now);
    }

    Progress reach(Milestone milestone, Instant at) {
        Map<Milestone, Instant> more = new EnumMap<>(Milestone.class);
        more.putAll(reached);
        more.put(milestone, at);
        return new Progress(more, callBack, milestone == Milestone.CALLED_BACK ? awaitedSince : null, escalatedAt);
    }

    /** What is a false alarm waits for nobody. */
    Progress calledBack(CallBack result) {
        return new Progress(reached, result, result == CallBack.FALSE_ALARM ? null : awaitedSince, escalatedAt);
    }

    Progress escalate(Instant at) {
        return new Progress(reached, callBack, awaitedSince, at);
    }

    /** The agency has given it back before its crews went: it waits anew for somebody who takes it. */
    Progress givenBack(Instant at) {
        if (furthest().filter(furthest -> furthest != Milestone.ACKNOWLEDGED).isPresent()) {
            return this;
        }
        Map<Milestone, Instant> fewer = new EnumMap<>(Milestone.class);
        fewer.putAll(reached);
        fewer.remove(Milestone.ACKNOWLEDGED);
        return new Progress(fewer, callBack, at, null);
    }

    /** The same of a case in this status: one that an agency works on, or that has ended, waits for nobody. */
    Progress in(CaseStatus status) {
        return awaitedSince == null || BEFORE_AN_AGENCY_ACTS.contains(status.group())
                ? this
                : new Progress(reached, callBack, null, escalatedAt);
    }

    /** As the database keeps it. */
    private static Instant stored(Instant at) {
        return at == null ? null : at.truncatedTo(ChronoUnit.MICROS);
    }
}
