package id.aduan.bench.load;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import id.aduan.gazetteer.Area;
import id.aduan.gazetteer.Gazetteer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/** Reports as citizens of the regency might file them: each with a place and a contact, which nobody has. */
public final class ReportBodies {
    private static final int DISTINCT = 997;
    private static final List<String> TOPICS = List.of(
            "Jalan berlubang di depan pasar membahayakan pengendara motor, sudah dua orang jatuh minggu ini.",
            "Sampah menumpuk di pinggir jalan dan belum diangkut selama sepuluh hari, baunya sampai ke rumah warga.",
            "Lampu jalan mati sepanjang tikungan dekat jembatan sehingga gelap sekali pada malam hari.",
            "Air PDAM tidak mengalir sejak Senin dan warga harus membeli air galon untuk memasak.",
            "Saluran drainase tersumbat dan air hujan meluap ke halaman sekolah setiap sore.",
            "Pelayanan pembuatan KTP di kantor kecamatan lama, antre dari pagi sampai siang tidak dilayani.",
            "Pohon besar di depan sekolah sudah lapuk dan dikhawatirkan tumbang menimpa anak-anak.",
            "Puskesmas tidak punya obat untuk balita dan kami disuruh datang lagi minggu depan.",
            "Pedagang kaki lima menutup trotoar sehingga pejalan kaki turun ke badan jalan.",
            "Bantuan sosial untuk lansia di kampung kami belum dibagikan padahal desa lain sudah menerima.",
            "Mohon penjelasan syarat pendaftaran sekolah dasar negeri bagi anak pindahan dari luar daerah.",
            "Sungai di belakang pabrik berubah warna dan ikan mati, warga takut memakai airnya.");
    private static final String DETAIL = " Sudah kami sampaikan kepada ketua RT dan pengurus desa, namun sampai hari"
            + " ini belum ada perbaikan. Mohon segera ditindaklanjuti karena setiap hari jalan ini dilalui anak sekolah"
            + " dan pedagang. Terima kasih atas perhatian dari dinas terkait.";

    private final List<byte[]> bodies = new ArrayList<>();

    public ReportBodies(Gazetteer gazetteer, long seed) {
        Random random = new Random(seed);
        List<Area> villages = gazetteer.villages();
        JsonMapper json = new JsonMapper();
        for (int i = 0; i < DISTINCT; i++) {
            Area village = villages.get(random.nextInt(villages.size()));
            Map<String, Object> report = new LinkedHashMap<>();
            report.put("kind", i % 12 == 10 ? "INFORMATION_REQUEST" : "COMPLAINT");
            report.put("title", "Laporan warga " + village.name() + " nomor " + i);
            report.put("narrative", TOPICS.get(i % TOPICS.size()) + DETAIL + " (" + i + ")");
            report.put(
                    "place",
                    Map.of(
                            "latitude",
                            village.centroid().latitude(),
                            "longitude",
                            village.centroid().longitude(),
                            "accuracyMeters",
                            12,
                            "text",
                            "dekat balai desa " + village.name()));
            report.put("language", "id");
            report.put(
                    "reporter",
                    Map.of("name", "Warga Uji " + i, "phone", String.format(Locale.ROOT, "+62 800 0000 %04d", i)));
            try {
                bodies.add(json.writeValueAsString(report).getBytes(StandardCharsets.UTF_8));
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("plain maps are always JSON", e);
            }
        }
    }

    /** The same number always gives the same report. */
    public byte[] body(long number) {
        return bodies.get((int) (number % DISTINCT));
    }
}
