package id.aduan.cases.application;

import id.aduan.cases.application.Officers.Membership;
import id.aduan.contracts.AgencyCode;
import id.aduan.durable.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Keeps who belongs to which agency; an administrator's work. */
@ApplicationScoped
public class ManageOfficers {
    private final Transactions transactions;
    private final Officers officers;
    private final Clock clock;

    ManageOfficers(Transactions transactions, Officers officers, Clock clock) {
        this.transactions = transactions;
        this.officers = officers;
        this.clock = clock;
    }

    /** The latest first; empty when he never belonged to one. */
    public Uni<List<Membership>> memberships(String subject) {
        return transactions.run(session -> officers.memberships(subject));
    }

    /**
     * From now on, or from that moment, he belongs to the agency and to no other.
     *
     * @param since null for now
     * @param displayName or null
     */
    public Uni<List<Membership>> assign(
            String subject, AgencyCode agency, Instant since, String displayName, String by) {
        Instant from = since == null ? clock.instant() : since;
        return transactions.run(session -> officers.begin(new Membership(subject, agency, from, null, displayName), by)
                .chain(() -> officers.memberships(subject)));
    }

    /** From now on he belongs to none; false when he did not before. */
    public Uni<Boolean> remove(String subject) {
        return transactions.run(session -> officers.end(subject, clock.instant()));
    }

    /**
     * The agency that he belongs to now. An entry by his subject, which the sign-in never gives to another, wins over one
     * by his account's name.
     */
    public Uni<Optional<AgencyCode>> agencyOf(String subject, String accountName) {
        Instant now = clock.instant();
        return transactions.run(session -> officers.agencyOf(subject, now)
                .chain(found -> found.isPresent() || accountName.equals(subject)
                        ? Uni.createFrom().item(found)
                        : officers.agencyOf(accountName, now)));
    }
}
