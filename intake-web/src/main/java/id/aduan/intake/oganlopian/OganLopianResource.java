package id.aduan.intake.oganlopian;

import id.aduan.contracts.Channel;
import id.aduan.contracts.ComplaintId;
import id.aduan.contracts.Language;
import id.aduan.contracts.TrackingNumber;
import id.aduan.intake.Abuse;
import id.aduan.intake.BodyReader;
import id.aduan.intake.BodyReader.RawRead;
import id.aduan.intake.CitizenCase;
import id.aduan.intake.FaultCode;
import id.aduan.intake.FieldFault;
import id.aduan.intake.Keys;
import id.aduan.intake.Multipart;
import id.aduan.intake.OwnCase;
import id.aduan.intake.Parsed;
import id.aduan.intake.PhotoMemory;
import id.aduan.intake.RawReport;
import id.aduan.intake.ReceiveReport;
import id.aduan.intake.Refusals;
import id.aduan.intake.ReportParser;
import id.aduan.intake.Sender;
import id.aduan.intake.Tracking;
import id.aduan.kit.pages.RequestLanguage;
import id.aduan.kit.photos.Photo;
import id.aduan.kit.secrets.ReporterRefs;
import id.aduan.kit.security.Roles;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.server.multipart.MultipartFormDataInput;

/**
 * Reports by the app for its users. The app signs in for itself (OAuth2 client credentials, role {@code app}) and says
 * in the header App-User for whom it speaks; a user sees his own reports only.
 */
@Path("/api/v1/ogan-lopian/complaints")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Ogan Lopian")
@RolesAllowed(Roles.APP)
class OganLopianResource {
    static final String USER = "App-User";

    private static final Pattern USER_FORM = Pattern.compile("[\\x21-\\x7E]{1,100}");

    private final ReportParser parser;
    private final Abuse abuse;
    private final ReceiveReport receive;
    private final Tracking tracking;
    private final PhotoMemory memory;
    private final ReporterRefs references;
    private final SecurityIdentity identity;

    OganLopianResource(
            ReportParser parser,
            Abuse abuse,
            ReceiveReport receive,
            Tracking tracking,
            PhotoMemory memory,
            ReporterRefs references,
            SecurityIdentity identity) {
        this.parser = parser;
        this.abuse = abuse;
        this.receive = receive;
        this.tracking = tracking;
        this.memory = memory;
        this.references = references;
        this.identity = identity;
    }

    /** The app shows number and PIN to its user. */
    @Schema(name = "AppReceipt")
    record ReceiptBody(ComplaintId complaintId, TrackingNumber trackingNumber, String pin, String self) {}

    @Schema(name = "AppCases")
    record OwnCasesBody(List<OwnCase> items) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "fileUserComplaint",
            summary = "Hand in a report of a user of the app",
            description = "The body is that of POST /api/v1/complaints.")
    @RequestBody(content = @Content(schema = @Schema(ref = "Complaint")))
    @APIResponse(
            responseCode = "201",
            description = "Received",
            content = @Content(schema = @Schema(implementation = ReceiptBody.class)))
    @APIResponse(responseCode = "400", description = "What is wrong is in errors")
    @APIResponse(responseCode = "503", description = "Not safe yet: send the same again")
    public Uni<Response> file(
            byte[] body, @HeaderParam(USER) String user, @HeaderParam(Keys.HEADER) String key, RoutingContext request) {
        Language language = RequestLanguage.of(request);
        return file(BodyReader.report(body, language), List.of(), new ArrayList<>(), user, key, language);
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Blocking
    @Operation(
            operationId = "fileUserComplaintWithPhotos",
            summary = "Hand in a report of a user of the app, with photos")
    @RequestBody(
            content =
                    @Content(mediaType = MediaType.MULTIPART_FORM_DATA, schema = @Schema(ref = "ComplaintWithPhotos")))
    @APIResponse(
            responseCode = "201",
            description = "Received",
            content = @Content(schema = @Schema(implementation = ReceiptBody.class)))
    @APIResponse(responseCode = "400", description = "What is wrong is in errors")
    @APIResponse(responseCode = "503", description = "Not safe yet: send the same again")
    public Uni<Response> fileWithPhotos(
            MultipartFormDataInput body,
            @HeaderParam(USER) String user,
            @HeaderParam(Keys.HEADER) String key,
            RoutingContext request)
            throws IOException {
        Language language = RequestLanguage.of(request);
        memory.reserve(request, language);
        Multipart parts = Multipart.of(body);
        List<FieldFault> faults = new ArrayList<>();
        List<Photo> photos = parts.photos(faults);
        RawRead<RawReport> read = BodyReader.report(parts.json("complaint", language), language);
        return file(read, photos, faults, user, key, language);
    }

    private Uni<Response> file(
            RawRead<RawReport> read,
            List<Photo> photos,
            List<FieldFault> faults,
            String user,
            String key,
            Language language) {
        String known = user(user, language);
        Sender sender = new Sender(Channel.OGAN_LOPIAN, client(), Keys.of(key, language), known);
        Parsed parsed = parser.parse(read.raw(), photos, sender, language);
        faults.addAll(read.faults());
        faults.addAll(parsed.faults());
        if (!faults.isEmpty()) {
            throw Refusals.invalid(faults, language);
        }
        return receive.handle(abuse.admitSignedIn(parsed.report(), client() + "|" + known))
                .map(receipt -> {
                    String self = "/api/v1/ogan-lopian/complaints/" + receipt.trackingNumber();
                    return Response.created(URI.create(self))
                            .entity(new ReceiptBody(
                                    receipt.complaintId(), receipt.trackingNumber(), receipt.pin(), self))
                            .build();
                });
    }

    @GET
    @Operation(operationId = "listUserComplaints", summary = "The user's own reports, the newest first")
    @APIResponse(responseCode = "200", description = "At most a hundred")
    public Uni<OwnCasesBody> own(@HeaderParam(USER) String user, RoutingContext request) {
        Language language = RequestLanguage.of(request);
        return ownCases(user, language).map(OwnCasesBody::new);
    }

    @GET
    @Path("{trackingNumber}")
    @Operation(operationId = "showUserComplaint", summary = "One of the user's own reports")
    @APIResponse(responseCode = "200", description = "The report with its history")
    @APIResponse(responseCode = "404", description = "No such report of this user")
    public Uni<CitizenCase> show(
            @RestPath String trackingNumber, @HeaderParam(USER) String user, RoutingContext request) {
        Language language = RequestLanguage.of(request);
        TrackingNumber number = TrackingNumber.parse(trackingNumber).orElseThrow(() -> Refusals.unknownCase(language));
        return ownCases(user, language)
                .chain(own -> {
                    if (own.stream().noneMatch(each -> each.trackingNumber().equals(number))) {
                        throw Refusals.unknownCase(language);
                    }
                    return tracking.see(number, language);
                })
                .map(tracked -> tracked.registered().orElseThrow(() -> Refusals.unknownCase(language)));
    }

    private Uni<List<OwnCase>> ownCases(String user, Language language) {
        return tracking.ofReporter(references.ofUser(client(), user(user, language)), language);
    }

    private String client() {
        return ((JsonWebToken) identity.getPrincipal()).getClaim("azp");
    }

    private static String user(String header, Language language) {
        if (header == null || !USER_FORM.matcher(header).matches()) {
            FaultCode code = header == null ? FaultCode.REQUIRED : FaultCode.INVALID_KEY;
            throw Refusals.invalid(List.of(FieldFault.of(USER, code)), language);
        }
        return header;
    }
}
