package id.aduan.intake.web.pages;

import id.aduan.contracts.AreaCode;
import id.aduan.contracts.ComplaintKind;
import id.aduan.contracts.Language;
import id.aduan.gazetteer.Area;
import id.aduan.gazetteer.Gazetteer;
import id.aduan.intake.Abuse;
import id.aduan.intake.Drafts;
import id.aduan.intake.FaultCode;
import id.aduan.intake.FieldFault;
import id.aduan.intake.Parsed;
import id.aduan.intake.Receipt;
import id.aduan.intake.ReceiveReport;
import id.aduan.intake.Report;
import id.aduan.intake.ReportParser;
import id.aduan.intake.Sender;
import id.aduan.intake.SenderAddress;
import id.aduan.kit.pages.RequestLanguage;
import id.aduan.kit.photos.Photo;
import id.aduan.kit.photos.PhotoPosition;
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
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.multipart.MultipartFormDataInput;

/**
 * Form, review and sending. Each answer carries all that was typed, so nothing is lost by an error, a change of language
 * or a disturbance, and a report that is sent twice is one.
 */
@Path("/lapor")
@PermitAll
class ReportPages {
    private final ReportParser parser;
    private final Abuse abuse;
    private final ReceiveReport receive;
    private final Gazetteer gazetteer;
    private final Drafts drafts;
    private final FormViews views;
    private final Receipts receipts;
    private final MapSources maps;

    ReportPages(
            ReportParser parser,
            Abuse abuse,
            ReceiveReport receive,
            Gazetteer gazetteer,
            Drafts drafts,
            FormViews views,
            Receipts receipts,
            MapSources maps) {
        this.parser = parser;
        this.abuse = abuse;
        this.receive = receive;
        this.gazetteer = gazetteer;
        this.drafts = drafts;
        this.views = views;
        this.receipts = receipts;
        this.maps = maps;
    }

    @GET
    public Response form(@RestQuery(KindChoice.PARAMETER) String kind, RoutingContext request) {
        ReportForm form =
                ReportForm.empty(KindChoice.named(kind).map(KindChoice::kind).orElse(ComplaintKind.COMPLAINT));
        return page(200, views.form(form, true, RequestLanguage.of(request)), request);
    }

    /** The review has no address of its own. */
    @GET
    @Path("periksa")
    public Response begin() {
        return Response.seeOther(URI.create("/lapor")).build();
    }

    /** Shows the review, or the form with what is wrong, or the form as it is when that is asked for. */
    @POST
    @Path("periksa")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Blocking
    public Response check(MultipartFormDataInput sent, RoutingContext request) throws IOException {
        Language language = RequestLanguage.of(request);
        FormFields fields = new FormFields(sent.getValues());
        Taken taken = take(fields);
        if (fields.text("step").equals("form")) {
            return page(200, views.form(taken.form(), false, language), request);
        }
        Reading reading = read(taken, language);
        return reading.report() == null
                ? faulty(reading, language, request)
                : review(200, reading, null, language, request);
    }

    /** Sends the report; the receipt comes by an address that says nothing. */
    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Blocking
    public Uni<Response> send(MultipartFormDataInput sent, RoutingContext request) throws IOException {
        Language language = RequestLanguage.of(request);
        FormFields fields = new FormFields(sent.getValues());
        Reading reading = read(take(fields), language);
        if (reading.report() == null) {
            return Uni.createFrom().item(faulty(reading, language, request));
        }
        String proof = fields.text("work").isEmpty() ? null : fields.text("work");
        return Uni.createFrom()
                .deferred(
                        () -> receive.handle(abuse.admit(reading.report(), SenderAddress.of(request.request()), proof)))
                .map(receipt -> received(receipt, reading, request))
                .onFailure(Refusal.class)
                .recoverWithItem(failure -> refused(failure, reading, language, request));
    }

    @GET
    @Path("terima")
    public Response receipt(RoutingContext request) {
        return receipts.show(request);
    }

    /** A photo that waits, for the page of the form that it belongs to. */
    @GET
    @Path("foto/{formId}/{reference}")
    public Response photo(@RestPath String formId, @RestPath String reference) throws IOException {
        return drafts.find(formId, reference)
                .map(photo -> Response.ok(photo.bytes())
                        .type(photo.mediaType())
                        .header(
                                "Content-Security-Policy",
                                "default-src 'none'; base-uri 'none'; frame-ancestors 'none'; sandbox")
                        .header(HttpHeaders.CACHE_CONTROL, "private, max-age=600"))
                .orElseGet(() -> Response.status(Response.Status.NOT_FOUND))
                .build();
    }

