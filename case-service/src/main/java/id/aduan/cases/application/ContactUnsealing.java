package id.aduan.cases.application;

import id.aduan.contracts.ComplaintId;
import id.aduan.contracts.SealedContact;
import id.aduan.kit.sealing.Contact;
import io.smallrye.mutiny.Uni;
import java.util.Optional;

/** Opens what doors have sealed to this service. */
public interface ContactUnsealing {
    /** Empty when the key is not to be had or the contact was changed; a report is never refused for it. */
    Uni<Optional<Contact>> open(ComplaintId id, SealedContact sealed);
}
