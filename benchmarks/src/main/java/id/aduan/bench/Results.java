package id.aduan.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import id.aduan.bench.figures.StageRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The latest run of each stage, kept under target/, and the page into which it is written. */
final class Results {
    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private final Path folder;
    private final Path page;

    Results(Path project) {
        this.folder = project.resolve("benchmarks/target/results");
        this.page = project.resolve("docs/performance.md");
    }

    void keep(StageRun run) throws IOException {
        Files.createDirectories(folder);
        Files.write(file(run.stage()), JSON.writeValueAsBytes(run));
    }

    /** Writes what was measured into the page, leaves the other stages there as they are, and tells where it is. */
    Path write(StageRun run) throws IOException {
        PerformancePage written = PerformancePage.read(Files.exists(page) ? Files.readString(page, UTF_8) : "");
        written.put(run);
        Files.writeString(page, written.text(), UTF_8);
        return page;
    }

    /** What the figures depend on, in a few words. */
    static String machine() {
        return "%s, %d cores, Java %s"
                .formatted(
                        processor(),
                        Runtime.getRuntime().availableProcessors(),
                        Runtime.version().feature());
    }

    private static String processor() {
        Path known = Path.of("/proc/cpuinfo");
        if (Files.isReadable(known)) {
            try {
                return Files.readAllLines(known).stream()
                        .filter(line -> line.startsWith("model name"))
                        .map(line -> line.substring(line.indexOf(':') + 1).strip())
                        .findFirst()
                        .orElse(System.getProperty("os.arch"));
            } catch (IOException e) {
                // the architecture has to do
            }
        }
        return System.getProperty("os.arch");
    }

    private Path file(String stage) {
        return folder.resolve(stage + ".json");
    }
}
