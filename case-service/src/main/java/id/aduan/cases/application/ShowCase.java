package id.aduan.cases.application;

import id.aduan.cases.domain.Case;
import id.aduan.cases.domain.CaseNotFound;
import id.aduan.cases.vault.MaskedContact;
import id.aduan.contracts.Attachment;
import id.aduan.contracts.ComplaintId;
import id.aduan.durable.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Shows a case to those who may see it; for everybody else there is none. */
@ApplicationScoped
public class ShowCase {
    private final Transactions transactions;
    private final Cases cases;
    private final Notices notices;

    ShowCase(Transactions transactions, Cases cases, Notices notices) {
        this.transactions = transactions;
        this.cases = cases;
        this.notices = notices;
    }

    /** Fails with {@link CaseNotFound} when there is none for the viewer. */
    public Uni<CaseView> handle(Viewer viewer, ComplaintId id) {
        return transactions.run(session -> seen(viewer, id).chain(subject -> view(viewer, subject)));
    }

    /** A file of the case; fails with {@link CaseNotFound} when there is none for the viewer. */
    public Uni<Attachment> attachment(Viewer viewer, ComplaintId id, String sha256) {
        return transactions.run(session -> seen(viewer, id)
                .chain(subject -> cases.attachments(id))
                .map(files -> files.stream()
                        .filter(file -> file.sha256().equals(sha256))
                        .findFirst()
                        .orElseThrow(CaseNotFound::new)));
    }

    Uni<CaseView> view(Viewer viewer, Case subject) {
        ComplaintId id = subject.id();
        return cases.report(id).chain(report -> cases.contact(id).chain(contact -> cases.attachments(id)
                .chain(files -> cases.history(id).chain(lines -> notices.of(id)
                        .map(told -> new CaseView(
                                subject,
                                report,
                                subject.facts().anonymous()
                                        ? java.util.Optional.empty()
                                        : contact.map(MaskedContact::of),
                                files,
                                lines,
                                viewer.legal(subject),
                                contact.isPresent() && viewer.mayReveal(subject),
                                told))))));
    }

    private Uni<Case> seen(Viewer viewer, ComplaintId id) {
        return cases.find(id)
                .map(found -> found.filter(viewer.scope()::includes).orElseThrow(CaseNotFound::new));
    }
}
