package id.aduan.intake.callcenter.figures;

import static java.nio.charset.StandardCharsets.UTF_8;

import id.aduan.kit.pages.RequestLanguage;
import id.aduan.kit.security.Roles;
import id.aduan.kit.threads.Workers;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** The figures as files, for reports and for other programs. */
@Path("/api/v1/calls/figures.{format}")
@Produces(MediaType.WILDCARD)
@RolesAllowed({Roles.SUPERVISOR, Roles.AUDITOR})
@Tag(name = "Figures")
class FiguresExport {
    private static final String CSV = "text/csv";
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final StoredFigures figures;

    FiguresExport(StoredFigures figures) {
        this.figures = figures;
    }

    @GET
    @Operation(
            operationId = "exportCallFigures",
            summary = "The figures as a file",
            description =
                    "CSV has a line for each hour of each day and one for all; the sheets of Excel are those of the page.")
    @APIResponse(
            responseCode = "200",
            description = "The file",
            content = {
                @Content(mediaType = CSV, schema = @Schema(type = SchemaType.STRING)),
                @Content(mediaType = XLSX, schema = @Schema(type = SchemaType.STRING, format = "binary"))
            })
    @APIResponse(responseCode = "400", description = "The period cannot be read or is longer than 92 days")
    public Uni<Response> export(
            @RestPath String format,
            @RestQuery String from,
            @RestQuery String to,
            @RestQuery String desk,
            RoutingContext request) {
        boolean sheet = format.equals("xlsx");
        if (!sheet && !format.equals("csv")) {
            throw new NotFoundException();
        }
        Period period = Period.of(from, to, desk, request);
        FiguresMessages words = RequestLanguage.words(FiguresMessages.class, request);
        String name = "angka-" + period.desk().account() + "-" + period.from()
                + (period.to().equals(period.from()) ? "" : "-" + period.to()) + "." + format;
        return figures.find(period.from(), period.to(), period.desk())
                // a sheet is packed, which takes a moment
                .emitOn(Workers.threads())
                .map(found -> Response.ok(
                                sheet
                                        ? FiguresSheet.of(found, words)
                                        : FiguresTable.of(found, words).getBytes(UTF_8),
                                sheet ? XLSX : CSV + ";charset=UTF-8")
                        .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
                        .header("Cache-Control", "no-store")
                        .build());
    }
}
