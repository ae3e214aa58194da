package id.aduan.intake.web.pages;

import id.aduan.contracts.Language;
import id.aduan.kit.pages.RequestLanguage;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** The templates of the citizen's pages, and how one becomes an answer. */
final class Pages {
    private Pages() {}

    @CheckedTemplate(basePath = "citizen", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static final class Templates {
        private Templates() {}

        static native TemplateInstance start(Frame frame, ServicePromise promise);

        static native TemplateInstance form(Frame frame, FormView view);

        static native TemplateInstance review(Frame frame, ReviewView view);

        static native TemplateInstance receipt(Frame frame, ReceiptView view);

        static native TemplateInstance receiptGone(Frame frame);

        static native TemplateInstance privacy(Frame frame, Integer years, String contact);

        static native TemplateInstance track(Frame frame, TrackView view);

        static native TemplateInstance caseOf(Frame frame, CaseView view);
    }

    static Response.ResponseBuilder answer(int status, TemplateInstance page, RoutingContext request) {
        Language language = RequestLanguage.of(request);
        return Response.status(status)
                .type(MediaType.TEXT_HTML + ";charset=UTF-8")
                .header(HttpHeaders.CONTENT_LANGUAGE, language.tag())
                .entity(page.setLocale(language.locale()).render());
    }

    static Response ok(TemplateInstance page, RoutingContext request) {
        return answer(200, page, request).build();
    }

    static CitizenMessages words(RoutingContext request) {
        return RequestLanguage.words(CitizenMessages.class, request);
    }
}
