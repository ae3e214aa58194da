package id.aduan.intake.whatsapp.media;

import id.aduan.durable.Moments;
import id.aduan.durable.Repeated;
import id.aduan.durable.Transactions;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Deletes files that nobody needs here any more: of drafts that were given up, of reports long filed, and what went to and
 * from an officer without becoming part of a report.
 */
@ApplicationScoped
class MediaSweep {
    private static final Logger LOG = Logger.getLogger(MediaSweep.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    /** A file is older than its row by moments only; what has none after this belongs to nobody. */
    private static final Duration GRACE = Duration.ofHours(1);
    /** The longest that a file can belong to a report that is still being told. */
    private static final Duration LONGEST_DRAFT = Duration.ofDays(38);

    private static final int PORTION = 500;

    private final Transactions transactions;
    private final MediaFolder folder;
    private final Duration kept;
    private final Clock clock = Clock.systemUTC();
    private final Repeated repeated = new Repeated(LOG, "files that nobody needs");

    /** @param kept how long a file serves the desk; its case has a copy of its own */
    MediaSweep(
            Transactions transactions,
            MediaFolder folder,
            @ConfigProperty(name = "aduan.intake.whatsapp.retention.files", defaultValue = "P40D") Duration kept) {
        if (kept.compareTo(LONGEST_DRAFT) < 0) {
            throw new IllegalArgumentException(
                    "aduan.intake.whatsapp.retention.files must be at least P38D: a report may be told for so long");
        }
        this.transactions = transactions;
        this.folder = folder;
        this.kept = kept;
    }

    @Scheduled(
            identity = "whatsapp-media-sweep",
            every = "{aduan.intake.whatsapp.media.sweep.every:1h}",
            delayed = "10m",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() {
        repeated.makeBlocking(this::sweepAll);
    }

    private void sweepAll() throws IOException {
        Instant now = clock.instant();
        transactions
                .run(session -> session.createNativeQuery("delete from media where state <> 'WAITED' and sent_at < ?1")
                        .setParameter(1, Moments.at(now.minus(kept)))
                        .executeUpdate())
                .await()
                .atMost(PATIENCE);
        int removed = 0;
        List<Path> old = older(now.minus(GRACE));
        for (int from = 0; from < old.size(); from += PORTION) {
            List<Path> portion = old.subList(from, Math.min(old.size(), from + PORTION));
            Set<String> needed = needed(portion);
            for (Path file : portion) {
                if (!needed.contains(file.getFileName().toString())) {
                    Files.deleteIfExists(file);
                    removed++;
                }
            }
        }
        if (removed > 0) {
            LOG.infof("removed %d files that no conversation needs", removed);
        }
    }

    private Set<String> needed(List<Path> files) {
        String ids = String.join(
                ",", files.stream().map(file -> file.getFileName().toString()).toList());
        return new HashSet<>(transactions
                .run(session -> session.createNativeQuery(
                                "select id from media where id = any(string_to_array(?1, ','))", String.class)
                        .setParameter(1, ids)
                        .getResultList())
                .await()
                .atMost(PATIENCE));
    }

    private List<Path> older(Instant moment) throws IOException {
        if (!Files.isDirectory(folder.root())) {
            return List.of();
        }
        try (Stream<Path> files = Files.find(
                folder.root(),
                2,
                (path, attributes) -> attributes.isRegularFile()
                        && attributes.lastModifiedTime().toInstant().isBefore(moment))) {
            return files.toList();
        }
    }
}
