package id.aduan.intake.whatsapp.desk;

import id.aduan.kit.security.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.PartType;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/** The human desk for programs. */
@Path("/api/v1/whatsapp/conversations")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.OPERATOR, Roles.TRIAGE_OFFICER, Roles.SUPERVISOR})
@Tag(name = "Conversations")
class ConversationResource {
    private static final int PAGE = 50;

    private final ConversationDesk desk;
    private final OfficerPhotos photos;
    private final ConversationFiles files;
    private final AtDesk atDesk;

    ConversationResource(ConversationDesk desk, OfficerPhotos photos, ConversationFiles files, AtDesk atDesk) {
        this.desk = desk;
        this.photos = photos;
        this.files = files;
        this.atDesk = atDesk;
    }

    /** What an officer says. */
    @Schema(name = "ConversationReply")
    record ReplyBody(
            @Schema(examples = "Terima kasih, petugas berangkat hari ini.")
            String text,

            @Schema(description = "True to send it in the approved template, the only form after the reply window")
            boolean asTemplate) {
        @Override
        public String toString() {
            return "ReplyBody";
        }
    }

    /** The message that was sent, or stands for the one that was sent before under the same key. */
    @Schema(name = "SentReply")
    record SentView(UUID id) {}

    @Schema(name = "RevealReason")
    record RevealBody(
            @Schema(examples = "Warga minta dihubungi lewat telepon")
            String reason) {}

    /** Who the citizen is, as far as WhatsApp has told. */
    @Schema(name = "RevealedCitizen")
    record RevealedView(
            @Schema(examples = "+6280000000101") String phone,

            @Schema(description = "The name of the WhatsApp profile")
            String name) {
        @Override
        public String toString() {
            return "RevealedView";
        }
    }

    @GET
    @Operation(
            operationId = "listConversations",
            summary =
                    "Conversations: those that wait for a person, the longest wait first; taken ones; all, the latest first")
    public Uni<ConversationView.ListView> list(
            @Parameter(description = "WAITING, TAKEN or RECENT") @RestQuery @DefaultValue("WAITING") String show,
            @RestQuery @DefaultValue("0") int offset) {
        return desk.list(show(show), requireOffset(offset), PAGE).map(ConversationView.ListView::of);
    }

    static StoredConversations.Show show(String show) {
        try {
            return StoredConversations.Show.valueOf(show);
        } catch (IllegalArgumentException e) {
            throw new BadRequestException(e);
        }
    }

    static int requireOffset(int offset) {
        if (offset < 0) {
            throw new BadRequestException();
        }
        return offset;
    }

    @GET
    @Path("{id}")
    @Operation(
            operationId = "showConversation",
            summary = "A conversation with its latest 100 messages",
            description = "Who looked is kept.")
    @APIResponseSchema(value = ConversationView.OpenView.class, responseCode = "200", responseDescription = "In order")
    @APIResponse(responseCode = "404", description = "There is no such conversation")
    public Uni<ConversationView.OpenView> show(
            @RestPath String id,
            @Parameter(description = "The id of a message: only what was said before it") @RestQuery String before) {
        return desk.open(atDesk.officer(), atDesk.conversation(id), atDesk.position(before))
                .map(ConversationView.OpenView::of)
                .onFailure(Refused.class)
                .transform(atDesk::refusal);
    }

    @POST
    @Path("{id}/take")
    @Operation(
            operationId = "takeConversation",
            summary = "Take a conversation over; the bot is silent",
            description = "Ends after 30 minutes without an answer.")
    @APIResponseSchema(
            value = ConversationView.OpenView.class,
            responseCode = "200",
            responseDescription = "It is yours")
    @APIResponse(responseCode = "404", description = "There is no such conversation")
    @APIResponse(responseCode = "409", description = "Another officer has it: handledBy tells who")
    public Uni<ConversationView.OpenView> take(@RestPath String id) {
        UUID conversation = atDesk.conversation(id);
        String officer = atDesk.officer();
        return desk.take(officer, conversation)
                .chain(() -> desk.open(officer, conversation, null))
                .map(ConversationView.OpenView::of)
                .onFailure(Refused.class)
                .transform(atDesk::refusal);
    }

