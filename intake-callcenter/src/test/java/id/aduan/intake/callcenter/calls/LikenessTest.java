package id.aduan.intake.callcenter.calls;

import static org.assertj.core.api.Assertions.assertThat;

import id.aduan.contracts.AreaCode;
import id.aduan.contracts.ComplaintId;
import id.aduan.contracts.EmergencyKind;
import id.aduan.contracts.TrackingNumber;
import id.aduan.intake.callcenter.calls.Likeness.Candidate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LikenessTest {
    private static final Instant NOW = Instant.parse("2026-11-25T02:00:00Z");
    private static final AreaCode HERE = new AreaCode("32.14.01.1002");
    private static final AreaCode FAR = new AreaCode("32.14.04.2001");
    private static final double LATITUDE = -6.556;
    private static final double LONGITUDE = 107.446;

    @Test
    void theSameKindANearbyPointIsTheSameIncidentAndAFarOneIsNot() {
        Incident near = incident(EmergencyKind.NATURAL_DISASTER, HERE, 3, "Banjir di gang");
        Incident far = incident(EmergencyKind.NATURAL_DISASTER, FAR, 3, "Banjir di sawah");

        List<Incident> found = at(EmergencyKind.NATURAL_DISASTER, "banjir masuk rumah")
                .order(List.of(
                        new Candidate(far, LATITUDE - 0.1, LONGITUDE, Likeness.wordsOf("Banjir di sawah"), true),
                        new Candidate(near, LATITUDE + 0.001, LONGITUDE, Likeness.wordsOf("Banjir di gang"), true)));

        assertThat(found).extracting(Incident::complaintId).containsExactly(near.complaintId());
        assertThat(found.get(0).distanceMeters()).isBetween(100L, 125L);
    }

    @Test
    void theSameVillageAndWordsAreEnoughWithoutAPoint() {
        Incident one = incident(null, HERE, 20, "Pohon tumbang menutup jalan");

        assertThat(inVillage(null, "ada pohon tumbang di jalan").order(List.of(candidate(one))))
                .hasSize(1);
        assertThat(inVillage(null, "lampu mati sejak kemarin").order(List.of(candidate(one))))
                .isEmpty();
    }

    @Test
    void anotherKindIsLessLikelyThanTheSame() {
        Incident fire = incident(EmergencyKind.FIRE, HERE, 5, "Rumah terbakar dekat pasar");
        Incident accident = incident(EmergencyKind.ACCIDENT, HERE, 5, "Rumah tertabrak truk dekat pasar");

        assertThat(inVillage(EmergencyKind.FIRE, "rumah terbakar").order(List.of(candidate(accident), candidate(fire))))
                .first()
                .isEqualTo(fire);
    }

    @Test
    void whatBothTellOfIsOneAsCaseServiceTellsItWithTheMostVoices() {
        Incident own = incident(EmergencyKind.FIRE, HERE, 5, "Rumah terbakar");
        Incident open = new Incident(
                own.complaintId(),
                own.trackingNumber(),
                EmergencyKind.FIRE,
                HERE,
                "Nagri Kaler",
                own.since(),
                "DISPATCHED",
                "Damkar",
                null,
                "Rumah terbakar",
                2);
        Incident ownWithVoices = new Incident(
                own.complaintId(),
                own.trackingNumber(),
                EmergencyKind.FIRE,
                HERE,
                null,
                own.since(),
                null,
                null,
                null,
                "Rumah terbakar",
                4);

        List<Incident> found = inVillage(EmergencyKind.FIRE, "terbakar")
                .order(List.of(
                        candidate(ownWithVoices),
                        new Candidate(open, null, null, Likeness.wordsOf("Rumah terbakar"), false)));

        assertThat(found).hasSize(1);
        assertThat(found.get(0).status()).isEqualTo("DISPATCHED");
        assertThat(found.get(0).supporters()).isEqualTo(4);
    }

    @Test
    void ofManyOnlyTheLikeliestAreTold() {
        List<Candidate> many = IntStream.range(0, 40)
                .mapToObj(minutes -> candidate(incident(EmergencyKind.NATURAL_DISASTER, HERE, minutes, "Banjir")))
                .toList();

        List<Incident> found =
                inVillage(EmergencyKind.NATURAL_DISASTER, "banjir").order(many);

        assertThat(found).hasSize(Likeness.MOST);
        assertThat(found.get(0).since()).isEqualTo(NOW);
    }

    private static Candidate candidate(Incident incident) {
        return new Candidate(incident, null, null, Likeness.wordsOf(incident.subject()), true);
    }

    private static Likeness at(EmergencyKind kind, String text) {
        return new Likeness(LATITUDE, LONGITUDE, HERE, kind, Likeness.wordsOf(text), NOW, Duration.ofHours(6), 1_500);
    }

    private static Likeness inVillage(EmergencyKind kind, String text) {
        return new Likeness(null, null, HERE, kind, Likeness.wordsOf(text), NOW, Duration.ofHours(6), 1_500);
    }

    private static Incident incident(EmergencyKind kind, AreaCode area, int minutes, String subject) {
        ComplaintId id = new ComplaintId(UUID.randomUUID());
        return new Incident(
                id,
                TrackingNumber.of(id),
                kind,
                area,
                null,
                NOW.minus(Duration.ofMinutes(minutes)),
                null,
                null,
                null,
                subject,
                0);
    }
}
