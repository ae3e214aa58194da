package id.aduan.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import id.aduan.contracts.ComplaintKind;
import id.aduan.contracts.Coordinates.Provenance;
import id.aduan.contracts.Language;
import id.aduan.gazetteer.Gazetteer;
import id.aduan.kit.photos.Photo;
import id.aduan.kit.photos.Photos;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReportParserTest {
    private static final Gazetteer GAZETTEER = Gazetteer.load();
    private static final Instant NOW = Instant.parse("2026-11-24T03:00:00Z");
    private static final Sender SENDER = Sender.web("key-1");

    private final ReportParser parser = new ReportParser(GAZETTEER, Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void aFullReportIsReadWhole() {
        RawReport raw = new RawReport(
                "complaint",
                "  Lampu\nmati ",
                " Lampu jalan mati.\r\n\r\nSudah seminggu. ",
                "-6,5567",
                "107.4431",
                "12.5",
                null,
                "32.14.01.1003",
                "dekat pasar",
                "2026-11-23T19:30",
                "su",
                true,
                true,
                "Ujang  Contoh",
                "0800 0000 009",
                "Ujang@Contoh.EXAMPLE");

        Report report = parsed(raw).report();

        assertThat(report.kind()).isEqualTo(ComplaintKind.COMPLAINT);
        assertThat(report.title()).isEqualTo("Lampu mati");
        assertThat(report.narrative()).isEqualTo("Lampu jalan mati.\n\nSudah seminggu.");
        assertThat(report.place().coordinates().latitude()).isEqualTo(-6.5567);
        assertThat(report.place().coordinates().provenance()).isEqualTo(Provenance.DEVICE);
        assertThat(report.place().areaCode().value()).isEqualTo("32.14.01.1003");
        assertThat(report.occurredAt()).isEqualTo("2026-11-23T12:30:00Z");
        assertThat(report.language()).isEqualTo(Language.SUNDANESE);
        assertThat(report.anonymous()).isTrue();
        assertThat(report.confidential()).isTrue();
        assertThat(report.contact().name()).isEqualTo("Ujang Contoh");
        assertThat(report.contact().phone()).isEqualTo("+628000000009");
        assertThat(report.contact().email()).isEqualTo("Ujang@contoh.example");
        assertThat(report.warnings()).isEmpty();
    }

    @Test
    void allThatIsWrongIsToldAtOnce() {
        RawReport raw = new RawReport(
                "RANT",
                "x".repeat(151),
                "x".repeat(20_001),
                "NaN",
                "eastwards",
                "-1",
                null,
                "32.14.99.2001",
                "x".repeat(501),
                "2031-01-01",
                "de",
                false,
                false,
                "x".repeat(101),
                "12",
                "nobody@nowhere");

        assertThat(parsed(raw).faults())
                .extracting(FieldFault::field, FieldFault::code)
                .containsExactlyInAnyOrder(
                        tuple("kind", FaultCode.UNKNOWN_VALUE),
                        tuple("title", FaultCode.TOO_LONG),
                        tuple("narrative", FaultCode.TOO_LONG),
                        tuple("place.latitude", FaultCode.NOT_A_NUMBER),
                        tuple("place.longitude", FaultCode.NOT_A_NUMBER),
                        tuple("place.accuracyMeters", FaultCode.OUT_OF_RANGE),
                        tuple("place.areaCode", FaultCode.UNKNOWN_AREA),
                        tuple("place.text", FaultCode.TOO_LONG),
                        tuple("occurredAt", FaultCode.DATE_IN_FUTURE),
                        tuple("language", FaultCode.UNKNOWN_VALUE),
                        tuple("reporter.name", FaultCode.TOO_LONG),
                        tuple("reporter.phone", FaultCode.INVALID_PHONE),
                        tuple("reporter.email", FaultCode.INVALID_EMAIL));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "\n\t", "\u0000", "\u0001\u0002", "\u202E"})
    void aTextWithoutAnythingIsMissing(String text) {
        assertThat(parsed(narrative(text)).faults()).containsExactly(FieldFault.of("narrative", FaultCode.REQUIRED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u200B\u200B", "\u00A0", "\uD800", "\u200D\uFE0F"})
    void aTextThatNobodyCanSeeIsNone(String text) {
        assertThat(parsed(narrative(text)).faults()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"<script>alert(1)</script>", "'; DROP TABLE cases; --", "ᮏᮜᮔ᮪ ᮛᮥᮊ᮪ᮞᮊ᮪", "道路坏了", "👷🏽‍♀️🚧", "?"
            })
    void anyWordsOfAnyScriptStayAsTheyAre(String text) {
        assertThat(parsed(narrative(text)).report().narrative()).isEqualTo(text);
    }

    @Test
    void whatCannotBeStoredIsTakenOutOfEveryText() {
        String poison = "a\u0000b\uD83Dc\u0007d\u202Ee";
        RawReport raw = new RawReport(
                "COMPLAINT",
                poison,
                poison,
                null,
                null,
                null,
                null,
                null,
                poison,
                null,
                null,
                false,
                false,
                poison,
                null,
                null);

        Report report = parsed(raw).report();

        assertThat(List.of(
                        report.title(),
                        report.narrative(),
                        report.place().text(),
                        report.contact().name()))
                .containsOnly("ab\uFFFDcde");
    }

    @Test
    void composedAndDecomposedLettersAreTheSameReport() {
        String composed = "Jalan Ci\u00E9ndog rusak";
        String decomposed = "Jalan Cie\u0301ndog rusak";

        assertThat(parsed(narrative(composed)).report().complaintId())
                .isEqualTo(parsed(narrative(decomposed)).report().complaintId());
    }

    @Test
    void swappedCoordinatesArePutRight() {
        Report report = parsed(point("107.4431", "-6.5567")).report();

        assertThat(report.place().coordinates().latitude()).isEqualTo(-6.5567);
        assertThat(report.place().coordinates().longitude()).isEqualTo(107.4431);
        assertThat(report.warnings()).containsExactly(Warning.COORDINATES_SWAPPED);
    }

    @Test
    void aPointInTheSeaIsTakenWithAWarning() {
        Report report = parsed(point("-5.9", "107.5")).report();

        assertThat(report.place().coordinates().latitude()).isEqualTo(-5.9);
        assertThat(report.warnings()).containsExactly(Warning.OUTSIDE_REGENCY);
    }

    @ParameterizedTest
    @CsvSource({
        "91,10,place.latitude,OUT_OF_RANGE",
        "10,181,place.longitude,OUT_OF_RANGE",
        "Infinity,1,place.latitude,NOT_A_NUMBER",
        "1e999,1,place.latitude,NOT_A_NUMBER",
        "1,,place.longitude,REQUIRED"
    })
    void aPointThatIsNoneIsRefused(String latitude, String longitude, String field, FaultCode code) {
        assertThat(parsed(point(latitude, longitude)).faults()).containsExactly(FieldFault.of(field, code));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-24,",
        "2026-11-24T09:59,",
        "2026-11-24T03:05:00Z,",
        "2026-11-24T10:30:00+07:00,DATE_IN_FUTURE",
        "2031-02-01,DATE_IN_FUTURE",
        "1800-01-01,DATE_TOO_OLD",
        "24/11/2026,UNREADABLE_DATE",
        "2026-02-30,UNREADABLE_DATE",
        "yesterday,UNREADABLE_DATE"
    })
    void aTimeIsInThePast(String typed, FaultCode code) {
        RawReport raw = new RawReport(
                "COMPLAINT",
                null,
                "Lampu mati",
                null,
                null,
                null,
                null,
                null,
                null,
                typed,
                null,
                false,
                false,
                null,
                null,
                null);

        Parsed parsed = parsed(raw);

        assertThat(parsed.faults().stream().map(FieldFault::code).findFirst().orElse(null))
                .isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({
        "0812-3456-7890,+6281234567890",
        "+62 800 0000 001,+628000000001",
        "(0264) 200001,+62264200001",
        "6281234567890,+6281234567890",
        "12345,",
        "bukan nomor,",
        "+99 999,",
        "0000000000,"
    })
    void phoneNumbersAreReadAsPeopleTypeThem(String typed, String e164) {
        assertThat(ContactReader.phone(typed).orElse(null)).isEqualTo(e164);
    }

    @ParameterizedTest
    @CsvSource({
        "a@b.id,true",
        "nama.saya+aduan@sub.contoh.example,true",
        "a@b,false",
        "a b@c.id,false",
        "@c.id,false",
        "a@-c.id,false",
        "a@c..id,false",
        "<x>@c.id,false",
        "a@c.id;b@c.id,false"
    })
    void mailAddressesAreReadAsPeopleTypeThem(String typed, boolean fine) {
        assertThat(ContactReader.email(typed).isPresent()).isEqualTo(fine);
    }

    @Test
    void theSamePhotoTwiceIsKeptOnceAndFiveAreTooMany() {
        Photo photo = Photos.read(TrialPhotos.picture("png", 1));

        Report report = parser.parse(narrative("Lihat foto"), List.of(photo, photo), SENDER, Language.INDONESIAN)
                .report();
        assertThat(report.photos()).containsExactly(photo);
        assertThat(report.warnings()).containsExactly(Warning.PHOTO_REPEATED);

        List<Photo> five = java.util.stream.IntStream.range(1, 6)
                .mapToObj(seed -> Photos.read(TrialPhotos.picture("png", seed)))
                .toList();
        assertThat(parser.parse(narrative("Lihat foto"), five, SENDER, Language.INDONESIAN)
                        .faults())
                .containsExactly(new FieldFault("photo", FaultCode.TOO_MANY_PHOTOS, 4));
    }

    @Test
    void everyPartOfTheContentMakesAnotherReport() {
        Report first = parsed(narrative("Lampu mati")).report();

        assertThat(parsed(narrative(" Lampu mati \n")).report().complaintId()).isEqualTo(first.complaintId());
        assertThat(List.of(
                        parsed(narrative("Lampu mati!")).report().complaintId(),
                        parser.parse(narrative("Lampu mati"), List.of(), Sender.web("key-2"), Language.INDONESIAN)
                                .report()
                                .complaintId(),
                        parser.parse(
                                        narrative("Lampu mati"),
                                        List.of(Photos.read(TrialPhotos.picture("png", 1))),
                                        SENDER,
                                        Language.INDONESIAN)
                                .report()
                                .complaintId(),
                        parsed(point("-6.5567", "107.4431")).report().complaintId()))
                .doesNotHaveDuplicates()
                .doesNotContain(first.complaintId());
    }

    @ParameterizedTest
    @ValueSource(longs = {3, 99, 20261124})
    void anyTextInAnyFieldIsReadOrToldAsWrong(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 2_000; round++) {
            RawReport raw = new RawReport(
                    text(random),
                    text(random),
                    text(random),
                    text(random),
                    text(random),
                    text(random),
                    text(random),
                    text(random),
                    text(random),
                    text(random),
                    text(random),
                    random.nextBoolean(),
                    random.nextBoolean(),
                    text(random),
                    text(random),
                    text(random));

            Parsed parsed = parsed(raw);

            assertThat(parsed.isFine()).isEqualTo(parsed.report() != null);
        }
    }

    private static String text(Random random) {
        String[] likely = {null, "", "COMPLAINT", "Lampu mati", "-6.55", "107.44", "id", "2026-11-01", "32.14.01.1003"};
        if (random.nextInt(3) > 0) {
            return likely[random.nextInt(likely.length)];
        }
        char[] wild = new char[random.nextInt(30)];
        for (int i = 0; i < wild.length; i++) {
            wild[i] = (char) random.nextInt(0x10000);
        }
        return new String(wild);
    }

    private Parsed parsed(RawReport raw) {
        return parser.parse(raw, List.of(), SENDER, Language.INDONESIAN);
    }

    static RawReport narrative(String text) {
        return new RawReport(
                "COMPLAINT",
                null,
                text,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                false,
                false,
                null,
                null,
                null);
    }

    private static RawReport point(String latitude, String longitude) {
        return new RawReport(
                "COMPLAINT",
                null,
                "Lampu mati",
                latitude,
                longitude,
                null,
                null,
                null,
                null,
                null,
                null,
                false,
                false,
                null,
                null,
                null);
    }
}
