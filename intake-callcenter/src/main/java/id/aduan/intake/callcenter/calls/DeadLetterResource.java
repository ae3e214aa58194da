package id.aduan.intake.callcenter.calls;

import id.aduan.durable.desk.DeadLetterApi;
import id.aduan.durable.desk.DeadLetterDesk;
import jakarta.ws.rs.Path;

/** The API of the dead-letter desk of this service. */
@Path("/api/v1/calls/dead-letters")
class DeadLetterResource extends DeadLetterApi {
    DeadLetterResource(DeadLetterDesk desk) {
        super(desk);
    }
}
