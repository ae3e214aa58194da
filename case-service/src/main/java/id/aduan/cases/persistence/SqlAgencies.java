package id.aduan.cases.persistence;

import id.aduan.cases.application.Agencies;
import id.aduan.contracts.AgencyCode;
import id.aduan.contracts.AgencySnapshot;
import id.aduan.kit.events.EventJson;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/** Agencies in PostgreSQL. */
@ApplicationScoped
class SqlAgencies implements Agencies {
    private final Mutiny.SessionFactory sessions;

    SqlAgencies(Mutiny.SessionFactory sessions) {
        this.sessions = sessions;
    }

    @Override
    public Uni<Void> take(AgencySnapshot snapshot) {
        return sessions.withSession(session -> session.createNativeQuery("""
                        insert into agency (code, version, name, short_name, kind, aliases, valid_from, valid_to, successor)
                        values (?1, ?2, ?3, ?4, ?5, ?6, ?7, cast(?8 as date), cast(?9 as text))
                        on conflict (code) do update set
                            version = excluded.version, name = excluded.name, short_name = excluded.short_name,
                            kind = excluded.kind, aliases = excluded.aliases, valid_from = excluded.valid_from,
                            valid_to = excluded.valid_to, successor = excluded.successor
                        where agency.version < excluded.version
                        """)
                .setParameter(1, snapshot.code().value())
                .setParameter(2, snapshot.version())
                .setParameter(3, snapshot.name())
                .setParameter(4, snapshot.shortName())
                .setParameter(5, snapshot.kind().name())
                .setParameter(6, new String(EventJson.write(snapshot.aliases()), StandardCharsets.UTF_8))
                .setParameter(7, snapshot.validFrom())
                .setParameter(8, snapshot.validTo())
                .setParameter(
                        9,
                        snapshot.successor() == null
                                ? null
                                : snapshot.successor().value())
                .executeUpdate()
                .replaceWithVoid());
    }

    @Override
    public Uni<Map<AgencyCode, AgencySnapshot>> all() {
        return sessions.withSession(session ->
                        session.createQuery("from AgencyRow", AgencyRow.class).getResultList())
                .map(rows -> rows.stream()
                        .map(AgencyRow::toSnapshot)
                        .collect(Collectors.toMap(AgencySnapshot::code, Function.identity())));
    }
}
