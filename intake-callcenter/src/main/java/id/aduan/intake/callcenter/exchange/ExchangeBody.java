package id.aduan.intake.callcenter.exchange;

import id.aduan.kit.problem.Problem;
import id.aduan.kit.text.CleanText;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An event as the exchange sends it. */
@Schema(name = "ExchangeEvent")
record ExchangeBody(
        @Schema(
                required = true,
                maxLength = LONGEST_ID,
                description = "The same when the same is told again",
                examples = "pbx1-1764316800.42-answered")
        String eventId,

        @Schema(
                required = true,
                maxLength = LONGEST_ID,
                description = "The same in all events of a call",
                examples = "pbx1-1764316800.42")
        String callId,

        @Schema(
                required = true,
                maxLength = LONGEST_TYPE,
                description =
                        "OFFERED, ANSWERED, TRANSFERRED, ENDED or RECORDED; any other is taken and means nothing as yet",
                examples = "ANSWERED")
        String type,

        @Schema(
                required = true,
                description = "When it happened: ISO 8601 with an offset, or seconds since 1970",
                examples = "2026-11-28T16:42:07+07:00")
        String at,

        @Schema(
                maxLength = LONGEST_TEXT,
                description =
                        "The caller's number as the line gives it; left out, empty or no number when it is withheld",
                examples = "080000000112")
        String from,

        @Schema(maxLength = LONGEST_TEXT, description = "Whose telephone it is about", examples = "201")
        String extension,

        @Schema(
                maxLength = LONGEST_RECORDING,
                description = "Where the recording is, for RECORDED; kept sealed",
                examples = "https://pbx.example.org/recordings/1764316800.42.wav")
        String recording) {
    private static final int LONGEST_ID = 200;
    private static final int LONGEST_TYPE = 40;
    private static final int LONGEST_TEXT = 100;
    private static final int LONGEST_RECORDING = 1_000;
    private static final String SECONDS = "\\d{9,11}(\\.\\d{1,9})?";

    /** What is wrong with it, each field by its name; empty when it can be taken. */
    List<Problem.FieldError> faults(ExchangeMessages words) {
        List<Problem.FieldError> faults = new ArrayList<>();
        needed(faults, words, "eventId", eventId, LONGEST_ID);
        needed(faults, words, "callId", callId, LONGEST_ID);
        needed(faults, words, "type", type, LONGEST_TYPE);
        if (moment() == null) {
            faults.add(new Problem.FieldError("at", "at-unfit", words.atUnfit()));
        }
        atMost(faults, words, "from", from, LONGEST_TEXT);
        atMost(faults, words, "extension", extension, LONGEST_TEXT);
        atMost(faults, words, "recording", recording, LONGEST_RECORDING);
        return faults;
    }

    /** To be asked for when there are no faults. */
    ExchangeEvent event() {
        return new ExchangeEvent(
                CleanText.line(eventId),
                CleanText.line(callId),
                CleanText.line(type),
                moment(),
                CleanText.line(from),
                CleanText.line(extension),
                CleanText.line(recording));
    }

    private Instant moment() {
        if (at == null) {
            return null;
        }
        try {
            String told = at.strip();
            if (told.matches(SECONDS)) {
                String[] parts = told.split("\\.");
                long nanos = parts.length == 1 ? 0 : Long.parseLong((parts[1] + "000000000").substring(0, 9));
                return Instant.ofEpochSecond(Long.parseLong(parts[0]), nanos);
            }
            return OffsetDateTime.parse(told).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static void needed(
            List<Problem.FieldError> faults, ExchangeMessages words, String field, String value, int longest) {
        String clean = CleanText.line(value);
        if (clean == null || clean.length() > longest) {
            faults.add(new Problem.FieldError(field, field + "-unfit", words.fieldUnfit(longest)));
        }
    }

    private static void atMost(
            List<Problem.FieldError> faults, ExchangeMessages words, String field, String value, int longest) {
        if (value != null && value.length() > longest) {
            faults.add(new Problem.FieldError(field, field + "-unfit", words.tooLong(longest)));
        }
    }

    /** Without what it tells of the caller. */
    @Override
    public String toString() {
        return "ExchangeBody[" + type + "]";
    }
}
