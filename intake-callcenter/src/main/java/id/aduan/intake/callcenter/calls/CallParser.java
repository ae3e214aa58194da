package id.aduan.intake.callcenter.calls;

import id.aduan.contracts.AnswerPublished;
import id.aduan.contracts.AreaCode;
import id.aduan.contracts.CitizenAction;
import id.aduan.contracts.ComplaintId;
import id.aduan.contracts.ComplaintKind;
import id.aduan.contracts.ComplaintReceived;
import id.aduan.contracts.Coordinates;
import id.aduan.contracts.EmergencyKind;
import id.aduan.contracts.Language;
import id.aduan.contracts.Place;
import id.aduan.gazetteer.Gazetteer;
import id.aduan.gazetteer.Located;
import id.aduan.kit.text.CleanText;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Turns what an operator sends into a call to log, or says all that is wrong with it at once. */
final class CallParser {
    private static final ZoneId WIB = ZoneId.of("Asia/Jakarta");
    private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(10);
    private static final int DAY = "2026-11-24".length();
    private static final int MAX_NAME = 100;
    private static final int MAX_LANDMARK = 200;
    private static final int MAX_ANSWER = 4_000;
    private static final int MAX_ANSWER_ID = 100;
    private static final int MAX_EMAIL = 254;
    private static final Pattern EMAIL =
            Pattern.compile("[^\\s@<>\"(),:;\\\\\\[\\]]{1,64}@[^\\s@]+\\.[\\p{Alpha}]{2,}");

    private final Gazetteer gazetteer;
    private final ReportWords words;
    private final Function<String, Optional<AnswerPublished>> answers;
    private final Clock clock;

    /** @param answers an entry of the answer library by its id */
    CallParser(
            Gazetteer gazetteer, ReportWords words, Function<String, Optional<AnswerPublished>> answers, Clock clock) {
        this.gazetteer = gazetteer;
        this.words = words;
        this.answers = answers;
        this.clock = clock;
    }

    /** @param call null exactly when there are faults */
    record Parsed(CallToLog call, List<CallFault> faults) {}

    Parsed parse(LogCallBody body) {
        Reading reading = new Reading();
        CallToLog call = reading.call(body);
        return reading.faults.isEmpty() ? new Parsed(call, List.of()) : new Parsed(null, reading.faults);
    }

    private final class Reading {
        private final List<CallFault> faults = new ArrayList<>();

        CallToLog call(LogCallBody body) {
            UUID id = id("callId", body.callId());
            CallType type = type(body.callType());
            Desk desk = constant("desk", Desk.values(), body.desk(), Optional.empty())
                    .orElse(null);
            EmergencyKind emergency = constant(
                            "emergencyKind", EmergencyKind.values(), body.emergencyKind(), Optional.empty())
                    .orElse(null);
            ComplaintKind kind = constant(
                            "kind", ComplaintKind.values(), body.kind(), Optional.of(ComplaintKind.COMPLAINT))
                    .orElse(null);
            if (kind == ComplaintKind.INFORMATION_REQUEST) {
                fault("kind", CallFault.Code.UNKNOWN_VALUE); // that is what a call of the type INFORMASI becomes
            }
            UUID joinTo = body.joinTo() == null || body.joinTo().isBlank() ? null : id("joinTo", body.joinTo());
            only(type == CallType.NORMAL, "emergencyKind", emergency);
            only(type == CallType.NORMAL, "joinTo", joinTo);
            CallToLog.Answered answered = answered(body.answered());
            only(type == CallType.INFORMASI, "answered", answered);
            Place place = place(body.place());
            Caller caller = caller(body.caller());
            String narrative = narrative(body, type, emergency, answered, joinTo);
            Instant occurredAt = occurredAt(body.occurredAt());
            Language language = language(body.language());
            if (!faults.isEmpty()) {
                return null;
            }
            LogCallBody.CallerBody flags = body.caller();
            return new CallToLog(
                    id,
                    desk,
                    type,
                    emergency,
                    kind,
                    caller,
                    flags != null && Boolean.TRUE.equals(flags.withheld()),
                    flags != null && Boolean.TRUE.equals(flags.anonymous()),
                    flags != null && Boolean.TRUE.equals(flags.confidential()),
                    narrative,
                    place,
                    occurredAt,
                    answered,
                    joinTo == null ? null : new ComplaintId(joinTo),
                    language,
                    Boolean.TRUE.equals(body.consent()));
        }

        private void only(boolean fits, String field, Object value) {
            if (value != null && !fits) {
                fault(field, CallFault.Code.NOT_OF_THIS_TYPE);
            }
        }

        private UUID id(String field, String typed) {
            if (typed == null || typed.isBlank()) {
                return UUID.randomUUID(); // who names no call cannot log it twice by mistake, only by asking twice
            }
            try {
                return UUID.fromString(typed.strip());
            } catch (IllegalArgumentException e) {
                return fault(field, CallFault.Code.UNKNOWN_VALUE);
            }
        }

        private CallType type(String typed) {
            if (CleanText.line(typed) == null) {
                return fault("callType", CallFault.Code.REQUIRED);
            }
            return constant("callType", CallType.values(), typed, Optional.empty())
                    .orElse(null);
        }

        private <E extends Enum<E>> Optional<E> constant(String field, E[] values, String typed, Optional<E> missing) {
            String name = CleanText.line(typed);
            if (name == null) {
                return missing;
            }
            for (E value : values) {
                if (value.name().equalsIgnoreCase(name)) {
                    return Optional.of(value);
                }
            }
            fault(field, CallFault.Code.UNKNOWN_VALUE);
            return Optional.empty();
        }

