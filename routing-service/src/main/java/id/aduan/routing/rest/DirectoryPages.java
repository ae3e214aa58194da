package id.aduan.routing.rest;

import id.aduan.contracts.AgencyCode;
import id.aduan.kit.security.Roles;
import id.aduan.routing.directory.Agency;
import id.aduan.routing.directory.CurrentDirectory;
import id.aduan.routing.directory.DirectoryEdit;
import id.aduan.routing.directory.EntryKind;
import id.aduan.routing.directory.Urusan;
import id.aduan.routing.directory.Word;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** The pages in which an administrator keeps the word list and the agencies. */
@Path("/triage/directory")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({Roles.ADMINISTRATOR})
class DirectoryPages {
    private static final int SHOWN_WORDS = 200;

    private final CurrentDirectory directory;
    private final SignedIn signedIn;

    DirectoryPages(CurrentDirectory directory, SignedIn signedIn) {
        this.directory = directory;
        this.signedIn = signedIn;
    }

    @CheckedTemplate
    static final class Templates {
        private Templates() {}

        static native TemplateInstance words(
                String language,
                long version,
                String query,
                List<Word> words,
                List<Urusan> urusan,
                String saved,
                String problem);

        static native TemplateInstance agencies(
                String language, long version, List<Agency> agencies, String saved, String problem);
    }

    @GET
    @Operation(hidden = true)
    public Response start() {
        return Response.seeOther(URI.create("/triage/directory/words")).build();
    }

    @GET
    @Path("words")
    @Operation(hidden = true)
    public Response words(@RestQuery @DefaultValue("") String q, @RestQuery @DefaultValue("") String saved) {
        return words(200, q, saved, null);
    }

    private Response words(int status, String query, String saved, String problem) {
        var now = directory.required();
        String part = query.strip().toLowerCase(Locale.ROOT);
        List<Word> found = now.words().stream()
                .filter(word -> word.meaning() == Word.Meaning.SUBJECT)
                .filter(word -> word.form().contains(part) || word.target().contains(part))
                .limit(SHOWN_WORDS)
                .toList();
        return page(
                status,
                Templates.words(
                        signedIn.locale().getLanguage(), now.version(), query, found, now.urusan(), saved, problem));
    }

    @POST
    @Path("words")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Uni<Response> putWord(
            @RestForm String urusan, @RestForm String form, @RestForm Double weight, @RestForm String remove) {
        return edit(
                () -> {
                    String kept = form == null ? null : form.strip().toLowerCase(Locale.ROOT);
                    Word word = new Word(Word.Meaning.SUBJECT, urusan, kept, weight == null ? 1 : weight);
                    return remove == null
                            ? DirectoryEdit.put(EntryKind.WORD, word)
                            : DirectoryEdit.remove(EntryKind.WORD, word.key());
                },
                "/triage/directory/words",
                problem -> words(422, form == null ? "" : form, "", problem));
    }

    @GET
    @Path("agencies")
    @Operation(hidden = true)
    public Response agencies(@RestQuery @DefaultValue("") String saved) {
        return agencies(200, saved, null);
    }

    private Response agencies(int status, String saved, String problem) {
        var now = directory.required();
        return page(
                status,
                Templates.agencies(signedIn.locale().getLanguage(), now.version(), now.agencies(), saved, problem));
    }

    @POST
    @Path("agencies/{code}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Uni<Response> putAgency(
            @RestPath String code,
            @RestForm String name,
            @RestForm String shortName,
            @RestForm String aliases,
            @RestForm String validTo,
            @RestForm String successor) {
        Agency before = directory.required().agencies().stream()
                .filter(agency -> agency.code().value().equals(code))
                .findFirst()
                .orElseThrow(NotFoundException::new);
        return edit(
                () -> DirectoryEdit.put(
                        EntryKind.AGENCY,
                        new Agency(
                                before.code(),
                                name,
                                shortName,
                                before.kind(),
                                split(aliases),
                                before.area(),
                                before.validFrom(),
                                isEmpty(validTo) ? null : LocalDate.parse(validTo),
                                isEmpty(successor) ? null : new AgencyCode(successor.strip()))),
                "/triage/directory/agencies",
                problem -> agencies(422, "", problem));
    }

    private static boolean isEmpty(String text) {
        return text == null || text.isBlank();
    }

    private static List<String> split(String aliases) {
        return isEmpty(aliases)
                ? List.of()
                : Arrays.stream(aliases.split(",", -1))
                        .map(alias -> alias.strip().toLowerCase(Locale.ROOT))
                        .filter(alias -> !alias.isEmpty())
                        .toList();
    }

    private Uni<Response> edit(
            Supplier<DirectoryEdit> change, String back, java.util.function.Function<String, Response> refused) {
        DirectoryEdit wish;
        try {
            wish = change.get();
        } catch (IllegalArgumentException | NullPointerException | DateTimeParseException e) {
            return Uni.createFrom().item(refused.apply(detail(e)));
        }
        return directory
                .edit(List.of(wish), signedIn.name(), "page: " + wish.kind())
                .map(now -> Response.seeOther(URI.create(back + "?saved=" + now.version()))
                        .build())
                .onFailure(IllegalArgumentException.class)
                .recoverWithItem(failure -> refused.apply(detail(failure)));
    }

    private String detail(Throwable failure) {
        return signedIn.words().directoryRefusedDetail(String.valueOf(failure.getMessage()));
    }

    private Response page(int status, TemplateInstance template) {
        return Response.status(status)
                .type(MediaType.TEXT_HTML + ";charset=UTF-8")
                .header("Content-Language", signedIn.locale().getLanguage())
                .entity(template.setLocale(signedIn.locale()))
                .build();
    }
}
