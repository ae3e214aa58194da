package id.aduan.intake.whatsapp.webhook;

import id.aduan.durable.desk.DeadLetterApi;
import id.aduan.durable.desk.DeadLetterDesk;
import jakarta.ws.rs.Path;

/** The API of the dead-letter desk of this service. */
@Path("/api/v1/whatsapp/dead-letters")
class QuarantineResource extends DeadLetterApi {
    QuarantineResource(DeadLetterDesk desk) {
        super(desk);
    }
}
