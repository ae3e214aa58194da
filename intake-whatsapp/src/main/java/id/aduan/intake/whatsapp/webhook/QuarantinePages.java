package id.aduan.intake.whatsapp.webhook;

import id.aduan.durable.desk.DeadLetterDesk;
import id.aduan.durable.desk.DeadLetterPages;
import jakarta.ws.rs.Path;

/** The dead-letter desk of this service, where also the updates wait that nobody could read. */
@Path("/whatsapp/dead-letters")
class QuarantinePages extends DeadLetterPages {
    QuarantinePages(DeadLetterDesk desk) {
        super(desk);
    }
}
