package id.aduan.intake.whatsapp.turn;

import id.aduan.intake.whatsapp.sending.Recipient;
import id.aduan.intake.whatsapp.sending.Recipients;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Opens a citizen's names for the one moment in which a message goes out. */
@ApplicationScoped
class Reached implements Recipients {
    private final FindCitizen finding;

    Reached(FindCitizen finding) {
        this.finding = finding;
    }

    @Override
    public Uni<Optional<Recipient>> find(Mutiny.Session session, UUID citizen, String account) {
        return finding.reach(session, citizen, account).map(names -> {
            String number = names.get(Identity.Kind.WA_ID);
            String user = names.getOrDefault(Identity.Kind.BSUID, names.get(Identity.Kind.PARENT_BSUID));
            return number == null && user == null
                    ? Optional.empty()
                    : Optional.of(new Recipient(number == null ? null : "+" + number, user));
        });
    }
}
