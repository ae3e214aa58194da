package id.aduan.cases.rest;

import id.aduan.cases.application.AnswerChanged;
import id.aduan.cases.application.AnswerNotFound;
import id.aduan.cases.application.OverlappingMembership;
import id.aduan.cases.application.TellProgress.ToldBefore;
import id.aduan.cases.application.Time;
import id.aduan.cases.domain.CaseChanged;
import id.aduan.cases.domain.CaseErased;
import id.aduan.cases.domain.CaseException;
import id.aduan.cases.domain.CaseNotFound;
import id.aduan.cases.domain.IllegalTransition;
import id.aduan.cases.domain.NoEmergency;
import id.aduan.cases.domain.NotAllowed;
import id.aduan.cases.domain.Transition;
import id.aduan.cases.words.AnswerWords;
import id.aduan.cases.words.CaseWords;
import id.aduan.cases.words.EmergencyWords;
import id.aduan.cases.words.MailWords;
import id.aduan.contracts.Language;
import id.aduan.kit.pages.RequestLanguage;
import id.aduan.kit.photos.UnusablePhoto;
import id.aduan.kit.problem.Problem;
import id.aduan.kit.problem.Problem.FieldError;
import id.aduan.kit.problem.Refusal;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.function.Function;

/** What cases refuse, as problems in the caller's language. */
public final class CaseProblems {
    private CaseProblems() {}

    /** The same with its refusals as problems. */
    public static <T> Uni<T> refusing(RoutingContext request, Uni<T> work) {
        Function<Throwable, Throwable> toRefusal = failure -> of(failure, request);
        return work.onFailure().transform(toRefusal);
    }

    private static Throwable of(Throwable failure, RoutingContext request) {
        CaseWords words = words(request);
        if (failure instanceof NoEmergency) {
            EmergencyWords said = emergencyWords(request);
            return new Refusal(Problem.of(409, "no-emergency", said.noEmergencyTitle(), said.noEmergencyDetail()));
        }
        if (failure instanceof CaseException refusal) {
            return new Refusal(of(refusal, words));
        }
        if (failure instanceof ToldBefore told) {
            EmergencyWords said = emergencyWords(request);
            return new Refusal(Problem.of(
                            409,
                            "milestone-reached",
                            said.reachedTitle(),
                            said.reachedDetail(said.milestone(told.milestone()), Time.clockTime(told.at())))
                    .with("milestone", told.milestone().name())
                    .with("at", told.at().toString())
                    .with("by", told.by()));
        }
        if (failure instanceof UnusablePhoto unusable) {
            return invalid(
                    words, new FieldError("photo", unusable.reason().name(), words.photoUnusable(unusable.reason())));
        }
        if (failure instanceof OverlappingMembership overlap) {
            return invalid(
                    words,
                    new FieldError(
                            "since",
                            "OVERLAPS",
                            words.sinceOverlaps(overlap.earliest().toString())));
        }
        if (failure instanceof AnswerNotFound) {
            return new Refusal(answerNotFound(answerWords(request)));
        }
        if (failure instanceof AnswerChanged changed) {
            AnswerWords said = answerWords(request);
            return new Refusal(
                    changed.currentVersion() == 0
                            ? answerNotFound(said)
                            : Problem.of(412, "answer-changed", said.changedTitle(), said.changedDetail())
                                    .with("currentVersion", changed.currentVersion()));
        }
        return failure;
    }

    private static Problem answerNotFound(AnswerWords words) {
        return Problem.of(404, "answer-not-found", words.notFoundTitle(), words.notFoundDetail());
    }

    private static Problem of(CaseException refusal, CaseWords words) {
        if (refusal instanceof CaseNotFound) {
            return Problem.of(404, "case-not-found", words.notFoundTitle(), words.notFoundDetail());
        }
        if (refusal instanceof CaseChanged changed) {
            return Problem.of(412, "case-changed", words.changedTitle(), words.changedDetail())
                    .with("currentVersion", changed.currentVersion());
        }
        if (refusal instanceof CaseErased) {
            return Problem.of(409, "case-erased", words.erasedTitle(), words.erasedDetail());
        }
        if (refusal instanceof IllegalTransition illegal) {
            List<String> legal =
                    illegal.legal().stream().sorted().map(Transition::name).toList();
            return Problem.of(
                            409,
                            "illegal-transition",
                            words.illegalTitle(),
                            words.illegalDetail(
                                    words.status(illegal.status()), legal.isEmpty() ? "–" : String.join(", ", legal)))
                    .with("caseStatus", illegal.status().name())
                    .with("legal", legal);
        }
        if (refusal instanceof NotAllowed) {
            return Problem.of(403, "not-allowed", words.notAllowedTitle(), words.notAllowedDetail());
        }
        throw new IllegalStateException("no problem for " + refusal.getClass().getSimpleName());
    }

    /** 400, with the fields that are wrong. */
    public static Refusal invalid(CaseWords words, FieldError... errors) {
        return new Refusal(Problem.of(400, "invalid-request", words.invalidTitle(), words.invalidDetail())
                .withErrors(List.of(errors)));
    }

    /** 428: a change needs the version that it is made for. */
    static Refusal versionRequired(CaseWords words) {
        return new Refusal(
                Problem.of(428, "version-required", words.versionRequiredTitle(), words.versionRequiredDetail()));
    }

    /** 412: what stands in If-Match is no version of a case. */
    static Refusal versionUnknown(CaseWords words) {
        return new Refusal(Problem.of(412, "case-changed", words.changedTitle(), words.changedDetail()));
    }

    /** The words in the language of the request. */
    public static CaseWords words(RoutingContext request) {
        return words(RequestLanguage.of(request));
    }

    /** The words of the answer library in the language of the request. */
    public static AnswerWords answerWords(RoutingContext request) {
        return RequestLanguage.words(AnswerWords.class, request);
    }

    /** The words about emergencies in a language. */
    public static EmergencyWords emergencyWords(Language language) {
        return RequestLanguage.words(EmergencyWords.class, language);
    }

    private static EmergencyWords emergencyWords(RoutingContext request) {
        return emergencyWords(RequestLanguage.of(request));
    }

    /** The words about mail in the language of the request. */
    public static MailWords mailWords(RoutingContext request) {
        return RequestLanguage.words(MailWords.class, request);
    }

    /** The words in a language. */
    public static CaseWords words(Language language) {
        return RequestLanguage.words(CaseWords.class, language);
    }
}
