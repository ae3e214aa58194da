package id.aduan.cases.application;

import id.aduan.cases.domain.Actor;
import id.aduan.cases.domain.Case;
import id.aduan.cases.domain.CaseErased;
import id.aduan.cases.domain.CaseNotFound;
import id.aduan.cases.domain.NotAllowed;
import id.aduan.contracts.Attachment;
import id.aduan.contracts.ComplaintId;
import id.aduan.durable.Transactions;
import id.aduan.kit.sealing.Contact;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Who reports: shown for a reason, copied for the person himself, forgotten on request. Each act is a line of history. */
@ApplicationScoped
public class Persons {
    private final Transactions transactions;
    private final Cases cases;
    private final CaseBook book;
    private final Clock clock;

    Persons(Transactions transactions, Cases cases, CaseBook book, Clock clock) {
        this.transactions = transactions;
        this.cases = cases;
        this.book = book;
        this.clock = clock;
    }

    /** All that Aduan keeps of a person in one case. */
    public record Copy(
            Case subject,
            Optional<Contact> contact,
            Optional<Report> report,
            List<Attachment> attachments,
            List<ToldLine> history) {}

    /** Shows the contact; the reason is kept. Empty when there is none. */
    public Uni<Optional<Contact>> reveal(Viewer viewer, ComplaintId id, String reason) {
        return transactions.run(session -> held(viewer, id).chain(subject -> {
            if (!viewer.mayReveal(subject)) {
                throw new NotAllowed(null);
            }
            Actor actor = viewer.actor(subject);
            return cases.contact(id).chain(contact -> book.write(subject.reveal(actor, reason, clock.instant()))
                    .replaceWith(contact));
        }));
    }

    /** Forgets the reporter of one case, for a supervisor. */
    public Uni<Void> erase(Viewer viewer, ComplaintId id) {
        return transactions.run(session -> held(viewer, id).chain(subject -> {
            requireSupervisor(viewer);
            return book.write(subject.erase(viewer.actor(subject), clock.instant()));
        }));
    }

    /** A copy for the person himself, handed out by a supervisor. */
    public Uni<Copy> copy(Viewer viewer, ComplaintId id) {
        return transactions.run(session -> held(viewer, id).chain(subject -> {
            requireSupervisor(viewer);
            return book.write(subject.copied(viewer.actor(subject), clock.instant()))
                    .chain(() -> copyOf(subject));
        }));
    }

    /** In the transaction of the caller; fails with {@link CaseErased} when nothing is left. */
    Uni<Copy> copyOf(Case subject) {
        if (subject.erased()) {
            throw new CaseErased();
        }
        ComplaintId id = subject.id();
        return cases.contact(id).chain(contact -> cases.report(id).chain(report -> cases.attachments(id)
                .chain(files -> cases.history(id).map(lines -> new Copy(subject, contact, report, files, lines)))));
    }

    private Uni<Case> held(Viewer viewer, ComplaintId id) {
        return cases.hold(id)
                .map(found -> found.filter(viewer.scope()::includes).orElseThrow(CaseNotFound::new));
    }

    private static void requireSupervisor(Viewer viewer) {
        if (!viewer.isSupervisor()) {
            throw new NotAllowed(null);
        }
    }
}
