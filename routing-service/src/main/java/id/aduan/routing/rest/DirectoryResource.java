package id.aduan.routing.rest;

import id.aduan.contracts.AgencyCode;
import id.aduan.contracts.AgencySnapshot;
import id.aduan.contracts.AreaCode;
import id.aduan.gazetteer.Gazetteer;
import id.aduan.kit.problem.Problem;
import id.aduan.kit.problem.Refusal;
import id.aduan.kit.security.Roles;
import id.aduan.routing.directory.Agency;
import id.aduan.routing.directory.AssetOwner;
import id.aduan.routing.directory.CurrentDirectory;
import id.aduan.routing.directory.DirectoryEdit;
import id.aduan.routing.directory.EntryKind;
import id.aduan.routing.directory.ReferralBody;
import id.aduan.routing.directory.Responsibility;
import id.aduan.routing.directory.Urusan;
import id.aduan.routing.directory.Word;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/** The directory for administrators. Every change is a new version of the whole; the old ones remain. */
@Path("/api/v1/routing/directory")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.ADMINISTRATOR})
@Tag(name = "Directory")
class DirectoryResource {
    private final CurrentDirectory directory;
    private final SignedIn signedIn;
    private final Gazetteer gazetteer;

    DirectoryResource(CurrentDirectory directory, SignedIn signedIn, Gazetteer gazetteer) {
        this.directory = directory;
        this.signedIn = signedIn;
        this.gazetteer = gazetteer;
    }

    /** The version that an edit made. */
    @Schema(name = "DirectoryVersion")
    record VersionView(@Schema(examples = "8") long version) {}

    @Schema(name = "Words")
    record WordsView(List<WordView> items, long directoryVersion) {}

    /** A word of the list. */
    @Schema(name = "Word")
    record WordView(
            Word.Meaning meaning,

            @Schema(examples = "persampahan", description = "Of a SUBJECT its urusan")
            String target,

            @Schema(examples = "runtah numpuk") String form,

            @Schema(examples = "3", description = "1 is a hint, 3 decides nearly alone")
            Double weight) {
        Word toWord() {
            return new Word(meaning, target, form == null ? null : form.strip(), weight == null ? 1 : weight);
        }

        static WordView of(Word word) {
            return new WordView(word.meaning(), word.target(), word.form(), word.weight());
        }
    }

    @Schema(name = "Responsibilities")
    record ResponsibilitiesView(List<ResponsibilityView> items, long directoryVersion) {}

    /** Who is responsible for a subject; agency or referral. */
    @Schema(name = "Responsibility")
    record ResponsibilityView(
            @Schema(examples = "persampahan") String urusan,
            @Schema(examples = "32.14.09") String area,
            AssetOwner owner,
            @Schema(examples = "dlh") String agency,
            List<String> helpers,
            @Schema(examples = "pln") String referral,
            LocalDate validFrom,
            LocalDate validTo) {
        Responsibility toEntry() {
            return new Responsibility(
                    urusan,
                    area == null ? null : new AreaCode(area),
                    owner,
                    agency == null ? null : new AgencyCode(agency),
                    codes(helpers),
                    referral,
                    validFrom,
                    validTo);
        }

        static ResponsibilityView of(Responsibility entry) {
            return new ResponsibilityView(
                    entry.urusan(),
                    entry.area() == null ? null : entry.area().value(),
                    entry.owner(),
                    entry.agency() == null ? null : entry.agency().value(),
                    entry.helpers().stream().map(AgencyCode::value).toList(),
                    entry.referral(),
                    entry.validFrom(),
                    entry.validTo());
        }
    }

    @Schema(name = "AgencyEntries")
    record AgencyEntriesView(List<AgencyEntryView> items, long directoryVersion) {}

