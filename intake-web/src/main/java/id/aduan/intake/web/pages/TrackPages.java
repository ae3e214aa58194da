package id.aduan.intake.web.pages;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.aduan.contracts.Language;
import id.aduan.contracts.TrackingNumber;
import id.aduan.intake.FieldFault;
import id.aduan.intake.ReporterAct;
import id.aduan.intake.SenderAddress;
import id.aduan.intake.Tracking;
import id.aduan.kit.pages.RequestLanguage;
import id.aduan.kit.photos.Photo;
import id.aduan.kit.photos.Photos;
import id.aduan.kit.photos.UnusablePhoto;
import id.aduan.kit.problem.Refusal;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.multipart.MultipartFormDataInput;

/**
 * A report followed by its reporter. Number and PIN are proven once and sent in a form; a sealed cookie that ends soon
 * stands for them afterwards, so neither is ever in an address.
 */
@Path("/lacak")
@PermitAll
class TrackPages {
    private static final URI LOGIN = URI.create("/lacak");
    private static final URI CASE = URI.create("/lacak/laporan");

    private final Tracking tracking;
    private final SealedCookies cookies;
    private final ObjectMapper json;

    TrackPages(Tracking tracking, SealedCookies cookies, ObjectMapper json) {
        this.tracking = tracking;
        this.cookies = cookies;
        this.json = json;
    }

    @GET
    public Response login(@RestQuery("berakhir") String ended, RoutingContext request) {
        TrackView view = ended == null ? TrackView.EMPTY : new TrackView("", null, null, true);
        return Pages.ok(Pages.Templates.track(Frame.of(request), view), request);
    }

