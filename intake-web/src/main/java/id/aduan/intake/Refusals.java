package id.aduan.intake;

import id.aduan.contracts.Language;
import id.aduan.kit.problem.Problem;
import id.aduan.kit.problem.Refusal;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Why a request of a citizen is refused, each with what he can do. */
public final class Refusals {
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final Duration LATER = Duration.ofSeconds(30);

    private Refusals() {}

    /** 400 with the fields that are wrong, in the order given; of two faults of one field the first is told. */
    public static Refusal invalid(List<FieldFault> faults, Language language) {
        IntakeMessages words = IntakeWords.in(language);
        return new Refusal(Problem.of(400, "invalid-request", words.invalidTitle(), words.invalidDetail())
                .withErrors(firstOfEach(faults).map(fault -> fault.in(language)).toList()));
    }

    private static Stream<FieldFault> firstOfEach(List<FieldFault> faults) {
        Set<String> told = new HashSet<>();
        return faults.stream().filter(fault -> told.add(fault.field()));
    }

    /** 400: the body is no JSON. */
    public static Refusal unreadable(Language language) {
        IntakeMessages words = IntakeWords.in(language);
        return new Refusal(Problem.of(400, "unreadable-body", words.unreadableTitle(), words.unreadableDetail()));
    }

    /** 415: neither JSON nor a form with the right parts. */
    public static Refusal unsupportedBody(Language language) {
        IntakeMessages words = IntakeWords.in(language);
        return new Refusal(
                Problem.of(415, "unsupported-media-type", words.unsupportedBodyTitle(), words.unsupportedBodyDetail()));
    }

    /** 503: Kafka or the store of photos is away; the same again is safe. */
    static Refusal notSafe(Language language) {
        IntakeMessages words = IntakeWords.in(language);
        return new Refusal(Problem.of(503, "not-stored", words.notSafeTitle(), words.notSafeDetail()), SOON);
    }

    /** 503: a contact was given and no key of case-service has reached this door yet. */
    static Refusal noSealingKey(Language language) {
        IntakeMessages words = IntakeWords.in(language);
        return new Refusal(
                Problem.of(503, "no-sealing-key", words.noSealingKeyTitle(), words.noSealingKeyDetail()), LATER);
    }

    /** 429: too many reports from one address, or altogether. */
    static Refusal tooManyReports(Language language, Duration wait) {
        IntakeMessages words = IntakeWords.in(language);
        return new Refusal(
                Problem.of(429, "too-many-reports", words.tooManyReportsTitle(), words.tooManyReportsDetail()), wait);
    }

    /** 404, the same for a wrong PIN and for a number that was never told. */
    static Refusal unknownNumberOrPin(Language language) {
        IntakeMessages words = IntakeWords.in(language);
        return new Refusal(Problem.of(
                404, "unknown-number-or-pin", words.unknownNumberOrPinTitle(), words.unknownNumberOrPinDetail()));
    }

    /** 429: the tries of an address or of a number are used up. */
    static Refusal tooManyTries(Language language, Duration wait) {
        IntakeMessages words = IntakeWords.in(language);
        return new Refusal(
                Problem.of(429, "too-many-tries", words.tooManyTriesTitle(), words.tooManyTriesDetail()), wait);
    }

    /** 503: case-service is away. */
    static Refusal casesAway(Language language) {
        IntakeMessages words = IntakeWords.in(language);
        return new Refusal(
                Problem.of(503, "status-unavailable", words.casesAwayTitle(), words.casesAwayDetail()), LATER);
    }

    /** 503: the report is on its way to case-service; additions have to wait for it. */
    static Refusal notYetRegistered(Language language) {
        IntakeMessages words = IntakeWords.in(language);
        return new Refusal(Problem.of(503, "being-registered", words.notYetTitle(), words.notYetDetail()), SOON);
    }

    /** 404 for a file. */
    static Refusal noSuchFile(Language language) {
        IntakeMessages words = IntakeWords.in(language);
        return new Refusal(Problem.of(404, "no-such-file", words.noSuchFileTitle(), words.noSuchFileDetail()));
    }

    /** 404, whether the report exists for another user or not at all. */
    public static Refusal unknownCase(Language language) {
        IntakeMessages words = IntakeWords.in(language);
        return new Refusal(Problem.of(404, "unknown-report", words.unknownCaseTitle(), words.unknownCaseDetail()));
    }

    /** 408: a body that does not come to an end. */
    public static Problem bodyTooSlow(Language language) {
        IntakeMessages words = IntakeWords.in(language);
        return Problem.of(408, "too-slow", words.tooSlowTitle(), words.tooSlowDetail());
    }

    /** 413: a body that is larger than a report without photos can be. */
    public static Problem bodyTooLarge(Language language) {
        IntakeMessages words = IntakeWords.in(language);
        return Problem.of(413, "too-large", words.bodyTooLargeTitle(), words.bodyTooLargeDetail());
    }
}