    /** An agency with its life. */
    @Schema(name = "AgencyEntry")
    record AgencyEntryView(
            @Schema(examples = "dlh") String code,
            @Schema(examples = "Dinas Lingkungan Hidup") String name,
            @Schema(examples = "DLH") String shortName,
            AgencySnapshot.Kind kind,
            List<String> aliases,
            String area,
            LocalDate validFrom,
            LocalDate validTo,
            String successor) {
        Agency toEntry(String pathCode) {
            if (code != null && !code.equals(pathCode)) {
                throw new IllegalArgumentException("code is not that of the address");
            }
            return new Agency(
                    new AgencyCode(pathCode),
                    name,
                    shortName,
                    kind,
                    aliases == null
                            ? List.of()
                            : aliases.stream()
                                    .map(alias -> alias.strip().toLowerCase(Locale.ROOT))
                                    .toList(),
                    area == null ? null : new AreaCode(area),
                    validFrom,
                    validTo,
                    successor == null ? null : new AgencyCode(successor));
        }

        static AgencyEntryView of(Agency agency) {
            return new AgencyEntryView(
                    agency.code().value(),
                    agency.name(),
                    agency.shortName(),
                    agency.kind(),
                    agency.aliases(),
                    agency.area() == null ? null : agency.area().value(),
                    agency.validFrom(),
                    agency.validTo(),
                    agency.successor() == null ? null : agency.successor().value());
        }
    }

    @Schema(name = "UrusanList")
    record UrusanView(List<Urusan> items, long directoryVersion) {}

    @Schema(name = "Referrals")
    record ReferralsView(List<ReferralBody> items, long directoryVersion) {}

    private static List<AgencyCode> codes(List<String> texts) {
        return texts == null ? List.of() : texts.stream().map(AgencyCode::new).toList();
    }

    @GET
    @Path("urusan")
    @RolesAllowed({Roles.ADMINISTRATOR, Roles.TRIAGE_OFFICER, Roles.SUPERVISOR, Roles.AUDITOR})
    @Operation(operationId = "listUrusan", summary = "The subjects of government, in three languages")
    public Uni<UrusanView> urusan() {
        return directory.get().map(now -> new UrusanView(now.urusan(), now.version()));
    }

    @GET
    @Path("referrals")
    @RolesAllowed({Roles.ADMINISTRATOR, Roles.TRIAGE_OFFICER, Roles.SUPERVISOR, Roles.AUDITOR})
    @Operation(operationId = "listReferrals", summary = "Bodies that are not of the regency, and where to turn")
    public Uni<ReferralsView> referrals() {
        return directory.get().map(now -> new ReferralsView(now.referrals(), now.version()));
    }

    @PUT
    @Path("referrals/{code}")
    @Operation(operationId = "putReferral", summary = "Change a body that is not ours, or add one")
    @APIResponseSchema(value = VersionView.class, responseCode = "200", responseDescription = "The new version")
    @APIResponse(responseCode = "422", description = "The body does not fit the directory")
    public Uni<VersionView> putReferral(@PathParam("code") String code, ReferralBody body) {
        return edit(() -> {
            if (!code.equals(body.code())) {
                throw new IllegalArgumentException("code is not that of the address");
            }
            return DirectoryEdit.put(EntryKind.REFERRAL, body);
        });
    }

    @GET
    @Path("words")
    @Operation(operationId = "listWords", summary = "Words that contain a text or belong to an urusan")
    public Uni<WordsView> words(
            @Parameter(description = "A part of the word") @RestQuery @DefaultValue("") String q,
            @Parameter(description = "An urusan, or another target") @RestQuery String target) {
        return directory
                .get()
                .map(now -> new WordsView(
                        now.words().stream()
                                .filter(word -> word.form().contains(q.toLowerCase(Locale.ROOT)))
                                .filter(word -> target == null || word.target().equals(target))
                                .map(WordView::of)
                                .toList(),
                        now.version()));
    }

    @PUT
    @Path("words")
    @Operation(operationId = "putWord", summary = "Add a word, or change its weight")
    @APIResponseSchema(value = VersionView.class, responseCode = "200", responseDescription = "The new version")
    @APIResponse(responseCode = "422", description = "The word does not fit the directory")
    public Uni<VersionView> putWord(WordView word) {
        return edit(() -> DirectoryEdit.put(EntryKind.WORD, word.toWord()));
    }

    @DELETE
    @Path("words")
    @Operation(operationId = "removeWord", summary = "Take a word away")
    @APIResponseSchema(value = VersionView.class, responseCode = "200", responseDescription = "The new version")
    @APIResponse(responseCode = "422", description = "There is no such word")
    public Uni<VersionView> removeWord(
            @RestQuery Word.Meaning meaning, @RestQuery String target, @RestQuery String form) {
        return edit(() -> DirectoryEdit.remove(EntryKind.WORD, new Word(meaning, target, form, 1).key()));
    }

