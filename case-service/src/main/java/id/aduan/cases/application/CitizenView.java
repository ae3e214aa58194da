package id.aduan.cases.application;

import id.aduan.cases.domain.Case;
import id.aduan.cases.domain.CaseNotFound;
import id.aduan.contracts.Attachment;
import id.aduan.contracts.TrackingNumber;
import id.aduan.durable.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/** What doors show the reporter of his own case; the door has checked that it is his. */
@ApplicationScoped
public class CitizenView {
    private static final Logger LOG = Logger.getLogger(CitizenView.class);
    private static final int MOST = 100;

    private final Transactions transactions;
    private final Cases cases;
    private final Persons persons;
    private final AtomicLong clashes = new AtomicLong();

    CitizenView(Transactions transactions, Cases cases, Persons persons) {
        this.transactions = transactions;
        this.cases = cases;
        this.persons = persons;
    }

    /** A case with its history and words. */
    public record Tracked(Case subject, List<ToldLine> history) {}

    /** Fails with {@link CaseNotFound} when there is no such case, or more than one. */
    public Uni<Tracked> track(TrackingNumber number) {
        return transactions.run(session ->
                single(number).chain(subject -> cases.history(subject.id()).map(lines -> new Tracked(subject, lines))));
    }

    /** The newest first. */
    public Uni<List<Case>> ofReporter(String reporterRef) {
        return transactions.run(session -> cases.ofReporter(reporterRef, MOST));
    }

    /** A copy of all that is kept of the person in this case. */
    public Uni<Persons.Copy> copy(TrackingNumber number) {
        return transactions.run(session -> single(number).chain(persons::copyOf));
    }

    /** A file that the reporter may see: his own, and those of answers and of the closing. */
    public Uni<Attachment> attachment(TrackingNumber number, String sha256) {
        return transactions.run(session -> single(number)
                .chain(subject -> cases.attachments(subject.id()))
                .map(files -> files.stream()
                        .filter(file -> file.sha256().equals(sha256))
                        .findFirst()
                        .orElseThrow(CaseNotFound::new)));
    }

    private Uni<Case> single(TrackingNumber number) {
        return cases.withNumber(number).map(found -> {
            if (found.size() > 1) {
                LOG.errorf(
                        "%d cases share one tracking number, and none of them is shown by it (%d times so far)",
                        found.size(), clashes.incrementAndGet());
                throw new CaseNotFound();
            }
            return found.stream().findFirst().orElseThrow(CaseNotFound::new);
        });
    }
}
