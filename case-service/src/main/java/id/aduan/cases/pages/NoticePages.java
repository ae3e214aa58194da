package id.aduan.cases.pages;

import id.aduan.cases.application.Notices.Failed;
import id.aduan.cases.application.Notices.Month;
import id.aduan.cases.application.ShowNotices;
import id.aduan.cases.domain.NoticeBudget;
import id.aduan.contracts.Channel;
import id.aduan.contracts.Language;
import id.aduan.contracts.Notice;
import id.aduan.kit.pages.RequestLanguage;
import id.aduan.kit.security.Roles;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.Collectors;

/** The page on which the supervisor sees what reporters were told and what it cost. */
@Path("/cases/notices")
@Produces(MediaType.TEXT_HTML)
class NoticePages {
    private final ShowNotices show;

    NoticePages(ShowNotices show) {
        this.show = show;
    }

    @CheckedTemplate(basePath = "cases", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static final class Templates {
        private Templates() {}

        static native TemplateInstance notices(NoticesPage page);
    }

    /** @param cost by currency, or empty */
    record Row(
            String month,
            Channel channel,
            long planned,
            long sent,
            long delivered,
            long read,
            long uncertain,
            long failed,
            long suppressed,
            String cost) {
        static Row of(Month month, Language language) {
            return new Row(
                    Look.month(YearMonth.parse(month.month()), language),
                    month.channel(),
                    month.planned(),
                    month.sent(),
                    month.delivered(),
                    month.read(),
                    month.uncertain(),
                    month.failed(),
                    month.suppressed(),
                    month.costs().stream()
                            .map(sum -> NoticeLine.money(sum.amount(), sum.currency()))
                            .collect(Collectors.joining(", ")));
        }
    }

    /**
     * A notice that did not arrive.
     *
     * @param code the door's own reason, or null
     */
    record FailedRow(String at, String caseId, String number, Notice.Kind kind, Channel channel, String code) {
        static FailedRow of(Failed failed, Language language) {
            return new FailedRow(
                    Look.moment(failed.at(), language),
                    failed.caseId().toString(),
                    failed.number().value(),
                    failed.kind(),
                    failed.channel(),
                    failed.reason());
        }
    }

    record NoticesPage(Language language, NoticeBudget budget, List<Row> rows, List<FailedRow> failed) {
        /** The address of this page in another language. */
        public String inLanguage(String tag) {
            return "/cases/notices?lang=" + tag;
        }
    }

    @GET
    @RolesAllowed({Roles.SUPERVISOR, Roles.AUDITOR})
    public Uni<Response> figures(RoutingContext request) {
        Language language = RequestLanguage.of(request);
        return show.months().chain(months -> show.failed()
                .chain(failed -> Look.render(
                        200,
                        Templates.notices(new NoticesPage(
                                language,
                                show.budget(),
                                months.stream()
                                        .map(month -> Row.of(month, language))
                                        .toList(),
                                failed.stream()
                                        .map(each -> FailedRow.of(each, language))
                                        .toList())),
                        request)));
    }
}
