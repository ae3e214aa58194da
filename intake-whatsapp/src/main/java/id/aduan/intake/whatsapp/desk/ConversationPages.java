package id.aduan.intake.whatsapp.desk;

import id.aduan.kit.problem.Problem;
import id.aduan.kit.security.Roles;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateGlobal;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.PartType;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/** The pages of the human desk. They work without a script; with one, list and transcript load themselves anew. */
@Path("/whatsapp")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({Roles.OPERATOR, Roles.TRIAGE_OFFICER, Roles.SUPERVISOR})
class ConversationPages {
    private static final int PAGE = 30;
    private static final String START = "/whatsapp";
    private static final String CONVERSATIONS = "/whatsapp/conversations/";

    /** As for every page, and voice notes of our own may be played. */
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; media-src 'self'; "
                    + "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private final ConversationDesk desk;
    private final CannedAnswers answers;
    private final OfficerPhotos photos;
    private final ConversationFiles files;
    private final AtDesk atDesk;

    ConversationPages(
            ConversationDesk desk,
            CannedAnswers answers,
            OfficerPhotos photos,
            ConversationFiles files,
            AtDesk atDesk) {
        this.desk = desk;
        this.answers = answers;
        this.photos = photos;
        this.files = files;
        this.atDesk = atDesk;
    }

    @CheckedTemplate
    static final class Templates {
        private Templates() {}

        static native TemplateInstance list(ListPage page);

        static native TemplateInstance rows(ListPage page);

        static native TemplateInstance conversation(ConversationPage page);

        static native TemplateInstance messages(ConversationPage page);

        static native TemplateInstance canned(CannedPage page);
    }

    /** What the list shows; its addresses name the kind of list and where it begins. */
    record ListPage(
            String language,
            String show,
            long waiting,
            List<ConversationPage.Row> rows,
            String self,
            String previous,
            String next) {}

    /** What the page of canned answers shows. */
    record CannedPage(
            String language,
            List<CannedAnswer> answers,
            boolean mayEdit,
            CannedAnswer typed,
            String done,
            String problem) {}

    /** In every template: {@code {htmxVersion}} is the version of the library that is on the class path. */
    @TemplateGlobal
    static String htmxVersion() {
        return HtmxVersion.VALUE;
    }

    private static final class HtmxVersion {
        static final String VALUE = read();

        private static String read() {
            try (InputStream in = ConversationPages.class.getResourceAsStream(
                    "/META-INF/maven/org.webjars.npm/htmx.org/pom.properties")) {
                Properties properties = new Properties();
                properties.load(in);
                return properties.getProperty("version");
            } catch (IOException e) {
                throw new UncheckedIOException("htmx is not on the class path", e);
            }
        }
    }

    @GET
    @Operation(hidden = true)
    public Uni<Response> list(
            @RestQuery @DefaultValue("waiting") String show, @RestQuery @DefaultValue("0") int offset) {
        return listed(show, offset).map(page -> page(200, Templates.list(page)));
    }

    @GET
    @Path("rows")
    @Operation(hidden = true)
    public Uni<Response> rows(
            @RestQuery @DefaultValue("waiting") String show, @RestQuery @DefaultValue("0") int offset) {
        return listed(show, offset).map(page -> page(200, Templates.rows(page)));
    }

    private Uni<ListPage> listed(String show, int offset) {
        var which = ConversationResource.show(show.toUpperCase(Locale.ROOT));
        int from = ConversationResource.requireOffset(offset);
        String name = which.name().toLowerCase(Locale.ROOT);
        return desk.list(which, from, PAGE)
                .map(found -> new ListPage(
                        atDesk.locale().getLanguage(),
                        name,
                        found.waiting(),
                        ConversationPage.rows(found, atDesk.words()),
                        START + "/rows?show=" + name + "&offset=" + from,
                        from == 0 ? null : address(name, Math.max(0, from - PAGE)),
                        found.more() ? address(name, from + PAGE) : null));
    }

    private static String address(String show, int offset) {
        return START + "?show=" + show + "&offset=" + offset;
    }

    @GET
    @Path("conversations/{id}")
    @Operation(hidden = true)
    public Uni<Response> conversation(
            @RestPath String id, @RestQuery String before, @RestQuery @DefaultValue("") String sent) {
        ConversationPage.Notes notes = sent.isEmpty()
                ? ConversationPage.Notes.NONE
                : new ConversationPage.Notes(atDesk.words().sent(), null, null, List.of());
        return shown(id, before, notes)
                .map(page -> page(200, Templates.conversation(page)))
                .onFailure(Refused.class)
                .transform(atDesk::refusal);
    }

    /** The transcript and how the conversation stands, for the page that loads itself anew. */
    @GET
    @Path("conversations/{id}/messages")
    @Operation(hidden = true)
    public Uni<Response> messages(@RestPath String id) {
        return shown(id, null, ConversationPage.Notes.NONE)
                .map(page -> page(200, Templates.messages(page)))
                .onFailure(Refused.class)
                .transform(atDesk::refusal);
    }

    private Uni<ConversationPage> shown(String id, String before, ConversationPage.Notes notes) {
        UUID conversation = atDesk.conversation(id);
        UUID position = atDesk.position(before);
        String officer = atDesk.officer();
        return desk.open(officer, conversation, position).chain(opened -> answers.all()
                .map(canned -> ConversationPage.of(
                        opened,
                        canned,
                        position == null,
                        officer,
                        atDesk.isCoordinator(),
                        UUID.randomUUID().toString(),
                        atDesk.locale().getLanguage(),
                        atDesk.words(),
                        notes)));
    }

