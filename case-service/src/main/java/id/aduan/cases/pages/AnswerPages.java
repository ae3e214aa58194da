package id.aduan.cases.pages;

import id.aduan.cases.application.AgencyNames;
import id.aduan.cases.application.AgencyNames.Directory;
import id.aduan.cases.application.AnswerLibrary;
import id.aduan.cases.application.AnswerLibrary.Draft;
import id.aduan.cases.application.AnswerLibrary.Shown;
import id.aduan.cases.application.Viewer;
import id.aduan.cases.rest.AnswerInputs;
import id.aduan.cases.rest.CaseProblems;
import id.aduan.cases.rest.Inputs;
import id.aduan.cases.rest.Viewers;
import id.aduan.contracts.AgencySnapshot;
import id.aduan.contracts.Language;
import id.aduan.kit.pages.RequestLanguage;
import id.aduan.kit.problem.Problem;
import id.aduan.kit.problem.Problem.FieldError;
import id.aduan.kit.problem.Refusal;
import id.aduan.kit.security.Roles;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** The pages of the answer library: all of the staff read it, some write it. They need no script. */
@Path("/cases/answers")
@Produces(MediaType.TEXT_HTML)
class AnswerPages {
    private final AnswerLibrary library;
    private final AgencyNames agencies;
    private final Viewers viewers;

    AnswerPages(AnswerLibrary library, AgencyNames agencies, Viewers viewers) {
        this.library = library;
        this.agencies = agencies;
        this.viewers = viewers;
    }

