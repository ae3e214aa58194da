package id.aduan.routing.decision;

import static org.assertj.core.api.Assertions.assertThat;

import id.aduan.contracts.AgencyCode;
import id.aduan.contracts.AreaCode;
import id.aduan.contracts.ComplaintKind;
import id.aduan.contracts.ComplaintReceived;
import id.aduan.contracts.Coordinates;
import id.aduan.contracts.EmergencyKind;
import id.aduan.contracts.HoldReason;
import id.aduan.contracts.Place;
import id.aduan.contracts.RoutingDecision;
import id.aduan.contracts.RoutingDecision.OversightClass;
import id.aduan.contracts.RoutingOutcome;
import id.aduan.gazetteer.Gazetteer;
import id.aduan.routing.directory.Agency;
import id.aduan.routing.directory.Directory;
import id.aduan.routing.directory.SeedFiles;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RouteTest {
    private static final Directory DIRECTORY = new Directory(7, SeedFiles.read());
    private static final Gazetteer GAZETTEER = Gazetteer.load();
    private static final Route ROUTE = new Route(GAZETTEER, RoutingSettings.DEFAULTS);
    private static final Instant NOW = Instant.parse("2026-11-24T03:00:00Z");

    private static RoutingDecision decide(Complaints complaint) {
        return decide(complaint.build(), Declined.NONE);
    }

    private static RoutingDecision decide(ComplaintReceived complaint, Declined declined) {
        return ROUTE.decide(complaint, DIRECTORY, declined, declined.agencies().size() + 1, NOW);
    }

    private static Place typed(String text) {
        return new Place(null, null, text, null);
    }

    @Test
    void aClearComplaintGoesToItsAgencyWithReasonsThatACitizenCanRead() {
        var decision = decide(Complaints.saying("Sampah di pinggir jalan menumpuk, belum diangkut")
                .at(typed("Desa Maracang Kec. Babakancikao")));

        assertThat(decision.outcome()).isEqualTo(RoutingOutcome.ASSIGNED);
        assertThat(decision.agency()).isEqualTo(new AgencyCode("dlh"));
        assertThat(decision.category()).isEqualTo("persampahan");
        assertThat(decision.area()).isEqualTo(new AreaCode("32.14.12.2006"));
        assertThat(decision.oversight()).isEqualTo(OversightClass.ORDINARY);
        assertThat(decision.confidence()).isGreaterThan(0.6);
        assertThat(decision.directoryVersion()).isEqualTo(7);
        assertThat(decision.decidedBy()).isEqualTo("rules:2+words");
        assertThat(decision.reasons())
                .contains(
                        "Lokasi: Maracang, Kec. Babakancikao (dari tulisan pelapor).",
                        "Urusan: Persampahan dan kebersihan → Dinas Lingkungan Hidup.")
                .anyMatch(reason -> reason.startsWith("Kata yang menentukan: “sampah"));
    }

    @Test
    void theSameInputAlwaysGivesTheSameDecision() {
        var complaint =
                Complaints.saying("Jalan rusak dan lampu jalan mati di Cibodas").build();

        assertThat(decide(complaint, Declined.NONE)).isEqualTo(decide(complaint, Declined.NONE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Petugas Disdukcapil minta uang 100 ribu supaya KTP cepat jadi",
                "Ada pungli di kantor kecamatan",
                "Kepala Dinas korupsi dana proyek jalan",
                "Patugas puskesmas teu sopan ka abdi",
            })
    void aComplaintAboutStaffGoesToTheInspectorateAndNotToThePartyComplainedAbout(String text) {
        var decision = decide(Complaints.saying(text));

        assertThat(decision.agency()).isEqualTo(new AgencyCode("inspektorat"));
        assertThat(decision.oversight()).isEqualTo(OversightClass.OVERSIGHT);
    }

    @Test
    void anotherBodysStaffIsNotOurs() {
        var decision = decide(Complaints.saying("Oknum polisi minta uang saat razia di Sadang"));

        assertThat(decision.outcome()).isEqualTo(RoutingOutcome.NOT_OURS);
        assertThat(decision.referral().body()).isEqualTo("Polres Purwakarta");
        assertThat(decision.oversight()).isEqualTo(OversightClass.ORDINARY);
    }

    @Test
    void whatIsDeniedIsNotDecidedByAMachine() {
        assertThat(decide(Complaints.saying("Ini bukan soal sampah")).outcome()).isEqualTo(RoutingOutcome.TRIAGE);
        assertThat(decide(Complaints.saying("Tidak ada pungli di sini")).oversight())
                .isEqualTo(OversightClass.ORDINARY);
        assertThat(decide(Complaints.saying("Tidak ada pungli di sini")).outcome())
                .isEqualTo(RoutingOutcome.TRIAGE);
    }

    @Test
    void mixedTopicsGoToTriageWithSuggestionsForEach() {
        var decision = decide(Complaints.saying("Sampah menumpuk, lampu jalan mati, dan jalan rusak"));

        assertThat(decision.outcome()).isEqualTo(RoutingOutcome.TRIAGE);
        assertThat(decision.agency()).isNull();
        assertThat(decision.alternatives()).hasSize(3);
        assertThat(decision.alternatives())
                .extracting(one -> one.agency().value())
                .containsExactlyInAnyOrder("dlh", "dishub", "dputr");
        assertThat(decision.reasons()).contains("Laporan menyentuh lebih dari satu urusan; petugas yang menentukan.");
    }

    @Test
    void whatIsNotOursSaysWhereToTurn() {
        var decision = decide(Complaints.saying("Listrik padam dari tadi siang di Ciwangi"));

        assertThat(decision.outcome()).isEqualTo(RoutingOutcome.NOT_OURS);
        assertThat(decision.referral().body()).contains("PLN");
        assertThat(decision.referral().advice()).contains("123");
        assertThat(decision.category()).isEqualTo("listrik");
    }

    @ParameterizedTest
    @EnumSource(EmergencyKind.class)
    void anEmergencyNeverWaits(EmergencyKind kind) {
        var complaint = Complaints.saying("tolong")
                .emergency(kind)
                .held(HoldReason.LOOKS_LIKE_SPAM)
                .build();

        var decision = decide(complaint, Declined.NONE);
        var all = Stream.concat(Stream.of(decision.agency()), decision.helpers().stream())
                .collect(Collectors.toSet());

        assertThat(decision.outcome()).isEqualTo(RoutingOutcome.ASSIGNED);
        assertThat(decide(complaint, new Declined(all, null)).outcome()).isEqualTo(RoutingOutcome.ASSIGNED);
    }

    @Test
    void anEmergencyThatWasGivenBackGoesToTheNext() {
        var complaint = Complaints.saying("rumah terbakar")
                .emergency(EmergencyKind.FIRE)
                .build();

        assertThat(decide(complaint, Declined.NONE).agency()).isEqualTo(new AgencyCode("damkar"));
        assertThat(decide(complaint, new Declined(Set.of(new AgencyCode("damkar")), null))
                        .agency())
                .isEqualTo(new AgencyCode("bpbd"));
    }

    @Test
    void aHeldReportWaitsForAPersonWithItsSuggestions() {
        var decision =
                decide(Complaints.saying("Sampah menumpuk belum diangkut").held(HoldReason.REPEATED_TEXT));

        assertThat(decision.outcome()).isEqualTo(RoutingOutcome.TRIAGE);
        assertThat(decision.alternatives().get(0).agency()).isEqualTo(new AgencyCode("dlh"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"test", "🙂🙂🙂", "<script>alert(1)</script>", "'; drop table agency; --", "Привет", "."})
    void whatSaysNothingWaitsForAPerson(String text) {
        var decision = decide(Complaints.saying(text));

        assertThat(decision.outcome()).isEqualTo(RoutingOutcome.TRIAGE);
        assertThat(decision.alternatives()).isEmpty();
        assertThat(decision.confidence()).isZero();
    }

    @Test
    void anAgencyThatDeclinedIsNotAskedAgain() {
        var complaint = Complaints.saying("Got mampet di Nagri Kidul").build();
        var first = decide(complaint, Declined.NONE);
        assertThat(first.agency()).isEqualTo(new AgencyCode("dputr"));

        var second = decide(complaint, new Declined(Set.of(first.agency()), null));
        assertThat(second.agency()).isNotEqualTo(first.agency());
        assertThat(second.alternatives()).extracting(one -> one.agency()).doesNotContain(first.agency());
        assertThat(second.number()).isEqualTo(2);

        var suggested = decide(complaint, new Declined(Set.of(first.agency()), new AgencyCode("disperkim")));
        assertThat(suggested.agency()).isEqualTo(new AgencyCode("disperkim"));
    }

    @Test
    void aServiceOfTheKelurahanNeedsItsPlace() {
        var text = "Kantor kelurahan tutup padahal jam pelayanan";

        assertThat(decide(Complaints.saying(text).at(typed("kel ciseureuh"))).agency())
                .isEqualTo(new AgencyCode("kel-ciseureuh"));
        assertThat(decide(Complaints.saying(text)).outcome()).isEqualTo(RoutingOutcome.TRIAGE);
    }

    @Test
    void aVillageMatterGoesToTheKecamatanWithTheVillagesDinas() {
        var decision = decide(Complaints.saying("Musyawarah desa tidak pernah diadakan oleh kepala desa")
                .at(typed("desa nangerang")));

        assertThat(decision.agency()).isEqualTo(new AgencyCode("kec-wanayasa"));
        assertThat(decision.helpers()).containsExactly(new AgencyCode("dpmd"));
    }

    @Test
    void theOwnerOfARoadDecides() {
        assertThat(decide(Complaints.saying("Jalan provinsi rusak parah di Wanayasa"))
                        .referral()
                        .body())
                .contains("Provinsi Jawa Barat");
        assertThat(decide(Complaints.saying("Jalan rusak parah di Wanayasa")).agency())
                .isEqualTo(new AgencyCode("dputr"));
    }

    @Test
    void aPointDecidesThePlaceAndSaysHow() {
        var centroid =
                GAZETTEER.area(new AreaCode("32.14.09.2008")).orElseThrow().centroid();
        var point = new Coordinates(centroid.latitude(), centroid.longitude(), 20.0, Coordinates.Provenance.MAP);

        var decision = decide(Complaints.saying("sampah menumpuk").at(new Place(point, null, null, null)));

        assertThat(decision.area()).isEqualTo(new AreaCode("32.14.09.2008"));
        assertThat(decision.reasons())
                .anyMatch(reason -> reason.startsWith("Lokasi: Nangerang, Kec. Wanayasa (dari titik"));
    }

    @Test
    void whatTheCitizenChoseBeatsWhereHisPhoneIs() {
        var centroid =
                GAZETTEER.area(new AreaCode("32.14.09.2008")).orElseThrow().centroid();
        var phone = new Coordinates(centroid.latitude(), centroid.longitude(), 20.0, Coordinates.Provenance.DEVICE);
        var place = new Place(phone, new AreaCode("32.14.01.1007"), null, null);

        var decision = decide(Complaints.saying("sampah menumpuk").at(place));

        assertThat(decision.area()).isEqualTo(new AreaCode("32.14.01.1007"));
        assertThat(decision.reasons().get(0)).contains("Ciseureuh").contains("Nangerang");
    }

    @Test
    void anAmbiguousNameIsNeverGuessed() {
        var decision = decide(Complaints.saying("sampah menumpuk").at(typed("Cibodas")));

        assertThat(decision.area()).isNull();
        assertThat(decision.reasons().get(0)).contains("Sukatani").contains("Bungursari");
        assertThat(decision.agency()).isEqualTo(new AgencyCode("dlh"));
    }

    @Test
    void aPointOutsideTheRegencyIsSaid() {
        var sea = new Coordinates(-5.9, 107.4, null, Coordinates.Provenance.DEVICE);

        var decision = decide(Complaints.saying("sampah menumpuk").at(new Place(sea, null, null, null)));

        assertThat(decision.area()).isNull();
        assertThat(decision.reasons()).contains("Titik yang dikirim berada di luar Kabupaten Purwakarta.");
    }

    @Test
    void theDoorsHintCounts() {
        assertThat(decide(Complaints.saying("tolong dicek").hinting("persampahan"))
                        .agency())
                .isEqualTo(new AgencyCode("dlh"));
        assertThat(decide(Complaints.saying("tolong dicek").hinting("tidak-ada"))
                        .outcome())
                .isEqualTo(RoutingOutcome.TRIAGE);
    }

    @Test
    void anAgencyOfThePastIsFollowedToItsSuccessor() {
        var content = DIRECTORY.content();
        List<Agency> agencies = content.agencies().stream()
                .map(agency -> agency.code().value().equals("dlh") ? ended(agency, "disperkim") : agency)
                .toList();
        var later = new Directory(
                8,
                new Directory.Content(
                        agencies,
                        content.urusan(),
                        content.responsibilities(),
                        content.referrals(),
                        content.emergencies(),
                        content.words(),
                        content.spellings(),
                        content.landmarks()));
        var complaint = Complaints.saying("sampah menumpuk belum diangkut").build();

        assertThat(ROUTE.decide(complaint, later, Declined.NONE, 1, NOW).agency())
                .isEqualTo(new AgencyCode("disperkim"));
        assertThat(ROUTE.decide(complaint, later, Declined.NONE, 1, Instant.parse("2026-01-01T00:00:00Z"))
                        .agency())
                .isEqualTo(new AgencyCode("dlh"));
    }

    private static Agency ended(Agency agency, String successor) {
        return new Agency(
                agency.code(),
                agency.name(),
                agency.shortName(),
                agency.kind(),
                agency.aliases(),
                agency.area(),
                agency.validFrom(),
                LocalDate.parse("2026-06-30"),
                new AgencyCode(successor));
    }

    @Test
    void aQuestionAboutReportingAbuseIsNoOversightCase() {
        var decision =
                decide(Complaints.saying("Bagaimana cara melaporkan pungli?").kind(ComplaintKind.INFORMATION_REQUEST));

        assertThat(decision.agency()).isEqualTo(new AgencyCode("inspektorat"));
        assertThat(decision.oversight()).isEqualTo(OversightClass.ORDINARY);
    }

    /** A fault of ours must leave no report without a decision. */
    @Test
    void aReportThatCannotBeReadGoesToAPersonAndAnEmergencyToItsAgency() {
        var faulty = new Route(GAZETTEER, RoutingSettings.DEFAULTS, new SubjectClassifier() {
            @Override
            public List<SubjectScore> classify(ComplaintReceived complaint, Reading reading) {
                throw new IllegalStateException("a fault");
            }

            @Override
            public String version() {
                return "faulty";
            }
        });
        var plain = Complaints.saying("sampah menumpuk").build();
        var fire = Complaints.saying("rumah terbakar")
                .emergency(EmergencyKind.FIRE)
                .build();

        assertThat(faulty.decide(plain, DIRECTORY, Declined.NONE, 1, NOW).outcome())
                .isEqualTo(RoutingOutcome.TRIAGE);
        assertThat(faulty.decide(fire, DIRECTORY, Declined.NONE, 1, NOW).agency())
                .isEqualTo(new AgencyCode("damkar"));
    }

    @Test
    void aLongTextIsReadInTime() {
        var text = "jalan rusak di desa Cibodas sampah menumpuk lampu mati ".repeat(400);

        var started = System.nanoTime();
        decide(Complaints.saying(text.substring(0, 20_000)));

        assertThat(System.nanoTime() - started).isLessThan(5_000_000_000L);
    }
}
