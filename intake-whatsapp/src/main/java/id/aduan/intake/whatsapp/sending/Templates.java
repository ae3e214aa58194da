package id.aduan.intake.whatsapp.sending;

import id.aduan.contracts.Language;
import id.aduan.durable.InTurn;
import id.aduan.durable.Moments;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hibernate.reactive.mutiny.Mutiny;

/** The registry of templates: which may be used, as far as the provider has told. Works in the session's transaction. */
@ApplicationScoped
public class Templates {
    private static final Set<String> USABLE = Set.of("APPROVED", "FLAGGED");

    /** What the provider says when it allows one again. */
    private static final Map<String, String> SAME_AS =
            Map.of("REINSTATED", "APPROVED", "UNPAUSED", "APPROVED", "UNLOCKED", "APPROVED");

    private final Accounts accounts;
    private final SendingSettings settings;

    Templates(Accounts accounts, SendingSettings settings) {
        this.accounts = accounts;
        this.settings = settings;
    }

    /**
     * A template as it stands.
     *
     * @param status e.g. {@code APPROVED}, {@code PAUSED}, {@code REJECTED}
     * @param category or null
     * @param quality or null
     */
    public record Standing(
            String waba, String name, String language, String status, String category, String quality, String reason) {
        /** True while it may be sent. */
        public boolean usable() {
            return USABLE.contains(status);
        }
    }

    /** Our own are known from the start; what the provider has told stays. */
    Uni<Void> ensure(Mutiny.Session session, Instant now) {
        List<String[]> own = new ArrayList<>();
        accounts.all().stream()
                .map(Account::wabaId)
                .distinct()
                .forEach(waba -> OwnTemplates.NAMES.forEach(name -> OwnTemplates.LANGUAGES.forEach(
                        language -> own.add(new String[] {waba, name, language.tag()}))));
        String atFirst = settings.templatesAtFirst().toUpperCase(Locale.ROOT);
        return InTurn.all(own, one -> session.createNativeQuery("""
                        insert into template (waba, name, language, status, category, at)
                        values (?1, ?2, ?3, ?4, 'UTILITY', ?5) on conflict do nothing
                        """)
                .setParameter(1, one[0])
                .setParameter(2, one[1])
                .setParameter(3, one[2])
                .setParameter(4, atFirst)
                // whatever the provider tells is newer
                .setParameter(5, Moments.at(Instant.EPOCH))
                .executeUpdate()
                .replaceWithVoid());
    }

    /** The provider's code of a language in which it may be sent now: the wanted one, else Indonesian. */
    Uni<Optional<String>> usable(Mutiny.Session session, String wabaId, String name, Language wanted) {
        return session.createNativeQuery(
                        "select language, status from template where waba = ?1 and name = ?2", Object[].class)
                .setParameter(1, wabaId)
                .setParameter(2, name)
                .getResultList()
                .map(rows -> {
                    List<String> codes = rows.stream()
                            .filter(row -> USABLE.contains((String) row[1]))
                            .map(row -> (String) row[0])
                            .sorted()
                            .toList();
                    return of(codes, wanted).or(() -> of(codes, Language.INDONESIAN));
                });
    }

    private static Optional<String> of(List<String> codes, Language language) {
        return codes.stream()
                .filter(code -> code.equals(language.tag()) || code.startsWith(language.tag() + "_"))
                .findFirst();
    }

    /** All of them, for those who look after them. */
    public Uni<List<Standing>> all(Mutiny.Session session) {
        return session.createNativeQuery("""
                        select waba, name, language, status, category, quality, reason from template
                        order by waba, name, language
                        """, Object[].class).getResultList().map(rows -> rows.stream()
                .map(row -> new Standing(
                        (String) row[0],
                        (String) row[1],
                        (String) row[2],
                        (String) row[3],
                        (String) row[4],
                        (String) row[5],
                        (String) row[6]))
                .toList());
    }

    /** The provider has told a status; an older one than is known changes nothing. True when it may be used now. */
    Uni<Boolean> told(
            Mutiny.Session session,
            String wabaId,
            String name,
            String language,
            String event,
            String category,
            String reason,
            Instant at) {
        String upper = event.toUpperCase(Locale.ROOT);
        String status = SAME_AS.getOrDefault(upper, upper);
        return session.createNativeQuery("""
                        insert into template as t (waba, name, language, status, category, reason, at)
                        values (?1, ?2, ?3, ?4, cast(?5 as text), cast(?6 as text), ?7)
                        on conflict (waba, name, language) do update
                        set status = excluded.status, category = coalesce(excluded.category, t.category),
                            reason = excluded.reason, at = excluded.at
                        where t.at <= excluded.at
                        """)
                .setParameter(1, wabaId)
                .setParameter(2, name)
                .setParameter(3, language)
                .setParameter(4, status)
                .setParameter(5, category)
                .setParameter(6, reason)
                .setParameter(7, Moments.at(at))
                .executeUpdate()
                .map(rows -> rows == 1 && USABLE.contains(status));
    }

    Uni<Void> quality(Mutiny.Session session, String wabaId, String name, String language, String score) {
        return set(session, "quality", wabaId, name, language, score);
    }

    Uni<Void> category(Mutiny.Session session, String wabaId, String name, String language, String category) {
        return set(session, "category", wabaId, name, language, category);
    }

    private static Uni<Void> set(
            Mutiny.Session session, String column, String wabaId, String name, String language, String value) {
        return session.createNativeQuery("update template set " + column
                        + " = cast(?4 as text) where waba = ?1 and name = ?2 and language = ?3")
                .setParameter(1, wabaId)
                .setParameter(2, name)
                .setParameter(3, language)
                .setParameter(4, value)
                .executeUpdate()
                .replaceWithVoid();
    }
}
