package id.aduan.acceptance.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import id.aduan.acceptance.Project;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ArchitectureTest {
    private static final JavaClasses MAIN = new ClassFileImporter()
            .importPaths(Project.MODULES.stream().map(Project::classes).toList());

    static Stream<String> rules() {
        return Rules.all().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void theProjectKeepsTheRule(String name) {
        Rules.all().get(name).check(MAIN);
    }

    /** A rule that nothing can break guards nothing: each has a class in test code that breaks it. */
    @ParameterizedTest
    @MethodSource("rules")
    void theRuleIsBrokenByItsOffender(String name) {
        ArchRule rule = Rules.all().get(name);

        assertThat(Offenders.of(name).stream()
                        .anyMatch(offender -> rule.evaluate(offender).hasViolation()))
                .as("an offender breaks the rule: " + name)
                .isTrue();
    }

    @Test
    void everyPackageOfARuleExists() {
        Set<String> packages = MAIN.stream().map(JavaClass::getPackageName).collect(Collectors.toSet());

        assertThat(Rules.NAMED_PACKAGES).allSatisfy(named -> assertThat(packages)
                .as(named)
                .anyMatch(existing -> existing.equals(named) || existing.startsWith(named + ".")));
    }
}