    /** Opens the report; a wrong PIN and an unknown number cannot be told apart. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response open(@RestForm String number, @RestForm String pin, RoutingContext request) {
        Language language = RequestLanguage.of(request);
        try {
            TrackingNumber proven = tracking.prove(number, pin, SenderAddress.of(request.request()), language);
            cookies.put(SealedCookies.Use.TRACKING, proven.value(), request);
            return Response.seeOther(CASE).build();
        } catch (Refusal refusal) {
            TrackView view = new TrackView(
                    number == null ? "" : number,
                    refusal.problem().title(),
                    refusal.problem().detail(),
                    false);
            Response.ResponseBuilder page =
                    Pages.answer(refusal.problem().status(), Pages.Templates.track(Frame.of(request), view), request);
            refusal.retryAfter().ifPresent(wait -> page.header(HttpHeaders.RETRY_AFTER, wait.toSeconds()));
            return page.build();
        }
    }

    @POST
    @Path("keluar")
    public Response leave(RoutingContext request) {
        cookies.forget(SealedCookies.Use.TRACKING, request);
        return Response.seeOther(LOGIN).build();
    }

    @GET
    @Path("laporan")
    public Uni<Response> see(@RestQuery("hasil") String done, RoutingContext request) {
        Language language = RequestLanguage.of(request);
        CaseAct justDone = Arrays.stream(CaseAct.values())
                .filter(act -> act.inPage().equals(done))
                .findFirst()
                .orElse(null);
        return open(request, number -> {
            cookies.put(SealedCookies.Use.TRACKING, number.value(), request);
            return tracking.see(number, language)
                    .map(tracked -> page(200, new CaseViews(language).of(tracked, justDone, null), request));
        });
    }

    @GET
    @Path("laporan/foto/{sha256}")
    public Uni<Response> photo(@RestPath String sha256, RoutingContext request) {
        return open(request, number -> tracking.photo(number, sha256, RequestLanguage.of(request))
                .map(file -> Response.ok(file.bytes())
                        .type(file.mediaType())
                        .header(
                                "Content-Security-Policy",
                                "default-src 'none'; base-uri 'none'; frame-ancestors 'none'; sandbox")
                        .header(HttpHeaders.CACHE_CONTROL, "private, max-age=600")
                        .build()));
    }

    /** A copy of all that is kept of the reporter, as a file. */
    @GET
    @Path("laporan/data")
    public Uni<Response> data(RoutingContext request) {
        return open(request, number -> tracking.personalData(number, RequestLanguage.of(request))
                .map(data -> Response.ok(pretty(data))
                        .type(MediaType.APPLICATION_JSON + ";charset=UTF-8")
                        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + number + ".json\"")
                        .build()));
    }

    @POST
    @Path("laporan/balas")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Blocking
    public Uni<Response> reply(MultipartFormDataInput sent, RoutingContext request) {
        return act(CaseAct.REPLY, new FormFields(sent.getValues()), request);
    }

    @POST
    @Path("laporan/belum")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Blocking
    public Uni<Response> dispute(MultipartFormDataInput sent, RoutingContext request) {
        return act(CaseAct.DISPUTE, new FormFields(sent.getValues()), request);
    }

    @POST
    @Path("laporan/nilai")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Blocking
    public Uni<Response> rate(MultipartFormDataInput sent, RoutingContext request) {
        return act(CaseAct.RATE, new FormFields(sent.getValues()), request);
    }

    @POST
    @Path("laporan/selesai")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Blocking
    public Uni<Response> confirm(MultipartFormDataInput sent, RoutingContext request) {
        return act(CaseAct.CONFIRM, new FormFields(sent.getValues()), request);
    }

    @POST
    @Path("laporan/hapus")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Blocking
    public Uni<Response> erase(MultipartFormDataInput sent, RoutingContext request) {
        FormFields fields = new FormFields(sent.getValues());
        if (fields.isTicked("sure")) {
            return act(CaseAct.ERASE, fields, request);
        }
        String missing = CaseViews.words(RequestLanguage.of(request)).eraseTickMissing();
        return open(
                request,
                number -> again(422, number, new CaseView.Attempt(CaseAct.ERASE, List.of(missing), ""), request));
    }

    private Uni<Response> act(CaseAct act, FormFields fields, RoutingContext request) {
        Language language = RequestLanguage.of(request);
        return open(request, number -> {
            List<FieldFault> faults = new ArrayList<>();
            List<Photo> photos = photos(fields, faults);
            String text = fields.text("text");
            ReporterAct.Read read = ReporterAct.read(
                    OneTimeId.orNext(fields.text("act")), act.type().name(), text, fields.text("stars"), photos);
            faults.addAll(read.faults());
            if (!faults.isEmpty()) {
                List<String> trouble =
                        faults.stream().map(fault -> fault.message(language)).toList();
                return again(422, number, new CaseView.Attempt(act, trouble, text), request);
            }
            return tracking.act(number, read.act(), language)
                    .map(safe -> Response.seeOther(URI.create(CASE + "?hasil=" + act.inPage()))
                            .build())
                    .onFailure(Refusal.class)
                    .recoverWithUni(failure -> refused(failure, act, number, text, request));
        });
    }

    private static List<Photo> photos(FormFields fields, List<FieldFault> faults) {
        List<Photo> photos = new ArrayList<>();
        try {
            List<byte[]> files = fields.files("photo");
            for (int i = 0; i < files.size(); i++) {
                try {
                    photos.add(Photos.read(files.get(i)));
                } catch (UnusablePhoto unusable) {
                    faults.add(FieldFault.of("photo[" + i + "]", unusable));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return photos;
    }

    private Uni<Response> refused(
            Refusal refusal, CaseAct act, TrackingNumber number, String text, RoutingContext request) {
        return again(
                refusal.problem().status(),
                number,
                new CaseView.Attempt(act, List.of(refusal.problem().detail()), text),
                request);
    }

    /** The page with what was typed; also when the case itself cannot be shown for the moment. */
    private Uni<Response> again(int status, TrackingNumber number, CaseView.Attempt attempt, RoutingContext request) {
        Language language = RequestLanguage.of(request);
        CaseViews views = new CaseViews(language);
        return tracking.see(number, language)
                .map(tracked -> views.of(tracked, null, attempt))
                .onFailure(Refusal.class)
                .recoverWithItem(failure -> views.away(number, attempt))
                .map(view -> page(status, view, request));
    }

    private Uni<Response> open(RoutingContext request, Function<TrackingNumber, Uni<Response>> work) {
        Optional<TrackingNumber> number =
                cookies.read(SealedCookies.Use.TRACKING, request).map(TrackingNumber::new);
        return number.map(work).orElseGet(() -> Uni.createFrom()
                .item(Response.seeOther(URI.create(LOGIN + "?berakhir=ya")).build()));
    }

    private static Response page(int status, CaseView view, RoutingContext request) {
        return Pages.answer(status, Pages.Templates.caseOf(Frame.of(request, CASE.getPath()), view), request)
                .build();
    }

    private String pretty(JsonNode data) {
        try {
            return json.writerWithDefaultPrettyPrinter().writeValueAsString(data);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
