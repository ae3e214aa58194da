package id.aduan.cases.persistence;

import id.aduan.cases.application.CaseCounts;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.hibernate.reactive.mutiny.Mutiny;

@ApplicationScoped
class SqlCaseCounts implements CaseCounts {
    private final Mutiny.SessionFactory sessions;

    SqlCaseCounts(Mutiny.SessionFactory sessions) {
        this.sessions = sessions;
    }

    @Override
    public Uni<Long> rows() {
        return sessions.withSession(session -> session.createNativeQuery("select count(*) from case_count", Long.class)
                .getSingleResult());
    }

    @Override
    public Uni<Void> rollUp() {
        return sessions.withSession(
                session -> session.createNativeQuery("""
                        with gone as (delete from case_count returning *)
                        insert into case_count (status, agency, kind, channel, confidential, n)
                        select status, agency, kind, channel, confidential, sum(n) from gone
                        group by 1, 2, 3, 4, 5 having sum(n) <> 0
                        """).executeUpdate().replaceWithVoid());
    }
}
