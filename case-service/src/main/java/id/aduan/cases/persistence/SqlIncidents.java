package id.aduan.cases.persistence;

import id.aduan.cases.application.Emergencies;
import id.aduan.cases.application.Emergencies.Watched;
import id.aduan.cases.application.Incidents;
import id.aduan.cases.application.Sighting;
import id.aduan.contracts.AreaCode;
import id.aduan.contracts.ComplaintId;
import id.aduan.durable.Moments;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/** Finds candidates by three indexes, of the point, the area and the words, and takes so many of each. */
@ApplicationScoped
class SqlIncidents implements Incidents {
    private static final double DEGREES_NORTH = 0.0136; // 1.5 km
    private static final double DEGREES_EAST = 0.0138;

    private final Mutiny.SessionFactory sessions;
    private final Emergencies emergencies;

    SqlIncidents(Mutiny.SessionFactory sessions, Emergencies emergencies) {
        this.sessions = sessions;
        this.emergencies = emergencies;
    }

    @Override
    public Uni<List<Watched>> candidates(Sighting sighting, Instant since, int mostOfEach) {
        Question question = new Question(since, mostOfEach);
        if (sighting.latitude() != null) {
            question.near(sighting.latitude(), sighting.longitude());
        }
        if (sighting.area() != null) {
            question.within(sighting.area().kecamatan());
        }
        if (!sighting.words().isEmpty()) {
            question.speakingOf(sighting.words());
        }
        return sessions.withSession(session -> question.ask(session).getResultList())
                .map(ids -> ids.stream().map(ComplaintId::new).toList())
                .chain(ids -> ids.isEmpty() ? Uni.createFrom().item(List.of()) : emergencies.read(ids));
    }

    /** One query of up to three parts; what somebody typed is only ever a parameter. */
    private static final class Question {
        private final List<Object> parameters = new ArrayList<>();
        private final List<String> parts = new ArrayList<>();
        private final String open;

        Question(Instant since, int most) {
            open = " and c.received_at >= " + parameter(Moments.at(since))
                    + " and c.kind = 'COMPLAINT' and not c.confidential and not c.erased and c.hold_reason is null"
                    + " and c.status not in ('CLOSED', 'ARCHIVED', 'REFERRED')"
                    + " order by c.received_at desc limit " + parameter(most);
        }

        void near(double latitude, double longitude) {
            parts.add("select c.id from case_content t join cases c on c.id = t.case_id where t.latitude between "
                    + parameter(latitude - DEGREES_NORTH) + " and " + parameter(latitude + DEGREES_NORTH)
                    + " and t.longitude between " + parameter(longitude - DEGREES_EAST) + " and "
                    + parameter(longitude + DEGREES_EAST) + open);
        }

        /** The kecamatan itself and its villages: its code with a dot and what follows. '/' comes right after '.'. */
        void within(AreaCode kecamatan) {
            parts.add("select c.id from cases c where (c.area = " + parameter(kecamatan.value()) + " or (c.area > "
                    + parameter(kecamatan.value() + ".") + " and c.area < " + parameter(kecamatan.value() + "/") + "))"
                    + open);
        }

        void speakingOf(List<String> words) {
            String any = words.stream()
                    .map(word -> "'" + word + "'") // words are letters and digits only
                    .collect(Collectors.joining(" | "));
            parts.add("select c.id from case_content t join cases c on c.id = t.case_id"
                    + " where t.search @@ to_tsquery('simple', " + parameter(any) + ")" + open);
        }

        Mutiny.SelectionQuery<UUID> ask(Mutiny.Session session) {
            String sql = parts.stream().map(part -> "(" + part + ")").collect(Collectors.joining(" union "));
            Mutiny.SelectionQuery<UUID> query = session.createNativeQuery(sql, UUID.class);
            for (int i = 0; i < parameters.size(); i++) {
                query = query.setParameter(i + 1, parameters.get(i));
            }
            return query;
        }

        private String parameter(Object value) {
            parameters.add(value);
            return "?" + parameters.size();
        }
    }
}