    /** A form whose new photos have been stored, with what was wrong with some of them. */
    private record Taken(ReportForm form, List<Photo> photos, List<FieldFault> faults, boolean dropped) {}

    /** @param report null when something is wrong */
    private record Reading(Taken taken, VillageChoice village, Report report, List<FieldFault> faults) {}

    private Taken take(FormFields fields) throws IOException {
        ReportForm form = ReportForm.of(fields);
        List<Photo> photos = new ArrayList<>();
        for (String reference : form.photos()) {
            drafts.find(form.id(), reference).ifPresent(photos::add);
        }
        boolean dropped = photos.size() < form.photos().size();
        List<FieldFault> faults = new ArrayList<>();
        String place = form.photoPlace();
        List<byte[]> files = fields.files("photo");
        for (int i = 0; i < files.size(); i++) {
            try {
                Photo photo = Photos.read(files.get(i));
                if (photos.size() >= ReportParser.MAX_PHOTOS && !photos.contains(photo)) {
                    faults.add(new FieldFault("photo", FaultCode.TOO_MANY_PHOTOS, ReportParser.MAX_PHOTOS));
                    break;
                }
                if (!drafts.keep(form.id(), photo)) {
                    dropped = true;
                    break;
                }
                photos.add(photo);
                place = place.isEmpty()
                        ? photo.position().map(ReportPages::inForm).orElse("")
                        : place;
            } catch (UnusablePhoto unusable) {
                faults.add(FieldFault.of("photo[" + i + "]", unusable));
            }
        }
        List<String> references = photos.stream().map(Photo::sha256).distinct().toList();
        return new Taken(form.withPhotos(references, place), photos, faults, dropped);
    }

    private Reading read(Taken taken, Language language) {
        ReportForm form = taken.form();
        VillageChoice village = VillageChoice.of(form, gazetteer);
        String area = village.area().map(Area::code).map(AreaCode::value).orElse("");
        Parsed parsed = parser.parse(form.toRaw(area, language), taken.photos(), Sender.web(form.id()), language);
        List<FieldFault> faults = new ArrayList<>(parsed.faults());
        faults.addAll(taken.faults());
        boolean fine = faults.isEmpty() && village.isSure() && !taken.dropped();
        return new Reading(taken, village, fine ? parsed.report() : null, faults);
    }

    private Response faulty(Reading reading, Language language, RoutingContext request) {
        List<String> photoMessages =
                reading.taken().dropped() ? List.of(FormViews.words(language).photosDropped()) : List.of();
        return page(
                422,
                views.form(reading.taken().form(), reading.faults(), photoMessages, reading.village(), false, language),
                request);
    }

    private Response review(int status, Reading reading, String trouble, Language language, RoutingContext request) {
        ReviewView view = views.review(reading.taken().form(), reading.report(), trouble, language);
        return Pages.answer(status, Pages.Templates.review(Frame.of(request, "/lapor"), view), request)
                .build();
    }

    private Response received(Receipt receipt, Reading reading, RoutingContext request) {
        receipts.put(receipt, reading.taken().form(), request);
        return Response.seeOther(URI.create("/lapor/terima")).build();
    }

    private Response refused(Refusal refusal, Reading reading, Language language, RoutingContext request) {
        Optional<Long> wait = refusal.retryAfter().map(duration -> duration.toSeconds());
        Response page =
                review(refusal.problem().status(), reading, refusal.problem().detail(), language, request);
        return wait.map(seconds -> Response.fromResponse(page)
                        .header(HttpHeaders.RETRY_AFTER, seconds)
                        .build())
                .orElse(page);
    }

    private Response page(int status, FormView view, RoutingContext request) {
        Response.ResponseBuilder page =
                Pages.answer(status, Pages.Templates.form(Frame.of(request, "/lapor"), view), request);
        maps.policy().ifPresent(policy -> page.header("Content-Security-Policy", policy));
        return page.build();
    }

    private static String inForm(PhotoPosition position) {
        return String.format(Locale.ROOT, "%.6f,%.6f", position.latitude(), position.longitude());
    }
}
