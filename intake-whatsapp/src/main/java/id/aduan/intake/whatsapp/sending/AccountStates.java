package id.aduan.intake.whatsapp.sending;

import id.aduan.durable.InTurn;
import id.aduan.durable.Moments;
import id.aduan.intake.whatsapp.Sealed;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/** How each number of ours stands: how fast it may send, and whether at all. Works in the transaction of the session. */
@ApplicationScoped
public class AccountStates {
    private static final int TRIAL_SECONDS = 30;

    private final Accounts accounts;
    private final Sealed sealed;
    private final SendingSettings settings;

    AccountStates(Accounts accounts, Sealed sealed, SendingSettings settings) {
        this.accounts = accounts;
        this.sealed = sealed;
        this.settings = settings;
    }

    /** Why a number stands still. */
    public enum Stop {
        /** Its token is not good. */
        TOKEN,
        /** The provider does not allow it. */
        POLICY
    }

    /**
     * A number as it stands.
     *
     * @param stop null while it may send
     * @param failingSince since when the provider cannot be reached, or null
     * @param quality as the provider tells it, e.g. {@code GREEN}, or null
     * @param limit e.g. {@code TIER_2K}, or null
     * @param remark what the provider told last, or null
     * @param waiting messages that are to go out from it
     */
    public record Standing(
            String account,
            Stop stop,
            Instant stoppedAt,
            Integer code,
            Instant failingSince,
            String quality,
            String limit,
            String remark,
            long waiting) {}

    /** Every configured number has a row; another token than before is a new start. */
    Uni<Void> ensure(Mutiny.Session session, Instant now) {
        return InTurn.all(accounts.all(), account -> session.createNativeQuery("""
                        insert into sending_account as a (account, tokens, tokens_at, token_digest)
                        values (?1, ?2, ?3, ?4)
                        on conflict (account) do update
                        set token_digest = excluded.token_digest, stopped = null, stopped_at = null, stop_code = null
                        where a.token_digest <> excluded.token_digest
                        """)
                .setParameter(1, account.phoneNumberId())
                .setParameter(2, depth())
                .setParameter(3, Moments.at(now))
                .setParameter(4, sealed.digest("whatsapp-token", account.token()))
                .executeUpdate()
                .replaceWithVoid());
    }

    /**
     * What a number may send.
     *
     * @param messages now
     * @param next how long until the next may go, or null when there is one now, or none until something else changes
     */
    record Room(int messages, Duration next) {}

    /** How many messages may go now; the row is this transaction's until it ends. */
    Uni<Room> room(Mutiny.Session session, String account, Instant now) {
        return session.createNativeQuery("""
                        select stopped is not null or held_until > ?2, trial,
                               least(cast(?4 as double precision), tokens
                                    + greatest(0, extract(epoch from (cast(?2 as timestamptz) - tokens_at)))
                                    * cast(?3 as double precision))
                        from sending_account where account = ?1 for update
                        """, Object[].class)
                .setParameter(1, account)
                .setParameter(2, Moments.at(now))
                .setParameter(3, (double) settings.perSecond())
                .setParameter(4, depth())
                .getResultList()
                .map(rows -> rows.isEmpty() ? new Room(0, null) : room(rows.get(0)));
    }

    private Room room(Object[] row) {
        if (Boolean.TRUE.equals(row[0])) {
            return new Room(0, null);
        } else if (Boolean.TRUE.equals(row[1])) {
            return new Room(1, null);
        }
        double tokens = ((Number) row[2]).doubleValue();
        return tokens >= 1
                ? new Room((int) tokens, null)
                : new Room(0, Duration.ofNanos((long) ((1 - tokens) / settings.perSecond() * 1e9)));
    }

    Uni<Void> spend(Mutiny.Session session, String account, int messages, Instant now) {
        return session.createNativeQuery("""
                        update sending_account
                        set tokens = least(cast(?5 as double precision), tokens
                                + greatest(0, extract(epoch from (cast(?2 as timestamptz) - tokens_at)))
                                * cast(?3 as double precision)) - ?4,
                            tokens_at = ?2,
                            held_until = case when trial
                                then cast(?2 as timestamptz) + interval '1 second' * %d else held_until end
                        where account = ?1
                        """.formatted(TRIAL_SECONDS))
                .setParameter(1, account)
                .setParameter(2, Moments.at(now))
                .setParameter(3, (double) settings.perSecond())
                .setParameter(4, messages)
                .setParameter(5, depth())
                .executeUpdate()
                .replaceWithVoid();
    }

