package id.aduan.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import id.aduan.bench.figures.StageRun;
import id.aduan.bench.figures.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The latest run of each stage, kept under target/, and the page that is written from them. */
final class Results {
    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final String HEAD = """
            # Performance

            Made by `./aduan bench --write`; do not edit. What is measured and how is in
            [ADR 80](adr/0080-benchmarks-beside-their-floors.md): each stage beside a bare program that does the same, in turns.
            Bold is the median of the rounds, in brackets the least and the most; the ratio is project to floor. Figures depend on
            the machine, ratios much less.
            """;

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

    /** Writes the page from the latest run of each stage and tells where it is. */
    Path write() throws IOException {
        List<StageRun> runs = new ArrayList<>();
        for (Stage stage : Stage.values()) {
            Path file = file(stage.word());
            if (Files.exists(file)) {
                runs.add(JSON.readValue(Files.readAllBytes(file), StageRun.class));
            }
        }
        Files.writeString(page, text(runs), UTF_8);
        return page;
    }

    static String text(List<StageRun> runs) {
        List<String> lines = new ArrayList<>(List.of(HEAD.stripTrailing()));
        for (StageRun run : runs) {
            lines.add("");
            lines.add("## " + run.stage());
            lines.add("");
            lines.add(Stage.of(run.stage()).meaning() + ". " + DAY.format(run.at()) + "; " + run.machine() + "; "
                    + run.how() + ".");
            lines.add("");
            lines.addAll(Table.of(run.measurements()));
            for (String note : run.notes()) {
                lines.add("");
                lines.add(note);
            }
        }
        return String.join("\n", lines) + "\n";
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
