package id.aduan.cases.application;

import id.aduan.cases.application.AgencyNames.Directory;
import id.aduan.cases.application.Notices.Due;
import id.aduan.cases.domain.Case;
import id.aduan.cases.domain.CaseState;
import id.aduan.cases.domain.LineContent;
import id.aduan.cases.domain.NoticeBudget;
import id.aduan.cases.domain.NoticeReason;
import id.aduan.cases.domain.QuietHours;
import id.aduan.cases.domain.Telling;
import id.aduan.cases.words.CaseWords;
import id.aduan.contracts.ComplaintId;
import id.aduan.contracts.Notice;
import id.aduan.durable.Repeated;
import id.aduan.durable.Transactions;
import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Hands notices to the doors when their time has come: of each case only what is still so and latest, outside the quiet
 * hours, within the budget. One instance does so at a time.
 */
@ApplicationScoped
public class ReleaseNotices {
    private static final Logger LOG = Logger.getLogger(ReleaseNotices.class);
    private static final int CASES = 100;
    private static final int MOST_WORDS = 3_000;

    private final Repeated repeated = new Repeated(LOG, "notices");
    private final Transactions transactions;
    private final Notices notices;
    private final Cases cases;
    private final Agencies agencies;
    private final Clock clock;
    private final QuietHours quiet;
    private final NoticeBudget budget;

    ReleaseNotices(
            Transactions transactions,
            Notices notices,
            Cases cases,
            Agencies agencies,
            Clock clock,
            @ConfigProperty(name = "aduan.notices.quiet.from", defaultValue = "21:00") LocalTime quietFrom,
            @ConfigProperty(name = "aduan.notices.quiet.until", defaultValue = "06:00") LocalTime quietUntil,
            @ConfigProperty(name = "aduan.notices.budget.per-day", defaultValue = "2000") int perDay,
            @ConfigProperty(name = "aduan.notices.budget.per-case", defaultValue = "12") int perCase) {
        this.transactions = transactions;
        this.notices = notices;
        this.cases = cases;
        this.agencies = agencies;
        this.clock = clock;
        this.quiet = new QuietHours(quietFrom, quietUntil);
        this.budget = new NoticeBudget(perDay, perCase);
    }

    public NoticeBudget budget() {
        return budget;
    }

    @Scheduled(
            identity = "notice-release",
            every = "{aduan.notices.release.every:1S}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> tick() {
        return repeated.make(this::release);
    }

    /** All that is due. */
    Uni<Void> release() {
        return transactions
                .run(session -> notices.takeTurn()
                        .chain(mine -> mine ? round() : Uni.createFrom().item(false)))
                .chain(more -> more ? release() : Uni.createFrom().voidItem());
    }

    private Uni<Boolean> round() {
        Instant now = clock.instant();
        return notices.due(now, CASES).chain(due -> {
            if (due.isEmpty()) {
                return Uni.createFrom().item(false);
            }
            Map<ComplaintId, List<Due>> byCase =
                    due.stream().collect(Collectors.groupingBy(Due::caseId, LinkedHashMap::new, Collectors.toList()));
            return agencies.all().map(Directory::new).chain(directory -> notices.sentSince(startOfDay(now))
                    .map(sent -> new Round(now, directory, sent))
                    .chain(round -> Multi.createFrom()
                            .iterable(byCase.entrySet())
                            .onItem()
                            .transformToUniAndConcatenate(each ->
                                    round.settle(each.getKey(), each.getValue()).replaceWith(true))
                            .collect()
                            .last())
                    .replaceWith(byCase.size() >= CASES));
        });
    }

    private static Instant startOfDay(Instant now) {
        return now.atZone(Time.WIB).truncatedTo(ChronoUnit.DAYS).toInstant();
    }

    /** What one transaction sends. */
    private final class Round {
        private final Instant now;
        private final Directory directory;
        private long sentToday;

        private Round(Instant now, Directory directory, long sentToday) {
            this.now = now;
            this.directory = directory;
            this.sentToday = sentToday;
        }

