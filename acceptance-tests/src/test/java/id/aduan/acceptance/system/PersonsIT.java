package id.aduan.acceptance.system;

import static org.assertj.core.api.Assertions.assertThat;

import id.aduan.acceptance.Project;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Who reported is told to nobody who need not know. Every answer of every endpoint of docs/permissions.md, to every kind
 * of account, every event and every file is looked through; the two copies of one's own data are the only exceptions.
 */
class PersonsIT {
    private static final List<String> ACCOUNTS = List.of(
            "operator", "triage", "verifier", "supervisor", "auditor", "admin", "officer.dlh", "officer.dishub");
    private static final Pattern ROW = Pattern.compile("\\| (\\S+) \\| GET \\| `([^`]+)` \\|");
    private static final String LETTERS =
            UUID.randomUUID().toString().replaceAll("[^a-f]", "").substring(0, 4);

    /** What would tell who he is: name, phone as typed and as kept, e-mail. */
    private static final List<String> MARKS =
            List.of("wirasantika" + LETTERS, "80000007313", "0800 0000 7313", "surat-" + LETTERS);

    private static final String OPEN_WORD = "tongkrongan" + LETTERS;
    private static final String CLOSED_WORD = "pangkalan" + LETTERS;

    private static WholeSystem system;
    private static Desk desk;
    private static Seen open;
    private static Seen closed;

    /** A report that has become a case, and its photo's digest. */
    private record Seen(Desk.Filed filed, String photo) {}

    @BeforeAll
    static void file() throws Exception {
        system = WholeSystem.get();
        desk = new Desk(system);
        open = filed(false);
        closed = filed(true);
        for (Seen seen : List.of(open, closed)) {
            desk.awaitStatus(seen.filed().complaintId(), "DISPATCHED");
            desk.act(seen.filed(), UUID.randomUUID().toString(), Map.of("type", "REPLY", "text", "Masih bau."))
                    .expect(202);
        }
    }

    @Test
    void noAnswerTellsWhoReported() {
        Map<String, String> told = new LinkedHashMap<>();
        List<String> shown = new ArrayList<>();
        everyAnswer((account, path, body) -> {
            if (MARKS.stream().anyMatch(body::contains)) {
                told.put(account + " " + path, "tells the person");
            }
            if (body.contains("w… ") || body.contains("•••• 13")) {
                shown.add(account + " " + path);
            }
        });

        assertThat(told).isEmpty();
        assertThat(shown)
                .as("the masked contact is what is shown instead")
                .anyMatch(line -> line.startsWith("officer.dlh /api/v1/cases/"))
                .anyMatch(line -> line.startsWith("officer.dlh /cases/"));
    }

    @Test
    void aConfidentialReportIsSeenByTheAssignedOfficersAndTheSupervisorOnly() {
        List<String> seen = new ArrayList<>();
        everyAnswer((account, path, body) -> {
            boolean asked = path.contains(closed.filed().number()); // what was searched for is shown again
            if (body.contains(CLOSED_WORD)
                    || (!asked && body.contains(closed.filed().number()))) {
                seen.add(account + " " + path);
            }
        });

        assertThat(seen)
                .anyMatch(line -> line.startsWith("officer.dlh "))
                .anyMatch(line -> line.startsWith("supervisor "))
                .allMatch(line -> line.startsWith("officer.dlh ") || line.startsWith("supervisor "));
    }

    @Test
    void noEventTellsWhoReported() {
        List<String> told = new ArrayList<>();
        int[] ours = new int[1];
        for (ConsumerRecord<byte[], byte[]> event : everyEvent()) {
            String content = text(event.key()) + " " + text(event.value()) + " " + event.headers();
            if (MARKS.stream().anyMatch(content.toLowerCase(java.util.Locale.ROOT)::contains)) {
                told.add(event.topic() + "/" + event.partition() + "/" + event.offset());
            }
            if (content.contains(open.filed().complaintId())) {
                ours[0]++;
            }
        }

        assertThat(ours[0]).as("events of the report were read").isGreaterThanOrEqualTo(4);
        assertThat(told).isEmpty();
    }

