package id.aduan.intake.callcenter.calls;

import static org.assertj.core.api.Assertions.assertThat;

import id.aduan.contracts.AnswerPublished;
import id.aduan.contracts.AreaCode;
import id.aduan.contracts.ComplaintKind;
import id.aduan.contracts.EmergencyKind;
import id.aduan.contracts.Language;
import id.aduan.gazetteer.Gazetteer;
import id.aduan.intake.callcenter.calls.CallFault.Code;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallParserTest {
    private static final Instant NOW = Instant.parse("2026-11-25T02:00:00Z");
    private static final String ID = UUID.randomUUID().toString();
    private static final ReportWords WORDS = new ReportWords() {
        @Override
        public String emergency(EmergencyKind kind) {
            return "[" + kind + "]";
        }

        @Override
        public String hazards(String told) {
            return "Bahaya: " + told;
        }

        @Override
        public String question() {
            return "[question]";
        }
    };
    private static final AnswerPublished ANSWER = new AnswerPublished(
            "ktp-hilang",
            1,
            Map.of("id", List.of("KTP hilang bagaimana?")),
            Map.of("id", "Bawa surat kehilangan."),
            null,
            false,
            NOW);

    private final CallParser parser = new CallParser(
            Gazetteer.load(),
            WORDS,
            id -> Optional.of(ANSWER).filter(answer -> answer.answerId().equals(id)),
            Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void aFireWithAStreetAndNothingElseIsEnough() {
        CallToLog call = good(body().type("NORMAL").emergency("FIRE").place("Jl. Veteran gang 3"));

        assertThat(call.emergencyKind()).isEqualTo(EmergencyKind.FIRE);
        assertThat(call.narrative()).isEqualTo("[FIRE]");
        assertThat(call.place().text()).isEqualTo("Jl. Veteran gang 3");
        assertThat(call.caller()).isEqualTo(Caller.UNKNOWN);
        assertThat(call.language()).isEqualTo(Language.INDONESIAN);
    }

    @Test
    void hazardsAreTheLastLineOfWhatHappened() {
        assertThat(good(body().type("NORMAL").narrative("Rumah terbakar").hazards("tabung gas"))
                        .narrative())
                .isEqualTo("Rumah terbakar\nBahaya: tabung gas");
        assertThat(good(body().type("normal").emergency("fire").hazards("tabung gas"))
                        .narrative())
                .isEqualTo("[FIRE]\nBahaya: tabung gas");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GHOST", "PRANK"})
    void aCallThatIsOnlyCountedNeedsNothing(String type) {
        CallToLog call = good(body().type(type));

        assertThat(call.narrative()).isNull();
        assertThat(call.type().isCountedOnly()).isTrue();
    }

    @Test
    void aReportMustSayWhatHappened() {
        assertThat(faults(body().type("NORMAL").place("Jl. Veteran")))
                .containsExactly(new CallFault("narrative", Code.REQUIRED));
        assertThat(faults(body().type("INFORMASI"))).containsExactly(new CallFault("narrative", Code.REQUIRED));
        assertThat(faults(body())).containsExactly(new CallFault("callType", Code.REQUIRED));
    }

    @Test
    void anAnswerOfTheLibraryBringsItsQuestionAndItsText() {
        CallToLog call = good(body().type("INFORMASI").answered("ktp-hilang", null));

        assertThat(call.narrative()).isEqualTo("KTP hilang bagaimana?");
        assertThat(call.answered().text()).isEqualTo("Bawa surat kehilangan.");
        assertThat(good(body().type("INFORMASI").answered(null, "Buka jam 8.")).narrative())
                .isEqualTo("[question]");
        assertThat(faults(body().type("INFORMASI").narrative("?").answered("unknown", null)))
                .containsExactly(new CallFault("answered.text", Code.REQUIRED));
    }

    @Test
    void whatGoesOnlyWithAnotherTypeIsTold() {
        assertThat(faults(body().type("PRANK").emergency("FIRE")))
                .containsExactly(new CallFault("emergencyKind", Code.NOT_OF_THIS_TYPE));
        assertThat(faults(body().type("GHOST").joinTo(UUID.randomUUID().toString())))
                .containsExactly(new CallFault("joinTo", Code.NOT_OF_THIS_TYPE));
        assertThat(faults(body().type("NORMAL").narrative("a").answered(null, "b")))
                .containsExactly(new CallFault("answered", Code.NOT_OF_THIS_TYPE));
        assertThat(faults(body().type("NORMAL").narrative("a").kind("INFORMATION_REQUEST")))
                .containsExactly(new CallFault("kind", Code.UNKNOWN_VALUE));
    }

    @Test
    void aJoinedCallNeedsNoWords() {
        String incident = UUID.randomUUID().toString();

        CallToLog call = good(body().type("NORMAL").joinTo(incident));

        assertThat(call.joinTo()).hasToString(incident);
        assertThat(call.narrative()).isNull();
        assertThat(call.kind()).isEqualTo(ComplaintKind.COMPLAINT);
    }

    @ParameterizedTest
    @CsvSource({
        "0800 0000 101, +628000000101",
        "+62 800 0000 0101, +6280000000101",
        "(0264) 200101, +62264200101",
    })
    void aNumberIsReadAsItIsTyped(String typed, String e164) {
        assertThat(good(body().type("NORMAL").narrative("a").number(typed))
                        .caller()
                        .number())
                .isEqualTo(e164);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tidak tahu",
                "12",
                "112",
                "08",
                "200101",
                "anonymous",
                "+62 800 0000 0101 0202 0303 0404 0505 0606 07"
            })
    void aNumberThatIsNoneIsTold(String typed) {
        assertThat(faults(body().type("NORMAL").narrative("a").number(typed)))
                .containsExactly(new CallFault("caller.number", Code.INVALID_PHONE));
    }

    @Test
    void anotherContactIsANumberOrAnAddress() {
        assertThat(good(body().type("NORMAL").narrative("a").contact("warga@contoh.id"))
                        .caller()
                        .email())
                .isEqualTo("warga@contoh.id");
        assertThat(good(body().type("NORMAL").narrative("a").contact("0800 0000 102"))
                        .caller()
                        .otherNumber())
                .isEqualTo("+628000000102");
        assertThat(faults(body().type("NORMAL").narrative("a").contact("tetangga")))
                .containsExactly(new CallFault("caller.contact", Code.INVALID_CONTACT));
    }

    @Test
    void aPointHasItsAreaAndNumbersInTheWrongOrderAreRight() {
        CallToLog call = good(body().type("NORMAL").narrative("a").point(107.446, -6.556));

        assertThat(call.place().coordinates().latitude()).isEqualTo(-6.556);
        assertThat(call.place().areaCode().kecamatan()).isEqualTo(new AreaCode("32.14.01"));
        assertThat(faults(body().type("NORMAL").narrative("a").point(-6.5, null)))
                .containsExactly(new CallFault("place.lon", Code.REQUIRED));
        assertThat(faults(body().type("NORMAL").narrative("a").point(400.0, 400.0)))
                .containsExactly(new CallFault("place.lat", Code.NO_POINT));
        assertThat(faults(body().type("NORMAL").narrative("a").area("99.99")))
                .containsExactly(new CallFault("place.areaCode", Code.UNKNOWN_AREA));
    }

    @Test
    void theTimeIsReadWithAndWithoutAnOffset() {
        assertThat(good(body().type("NORMAL").narrative("a").occurred("2026-11-25T08:30:00"))
                        .occurredAt())
                .isEqualTo(Instant.parse("2026-11-25T01:30:00Z"));
        assertThat(good(body().type("NORMAL").narrative("a").occurred("2026-11-25T01:30:00.000Z"))
                        .occurredAt())
                .isEqualTo(Instant.parse("2026-11-25T01:30:00Z"));
        assertThat(faults(body().type("NORMAL").narrative("a").occurred("2026-11-26T08:30:00")))
                .containsExactly(new CallFault("occurredAt", Code.DATE_IN_FUTURE));
        assertThat(faults(body().type("NORMAL").narrative("a").occurred("kemarin")))
                .containsExactly(new CallFault("occurredAt", Code.UNREADABLE_DATE));
    }

    @Test
    void allThatIsWrongIsToldAtOnce() {
        assertThat(faults(body().type("MAYBE").number("x").area("x").narrative("a".repeat(20_000))))
                .extracting(CallFault::field)
                .containsExactlyInAnyOrder("callType", "caller.number", "place.areaCode", "narrative");
    }

    private CallToLog good(Body body) {
        CallParser.Parsed parsed = parser.parse(body.done());
        assertThat(parsed.faults()).isEmpty();
        return parsed.call();
    }

    private List<CallFault> faults(Body body) {
        return parser.parse(body.done()).faults();
    }

    private static Body body() {
        return new Body();
    }

    /** What comes in, a field at a time. */
    private static final class Body {
        private String type;
        private String emergency;
        private String kind;
        private String number;
        private String contact;
        private String narrative;
        private String text;
        private String area;
        private Double lat;
        private Double lon;
        private String occurred;
        private String hazards;
        private LogCallBody.AnsweredBody answered;
        private String joinTo;

        Body type(String value) {
            type = value;
            return this;
        }

        Body emergency(String value) {
            emergency = value;
            return this;
        }

        Body kind(String value) {
            kind = value;
            return this;
        }

        Body number(String value) {
            number = value;
            return this;
        }

        Body contact(String value) {
            contact = value;
            return this;
        }

        Body narrative(String value) {
            narrative = value;
            return this;
        }

        Body place(String value) {
            text = value;
            return this;
        }

        Body area(String value) {
            area = value;
            return this;
        }

        Body point(Double latitude, Double longitude) {
            lat = latitude;
            lon = longitude;
            return this;
        }

        Body occurred(String value) {
            occurred = value;
            return this;
        }

        Body hazards(String value) {
            hazards = value;
            return this;
        }

        Body answered(String id, String words) {
            answered = new LogCallBody.AnsweredBody(id, words);
            return this;
        }

        Body joinTo(String value) {
            joinTo = value;
            return this;
        }

        LogCallBody done() {
            return new LogCallBody(
                    ID,
                    null,
                    type,
                    emergency,
                    kind,
                    new LogCallBody.CallerBody(number, null, null, null, null, contact),
                    narrative,
                    new LogCallBody.PlaceBody(text, area, lat, lon, null),
                    occurred,
                    hazards,
                    answered,
                    joinTo,
                    null,
                    null);
        }
    }
}
