package id.aduan.routing.rest;

import id.aduan.durable.desk.DeadLetterDesk;
import id.aduan.durable.desk.DeadLetterPages;
import jakarta.ws.rs.Path;

/** The dead-letter desk of this service. */
@Path("/triage/dead-letters")
class DeadLetterDeskPages extends DeadLetterPages {
    DeadLetterDeskPages(DeadLetterDesk desk) {
        super(desk);
    }
}