    @POST
    @Path("conversations/{id}/take")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Uni<Response> take(@RestPath String id) {
        return back(id, null, desk.take(atDesk.officer(), atDesk.conversation(id)), CONVERSATIONS + id);
    }

    @POST
    @Path("conversations/{id}/hand-back")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Uni<Response> handBack(@RestPath String id) {
        return back(
                id,
                null,
                desk.handBack(atDesk.officer(), atDesk.isCoordinator(), atDesk.conversation(id)),
                CONVERSATIONS + id);
    }

    @POST
    @Path("conversations/{id}/reply")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Operation(hidden = true)
    public Uni<Response> reply(
            @RestPath String id,
            @RestForm @PartType(MediaType.TEXT_PLAIN) String key,
            @RestForm @PartType(MediaType.TEXT_PLAIN) String text,
            @RestForm("photo") FileUpload photo) {
        UUID conversation = atDesk.conversation(id);
        String officer = atDesk.officer();
        boolean withPhoto = photo != null && photo.size() > 0;
        Uni<Reply> reply = withPhoto
                ? photos.keep(conversation, key, photo).map(file -> new Reply.Picture(file, text))
                : Uni.createFrom().item(new Reply.Words(text));
        return back(
                id,
                text,
                reply.chain(one -> desk.reply(officer, conversation, key, one)).replaceWithVoid(),
                CONVERSATIONS + id + "?sent=1");
    }

    @POST
    @Path("conversations/{id}/template")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Uni<Response> template(@RestPath String id, @RestForm String key, @RestForm String text) {
        return back(
                id,
                text,
                desk.reply(atDesk.officer(), atDesk.conversation(id), key, new Reply.InTemplate(text))
                        .replaceWithVoid(),
                CONVERSATIONS + id + "?sent=1");
    }

    @POST
    @Path("conversations/{id}/reveal")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Uni<Response> reveal(@RestPath String id, @RestForm String reason) {
        ChatMessages words = atDesk.words();
        return desk.reveal(atDesk.officer(), atDesk.conversation(id), reason)
                .chain(revealed -> {
                    List<String> told = List.of(
                            words.revealedPhone(revealed.phone() == null ? words.unknown() : revealed.phone()),
                            words.revealedName(revealed.name() == null ? words.unknown() : revealed.name()));
                    return shown(id, null, new ConversationPage.Notes(null, null, null, told));
                })
                .map(page -> page(200, Templates.conversation(page)))
                .onFailure(Refused.class)
                .recoverWithUni(failure -> refused(id, null, failure));
    }

    private Uni<Response> back(String id, String typed, Uni<Void> work, String to) {
        return work.map(done -> Response.seeOther(URI.create(to)).build())
                .onFailure(Refused.class)
                .recoverWithUni(failure -> refused(id, typed, failure));
    }

    /** The conversation once more, with what was wrong and what had been typed. */
    private Uni<Response> refused(String id, String typed, Throwable failure) {
        Problem problem = atDesk.problem((Refused) failure);
        if (problem.status() == 404) {
            return Uni.createFrom().failure(atDesk.refusal(failure));
        }
        return shown(id, null, new ConversationPage.Notes(null, told(problem), typed, List.of()))
                .map(page -> page(problem.status(), Templates.conversation(page)))
                .onFailure(Refused.class) // there is no such conversation
                .transform(atDesk::refusal);
    }

    @GET
    @Path("conversations/{id}/files/{mediaId}")
    @Produces(MediaType.WILDCARD)
    @Operation(hidden = true)
    public Uni<Response> file(@RestPath String id, @RestPath String mediaId) {
        return files.serve(atDesk.conversation(id), mediaId)
                .onFailure(Refused.class)
                .transform(atDesk::refusal);
    }

    @GET
    @Path("canned")
    @Operation(hidden = true)
    public Uni<Response> canned(@RestQuery @DefaultValue("") String saved) {
        return canned(200, null, saved.isEmpty() ? null : atDesk.words().saved(), null);
    }

    private Uni<Response> canned(int status, CannedAnswer typed, String done, String problem) {
        return answers.all()
                .map(all -> page(
                        status,
                        Templates.canned(new CannedPage(
                                atDesk.locale().getLanguage(),
                                all,
                                atDesk.isCoordinator(),
                                typed == null ? new CannedAnswer("", "", "", "", "") : typed,
                                done,
                                problem))));
    }

    @POST
    @Path("canned")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed(Roles.SUPERVISOR)
    @Operation(hidden = true)
    public Uni<Response> putCanned(
            @RestForm String key,
            @RestForm String label,
            @RestForm String id,
            @RestForm String su,
            @RestForm String en,
            @RestForm String remove) {
        String officer = atDesk.officer();
        return Uni.createFrom()
                .deferred(() -> remove != null
                        ? answers.remove(text(key), officer)
                        : answers.put(CannedAnswer.of(key, label, id, su, en), officer))
                .map(done -> Response.seeOther(URI.create("/whatsapp/canned?saved=1"))
                        .build())
                .onFailure(Refused.class)
                .recoverWithUni(failure -> canned(
                        atDesk.problem(failure).status(),
                        new CannedAnswer(text(key), text(label), text(id), text(su), text(en)),
                        null,
                        told(atDesk.problem(failure))));
    }

    private static String told(Problem problem) {
        return problem.title() + ". " + problem.detail();
    }

    private static String text(String typed) {
        return typed == null ? "" : typed;
    }

    private Response page(int status, TemplateInstance template) {
        return Response.status(status)
                .type(MediaType.TEXT_HTML + ";charset=UTF-8")
                .header("Content-Language", atDesk.locale().getLanguage())
                .header("Content-Security-Policy", POLICY)
                .entity(template.setLocale(atDesk.locale()))
                .build();
    }
}
