package id.aduan.intake.callcenter.calls;

import id.aduan.durable.desk.DeadLetterDesk;
import id.aduan.durable.desk.DeadLetterPages;
import jakarta.ws.rs.Path;

/** The dead-letter desk of this service. */
@Path("/callcenter/dead-letters")
class DeadLetterDeskPages extends DeadLetterPages {
    DeadLetterDeskPages(DeadLetterDesk desk) {
        super(desk);
    }
}
