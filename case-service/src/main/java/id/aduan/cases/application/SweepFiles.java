package id.aduan.cases.application;

import id.aduan.contracts.ComplaintId;
import id.aduan.durable.Repeated;
import id.aduan.durable.Transactions;
import id.aduan.kit.attachments.AttachmentStore;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Removes files: at once those of a case whose reporter was forgotten, and in time those whose report never became a
 * case. A report can become one as long as its topic keeps it, so orphans have to be older than that.
 */
@ApplicationScoped
public class SweepFiles {
    private static final Logger LOG = Logger.getLogger(SweepFiles.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int PORTION = 500;

    private final Transactions transactions;
    private final Files files;
    private final AttachmentStore store;
    private final Clock clock;
    private final Duration orphanAge;
    private final Repeated removal = new Repeated(LOG, "files of erased reports");
    private final Repeated sweep = new Repeated(LOG, "files that belong to no case");

    SweepFiles(
            Transactions transactions,
            Files files,
            AttachmentStore store,
            Clock clock,
            @ConfigProperty(name = "aduan.attachments.orphan.age", defaultValue = "P30D") Duration orphanAge) {
        this.transactions = transactions;
        this.files = files;
        this.store = store;
        this.clock = clock;
        this.orphanAge = orphanAge;
    }

    @Scheduled(
            identity = "file-removal",
            every = "{aduan.attachments.removal.every:30S}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void removeForgotten() {
        removal.makeBlocking(this::removeAllForgotten);
    }

    private void removeAllForgotten() throws IOException {
        List<ComplaintId> next;
        do {
            next = transactions
                    .run(session -> files.toBeRemoved(PORTION))
                    .await()
                    .atMost(PATIENCE);
            for (ComplaintId id : next) {
                store.deleteAll(id);
                transactions.run(session -> files.removed(id)).await().atMost(PATIENCE);
            }
        } while (next.size() == PORTION);
    }

    @Scheduled(
            identity = "file-sweep",
            every = "{aduan.attachments.orphan.every:24H}",
            delayed = "10M",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweepOrphans() {
        sweep.makeBlocking(this::sweepAllOrphans);
    }

    private void sweepAllOrphans() throws IOException {
        List<ComplaintId> old = store.olderThan(clock.instant().minus(orphanAge), Integer.MAX_VALUE);
        int removed = 0;
        for (int from = 0; from < old.size(); from += PORTION) {
            List<ComplaintId> portion = old.subList(from, Math.min(old.size(), from + PORTION));
            List<ComplaintId> orphans =
                    transactions.run(session -> files.orphans(portion)).await().atMost(PATIENCE);
            for (ComplaintId id : orphans) {
                store.deleteAll(id);
                removed++;
            }
        }
        if (removed > 0) {
            LOG.infof("removed the files of %d reports that never became a case", removed);
        }
    }
}
