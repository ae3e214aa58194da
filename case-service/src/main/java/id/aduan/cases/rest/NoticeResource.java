package id.aduan.cases.rest;

import id.aduan.cases.application.Notices.Month;
import id.aduan.cases.application.ShowNotices;
import id.aduan.contracts.Channel;
import id.aduan.kit.security.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Figures of what reporters were told. */
@Path("/api/v1/notices")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.SUPERVISOR, Roles.AUDITOR})
@Tag(name = "Notices")
class NoticeResource {
    private final ShowNotices show;

    NoticeResource(ShowNotices show) {
        this.show = show;
    }

    @Schema(name = "NoticeCost")
    record SumBody(BigDecimal amount, String currency) {}

    /**
     * @param month in WIB, as {@code 2026-11}
     * @param sent handed to the door, whatever became of them
     * @param delivered also those that were read
     */
    @Schema(name = "NoticeMonth")
    record MonthBody(
            String month,
            Channel channel,
            long planned,
            long sent,
            long delivered,
            long read,
            long uncertain,
            long failed,
            long suppressed,
            List<SumBody> costs) {
        static MonthBody of(Month month) {
            return new MonthBody(
                    month.month(),
                    month.channel(),
                    month.planned(),
                    month.sent(),
                    month.delivered(),
                    month.read(),
                    month.uncertain(),
                    month.failed(),
                    month.suppressed(),
                    month.costs().stream()
                            .map(sum -> new SumBody(sum.amount(), sum.currency()))
                            .toList());
        }
    }

    /** @param perDay the budget of a day; answers and closings are bound by none */
    @Schema(name = "NoticeFigures")
    record FiguresBody(int perDay, int perCase, List<MonthBody> months) {}

    @GET
    @Path("figures")
    @Operation(
            operationId = "countNotices",
            summary = "How many notices there were, what became of them and what they cost, by month and channel",
            description = "This month and the eleven before it, the latest first.")
    public Uni<FiguresBody> figures() {
        return show.months()
                .map(months -> new FiguresBody(
                        show.budget().perDay(),
                        show.budget().perCase(),
                        months.stream().map(MonthBody::of).toList()));
    }
}