    @GET
    @Path("responsibilities")
    @Operation(operationId = "listResponsibilities", summary = "Who is responsible for what")
    public Uni<ResponsibilitiesView> responsibilities(@RestQuery String urusan) {
        return directory
                .get()
                .map(now -> new ResponsibilitiesView(
                        now.responsibilities().stream()
                                .filter(entry ->
                                        urusan == null || entry.urusan().equals(urusan))
                                .map(ResponsibilityView::of)
                                .toList(),
                        now.version()));
    }

    @PUT
    @Path("responsibilities")
    @Operation(
            operationId = "putResponsibility",
            summary = "Set who is responsible; replaces the entry of the same urusan, area, owner and first day")
    @APIResponseSchema(value = VersionView.class, responseCode = "200", responseDescription = "The new version")
    @APIResponse(responseCode = "422", description = "The entry does not fit the directory")
    public Uni<VersionView> putResponsibility(ResponsibilityView entry) {
        return edit(() -> DirectoryEdit.put(EntryKind.RESPONSIBILITY, entry.toEntry()));
    }

    @GET
    @Path("agencies")
    @Operation(operationId = "listAgencyEntries", summary = "All agencies, also those of the past")
    public Uni<AgencyEntriesView> agencies() {
        return directory
                .get()
                .map(now -> new AgencyEntriesView(
                        now.agencies().stream().map(AgencyEntryView::of).toList(), now.version()));
    }

    @PUT
    @Path("agencies/{code}")
    @Operation(operationId = "putAgency", summary = "Change an agency, end it with a successor, or add one")
    @APIResponseSchema(value = VersionView.class, responseCode = "200", responseDescription = "The new version")
    @APIResponse(responseCode = "422", description = "The agency does not fit the directory")
    public Uni<VersionView> putAgency(@PathParam("code") String code, AgencyEntryView entry) {
        return edit(() -> DirectoryEdit.put(EntryKind.AGENCY, entry.toEntry(code)));
    }

    @PUT
    @Path("landmarks/{id}")
    @Operation(operationId = "putLandmark", summary = "Change a landmark, or add one")
    @APIResponseSchema(value = VersionView.class, responseCode = "200", responseDescription = "The new version")
    @APIResponse(responseCode = "422", description = "The landmark does not fit the directory or the regency")
    public Uni<VersionView> putLandmark(
            @Parameter(description = "The key of the landmark, as stasiun-plered") @PathParam("id") String id,
            LandmarkView landmark) {
        return edit(() -> DirectoryEdit.put(
                EntryKind.LANDMARK, landmark.toEntry(id, gazetteer).checked()));
    }

    @DELETE
    @Path("landmarks/{id}")
    @Operation(operationId = "removeLandmark", summary = "Take a landmark away; doors no longer offer it")
    @APIResponseSchema(value = VersionView.class, responseCode = "200", responseDescription = "The new version")
    @APIResponse(responseCode = "404", description = "There is no such landmark")
    public Uni<VersionView> removeLandmark(
            @Parameter(description = "The key of the landmark, as stasiun-plered") @PathParam("id") String id) {
        if (directory.required().landmark(id).isEmpty()) {
            throw new NotFoundException();
        }
        return edit(() -> DirectoryEdit.remove(EntryKind.LANDMARK, id));
    }

    private Uni<VersionView> edit(Supplier<DirectoryEdit> change) {
        DirectoryEdit wish;
        try {
            wish = change.get();
        } catch (IllegalArgumentException e) {
            throw refusal(e);
        } catch (NullPointerException e) {
            throw e.getMessage() == null ? new BadRequestException(e) : refusal(e);
        }
        return directory
                .edit(List.of(wish), signedIn.name(), wish.kind() + " " + (wish.entry() == null ? "removed" : "put"))
                .map(now -> new VersionView(now.version()))
                .onFailure(IllegalArgumentException.class)
                .transform(this::refusal);
    }

    private Refusal refusal(Throwable failure) {
        RoutingMessages words = signedIn.words();
        return new Refusal(Problem.of(
                422,
                "directory-refused",
                words.directoryRefusedTitle(),
                words.directoryRefusedDetail(failure.getMessage())));
    }
}
