package id.aduan.bench.load;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import id.aduan.contracts.EmergencyKind;
import id.aduan.gazetteer.Area;
import id.aduan.gazetteer.Gazetteer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/**
 * Calls as an operator logs them, from people whom nobody has. Of ten calls six are ghosts or pranks, three a question or an
 * ordinary report, and one is an emergency, in an order of chance.
 */
public final class CallBodies {
    private static final List<Kind> TEN = List.of(
            Kind.GHOST,
            Kind.GHOST,
            Kind.GHOST,
            Kind.PRANK,
            Kind.PRANK,
            Kind.PRANK,
            Kind.INFORMASI,
            Kind.INFORMASI,
            Kind.NORMAL,
            Kind.EMERGENCY);
    private static final List<String> HAPPENED = List.of(
            "Rumah terbakar, api besar, ada orang tua di dalam",
            "Dua motor bertabrakan, satu korban tidak sadar",
            "Banjir setinggi dada, warga naik ke atap",
            "Pohon tumbang menimpa mobil, pengemudi terjepit",
            "Ibu hamil pendarahan, perlu ambulans segera");

    private final List<Area> villages;
    private final Random random;
    private final List<Kind> next = new ArrayList<>();
    private final JsonMapper json = new JsonMapper();
    private int number;

    public CallBodies(Gazetteer gazetteer, long seed) {
        this.villages = gazetteer.villages();
        this.random = new Random(seed);
    }

    /** What a call is. */
    public enum Kind {
        GHOST,
        PRANK,
        INFORMASI,
        NORMAL,
        EMERGENCY;

        /** Whether it is a report, with a number and a case. */
        public boolean isReport() {
            return this != GHOST && this != PRANK;
        }
    }

    /** A call that was not there before. */
    public record Call(UUID id, Kind kind, byte[] body) {}

    /** The next of the mix. */
    public Call next() {
        if (next.isEmpty()) {
            next.addAll(TEN);
            Collections.shuffle(next, random);
        }
        return call(next.remove(next.size() - 1));
    }

    public Call emergency() {
        return call(Kind.EMERGENCY);
    }

    private Call call(Kind kind) {
        UUID id = UUID.randomUUID();
        number++;
        Map<String, Object> call = new LinkedHashMap<>();
        call.put("callId", id.toString());
        call.put("desk", "CALL_CENTER");
        call.put("callType", kind == Kind.EMERGENCY ? Kind.NORMAL.name() : kind.name());
        if (kind.isReport()) {
            call.put("caller", caller());
            call.put("place", place());
        }
        switch (kind) {
            case EMERGENCY -> {
                EmergencyKind[] kinds = EmergencyKind.values();
                call.put("emergencyKind", kinds[random.nextInt(kinds.length)].name());
                call.put("narrative", HAPPENED.get(random.nextInt(HAPPENED.size())));
            }
            case INFORMASI -> {
                call.put("narrative", "Bagaimana cara mengurus KTP yang hilang?");
                call.put("answered", Map.of("text", "Bawa surat kehilangan dari polisi dan KK ke kantor kecamatan."));
            }
            case NORMAL -> call.put("narrative", "Lampu jalan di depan sekolah mati sejak Senin, gelap sekali.");
            case GHOST, PRANK -> {
                // nothing is known of it
            }
        }
        try {
            return new Call(id, kind, json.writeValueAsString(call).getBytes(StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("plain maps are always JSON", e);
        }
    }

    private Map<String, Object> caller() {
        int somebody = number % 10_000;
        return Map.of(
                "name", "Warga Uji " + somebody, "number", String.format(Locale.ROOT, "+62 800 0000 %04d", somebody));
    }

    private Map<String, Object> place() {
        Area village = villages.get(random.nextInt(villages.size()));
        return Map.of(
                "text",
                "dekat balai desa " + village.name(),
                "lat",
                village.centroid().latitude(),
                "lon",
                village.centroid().longitude());
    }
}
