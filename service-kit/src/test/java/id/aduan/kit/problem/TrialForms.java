package id.aduan.kit.problem;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.server.multipart.MultipartFormDataInput;

@Path("/")
@PermitAll
public class TrialForms {
    @POST
    @Path("api/v1/trial/form")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Uni<String> form(@RestForm String note) {
        return Uni.createFrom().item(String.valueOf(note));
    }

    @POST
    @Path("kit/form")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Uni<String> page(@RestForm String note) {
        return form(note);
    }

    @POST
    @Path("api/v1/trial/blocking-form")
    @Blocking
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public String blockingForm(@RestForm String note) {
        return String.valueOf(note);
    }

    @POST
    @Path("api/v1/trial/blocking-parts")
    @Blocking
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public int blockingParts(MultipartFormDataInput parts) {
        return parts.getValues().size();
    }

    @POST
    @Path("api/v1/trial/part")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public Uni<String> part(@RestForm String note) {
        return form(note);
    }
}
