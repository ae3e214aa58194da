package id.aduan.intake;

import id.aduan.contracts.ComplaintId;
import id.aduan.contracts.HoldReason;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Decides which reports a person should look at first and refuses a flood for a while. Nothing is ever thrown away: what
 * looks like spam is held, and what is refused may be sent again.
 */
@ApplicationScoped
public class Abuse {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final String EVERYBODY = "";
    private static final int REMEMBERED_PER_TEXT = 50;

    private final DoorSettings settings;
    private final ProofOfWork proofs;
    private final Attempts perAddress;
    private final Attempts total;
    private final Attempts unprovenPerAddress;
    private final Attempts unprovenTotal;
    private final Clock clock;
    private final Map<Integer, Seen> texts;

    @Inject
    Abuse(DoorSettings settings, ProofOfWork proofs) {
        this(settings, proofs, Clock.systemUTC());
    }

    Abuse(DoorSettings settings, ProofOfWork proofs, Clock clock) {
        int memory = settings.memory();
        this.settings = settings;
        this.proofs = proofs;
        this.clock = clock;
        this.perAddress = new Attempts(settings.limits().perAddress(), HOUR, memory, clock);
        this.total = new Attempts(settings.limits().whole(), MINUTE, 1, clock);
        this.unprovenPerAddress = new Attempts(settings.limits().unproven(), HOUR, memory, clock);
        this.unprovenTotal = new Attempts(settings.limits().unprovenWhole(), MINUTE, 1, clock);
        this.texts = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Integer, Seen> eldest) {
                return size() > memory;
            }
        };
    }

    private record Seen(long until, Set<ComplaintId> reports) {}

    /**
     * The report as it may be received, held where a person should look first. Fails with a
     * {@link id.aduan.kit.problem.Refusal} of 429 when too many came.
     *
     * @param address by {@link SenderAddress}
     * @param proof a solution of {@link ProofOfWork}, or null
     */
    public Report admit(Report report, String address, String proof) {
        require(perAddress, address, report);
        require(total, EVERYBODY, report);
        ComplaintId id = report.complaintId();
        if (proofs.proves(proof, id)) {
            return report.heldFor(reason(report, id));
        }
        require(unprovenPerAddress, address, report);
        require(unprovenTotal, EVERYBODY, report);
        HoldReason reason = reason(report, id);
        boolean several = unprovenPerAddress.used(address) > settings.limits().unprovenFree();
        return report.heldFor(reason == null && several ? HoldReason.UNPROVEN_SENDER : reason);
    }

    /** The same for a client that has signed in; it is counted by its user and needs no proof. */
    public Report admitSignedIn(Report report, String user) {
        require(perAddress, user, report);
        require(total, EVERYBODY, report);
        return report.heldFor(reason(report, report.complaintId()));
    }

    private HoldReason reason(Report report, ComplaintId id) {
        if (SpamScore.of(report) >= settings.spam().threshold()) {
            return HoldReason.LOOKS_LIKE_SPAM;
        }
        return isRepeated(report, id) ? HoldReason.REPEATED_TEXT : null;
    }

    private boolean isRepeated(Report report, ComplaintId id) {
        int limit = settings.spam().repetitions();
        if (limit == 0) {
            return false;
        }
        int text = report.narrative()
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", "")
                .hashCode();
        synchronized (texts) {
            long now = clock.millis();
            Seen seen = texts.get(text);
            if (seen == null || seen.until() < now) {
                seen = new Seen(now + HOUR.toMillis(), new HashSet<>());
                texts.put(text, seen);
            }
            if (seen.reports().size() < Math.max(limit + 1, REMEMBERED_PER_TEXT)) {
                seen.reports().add(id);
            }
            return seen.reports().size() > limit;
        }
    }

    private static void require(Attempts attempts, String key, Report report) {
        attempts.take(key).ifPresent(wait -> {
            throw Refusals.tooManyReports(report.language(), wait);
        });
    }
}
