package id.aduan.intake.web;

import com.fasterxml.jackson.databind.JsonNode;
import id.aduan.contracts.Language;
import id.aduan.contracts.TrackingNumber;
import id.aduan.intake.Abuse;
import id.aduan.intake.BodyReader;
import id.aduan.intake.BodyReader.RawAct;
import id.aduan.intake.BodyReader.RawRead;
import id.aduan.intake.FieldFault;
import id.aduan.intake.IntakeWords;
import id.aduan.intake.Keys;
import id.aduan.intake.Multipart;
import id.aduan.intake.Parsed;
import id.aduan.intake.PhotoMemory;
import id.aduan.intake.RawReport;
import id.aduan.intake.ReceiveReport;
import id.aduan.intake.Refusals;
import id.aduan.intake.ReportParser;
import id.aduan.intake.ReporterAct;
import id.aduan.intake.Sender;
import id.aduan.intake.SenderAddress;
import id.aduan.intake.Tracking;
import id.aduan.kit.pages.RequestLanguage;
import id.aduan.kit.photos.Photo;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.server.multipart.MultipartFormDataInput;

/** Reports by programs, and what their reporters do with them later. */
@Path("/api/v1/complaints")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Complaints")
@PermitAll
class ComplaintResource {
    static final String PIN = "Tracking-Pin";
    static final String PROOF = "Proof-Of-Work";

    private final ReportParser parser;
    private final Abuse abuse;
    private final ReceiveReport receive;
    private final Tracking tracking;
    private final PhotoMemory memory;

    ComplaintResource(ReportParser parser, Abuse abuse, ReceiveReport receive, Tracking tracking, PhotoMemory memory) {
        this.parser = parser;
        this.abuse = abuse;
        this.receive = receive;
        this.tracking = tracking;
        this.memory = memory;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "fileComplaint",
            summary = "Hand in a report",
            description =
                    "201 only when the report is safe. The same Idempotency-Key and content is the same report and"
                            + " gets the same answer. As multipart with photos: part complaint is the JSON, and at most"
                            + " four parts photo are JPEG, PNG or WebP of 8 MB.")
    @RequestBody(content = @Content(schema = @Schema(implementation = ComplaintBody.class)))
    @APIResponse(
            responseCode = "201",
            description = "Received; keep number and PIN",
            content = @Content(schema = @Schema(implementation = ReceiptBody.class)))
    @APIResponse(responseCode = "400", description = "What is wrong is in errors")
    @APIResponse(responseCode = "429", description = "Too many; Retry-After says when")
    @APIResponse(responseCode = "503", description = "Not safe yet: send the same again")
    public Uni<Response> file(
            byte[] body,
            @HeaderParam(Keys.HEADER) String key,
            @HeaderParam(PROOF) String proof,
            RoutingContext request) {
        Language language = RequestLanguage.of(request);
        return file(BodyReader.report(body, language), List.of(), new ArrayList<>(), key, proof, request);
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Blocking
    @Operation(
            operationId = "fileComplaintWithPhotos",
            summary = "Hand in a report with photos",
            description =
                    "Part complaint is the JSON of a report, parts photo are at most four JPEG, PNG or WebP of 8 MB.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.MULTIPART_FORM_DATA,
                            schema = @Schema(implementation = ComplaintBody.WithPhotos.class)))
    @APIResponse(
            responseCode = "201",
            description = "Received; keep number and PIN",
            content = @Content(schema = @Schema(implementation = ReceiptBody.class)))
    @APIResponse(responseCode = "400", description = "What is wrong is in errors")
    @APIResponse(responseCode = "429", description = "Too many; Retry-After says when")
    @APIResponse(responseCode = "503", description = "Not safe yet: send the same again")
    public Uni<Response> fileWithPhotos(
            MultipartFormDataInput body,
            @HeaderParam(Keys.HEADER) String key,
            @HeaderParam(PROOF) String proof,
            RoutingContext request)
            throws IOException {
        Language language = RequestLanguage.of(request);
        memory.reserve(request, language);
        Multipart parts = Multipart.of(body);
        List<FieldFault> faults = new ArrayList<>();
        List<Photo> photos = parts.photos(faults);
        return file(
                BodyReader.report(parts.json("complaint", language), language), photos, faults, key, proof, request);
    }

    private Uni<Response> file(
            RawRead<RawReport> read,
            List<Photo> photos,
            List<FieldFault> faults,
            String key,
            String proof,
            RoutingContext request) {
        Language language = RequestLanguage.of(request);
        Sender sender = Sender.web(Keys.of(key, language));
        Parsed parsed = parser.parse(read.raw(), photos, sender, language);
        faults.addAll(read.faults());
        faults.addAll(parsed.faults());
        if (!faults.isEmpty()) {
            throw Refusals.invalid(faults, language);
        }
        return receive.handle(abuse.admit(parsed.report(), SenderAddress.of(request.request()), proof))
                .map(receipt -> {
                    String self = "/api/v1/complaints/" + receipt.trackingNumber();
                    return Response.created(URI.create(self))
                            .entity(new ReceiptBody(
                                    receipt.complaintId(),
                                    receipt.trackingNumber(),
                                    receipt.pin(),
                                    new ReceiptBody.Links(self, "/lacak"),
                                    receipt.warnings().stream()
                                            .map(warning -> new ReceiptBody.WarningBody(
                                                    warning.name(), IntakeWords.of(warning, language)))
                                            .toList()))
                            .build();
                });
    }

