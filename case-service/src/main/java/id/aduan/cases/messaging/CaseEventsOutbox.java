package id.aduan.cases.messaging;

import id.aduan.cases.application.CaseEvents;
import id.aduan.cases.domain.Case;
import id.aduan.cases.domain.Change;
import id.aduan.cases.domain.NewLine;
import id.aduan.contracts.CaseEvent;
import id.aduan.contracts.EventId;
import id.aduan.contracts.Topic;
import id.aduan.contracts.Urgency;
import id.aduan.durable.Outbox;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.reactive.mutiny.Mutiny;

/** Puts the facts of a change into the outbox, each with the version that the case had after its line. */
@ApplicationScoped
class CaseEventsOutbox implements CaseEvents {
    private final Mutiny.SessionFactory sessions;
    private final Outbox outbox;
    private final int epoch;

    CaseEventsOutbox(
            Mutiny.SessionFactory sessions,
            Outbox outbox,
            @ConfigProperty(name = "aduan.cases.epoch", defaultValue = "1") int epoch) {
        this.sessions = sessions;
        this.outbox = outbox;
        this.epoch = epoch;
    }

    @Override
    public Uni<Void> publish(Change change) {
        Uni<Void> published = Uni.createFrom().voidItem();
        long version = change.after().version() - change.lines().size();
        for (NewLine line : change.lines()) {
            version++;
            if (line.event() != null) {
                CaseEvent event = event(change.after(), line, version);
                published = published.chain(() -> append(change.after(), event));
            }
        }
        return published;
    }

    private Uni<Void> append(Case subject, CaseEvent event) {
        return sessions.withSession(session -> outbox.append(
                session,
                Topic.CASE_EVENT,
                event.complaintId().toString(),
                event.eventId(),
                event.at(),
                event.epoch(),
                event.version(),
                subject.facts().urgency() == Urgency.EMERGENCY,
                event));
    }

    private CaseEvent event(Case subject, NewLine line, long version) {
        return new CaseEvent(
                EventId.derivedFrom("case-event", subject.id(), epoch, version),
                subject.id(),
                epoch,
                version,
                line.event(),
                line.at(),
                line.to().name(),
                line.agency(),
                line.returned(),
                line.milestone());
    }
}
