package id.aduan.intake.whatsapp.sending;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Lanes in this service's database. */
@ApplicationScoped
class SqlLanes implements Lanes {
    private final Sends sends;
    private final SettleSend settling;
    private final Sender sender;
    private final SendingSettings settings;
    private final Clock clock = Clock.systemUTC();

    SqlLanes(Sends sends, SettleSend settling, Sender sender, SendingSettings settings) {
        this.sends = sends;
        this.settling = settling;
        this.sender = sender;
        this.settings = settings;
    }

    @Override
    public Uni<Void> append(Mutiny.Session session, UUID citizen, SendRequest request) {
        Instant now = clock.instant();
        return sends.lockLane(session, citizen, request.account(), now)
                .chain(() -> sends.insert(session, citizen, request, now))
                .chain(fresh -> fresh && request.purpose() == SendRequest.Purpose.TURN
                        ? sends.replaceEarlier(session, citizen, request.account(), request.id(), now)
                        : Uni.createFrom().item(0))
                .invoke(replaced -> {
                    if (replaced > 0) {
                        settling.count(SendRequest.Purpose.TURN, "replaced", replaced);
                    }
                })
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> open(Mutiny.Session session, UUID citizen, String account, Instant at) {
        return sends.lockLane(session, citizen, account, clock.instant())
                .chain(() -> sends.open(session, citizen, account, at.plus(settings.window())));
    }

    @Override
    public void wake() {
        sender.wake();
    }
}