    @POST
    @Path("{id}/hand-back")
    @Operation(
            operationId = "handConversationBack",
            summary = "Give a conversation back to the bot",
            description = "A supervisor may give back what another officer has.")
    @APIResponse(responseCode = "204", description = "The bot has it")
    @APIResponse(responseCode = "409", description = "Another officer has it, or nobody")
    public Uni<Void> handBack(@RestPath String id) {
        return desk.handBack(atDesk.officer(), atDesk.isCoordinator(), atDesk.conversation(id))
                .onFailure(Refused.class)
                .transform(atDesk::refusal);
    }

    @POST
    @Path("{id}/messages")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "replyToConversation",
            summary = "Say something to the citizen",
            description =
                    "Only who has the conversation. As multipart: part photo, and perhaps part text, its caption.")
    @APIResponseSchema(value = SentView.class, responseCode = "200", responseDescription = "It goes out")
    @APIResponse(responseCode = "409", description = "Not yours, or the reply window is closed: then asTemplate")
    @APIResponse(responseCode = "422", description = "The text is missing or too long")
    public Uni<SentView> reply(
            @RestPath String id,
            @Parameter(description = "The same key again is sent once") @HeaderParam("Idempotency-Key") String key,
            ReplyBody body) {
        if (body == null) {
            throw new BadRequestException();
        }
        return reply(
                id,
                keyOrNew(key),
                body.asTemplate() ? new Reply.InTemplate(body.text()) : new Reply.Words(body.text()));
    }

    @POST
    @Path("{id}/messages")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Operation(operationId = "replyToConversationWithPhoto", summary = "Send a photo to the citizen")
    @APIResponseSchema(value = SentView.class, responseCode = "200", responseDescription = "It goes out")
    @APIResponse(responseCode = "409", description = "Not yours, or the reply window is closed")
    @APIResponse(responseCode = "422", description = "No JPEG or PNG of at most 5 MB")
    public Uni<SentView> replyWithPhoto(
            @RestPath String id,
            @Parameter(description = "The same key again is sent once") @HeaderParam("Idempotency-Key") String key,
            @RestForm @PartType(MediaType.TEXT_PLAIN) String text,
            @RestForm("photo") FileUpload photo) {
        if (photo == null) {
            throw atDesk.refusal(new Refused(Refused.Reason.PHOTO_UNFIT));
        }
        UUID conversation = atDesk.conversation(id);
        String officer = atDesk.officer();
        String kept = keyOrNew(key);
        return photos.keep(conversation, kept, photo)
                .chain(file -> desk.reply(officer, conversation, kept, new Reply.Picture(file, text)))
                .map(SentView::new)
                .onFailure(Refused.class)
                .transform(atDesk::refusal);
    }

    private Uni<SentView> reply(String id, String key, Reply reply) {
        return desk.reply(atDesk.officer(), atDesk.conversation(id), key, reply)
                .map(SentView::new)
                .onFailure(Refused.class)
                .transform(atDesk::refusal);
    }

    private static String keyOrNew(String key) {
        return key == null || key.isBlank() ? UUID.randomUUID().toString() : key;
    }

    @POST
    @Path("{id}/reveal")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "revealCitizen",
            summary = "Tell the citizen's number and profile name",
            description = "Who asked and why is kept.")
    @APIResponseSchema(value = RevealedView.class, responseCode = "200", responseDescription = "As far as known")
    @APIResponse(responseCode = "422", description = "The reason is missing")
    public Uni<RevealedView> reveal(@RestPath String id, RevealBody body) {
        return desk.reveal(atDesk.officer(), atDesk.conversation(id), body == null ? null : body.reason())
                .map(revealed -> new RevealedView(revealed.phone(), revealed.name()))
                .onFailure(Refused.class)
                .transform(atDesk::refusal);
    }

    @GET
    @Path("{id}/files/{mediaId}")
    @Produces(MediaType.WILDCARD)
    @Operation(operationId = "conversationFile", summary = "A picture, voice note or document of a conversation")
    @APIResponse(responseCode = "200", description = "The file, by its own type")
    @APIResponse(responseCode = "404", description = "There is no such file, or not yet")
    public Uni<Response> file(@RestPath String id, @RestPath String mediaId) {
        return files.serve(atDesk.conversation(id), mediaId)
                .onFailure(Refused.class)
                .transform(atDesk::refusal);
    }
}