    @CheckedTemplate(basePath = "cases", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static final class Templates {
        private Templates() {}

        static native TemplateInstance answers(AnswersPage page);

        static native TemplateInstance answer(AnswerPage page);
    }

    record Row(String href, String key, String question, String agency, boolean withdrawn, long given, long disputed) {
        static Row of(Shown shown, Directory directory, Language language) {
            var entry = shown.entry();
            List<String> asked = entry.questions()
                    .getOrDefault(language, entry.questions().getOrDefault(Language.INDONESIAN, List.of()));
            return new Row(
                    "/cases/answers/" + entry.id(),
                    entry.id(),
                    asked.isEmpty() ? entry.id() : asked.get(0),
                    entry.agency() == null ? null : directory.shortName(entry.agency()),
                    entry.withdrawn(),
                    shown.use().given(),
                    shown.use().disputed());
        }
    }

    record AnswersPage(Language language, String q, boolean mayEdit, List<Row> rows) {
        /** The address of this page in another language. */
        public String inLanguage(String tag) {
            return "/cases/answers?lang=" + tag;
        }
    }

    /** The fields of one language. */
    record Field(Language language, String questions, String answer) {
        public String tag() {
            return language.tag();
        }

        public boolean required() {
            return language == Language.INDONESIAN;
        }
    }

    /** What was wrong with what was sent. */
    record Trouble(String title, String detail, List<String> messages) {}

    /**
     * One entry, or the form for a new one.
     *
     * @param key null for a new one whose key was not typed yet
     * @param version 0 for a new one
     */
    record AnswerPage(
            Language language,
            String key,
            long version,
            String at,
            boolean withdrawn,
            long given,
            long disputed,
            List<Field> fields,
            String agency,
            List<AgencySnapshot> agencies,
            boolean mayEdit,
            boolean done,
            Trouble trouble) {
        /** The address of this page in another language. */
        public String inLanguage(String tag) {
            return href() + "?lang=" + tag;
        }

        public String href() {
            return isNew() ? "/cases/answers/new" : "/cases/answers/" + key;
        }

        public String action() {
            return isNew() ? "/cases/answers" : href();
        }

        public boolean isNew() {
            return version == 0;
        }
    }

    @GET
    @RolesAllowed({
        Roles.OPERATOR,
        Roles.TRIAGE_OFFICER,
        Roles.AGENCY_OFFICER,
        Roles.VERIFIER,
        Roles.SUPERVISOR,
        Roles.AUDITOR,
        Roles.ADMINISTRATOR
    })
    public Uni<Response> list(@RestQuery String q, RoutingContext request) {
        Language language = RequestLanguage.of(request);
        String asked = q == null ? "" : q.strip();
        return viewers.current().chain(viewer -> library.list().chain(all -> agencies.directory()
                .chain(directory -> Look.render(
                        200,
                        Templates.answers(new AnswersPage(
                                language,
                                asked,
                                mayEdit(viewer),
                                all.stream()
                                        .filter(shown -> matches(shown, asked))
                                        .map(shown -> Row.of(shown, directory, language))
                                        .toList())),
                        request))));
    }

    @GET
    @Path("new")
    @RolesAllowed({Roles.VERIFIER, Roles.SUPERVISOR, Roles.ADMINISTRATOR})
    public Uni<Response> blank(RoutingContext request) {
        return form(200, Sent.NOTHING, null, request);
    }

    @GET
    @Path("{id}")
    @RolesAllowed({
        Roles.OPERATOR,
        Roles.TRIAGE_OFFICER,
        Roles.AGENCY_OFFICER,
        Roles.VERIFIER,
        Roles.SUPERVISOR,
        Roles.AUDITOR,
        Roles.ADMINISTRATOR
    })
    public Uni<Response> answer(@RestPath String id, @RestQuery String done, RoutingContext request) {
        return CaseProblems.refusing(
                request, viewers.current().chain(viewer -> page(200, viewer, id, done != null, null, request)));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed({Roles.VERIFIER, Roles.SUPERVISOR, Roles.ADMINISTRATOR})
    public Uni<Response> add(
            @RestForm String key,
            @RestForm("questions_id") String questions,
            @RestForm("answer_id") String answer,
            @RestForm("questions_su") String sundaneseQuestions,
            @RestForm("answer_su") String sundaneseAnswer,
            @RestForm("questions_en") String englishQuestions,
            @RestForm("answer_en") String englishAnswer,
            @RestForm String agency,
            RoutingContext request) {
        Sent sent = new Sent(
                key,
                0,
                questions,
                answer,
                sundaneseQuestions,
                sundaneseAnswer,
                englishQuestions,
                englishAnswer,
                agency);
        return viewers.current().chain(viewer -> write(viewer, sent, request));
    }

    @POST
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed({Roles.VERIFIER, Roles.SUPERVISOR, Roles.ADMINISTRATOR})
    public Uni<Response> edit(
            @RestPath String id,
            @RestForm long version,
            @RestForm("questions_id") String questions,
            @RestForm("answer_id") String answer,
            @RestForm("questions_su") String sundaneseQuestions,
            @RestForm("answer_su") String sundaneseAnswer,
            @RestForm("questions_en") String englishQuestions,
            @RestForm("answer_en") String englishAnswer,
            @RestForm String agency,
            RoutingContext request) {
        Sent sent = new Sent(
                id,
                version,
                questions,
                answer,
                sundaneseQuestions,
                sundaneseAnswer,
                englishQuestions,
                englishAnswer,
                agency);
        return viewers.current().chain(viewer -> write(viewer, sent, request));
    }

    @POST
    @Path("{id}/withdrawal")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed({Roles.VERIFIER, Roles.SUPERVISOR, Roles.ADMINISTRATOR})
    public Uni<Response> withdraw(@RestPath String id, @RestForm long version, RoutingContext request) {
        return viewers.current()
                .chain(viewer -> CaseProblems.refusing(request, library.withdraw(id, version, viewer.subject()))
                        .map(shown -> done(id))
                        .onFailure(Refusal.class)
                        .recoverWithUni(refusal -> CaseProblems.refusing(
                                request, page(status(refusal), viewer, id, false, trouble(refusal), request))));
    }

    /** A form as it came. */
    private record Sent(
            String key,
            long version,
            String questions,
            String answer,
            String sundaneseQuestions,
            String sundaneseAnswer,
            String englishQuestions,
            String englishAnswer,
            String agency) {
        static final Sent NOTHING = new Sent("", 0, "", "", "", "", "", "", "");

        Map<String, List<String>> questionsByTag() {
            return Map.of(
                    Language.INDONESIAN.tag(), lines(questions),
                    Language.SUNDANESE.tag(), lines(sundaneseQuestions),
                    Language.ENGLISH.tag(), lines(englishQuestions));
        }

        Map<String, String> answersByTag() {
            return Map.of(
                    Language.INDONESIAN.tag(), text(answer),
                    Language.SUNDANESE.tag(), text(sundaneseAnswer),
                    Language.ENGLISH.tag(), text(englishAnswer));
        }

        List<Field> fields() {
            return List.of(
                    new Field(Language.INDONESIAN, text(questions), text(answer)),
                    new Field(Language.SUNDANESE, text(sundaneseQuestions), text(sundaneseAnswer)),
                    new Field(Language.ENGLISH, text(englishQuestions), text(englishAnswer)));
        }

        private static List<String> lines(String typed) {
            return text(typed).lines().toList();
        }

        private static String text(String typed) {
            return typed == null ? "" : typed;
        }
    }

    private Uni<Response> write(Viewer viewer, Sent sent, RoutingContext request) {
        return Uni.createFrom()
                .deferred(() -> {
                    Inputs inputs = new Inputs(CaseProblems.words(request));
                    AnswerInputs reader =
                            new AnswerInputs(inputs, CaseProblems.answerWords(request), CaseProblems.words(request));
                    String key = reader.key(sent.key());
                    Draft draft = reader.draft(sent.questionsByTag(), sent.answersByTag(), sent.agency());
                    inputs.check();
                    return CaseProblems.refusing(request, library.write(key, sent.version(), draft, viewer.subject()))
                            .map(shown -> done(key));
                })
                .onFailure(Refusal.class)
                .recoverWithUni(refusal -> form(status(refusal), sent, trouble(refusal), request));
    }

    private static Response done(String id) {
        return Response.seeOther(URI.create("/cases/answers/" + id + "?done=1")).build();
    }

    private static int status(Throwable refusal) {
        return ((Refusal) refusal).problem().status();
    }

    private static Trouble trouble(Throwable refusal) {
        Problem problem = ((Refusal) refusal).problem();
        List<String> messages = problem.members().get("errors") instanceof List<?> errors
                ? errors.stream()
                        .map(error -> ((FieldError) error).message())
                        .distinct()
                        .toList()
                : List.of();
        return new Trouble(problem.title(), problem.detail(), messages);
    }

    /** The form with what was typed. */
    private Uni<Response> form(int status, Sent sent, Trouble trouble, RoutingContext request) {
        return agencies.directory()
                .chain(directory -> Look.render(
                        status,
                        Templates.answer(new AnswerPage(
                                RequestLanguage.of(request),
                                sent.key() == null ? "" : sent.key(),
                                sent.version(),
                                null,
                                false,
                                0,
                                0,
                                sent.fields(),
                                sent.agency(),
                                directory.inOrder(),
                                true,
                                false,
                                trouble)),
                        request));
    }

    private Uni<Response> page(
            int status, Viewer viewer, String id, boolean done, Trouble trouble, RoutingContext request) {
        Language language = RequestLanguage.of(request);
        return library.show(id).chain(shown -> agencies.directory()
                .chain(directory -> Look.render(
                        status,
                        Templates.answer(new AnswerPage(
                                language,
                                id,
                                shown.entry().version(),
                                Look.moment(shown.entry().updatedAt(), language),
                                shown.entry().withdrawn(),
                                shown.use().given(),
                                shown.use().disputed(),
                                fields(shown),
                                shown.entry().agency() == null
                                        ? null
                                        : shown.entry().agency().value(),
                                directory.inOrder(),
                                mayEdit(viewer),
                                done,
                                trouble)),
                        request)));
    }

    private static List<Field> fields(Shown shown) {
        return Stream.of(Language.values())
                .map(each -> new Field(
                        each,
                        String.join("\n", shown.entry().questions().getOrDefault(each, List.of())),
                        shown.entry().answers().getOrDefault(each, "")))
                .toList();
    }

    private static boolean mayEdit(Viewer viewer) {
        return Stream.of(Roles.VERIFIER, Roles.SUPERVISOR, Roles.ADMINISTRATOR).anyMatch(viewer.roles()::contains);
    }

    private static boolean matches(Shown shown, String asked) {
        if (asked.isEmpty()) {
            return true;
        }
        String wanted = asked.toLowerCase(Locale.ROOT);
        return Stream.concat(
                        Stream.of(shown.entry().id()),
                        Stream.concat(
                                shown.entry().questions().values().stream().flatMap(List::stream),
                                shown.entry().answers().values().stream()))
                .anyMatch(text -> text.toLowerCase(Locale.ROOT).contains(wanted));
    }
}