    /** How many may go at once after a rest: with those that the second itself allows, a quarter more than in any other. */
    private double depth() {
        return Math.max(1, settings.perSecond() / 4.0);
    }

    /** The provider has taken something from this number. */
    Uni<Void> works(Mutiny.Session session, String account) {
        return session.createNativeQuery("""
                        update sending_account
                        set failing_since = null, held_until = null, held_times = 0, trial = false
                        where account = ?1 and (failing_since is not null or held_times > 0 or trial)
                        """)
                .setParameter(1, account)
                .executeUpdate()
                .replaceWithVoid();
    }

    /** It waits, each time twice as long; what was in flight together counts once. */
    Uni<Void> hold(Mutiny.Session session, String account, boolean failing, Instant now) {
        return session.createNativeQuery("""
                        update sending_account
                        set held_until = cast(?2 as timestamptz) + interval '1 second' * power(2, held_times),
                            held_times = least(held_times + 1, 6),
                            failing_since = case when cast(?3 as boolean) then coalesce(failing_since, ?2)
                                else failing_since end
                        where account = ?1 and (held_until is null or held_until <= ?2)
                        """)
                .setParameter(1, account)
                .setParameter(2, Moments.at(now))
                .setParameter(3, failing)
                .executeUpdate()
                .replaceWithVoid();
    }

    /** True when it went until now. */
    Uni<Boolean> stop(Mutiny.Session session, String account, Stop stop, int code, Instant now) {
        return session.createNativeQuery("""
                        update sending_account set stopped = ?2, stopped_at = ?3, stop_code = ?4, trial = false
                        where account = ?1 and stopped is null
                        """)
                .setParameter(1, account)
                .setParameter(2, stop.name())
                .setParameter(3, Moments.at(now))
                .setParameter(4, code)
                .executeUpdate()
                .map(rows -> rows == 1);
    }

    /** It goes on, with one message first. True when it was stopped for this. */
    Uni<Boolean> resume(Mutiny.Session session, String account, Stop stop) {
        return session.createNativeQuery("""
                        update sending_account
                        set stopped = null, stopped_at = null, stop_code = null, trial = true, held_until = null,
                            held_times = 0
                        where account = ?1 and stopped = ?2
                        """)
                .setParameter(1, account)
                .setParameter(2, stop.name())
                .executeUpdate()
                .map(rows -> rows == 1);
    }

    /** What was stopped by policy long enough ago tries one message. */
    Uni<Integer> tryAgain(Mutiny.Session session, Instant now) {
        return session.createNativeQuery("""
                        update sending_account
                        set stopped = null, stopped_at = null, stop_code = null, trial = true, held_until = null
                        where stopped = 'POLICY' and stopped_at <= ?1
                        """)
                .setParameter(1, Moments.at(now.minus(settings.trialAfter())))
                .executeUpdate();
    }

    /** What the provider tells of the number; null leaves what is known. */
    Uni<Void> note(Mutiny.Session session, String account, String quality, String limit, String remark) {
        return session.createNativeQuery("""
                        update sending_account
                        set quality = coalesce(cast(?2 as text), quality),
                            sending_limit = coalesce(cast(?3 as text), sending_limit),
                            remark = coalesce(cast(?4 as text), remark)
                        where account = ?1
                        """)
                .setParameter(1, account)
                .setParameter(2, quality)
                .setParameter(3, limit)
                .setParameter(4, remark)
                .executeUpdate()
                .replaceWithVoid();
    }

    /** All that were ever configured. */
    public Uni<List<Standing>> all(Mutiny.Session session) {
        return session.createNativeQuery("""
                        select a.account, a.stopped, a.stopped_at, a.stop_code, a.failing_since, a.quality,
                               a.sending_limit, a.remark,
                               (select count(*) from send s where s.account = a.account and s.state = 'QUEUED')
                        from sending_account a order by a.account
                        """, Object[].class)
                .getResultList()
                .map(rows -> rows.stream().map(AccountStates::standing).toList());
    }

    private static Standing standing(Object[] row) {
        return new Standing(
                (String) row[0],
                Optional.ofNullable((String) row[1]).map(Stop::valueOf).orElse(null),
                Moments.instant(row[2]),
                (Integer) row[3],
                Moments.instant(row[4]),
                (String) row[5],
                (String) row[6],
                (String) row[7],
                ((Number) row[8]).longValue());
    }
}