    @Test
    void noFileTellsWhoReported() throws IOException {
        Path home = Project.ROOT.resolve("acceptance-tests/target/stack");
        List<String> told = new ArrayList<>();
        List<Path> files;
        try (Stream<Path> all = Files.walk(home)) {
            files = all.filter(Files::isRegularFile)
                    .filter(file -> !file.startsWith(home.resolve("run")))
                    .toList();
        }
        boolean narrative = false;
        for (Path file : files) {
            String content;
            try {
                content = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
            } catch (java.nio.file.NoSuchFileException gone) {
                continue;
            }
            if (MARKS.stream().anyMatch(content::contains)) {
                told.add(home.relativize(file).toString());
            }
            narrative |= file.startsWith(home.resolve("kafka")) && content.contains(OPEN_WORD);
            assertThat(file.startsWith(home.resolve("logs")) && content.contains(OPEN_WORD))
                    .as("words of the report in " + file.getFileName())
                    .isFalse();
        }

        assertThat(told).isEmpty();
        assertThat(narrative)
                .as("files were read as they are: the words are in the log of Kafka")
                .isTrue();
    }

    private interface Looker {
        void look(String account, String path, String body);
    }

    private static void everyAnswer(Looker looker) {
        List<String> paths = paths();
        assertThat(paths).hasSizeGreaterThan(20);
        for (String account : ACCOUNTS) {
            StaffSession session = new StaffSession(system.front(), account);
            for (String path : paths) {
                Answer answer = path.startsWith("/api/") || path.startsWith("http")
                        ? desk.web().get(path, desk.as(account))
                        : session.get(path);
                assertThat(answer.status()).as(account + " " + path).isLessThan(500);
                looker.look(account, path, answer.text());
            }
        }
    }

    /** Every GET of the table of permissions, with the two reports in the place of the placeholders. */
    private static List<String> paths() {
        List<String> paths = new ArrayList<>();
        Matcher row = ROW.matcher(table());
        while (row.find()) {
            String service = row.group(1);
            String path = row.group(2);
            if (path.contains("personal-data")
                    || path.startsWith("/api/v1/persons")
                    || path.equals("/lacak/laporan/data")) {
                continue; // the copy of one's own data is the person, by its purpose
            }
            if (path.endsWith("/events")) {
                continue; // a stream has no end; what it brings is what the page beside it has
            }
            for (Seen seen : List.of(open, closed)) {
                String filled = path.replaceAll(
                                "\\{(complaintId|id)}", seen.filed().complaintId())
                        .replace("{trackingNumber}", seen.filed().number())
                        .replace("{sha256}", seen.photo())
                        .replace("{code}", "dlh")
                        .replace("{subject}", "officer.dlh");
                if (filled.contains("{")) {
                    continue;
                }
                String address =
                        filled.startsWith("/internal/") ? system.stack().service(service) + filled : filled;
                if (!paths.contains(address)) {
                    paths.add(address);
                }
                for (String list : List.of("/cases", "/api/v1/cases", "/triage", "/api/v1/routing/triage")) {
                    if (path.equals(list)) {
                        paths.add(list + "?q=" + seen.filed().number());
                    }
                }
            }
        }
        return paths;
    }

    private static String table() {
        try {
            return Files.readString(Project.ROOT.resolve("docs/permissions.md"));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Seen filed(boolean hidden) throws Exception {
        byte[] photo = photo();
        Map<String, Object> report = Map.of(
                "kind",
                "COMPLAINT",
                "narrative",
                "Sampah di TPS dekat " + (hidden ? CLOSED_WORD : OPEN_WORD)
                        + " sudah seminggu tidak diangkut, baunya ke mana-mana.",
                "place",
                Map.of("text", "Kelurahan Nagri Kaler"),
                "anonymous",
                hidden,
                "confidential",
                hidden,
                "reporter",
                Map.of(
                        "name",
                        MARKS.get(0) + " Rekaan",
                        "phone",
                        MARKS.get(2),
                        "email",
                        MARKS.get(3) + "@contoh.example"));
        Desk.Filed filed = Desk.Filed.of(desk.web()
                .multipart(
                        "/api/v1/complaints",
                        Map.of("Idempotency-Key", UUID.randomUUID().toString()),
                        Map.of("complaint", new String(Web.json(report), StandardCharsets.UTF_8)),
                        List.of(photo))
                .expect(201)
                .json());
        return new Seen(
                filed,
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(photo)));
    }

    private static byte[] photo() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB), "png", out);
        return out.toByteArray();
    }

    private static List<ConsumerRecord<byte[], byte[]>> everyEvent() {
        Properties settings = new Properties();
        settings.put(
                "bootstrap.servers",
                system.status().path("kafka").path("bootstrap").asText());
        settings.put("group.id", "persons-" + UUID.randomUUID());
        List<ConsumerRecord<byte[], byte[]>> events = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.listTopics().values().stream()
                    .flatMap(List::stream)
                    .filter(partition -> !partition.topic().startsWith("__"))
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                consumer.poll(Duration.ofMillis(500)).forEach(events::add);
            }
        }
        return events;
    }

    private static String text(byte[] bytes) {
        return bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
    }
}
