package id.aduan.acceptance.documents;

import static org.assertj.core.api.Assertions.assertThat;

import id.aduan.acceptance.Project;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every row of docs/security.md has a proof that is there, and what is open is told at the top. */
class SecurityDocTest {
    private static final Path DOCUMENT = Project.ROOT.resolve("docs/security.md");
    private static final String SOUND = """
            # Security

            ## Open

            | gap | where |
            |---|---|
            | logs | V16.4.3 |

            ## Checklist

            | id | asks | how it is met | proof |
            |---|---|---|---|
            | V1.1.1 | decoded once | parsed, then checked | `SomeTest` |
            | V2.1.1 | documented | OpenAPI | by hand |
            | V16.4.3 | logs elsewhere | not | gap |
            """;

    @Test
    void theDocumentHasNoFault() {
        String document = Project.read(DOCUMENT);

        assertThat(document.lines().filter(line -> line.startsWith("| V"))).hasSizeGreaterThan(200);
        assertThat(SecurityFaults.of(document, tests())).isEmpty();
    }

    static Stream<Arguments> breaks() {
        return Stream.of(
                Arguments.of("`SomeTest`", "`LostTest`", "there is no test LostTest"),
                Arguments.of("OpenAPI", "`LostIT`", "there is no test LostIT"),
                Arguments.of("| by hand |", "| |", "V2.1.1 has no proof"),
                Arguments.of("| by hand |", "| surely |", "V2.1.1 has no proof"),
                Arguments.of("| OpenAPI |", "| |", "V2.1.1 does not say"),
                Arguments.of("| V2.1.1 |", "| V1.1.1 |", "V1.1.1 stands twice"),
                Arguments.of("| logs | V16.4.3 |", "| logs | |", "V16.4.3 is a gap and not told as open"),
                Arguments.of("| not | gap |", "| sent | by hand |", "V16.4.3 is told as open and is no gap"),
                Arguments.of("## Open", "## Closed", "no section"));
    }

    /** A check that nothing can fail guards nothing. */
    @ParameterizedTest
    @MethodSource("breaks")
    void whatIsBrokenIsFound(String sound, String broken, String fault) {
        assertThat(SecurityFaults.of(SOUND, Set.of("SomeTest"))).isEmpty();
        assertThat(SOUND).contains(sound);
        assertThat(SecurityFaults.of(SOUND.replace(sound, broken), Set.of("SomeTest")))
                .anyMatch(found -> found.startsWith(fault));
    }

    private static Set<String> tests() {
        return Stream.of("Test.java", "IT.java")
                .flatMap(end -> Project.files(Project.ROOT, end).stream())
                .filter(file -> file.toString().contains("/src/test/java/"))
                .map(file -> file.getFileName().toString().replace(".java", ""))
                .collect(Collectors.toSet());
    }
}