        /** All that is due of one case, in the order of its lines. */
        Uni<Void> settle(ComplaintId id, List<Due> due) {
            Instant earliest = due.stream().anyMatch(Due::urgent) ? now : quiet.endAfter(now);
            if (earliest.isAfter(now)) {
                return each(due, notice -> notices.hold(notice, earliest));
            }
            return cases.find(id).chain(found -> {
                Case subject = found.orElseThrow();
                if (subject.erased() || due.get(0).reporterRef() == null) {
                    return each(due, notice -> notices.suppress(notice, NoticeReason.ERASED, now));
                }
                List<Due> so = due.stream()
                        .filter(notice -> Telling.holds(notice.kind(), subject.status()))
                        .toList();
                Due latest = so.isEmpty() ? null : so.get(so.size() - 1);
                List<Due> others = new ArrayList<>(due);
                others.remove(latest);
                return each(
                                others,
                                notice -> notices.suppress(
                                        notice,
                                        so.contains(notice) ? NoticeReason.SUPERSEDED : NoticeReason.NO_LONGER_TRUE,
                                        now))
                        .chain(() -> latest == null ? Uni.createFrom().voidItem() : send(subject, latest, others));
            });
        }

        private Uni<Void> send(Case subject, Due notice, List<Due> others) {
            var refusal = budget.refusal(notice.kind(), sentToday, notice.sentOfCase());
            if (refusal.isPresent()) {
                return notices.suppress(notice, refusal.get(), now);
            }
            sentToday++;
            return words(subject, notice, others)
                    .chain(words -> notices.send(message(subject, notice, words), notice, now));
        }

        /** An answer that was due with the end of its case is told with it. */
        private Uni<String> words(Case subject, Due notice, List<Due> others) {
            Uni<String> own = cases.words(subject.id(), notice.seq()).map(content -> written(subject, notice, content));
            if (notice.kind() != Notice.Kind.CLOSED) {
                return own;
            }
            return others.stream()
                    .filter(other -> other.kind() == Notice.Kind.ANSWERED)
                    .reduce((first, second) -> second)
                    .map(answered -> cases.words(subject.id(), answered.seq())
                            .chain(answer -> own.map(closing -> joined("\n\n", answer.text(), closing))))
                    .orElse(own);
        }

        private Notice message(Case subject, Due notice, String words) {
            var agency = subject.state().agency();
            return new Notice(
                    notice.id(),
                    subject.id(),
                    subject.facts().trackingNumber(),
                    Telling.door(subject).orElse(subject.facts().channel()),
                    notice.reporterRef(),
                    subject.facts().language(),
                    notice.kind(),
                    notice.at(),
                    Telling.expiry(notice.kind(), subject, now),
                    agency == null ? null : directory.name(agency),
                    shortened(words),
                    subject.state() instanceof CaseState.Postponed postponed ? postponed.until() : null);
        }
    }

    /** What was written for the reporter; what is between agencies and routing is not. */
    private static String written(Case subject, Due notice, LineContent content) {
        return switch (notice.kind()) {
            case RECEIVED, AT_AGENCY -> null;
            case ANSWERED, WAITS_FOR_REPORTER -> content.text();
            case CLOSED -> {
                if (subject.state() instanceof CaseState.Referred referred) {
                    yield joined(
                            "\n",
                            referred.referral().body(),
                            referred.referral().advice());
                }
                if (subject.state() instanceof CaseState.Archived archived) {
                    CaseWords labels = MessageBundles.get(
                            CaseWords.class,
                            Localized.Literal.of(subject.facts().language().tag()));
                    yield joined("\n", labels.archiveReason(archived.reason()), content.text());
                }
                yield content.text();
            }
        };
    }

    private static String joined(String separator, String... parts) {
        return Stream.of(parts)
                .filter(Objects::nonNull)
                .filter(part -> !part.isBlank())
                .collect(
                        Collectors.collectingAndThen(Collectors.joining(separator), all -> all.isEmpty() ? null : all));
    }

    static String shortened(String words) {
        if (words == null || words.length() <= MOST_WORDS) {
            return words;
        }
        int end = MOST_WORDS - 1;
        return words.substring(0, Character.isHighSurrogate(words.charAt(end - 1)) ? end - 1 : end) + "…";
    }

    private static <T> Uni<Void> each(List<T> items, java.util.function.Function<T, Uni<Void>> step) {
        Uni<Void> done = Uni.createFrom().voidItem();
        for (T item : items) {
            done = done.chain(() -> step.apply(item));
        }
        return done;
    }
}