        private String narrative(
                LogCallBody body, CallType type, EmergencyKind emergency, CallToLog.Answered answered, UUID joinTo) {
            String told = atMost("narrative", CleanText.lines(body.narrative()), ComplaintReceived.MAX_NARRATIVE - 500);
            String hazards = atMost("hazards", CleanText.line(body.hazards()), 400);
            if (told == null && emergency != null) {
                told = words.emergency(emergency);
            }
            if (told == null && answered != null) {
                told = question(answered);
            }
            if (told == null && joinTo == null && type != null && !type.isCountedOnly()) {
                return fault("narrative", CallFault.Code.REQUIRED);
            }
            if (hazards != null) {
                told = told == null ? words.hazards(hazards) : told + "\n" + words.hazards(hazards);
            }
            if (joinTo != null) {
                return atMost("narrative", told, CitizenAction.MAX_TEXT);
            }
            return told;
        }

        private String question(CallToLog.Answered answered) {
            return Optional.ofNullable(answered.answerId())
                    .flatMap(answers)
                    .map(entry -> entry.questions().get(Language.INDONESIAN.tag()))
                    .filter(questions -> !questions.isEmpty())
                    .map(questions -> questions.get(0))
                    .orElseGet(words::question);
        }

        private CallToLog.Answered answered(LogCallBody.AnsweredBody body) {
            if (body == null) {
                return null;
            }
            String text = atMost("answered.text", CleanText.lines(body.text()), MAX_ANSWER);
            String entry = atMost("answered.answerId", CleanText.line(body.answerId()), MAX_ANSWER_ID);
            if (text == null && entry != null) {
                text = answers.apply(entry)
                        .map(known -> known.answers().get(Language.INDONESIAN.tag()))
                        .orElse(null);
            }
            if (text == null) {
                return fault("answered.text", CallFault.Code.REQUIRED);
            }
            return new CallToLog.Answered(entry, text);
        }

        private Place place(LogCallBody.PlaceBody body) {
            if (body == null) {
                return Place.UNKNOWN;
            }
            String text = atMost("place.text", CleanText.line(body.text()), Place.MAX_TEXT);
            String landmark = atMost("place.landmark", CleanText.line(body.landmark()), MAX_LANDMARK);
            AreaCode area = area(body.areaCode());
            if (body.lat() == null && body.lon() == null) {
                return new Place(null, area, text, landmark);
            }
            if (body.lat() == null || body.lon() == null) {
                return fault(body.lat() == null ? "place.lat" : "place.lon", CallFault.Code.REQUIRED);
            }
            Located located = gazetteer.locate(body.lat(), body.lon());
            double latitude = located.point().latitude();
            double longitude = located.point().longitude();
            if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)) {
                return fault("place.lat", CallFault.Code.NO_POINT);
            }
            Coordinates point = new Coordinates(latitude, longitude, null, Coordinates.Provenance.TOLD);
            return new Place(
                    point,
                    area == null ? located.area().map(found -> found.code()).orElse(null) : area,
                    text,
                    landmark);
        }

        private AreaCode area(String typed) {
            String code = CleanText.line(typed);
            if (code == null) {
                return null;
            }
            try {
                AreaCode area = new AreaCode(code);
                return gazetteer.area(area).isPresent() ? area : fault("place.areaCode", CallFault.Code.UNKNOWN_AREA);
            } catch (IllegalArgumentException malformed) {
                return fault("place.areaCode", CallFault.Code.UNKNOWN_AREA);
            }
        }

        private Caller caller(LogCallBody.CallerBody body) {
            if (body == null) {
                return Caller.UNKNOWN;
            }
            String name = atMost("caller.name", CleanText.line(body.name()), MAX_NAME);
            String number = phone("caller.number", body.number(), CallFault.Code.INVALID_PHONE);
            String contact = CleanText.line(body.contact());
            boolean isEmail = contact != null && contact.indexOf('@') >= 0;
            return new Caller(
                    name,
                    number,
                    isEmail ? null : phone("caller.contact", contact, CallFault.Code.INVALID_CONTACT),
                    isEmail ? email(contact) : null);
        }

        private String phone(String field, String typed, CallFault.Code wrong) {
            String line = CleanText.line(typed);
            return line == null ? null : PhoneNumbers.e164(line).orElseGet(() -> fault(field, wrong));
        }

        private String email(String typed) {
            return typed.length() <= MAX_EMAIL && EMAIL.matcher(typed).matches()
                    ? typed
                    : fault("caller.contact", CallFault.Code.INVALID_CONTACT);
        }

        private Instant occurredAt(String typed) {
            String text = CleanText.line(typed);
            if (text == null) {
                return null;
            }
            try {
                boolean hasOffset = text.endsWith("Z") || text.lastIndexOf('+') > DAY || text.lastIndexOf('-') > DAY;
                Instant moment = hasOffset
                        ? OffsetDateTime.parse(text).toInstant()
                        : LocalDateTime.parse(text).atZone(WIB).toInstant();
                return moment.isAfter(clock.instant().plus(CLOCK_TOLERANCE))
                        ? fault("occurredAt", CallFault.Code.DATE_IN_FUTURE)
                        : moment;
            } catch (DateTimeException e) {
                return fault("occurredAt", CallFault.Code.UNREADABLE_DATE);
            }
        }

        private Language language(String typed) {
            String tag = CleanText.line(typed);
            try {
                return tag == null ? Language.INDONESIAN : Language.of(tag);
            } catch (IllegalArgumentException unspoken) {
                return fault("language", CallFault.Code.UNKNOWN_VALUE);
            }
        }

        private String atMost(String field, String text, int limit) {
            if (text == null || text.length() <= limit) {
                return text;
            }
            return fault(field, CallFault.Code.TOO_LONG);
        }

        private <T> T fault(String field, CallFault.Code code) {
            faults.add(new CallFault(field, code));
            return null;
        }
    }
}
