package id.aduan.cases.application;

import id.aduan.cases.domain.Actor;
import id.aduan.cases.domain.ArchiveReason;
import id.aduan.cases.domain.Case;
import id.aduan.cases.domain.CaseChanged;
import id.aduan.cases.domain.CaseNotFound;
import id.aduan.cases.domain.Change;
import id.aduan.cases.domain.InabilityReason;
import id.aduan.cases.domain.LineContent;
import id.aduan.cases.domain.ReturnReason;
import id.aduan.cases.domain.Transition;
import id.aduan.contracts.AgencyCode;
import id.aduan.contracts.ComplaintId;
import id.aduan.durable.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;

/**
 * What the staff do with a case that they have seen in a certain version. Fails with a {@link
 * id.aduan.cases.domain.CaseException}: there is no such case for the viewer, it has changed since, its state has no
 * such transition, or the transition is not for him.
 */
@ApplicationScoped
public class ActOnCase {
    private final Transactions transactions;
    private final Cases cases;
    private final CaseBook book;
    private final ShowCase show;
    private final Clock clock;

    ActOnCase(Transactions transactions, Cases cases, CaseBook book, ShowCase show, Clock clock) {
        this.transactions = transactions;
        this.cases = cases;
        this.book = book;
        this.show = show;
        this.clock = clock;
    }

    /** One act of the staff. */
    public sealed interface Act {
        Transition transition();

        Change on(Case subject, Actor actor, Instant at);
    }

    /** Takes the case up. */
    public record Accept() implements Act {
        @Override
        public Transition transition() {
            return Transition.ACCEPT;
        }

        @Override
        public Change on(Case subject, Actor actor, Instant at) {
            return subject.accept(actor, at);
        }
    }

    /** Answers the reporter. */
    public record Answer(LineContent words) implements Act {
        @Override
        public Transition transition() {
            return Transition.ANSWER;
        }

        @Override
        public Change on(Case subject, Actor actor, Instant at) {
            return subject.answer(actor, words, at);
        }
    }

    /**
     * Gives it back as another's.
     *
     * @param suggestion the agency that is named instead, or null
     * @param words for routing and triage, or null
     */
    public record GiveBack(ReturnReason reason, AgencyCode suggestion, String words) implements Act {
        @Override
        public Transition transition() {
            return Transition.RETURN;
        }

        @Override
        public Change on(Case subject, Actor actor, Instant at) {
            return subject.giveBack(actor, reason, suggestion, words, at);
        }
    }

    /** Waits for the reporter, who is asked something. */
    public record Postpone(LocalDate until, String question) implements Act {
        @Override
        public Transition transition() {
            return Transition.POSTPONE;
        }

        @Override
        public Change on(Case subject, Actor actor, Instant at) {
            return subject.postpone(actor, until, question, at);
        }
    }

    /** Goes on. */
    public record Resume() implements Act {
        @Override
        public Transition transition() {
            return Transition.RESUME;
        }

        @Override
        public Change on(Case subject, Actor actor, Instant at) {
            return subject.resume(actor, at);
        }
    }

    /** Says that the agency cannot act. */
    public record DeclareUnable(InabilityReason reason, String words) implements Act {
        @Override
        public Transition transition() {
            return Transition.DECLARE_UNABLE;
        }

        @Override
        public Change on(Case subject, Actor actor, Instant at) {
            return subject.declareUnable(actor, reason, words, at);
        }
    }

    /** Closes it, having seen that it is done. */
    public record Close(LineContent proof) implements Act {
        @Override
        public Transition transition() {
            return Transition.CLOSE;
        }

        @Override
        public Change on(Case subject, Actor actor, Instant at) {
            return subject.close(actor, proof, at);
        }
    }

    /** Reopens it, having seen that it is not done. */
    public record Dispute(String words) implements Act {
        @Override
        public Transition transition() {
            return Transition.DISPUTE;
        }

        @Override
        public Change on(Case subject, Actor actor, Instant at) {
            return subject.dispute(actor, LineContent.ofText(words), at);
        }
    }

    /** Ends it without an answer. */
    public record Archive(ArchiveReason reason, String words) implements Act {
        @Override
        public Transition transition() {
            return Transition.ARCHIVE;
        }

        @Override
        public Change on(Case subject, Actor actor, Instant at) {
            return subject.archive(actor, reason, words, at);
        }
    }

    /** Gives the case as it is right after the act, also when the act has moved it out of the viewer's sight. */
    public Uni<CaseView> handle(Viewer viewer, ComplaintId id, CaseVersion seen, Act act) {
        return transactions.run(session -> held(viewer, id, seen).chain(subject -> {
            Actor actor = viewer.actorFor(act.transition(), subject);
            Change change = act.on(subject, actor, clock.instant());
            return book.write(change).chain(() -> show.view(viewer, change.after()));
        }));
    }

    /** Refuses what could not be done, before files are stored for it. */
    public Uni<Void> check(Viewer viewer, ComplaintId id, CaseVersion seen, Act act) {
        return transactions.run(session -> cases.find(id)
                .chain(found -> current(viewer, found.orElseThrow(CaseNotFound::new), seen))
                .invoke(subject -> act.on(subject, viewer.actorFor(act.transition(), subject), clock.instant()))
                .replaceWithVoid());
    }

    private Uni<Case> held(Viewer viewer, ComplaintId id, CaseVersion seen) {
        return cases.hold(id).chain(found -> current(viewer, found.orElseThrow(CaseNotFound::new), seen));
    }

    /** Refuses a version that is not the present one, unless only such lines came since as change nothing of what he saw. */
    private Uni<Case> current(Viewer viewer, Case subject, CaseVersion seen) {
        if (!viewer.scope().includes(subject)) {
            throw new CaseNotFound();
        }
        if (subject.version() == seen.number()) {
            return Uni.createFrom().item(subject);
        }
        if (subject.version() < seen.number()) {
            throw new CaseChanged(subject.version());
        }
        return cases.changedSince(subject.id(), seen.number()).map(changed -> {
            if (changed) {
                throw new CaseChanged(subject.version());
            }
            return subject;
        });
    }
}
