package id.aduan.routing.triage;

import id.aduan.contracts.AgencyCode;
import id.aduan.contracts.Attachment;
import id.aduan.contracts.ComplaintId;
import id.aduan.contracts.RoutingDecision;
import id.aduan.contracts.RoutingDecision.Disposal;
import id.aduan.contracts.RoutingDecision.OversightClass;
import id.aduan.contracts.RoutingDecision.Referral;
import id.aduan.contracts.RoutingOutcome;
import id.aduan.contracts.TrackingNumber;
import id.aduan.durable.Transactions;
import id.aduan.routing.directory.Agency;
import id.aduan.routing.directory.CurrentDirectory;
import id.aduan.routing.directory.Directory;
import id.aduan.routing.directory.ReferralBody;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * What a person does with the reports that wait for one. A confidential report exists for the coordinator only. Of two
 * who decide at once the first counts, and the second is told who it was.
 */
@ApplicationScoped
public class TriageDesk {
    private static final ZoneId WIB = ZoneId.of("Asia/Jakarta");

    private final Transactions transactions;
    private final CurrentDirectory directory;
    private final LaterDecisions later;
    private final Clock clock = Clock.systemUTC();

    TriageDesk(Transactions transactions, CurrentDirectory directory, LaterDecisions later) {
        this.transactions = transactions;
        this.directory = directory;
        this.later = later;
    }

    /**
     * What waits.
     *
     * @param total how many wait that this person may see
     * @param forCoordinator how many wait besides, for the coordinator only
     */
    public record Queue(List<ShownReport> items, long total, long forCoordinator) {
        public Queue {
            items = List.copyOf(items);
        }
    }

    /** What waits: what speaks of danger first, then the oldest. */
    public Uni<Queue> queue(Viewer viewer, String words, int offset, int limit) {
        return transactions.run(session -> Reports.waiting(session, viewer.coordinator(), words, offset, limit)
                .chain(reports -> io.smallrye.mutiny.Multi.createFrom()
                        .iterable(reports)
                        .onItem()
                        .transformToUniAndConcatenate(report -> shown(session, report))
                        .collect()
                        .asList())
                .chain(items -> Reports.countWaiting(session)
                        .map(count -> new Queue(
                                items,
                                viewer.coordinator() ? count[0] + count[1] : count[0],
                                viewer.coordinator() ? 0 : count[1]))));
    }

    /** One report; fails with {@link Refused}. */
    public Uni<ShownReport> show(Viewer viewer, ComplaintId id) {
        return transactions.run(session ->
                Reports.find(session, id).map(found -> visible(viewer, found)).chain(report -> shown(session, report)));
    }

    /** The decisions of a report that this person may see, also when no person has to decide; fails with {@link Refused}. */
    public Uni<List<RoutingDecision>> decisions(Viewer viewer, ComplaintId id) {
        return show(viewer, id).map(ShownReport::decisions);
    }

    /** A file of a report that this person may see. */
    public Uni<Attachment> file(Viewer viewer, ComplaintId id, String sha256) {
        return show(viewer, id).map(shown -> shown.complaint().attachments().stream()
                .filter(attachment -> attachment.sha256().equals(sha256))
                .findFirst()
                .orElseThrow(() -> new Refused(Refused.Reason.NOT_FOUND)));
    }

    /** Decides in the person's name; fails with {@link Refused}. */
    public Uni<RoutingDecision> decide(Viewer viewer, ComplaintId id, DeskDecision wish) {
        Directory now = directory.required();
        return transactions.run(session -> Reports.lock(session, id)
                .map(found -> visible(viewer, found))
                .call(report -> refuseSecond(session, report, wish))
                .chain(report -> target(session, viewer, report, wish)
                        .chain(target -> Reports.decisions(session, id).chain(decisions -> {
                            RoutingDecision before = decisions.get(decisions.size() - 1);
                            RoutingDecision decision = decision(viewer, before, wish, target, now);
                            return later.add(session, report, decision).replaceWith(decision);
                        }))));
    }

    private static Report visible(Viewer viewer, Optional<Report> found) {
        return found.filter(report -> report.complaint() != null)
                .filter(report -> viewer.coordinator() || !report.confidential())
                .orElseThrow(() -> new Refused(Refused.Reason.NOT_FOUND));
    }

    private static Uni<Void> refuseSecond(Mutiny.Session session, Report report, DeskDecision wish) {
        if (report.waiting() && report.lastNumber() == wish.number()) {
            return Uni.createFrom().voidItem();
        }
        return Reports.decisions(session, report.complaintId()).map(decisions -> {
            throw new Refused(Refused.Reason.ALREADY_DECIDED, decisions.get(decisions.size() - 1));
        });
    }