    @GET
    @Path("{trackingNumber}")
    @Operation(
            operationId = "trackComplaint",
            summary = "What has become of a report",
            description = "A wrong PIN and an unknown number get the same answer. Five tries an hour.")
    @APIResponse(
            responseCode = "200",
            description = "The report; only number, status and statusGroup while it is being registered",
            content = @Content(schema = @Schema(implementation = TrackedBody.class)))
    @APIResponse(responseCode = "404", description = "Number or PIN are wrong")
    @APIResponse(responseCode = "429", description = "Too many tries; Retry-After says when")
    @APIResponse(responseCode = "503", description = "The report is safe, its record cannot be shown now")
    public Uni<TrackedBody> track(
            @RestPath String trackingNumber, @HeaderParam(PIN) String pin, RoutingContext request) {
        Language language = RequestLanguage.of(request);
        return tracking.see(proven(trackingNumber, pin, request), language)
                .map(tracked -> TrackedBody.of(tracked, language));
    }

    @POST
    @Path("{trackingNumber}/actions")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "actOnComplaint", summary = "Reply, confirm, dispute, rate or have one's data erased")
    @RequestBody(content = @Content(schema = @Schema(implementation = ActionBody.class)))
    @APIResponse(
            responseCode = "202",
            description = "Safe; it shows in the history in a moment",
            content = @Content(schema = @Schema(implementation = AcceptedBody.class)))
    @APIResponse(responseCode = "400", description = "What is wrong is in errors")
    @APIResponse(responseCode = "404", description = "Number or PIN are wrong")
    @APIResponse(responseCode = "503", description = "Not safe yet: send the same again")
    public Uni<Response> act(
            byte[] body,
            @RestPath String trackingNumber,
            @HeaderParam(PIN) String pin,
            @HeaderParam(Keys.HEADER) String key,
            RoutingContext request) {
        TrackingNumber number = proven(trackingNumber, pin, request);
        Language language = RequestLanguage.of(request);
        return act(number, BodyReader.act(body, language), List.of(), new ArrayList<>(), key, language);
    }

    @POST
    @Path("{trackingNumber}/actions")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Blocking
    @Operation(
            operationId = "actOnComplaintWithPhotos",
            summary = "Reply or dispute with photos",
            description =
                    "As multipart: part action is the JSON of an act, parts photo are at most four JPEG, PNG or WebP of 8 MB.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.MULTIPART_FORM_DATA,
                            schema = @Schema(implementation = ActionBody.WithPhotos.class)))
    @APIResponse(
            responseCode = "202",
            description = "Safe; it shows in the history in a moment",
            content = @Content(schema = @Schema(implementation = AcceptedBody.class)))
    @APIResponse(responseCode = "400", description = "What is wrong is in errors")
    @APIResponse(responseCode = "404", description = "Number or PIN are wrong")
    @APIResponse(responseCode = "503", description = "Not safe yet: send the same again")
    public Uni<Response> actWithPhotos(
            MultipartFormDataInput body,
            @RestPath String trackingNumber,
            @HeaderParam(PIN) String pin,
            @HeaderParam(Keys.HEADER) String key,
            RoutingContext request)
            throws IOException {
        TrackingNumber number = proven(trackingNumber, pin, request);
        Language language = RequestLanguage.of(request);
        memory.reserve(request, language);
        Multipart parts = Multipart.of(body);
        List<FieldFault> faults = new ArrayList<>();
        List<Photo> photos = parts.photos(faults);
        return act(number, BodyReader.act(parts.json("action", language), language), photos, faults, key, language);
    }

    private Uni<Response> act(
            TrackingNumber number,
            RawRead<RawAct> read,
            List<Photo> photos,
            List<FieldFault> faults,
            String key,
            Language language) {
        RawAct raw = read.raw();
        var checked = ReporterAct.read(Keys.of(key, language), raw.type(), raw.text(), raw.stars(), photos);
        faults.addAll(read.faults());
        faults.addAll(checked.faults());
        if (!faults.isEmpty()) {
            throw Refusals.invalid(faults, language);
        }
        return tracking.act(number, checked.act(), language).map(safe -> Response.accepted(
                        new AcceptedBody(IntakeWords.in(language).acceptedAction()))
                .build());
    }

    @GET
    @Path("{trackingNumber}/photos/{sha256}")
    @Produces(MediaType.WILDCARD)
    @Operation(operationId = "showComplaintPhoto", summary = "A photo of the report or of an answer")
    @APIResponse(responseCode = "200", description = "The photo")
    @APIResponse(responseCode = "404", description = "Number or PIN are wrong, or there is no such photo")
    public Uni<Response> photo(
            @RestPath String trackingNumber,
            @RestPath String sha256,
            @HeaderParam(PIN) String pin,
            RoutingContext request) {
        Language language = RequestLanguage.of(request);
        return tracking.photo(proven(trackingNumber, pin, request), sha256, language)
                .map(file -> Response.ok(file.bytes())
                        .type(file.mediaType())
                        .header(
                                "Content-Security-Policy",
                                "default-src 'none'; base-uri 'none'; frame-ancestors 'none'; sandbox")
                        .build());
    }

    @GET
    @Path("{trackingNumber}/personal-data")
    @Operation(operationId = "copyPersonalData", summary = "A copy of the reporter's own data (UU 27/2022)")
    @APIResponse(
            responseCode = "200",
            description = "All that is kept of the reporter in this report",
            content = @Content(schema = @Schema(type = SchemaType.OBJECT)))
    @APIResponse(responseCode = "404", description = "Number or PIN are wrong")
    public Uni<JsonNode> personalData(
            @RestPath String trackingNumber, @HeaderParam(PIN) String pin, RoutingContext request) {
        Language language = RequestLanguage.of(request);
        return tracking.personalData(proven(trackingNumber, pin, request), language);
    }

    private TrackingNumber proven(String number, String pin, RoutingContext request) {
        return tracking.prove(number, pin, SenderAddress.of(request.request()), RequestLanguage.of(request));
    }
}
