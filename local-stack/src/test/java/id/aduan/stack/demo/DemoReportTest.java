package id.aduan.stack.demo;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DemoReportTest {
    private static final Path GAZETTEER = Path.of("../gazetteer/src/main/resources/id/aduan/gazetteer/areas.csv");
    private static final Path DIRECTORY = Path.of("../routing-service/src/main/resources/directory");

    private final List<DemoReport> reports = DemoReport.all();

    @Test
    void theKindsAreThoseOfARealDesk() {
        Map<String, Long> kinds = reports.stream().collect(groupingBy(DemoReport::kind, counting()));

        assertThat(kinds)
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("COMPLAINT", 22L, "INFORMATION_REQUEST", 18L, "ASPIRATION", 4L));
        assertThat(kinds.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(reports.size());
    }

    @Test
    void everyReportIsAnotherOne() {
        assertThat(reports).extracting(DemoReport::key).doesNotHaveDuplicates();
        assertThat(reports).extracting(DemoReport::narrative).doesNotHaveDuplicates();
    }

    @Test
    void everyKindOfTroubleIsThere() {
        assertThat(reports).anyMatch(report -> report.body().path("anonymous").asBoolean());
        assertThat(reports)
                .anyMatch(report -> report.body().path("confidential").asBoolean());
        assertThat(reports).anyMatch(report -> report.sentTwice());
        assertThat(reports).anyMatch(report -> report.appUser() != null);
        assertThat(reports).anyMatch(report -> report.takenAt() != null);
        assertThat(reports).anyMatch(report -> report.expected().equals("inspektorat"));
        assertThat(reports).filteredOn(report -> isLanguage(report, "su")).hasSizeGreaterThanOrEqualTo(5);
        assertThat(reports).anyMatch(report -> report.narrative().codePoints().anyMatch(point -> point > 0xFFFF));
        assertThat(reports)
                .as("coordinates in the wrong order")
                .anyMatch(report -> report.body().path("place").path("latitude").asDouble() > 90);
        assertThat(reports)
                .as("a place by the map only")
                .anyMatch(report -> report.body().path("place").has("latitude")
                        && !report.body().path("place").has("text"));
        assertThat(reports)
                .filteredOn(report -> report.expected().equals(DemoReport.TRIAGE))
                .hasSizeGreaterThanOrEqualTo(4);
        assertThat(reports)
                .filteredOn(report -> report.expected().startsWith(DemoReport.REFER))
                .hasSizeGreaterThanOrEqualTo(4);
    }

    @Test
    void everyVillageIsInTheGazetteerAndNamedInTheReport() throws IOException {
        Map<String, String> areas = lines(GAZETTEER, ",").collect(Collectors.toMap(each -> each[0], each -> each[1]));
        List<DemoReport> placed =
                reports.stream().filter(report -> report.village() != null).toList();

        assertThat(placed).hasSizeGreaterThan(25).allSatisfy(report -> {
            assertThat(areas).containsKey(report.village());
            assertThat(report.body().path("place").path("text").asText()).contains(areas.get(report.village()));
        });
        assertThat(reports)
                .filteredOn(report -> report.body().path("place").has("areaCode"))
                .isNotEmpty()
                .allSatisfy(report -> assertThat(areas)
                        .containsKey(
                                report.body().path("place").path("areaCode").asText()));
    }

    @Test
    void everyAgencyAndEveryOtherBodyIsInTheDirectory() throws IOException {
        Set<String> known = new HashSet<>(Set.of(DemoReport.TRIAGE));
        for (JsonNode agency :
                new JsonMapper().readTree(DIRECTORY.resolve("agencies.json").toFile())) {
            known.add(agency.path("code").asText());
        }
        lines(DIRECTORY.resolve("referrals.csv"), ";").forEach(each -> known.add(DemoReport.REFER + each[0]));

        assertThat(reports).extracting(DemoReport::expected).isSubsetOf(known);
        assertThat(reports.stream().map(DemoReport::expected).collect(Collectors.toSet()))
                .hasSizeGreaterThanOrEqualTo(20);
        assertThat(steps(DemoStep.Act.TRIAGE_ASSIGN))
                .extracting(DemoStep::target)
                .isSubsetOf(known);
        assertThat(steps(DemoStep.Act.RETURN)).extracting(DemoStep::target).isSubsetOf(known);
    }

    @Test
    void everyThingThatCanHappenHappens() {
        assertThat(reports.stream()
                        .flatMap(report -> report.story().stream())
                        .map(DemoStep::act)
                        .collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(DemoStep.Act.values());
        assertThat(steps(DemoStep.Act.TRIAGE_MERGE))
                .extracting(DemoStep::target)
                .isSubsetOf(reports.stream().map(DemoReport::key).toList());
    }

    @Test
    void itsPeopleCanBeNobody() {
        assertThat(reports)
                .filteredOn(report -> report.body().has("reporter"))
                .isNotEmpty()
                .allSatisfy(report -> {
                    JsonNode reporter = report.body().path("reporter");
                    assertThat(reporter.path("name").asText()).startsWith("Rekaan ");
                    assertThat(reporter.path("phone").asText("+62 800 0000 ")).startsWith("+62 800 0000 ");
                    assertThat(reporter.path("email").asText("@example.org")).endsWith("@example.org");
                });
    }

    @Test
    void firstWordsNeverCutAnEmoji() {
        assertThat(reports).allSatisfy(report -> assertThat(
                        report.firstWords(42).codePoints().filter(point -> point >= 0xD800 && point <= 0xDFFF))
                .isEmpty());
    }

    private List<DemoStep> steps(DemoStep.Act act) {
        return reports.stream()
                .flatMap(report -> report.story().stream())
                .filter(step -> step.act() == act)
                .toList();
    }

    private static boolean isLanguage(DemoReport report, String language) {
        return report.body().path("language").asText().equals(language);
    }

    private static Stream<String[]> lines(Path file, String separator) throws IOException {
        return Files.readAllLines(file).stream().skip(1).map(line -> line.split(separator, -1));
    }
}