    /** The report that another is merged into, or empty when this is no merge. */
    private static Uni<Optional<ComplaintId>> target(
            Mutiny.Session session, Viewer viewer, Report report, DeskDecision wish) {
        if (wish.action() != DeskDecision.Action.MERGE) {
            return Uni.createFrom().item(Optional.empty());
        }
        return named(session, wish.into()).map(found -> found.filter(target -> !target.isErased()
                        && !target.complaintId().equals(report.complaintId())
                        && (viewer.coordinator() || !target.confidential()))
                .map(target -> Optional.of(target.complaintId()))
                .orElseThrow(() -> new Refused(Refused.Reason.UNKNOWN_TARGET)));
    }

    private static Uni<Optional<Report>> named(Mutiny.Session session, String text) {
        if (text == null) {
            return Uni.createFrom().item(Optional.empty());
        }
        Optional<TrackingNumber> number = TrackingNumber.parse(text);
        if (number.isPresent()) {
            return Reports.find(session, number.get());
        }
        try {
            return Reports.find(session, ComplaintId.parse(text.strip()));
        } catch (IllegalArgumentException e) {
            return Uni.createFrom().item(Optional.empty());
        }
    }

    private RoutingDecision decision(
            Viewer viewer, RoutingDecision before, DeskDecision wish, Optional<ComplaintId> target, Directory now) {
        Instant at = clock.instant();
        LocalDate day = at.atZone(WIB).toLocalDate();
        String note = note(wish);
        List<String> reasons = note == null ? List.of() : List.of(note);
        return switch (wish.action()) {
            case ASSIGN -> {
                Agency agency = agency(now, wish.agency(), day);
                List<AgencyCode> helpers = wish.helpers().stream()
                        .map(code -> agency(now, code, day).code())
                        .filter(code -> !code.equals(agency.code()))
                        .distinct()
                        .toList();
                yield person(
                        viewer, before, RoutingOutcome.ASSIGNED, agency.code(), helpers, null, reasons, null, now, at);
            }
            case REFER -> {
                ReferralBody body = now.referral(wish.referral() == null ? "" : wish.referral())
                        .orElseThrow(() -> new Refused(Refused.Reason.UNKNOWN_REFERRAL));
                Referral referral = new Referral(body.body(), body.advice());
                yield person(
                        viewer, before, RoutingOutcome.NOT_OURS, null, List.of(), referral, reasons, null, now, at);
            }
            case ARCHIVE -> {
                if (wish.reasonCode() == null) {
                    throw new Refused(Refused.Reason.REASON_MISSING);
                }
                Disposal disposal =
                        new Disposal(Disposal.Kind.ARCHIVED, wish.reasonCode().name(), needed(note), null);
                yield person(viewer, before, RoutingOutcome.TRIAGE, null, List.of(), null, reasons, disposal, now, at);
            }
            case MERGE -> {
                Disposal disposal = new Disposal(
                        Disposal.Kind.MERGED,
                        DeskDecision.ArchiveReason.DUPLICATE.name(),
                        needed(note),
                        target.orElseThrow());
                yield person(viewer, before, RoutingOutcome.TRIAGE, null, List.of(), null, reasons, disposal, now, at);
            }
        };
    }

    private static RoutingDecision person(
            Viewer viewer,
            RoutingDecision before,
            RoutingOutcome outcome,
            AgencyCode agency,
            List<AgencyCode> helpers,
            Referral referral,
            List<String> reasons,
            Disposal disposal,
            Directory now,
            Instant at) {
        return new RoutingDecision(
                before.number() + 1,
                outcome,
                agency,
                helpers,
                referral,
                before.category(),
                outcome == RoutingOutcome.NOT_OURS ? OversightClass.ORDINARY : before.oversight(),
                before.area(),
                1,
                before.alternatives(),
                reasons,
                viewer.name(),
                at,
                now.version(),
                disposal);
    }

    private static Agency agency(Directory now, AgencyCode code, LocalDate day) {
        return Optional.ofNullable(code)
                .flatMap(now::agency)
                .filter(agency -> agency.isActive(day))
                .orElseThrow(() -> new Refused(Refused.Reason.UNKNOWN_AGENCY));
    }

    private static String note(DeskDecision wish) {
        if (wish.note() == null || wish.note().isBlank()) {
            return null;
        }
        String note = wish.note().strip();
        boolean fits = note.length() <= DeskDecision.MAX_NOTE
                && note.chars().noneMatch(c -> c == 0 || Character.isSurrogate((char) c) && !isWellFormed(note));
        if (!fits) {
            throw new Refused(Refused.Reason.NOTE_UNFIT);
        }
        return note;
    }

    private static boolean isWellFormed(String text) {
        return java.nio.charset.StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }

    private static String needed(String note) {
        if (note == null) {
            throw new Refused(Refused.Reason.NOTE_MISSING);
        }
        return note;
    }

    private static Uni<ShownReport> shown(Mutiny.Session session, Report report) {
        return Reports.decisions(session, report.complaintId())
                .map(decisions -> new ShownReport(report.complaint(), report.flagged(), report.waiting(), decisions));
    }
}
