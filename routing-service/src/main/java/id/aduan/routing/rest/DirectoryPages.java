package id.aduan.routing.rest;

import id.aduan.contracts.AgencyCode;
import id.aduan.gazetteer.Area;
import id.aduan.gazetteer.Gazetteer;
import id.aduan.kit.security.Roles;
import id.aduan.routing.directory.Agency;
import id.aduan.routing.directory.CurrentDirectory;
import id.aduan.routing.directory.DirectoryEdit;
import id.aduan.routing.directory.EntryKind;
import id.aduan.routing.directory.Landmark;
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
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** The pages in which an administrator keeps the word list, the agencies and the landmarks. */
@Path("/triage/directory")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({Roles.ADMINISTRATOR})
class DirectoryPages {
    private static final int SHOWN_WORDS = 200;
    private static final int MAX_KEY = 60;
    private static final Pattern NO_KEY = Pattern.compile("[^a-z0-9]+");

    private final CurrentDirectory directory;
    private final SignedIn signedIn;
    private final Gazetteer gazetteer;

    DirectoryPages(CurrentDirectory directory, SignedIn signedIn, Gazetteer gazetteer) {
        this.directory = directory;
        this.signedIn = signedIn;
        this.gazetteer = gazetteer;
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

        static native TemplateInstance landmarks(LandmarksPage page);
    }

    /**
     * What the page of landmarks shows.
     *
     * @param form the landmark in the form: the one that is edited, or what was typed; its fields are empty for a new one
     * @param areas kecamatan and villages to choose from
     * @param unchecked how many were told by citizens and not looked at yet
     */
    record LandmarksPage(
            String language,
            long version,
            String query,
            List<LandmarkLine> landmarks,
            LandmarkForm form,
            List<KindOption> kinds,
            List<Area> areas,
            long unchecked,
            String saved,
            String problem) {}

    /** A landmark in the list. */
    record LandmarkLine(String id, String name, String kind, String place, boolean middle, boolean unchecked) {}

    /** A kind to choose. */
    record KindOption(String code, String name) {}

    /** The fields of the form as they were typed. */
    record LandmarkForm(
            String id,
            String name,
            String aliases,
            String kind,
            String latitude,
            String longitude,
            String area,
            boolean existing) {
        static final LandmarkForm EMPTY = new LandmarkForm("", "", "", "OTHER", "", "", "", false);

        static LandmarkForm of(Landmark landmark) {
            return new LandmarkForm(
                    landmark.id(),
                    landmark.name(),
                    String.join(", ", landmark.aliases()),
                    landmark.kind().name(),
                    Double.toString(landmark.latitude()),
                    Double.toString(landmark.longitude()),
                    landmark.area() == null ? "" : landmark.area().value(),
                    true);
        }
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

    @GET
    @Path("landmarks")
    @Operation(hidden = true)
    public Response landmarks(
            @RestQuery @DefaultValue("") String q,
            @RestQuery @DefaultValue("") String edit,
            @RestQuery @DefaultValue("") String saved) {
        LandmarkForm form = edit.isEmpty()
                ? LandmarkForm.EMPTY
                : directory.required().landmark(edit).map(LandmarkForm::of).orElseThrow(NotFoundException::new);
        return landmarks(200, q, form, saved, null);
    }

    private Response landmarks(int status, String query, LandmarkForm form, String saved, String problem) {
        var now = directory.required();
        String part = query.strip().toLowerCase(Locale.ROOT);
        List<LandmarkLine> lines = now.landmarks().stream()
                .filter(landmark -> landmark.name().toLowerCase(Locale.ROOT).contains(part)
                        || landmark.aliases().stream().anyMatch(alias -> alias.contains(part)))
                .sorted(Comparator.comparing((Landmark landmark) -> !landmark.awaitsCheck())
                        .thenComparing(Landmark::name))
                .map(this::line)
                .toList();
        List<KindOption> kinds = Arrays.stream(Landmark.Kind.values())
                .map(kind -> new KindOption(kind.name(), name(kind)))
                .toList();
        List<Area> areas = gazetteer.all().stream()
                .filter(area -> area.kind() != Area.Kind.KABUPATEN)
                .toList();
        return page(
                status,
                Templates.landmarks(new LandmarksPage(
                        signedIn.locale().getLanguage(),
                        now.version(),
                        query,
                        lines,
                        form,
                        kinds,
                        areas,
                        now.landmarks().stream().filter(Landmark::awaitsCheck).count(),
                        saved,
                        problem)));
    }

    private LandmarkLine line(Landmark landmark) {
        var area = landmark.area() == null
                ? gazetteer.locate(landmark.latitude(), landmark.longitude()).area()
                : gazetteer.area(landmark.area());
        return new LandmarkLine(
                landmark.id(),
                landmark.name(),
                name(landmark.kind()),
                area.map(Area::label).orElse(""),
                landmark.area() != null,
                landmark.awaitsCheck());
    }

    private String name(Landmark.Kind kind) {
        RoutingMessages words = signedIn.words();
        return switch (kind) {
            case OFFICE -> words.landmarkOffice();
            case HEALTH -> words.landmarkHealth();
            case MARKET -> words.landmarkMarket();
            case STATION -> words.landmarkStation();
            case SCHOOL -> words.landmarkSchool();
            case PARK -> words.landmarkPark();
            case OTHER -> words.landmarkOther();
        };
    }

    @POST
    @Path("landmarks")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Uni<Response> putLandmark(
            @RestForm String id,
            @RestForm String name,
            @RestForm String aliases,
            @RestForm String kind,
            @RestForm String latitude,
            @RestForm String longitude,
            @RestForm String area,
            @RestForm String checked,
            @RestForm String remove) {
        String key = isEmpty(id) ? key(name) : id.strip();
        boolean existing = directory.required().landmark(key).isPresent();
        LandmarkForm typed = new LandmarkForm(
                text(id),
                text(name),
                text(aliases),
                text(kind),
                text(latitude),
                text(longitude),
                text(area),
                !isEmpty(id));
        return edit(
                () -> {
                    if (remove != null) {
                        return DirectoryEdit.remove(EntryKind.LANDMARK, key);
                    }
                    if (checked != null) {
                        return DirectoryEdit.put(
                                EntryKind.LANDMARK,
                                directory
                                        .required()
                                        .landmark(key)
                                        .orElseThrow(NotFoundException::new)
                                        .checked());
                    }
                    if (isEmpty(id) && existing) {
                        throw new IllegalArgumentException("there is already a landmark with the key " + key);
                    }
                    LandmarkView wish = new LandmarkView(
                            key,
                            name,
                            split(aliases),
                            isEmpty(kind) ? null : Landmark.Kind.valueOf(kind),
                            degrees(latitude),
                            degrees(longitude),
                            area,
                            null);
                    return DirectoryEdit.put(EntryKind.LANDMARK, wish.toEntry(key, gazetteer));
                },
                "/triage/directory/landmarks",
                problem -> landmarks(422, "", typed, "", problem));
    }

    /** The key of a new landmark, from its name. */
    static String key(String name) {
        String plain = NO_KEY.matcher(text(name).toLowerCase(Locale.ROOT)).replaceAll("-");
        String key = plain.replaceAll("^-+|-+$", "");
        return key.length() <= MAX_KEY ? key : key.substring(0, MAX_KEY).replaceAll("-+$", "");
    }

    /** Degrees as people type them, with a point or a comma. */
    private static Double degrees(String typed) {
        return isEmpty(typed) ? null : Double.valueOf(typed.strip().replace(',', '.'));
    }

    private static String text(String typed) {
        return typed == null ? "" : typed;
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
