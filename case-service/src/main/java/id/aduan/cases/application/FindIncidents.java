package id.aduan.cases.application;

import id.aduan.cases.application.Emergencies.Watched;
import id.aduan.durable.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;

/** Tells a door which open cases are likely about the same as what a citizen tells it. */
@ApplicationScoped
public class FindIncidents {
    private static final int MOST_OF_EACH = 50;

    private final Transactions transactions;
    private final Incidents incidents;
    private final Clock clock;
    private final Duration within;

    FindIncidents(Transactions transactions, Incidents incidents, Clock clock, EmergencySettings settings) {
        this.transactions = transactions;
        this.incidents = incidents;
        this.clock = clock;
        this.within = settings.incidents().within();
    }

    /**
     * A case that is likely the same.
     *
     * @param meters how far it is, when both have a point
     */
    public record Likely(Watched incident, OptionalDouble meters, double likeness) {}

    /** The likeliest first. */
    public Uni<List<Likely>> handle(Sighting sighting, int most) {
        if (sighting.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        Instant now = clock.instant();
        return transactions
                .run(session -> incidents.candidates(sighting, now.minus(within), MOST_OF_EACH))
                .map(found -> found.stream()
                        .flatMap(each -> sighting.likeness(each, now).stream()
                                .mapToObj(likeness -> new Likely(each, sighting.metersTo(each), likeness)))
                        .sorted(Comparator.comparingDouble(Likely::likeness)
                                .reversed()
                                .thenComparing(
                                        each -> each.incident()
                                                .subject()
                                                .facts()
                                                .receivedAt(),
                                        Comparator.reverseOrder()))
                        .limit(most)
                        .toList());
    }
}
