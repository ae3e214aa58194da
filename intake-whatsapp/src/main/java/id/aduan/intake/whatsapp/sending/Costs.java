package id.aduan.intake.whatsapp.sending;

import id.aduan.contracts.NoticeReceipt;
import id.aduan.durable.Moments;
import id.aduan.kit.metrics.Meters;
import id.aduan.kit.metrics.MetricName;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** What messages cost, by the provider's class of price and our rate card: each message once, by case and month. */
@ApplicationScoped
public class Costs {
    private static final ZoneId REGENCY = ZoneId.of("Asia/Jakarta");

    private final SendingSettings settings;
    private final Meters meters;

    Costs(SendingSettings settings, Meters meters) {
        this.settings = settings;
        this.meters = meters;
    }

    /** What a class of price came to in a month. */
    public record Sum(YearMonth month, String category, long messages, BigDecimal amount, String currency) {}

    /** The sums of the last months, the newest first. */
    public Uni<List<Sum>> byMonth(Mutiny.Session session, int months) {
        return session.createNativeQuery("""
                        select month, category, count(*), sum(amount), currency from send_cost
                        where month > ?1 group by month, category, currency order by month desc, category, currency
                        """, Object[].class)
                .setParameter(1, YearMonth.now(REGENCY).minusMonths(months).toString())
                .getResultList()
                .map(rows -> rows.stream()
                        .map(row -> new Sum(
                                YearMonth.parse((String) row[0]),
                                (String) row[1],
                                ((Number) row[2]).longValue(),
                                (BigDecimal) row[3],
                                (String) row[4]))
                        .toList());
    }

    /** What all messages of a case have cost. */
    public Uni<BigDecimal> ofCase(Mutiny.Session session, UUID complaintId) {
        return session.createNativeQuery(
                        "select coalesce(sum(amount), 0) from send_cost where complaint_id = ?1", BigDecimal.class)
                .setParameter(1, complaintId)
                .getSingleResult();
    }

    /** Counts a message; again it has no effect. */
    Uni<Void> count(Mutiny.Session session, SendRow send, String wamid, String category, boolean billable, Instant at) {
        String name = category.toLowerCase(Locale.ROOT);
        BigDecimal amount = billable ? settings.rates().getOrDefault(name, BigDecimal.ZERO) : BigDecimal.ZERO;
        return session.createNativeQuery("""
                        insert into send_cost (wamid, send, complaint_id, month, category, amount, currency, at)
                        values (?1, ?2, cast(?3 as uuid), ?4, ?5, ?6, ?7, ?8) on conflict do nothing
                        """)
                .setParameter(1, wamid)
                .setParameter(2, send.id())
                .setParameter(3, send.complaintId())
                .setParameter(4, YearMonth.from(at.atZone(REGENCY)).toString())
                .setParameter(5, name)
                .setParameter(6, amount)
                .setParameter(7, settings.currency())
                .setParameter(8, Moments.at(at))
                .executeUpdate()
                .invoke(rows -> {
                    if (rows == 1) {
                        meters.counted(MetricName.WHATSAPP_COST, amount.doubleValue(), name);
                    }
                })
                .replaceWithVoid();
    }

    /** Of a send with all its messages; empty while the provider has told nothing. */
    Uni<Optional<NoticeReceipt.Cost>> of(Mutiny.Session session, UUID send) {
        return session.createNativeQuery("""
                        select max(category), sum(amount), max(currency) from send_cost
                        where send = ?1 having count(*) > 0
                        """, Object[].class)
                .setParameter(1, send)
                .getResultList()
                .map(rows -> rows.stream()
                        .findFirst()
                        .map(row -> new NoticeReceipt.Cost((String) row[0], (BigDecimal) row[1], (String) row[2])));
    }
}
