package id.aduan.stack.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildTest {
    private static final Instant LONG_AGO = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant BUILT = Instant.parse("2026-02-01T00:00:00Z");
    private static final Instant EDITED = Instant.parse("2026-03-01T00:00:00Z");

    @TempDir
    Path project;

    @BeforeEach
    void project() throws IOException {
        write(
                "pom.xml",
                "<project><modules><module>web</module><module>kit</module><module>contracts</module>"
                        + "<module>stack</module></modules></project>");
        write("web/pom.xml", pom(dependency("kit", "") + dependency("stack", "<scope>test</scope>")));
        write(
                "kit/pom.xml",
                pom(dependency("contracts", "") + "<dependency><groupId>org.other</groupId>"
                        + "<artifactId>stack</artifactId></dependency>"));
        write("contracts/pom.xml", pom(""));
        write("stack/pom.xml", pom(""));
        write("web/src/main/java/Web.java", "");
        write("contracts/src/main/java/old/Event.java", "");
        write("stack/src/main/java/Stack.java", "");
        write("web/src/test/java/WebTest.java", "");
        write("web/target/quarkus-app/quarkus-run.jar", "");
        try (var all = Files.walk(project)) {
            for (Path path : all.toList()) {
                Files.setLastModifiedTime(path, FileTime.from(LONG_AGO));
            }
        }
        touch("web/target/quarkus-app/quarkus-run.jar", BUILT);
    }

    @Test
    void closureHasWhatTheModuleIsBuiltFrom() {
        assertThat(Reactor.read(project).closure("web")).containsExactlyInAnyOrder("web", "kit", "contracts");
    }

    @Test
    void whatIsNewerThanItsSourcesStays() {
        assertThat(outOfDate()).isEmpty();
    }

    @Test
    void serviceWithoutArtefactIsBuilt() throws IOException {
        Files.delete(project.resolve("web/target/quarkus-app/quarkus-run.jar"));
        assertThat(outOfDate()).containsExactly("web");
    }

    @Test
    void changeInAModuleBelowMakesItOutOfDate() throws IOException {
        touch("contracts/src/main/java/old/Event.java", EDITED);
        assertThat(outOfDate()).containsExactly("web");
    }

    @Test
    void deletedFileMakesItOutOfDate() throws IOException {
        Files.delete(project.resolve("contracts/src/main/java/old/Event.java"));
        assertThat(outOfDate()).containsExactly("web");
    }

    @Test
    void parentPomMakesItOutOfDate() throws IOException {
        touch("pom.xml", EDITED);
        assertThat(outOfDate()).containsExactly("web");
    }

    @Test
    void testsAndWhatOnlyTestsNeedDoNotMatter() throws IOException {
        touch("web/src/test/java/WebTest.java", EDITED);
        touch("stack/src/main/java/Stack.java", EDITED);
        assertThat(outOfDate()).isEmpty();
    }

    @Test
    void unknownModuleIsNamed() {
        assertThatThrownBy(() -> Reactor.read(project).closure("whatsapp"))
                .isInstanceOf(StackFailure.class)
                .hasMessageContaining("whatsapp");
    }

    @Test
    void whatRunsIsACopyThatABuildDoesNotTouch() throws IOException {
        write("web/target/quarkus-app/lib/a.jar", "one");
        Path first = Deployment.of(settings(), web());
        Path library = first.resolveSibling("lib/a.jar");
        write("web/target/quarkus-app/lib/a.jar", "two");
        assertThat(Deployment.of(settings(), web())).isEqualTo(first);
        assertThat(Files.readString(library)).isEqualTo("one");

        touch("web/target/quarkus-app/quarkus-run.jar", EDITED);

        assertThat(Deployment.of(settings(), web())).isEqualTo(first);
        assertThat(Files.readString(library)).isEqualTo("two");
    }

    @Test
    void missingMavenIsNamedWithWhatToDo() {
        assertThatThrownBy(() -> Build.requireMaven(project.toString()))
                .isInstanceOf(StackFailure.class)
                .hasMessageContaining("no Maven on the PATH");
    }

    private List<String> outOfDate() {
        return new Build(settings(), line -> {})
                .outOfDate().stream().map(ServiceEntry::name).toList();
    }

    private Settings settings() {
        return new Settings(
                project, new Home(project.resolve("home")), new Ports(8080), List.of(), Map.of(), List.of(web()));
    }

    private static ServiceEntry web() {
        return new ServiceEntry(
                "web",
                "web",
                1,
                List.of("/"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                List.of(),
                "32m");
    }

    private void write(String path, String text) throws IOException {
        Files.createDirectories(project.resolve(path).getParent());
        Files.writeString(project.resolve(path), text);
    }

    private void touch(String path, Instant at) throws IOException {
        Files.setLastModifiedTime(project.resolve(path), FileTime.from(at));
    }

    private static String pom(String dependencies) {
        return "<project><dependencies>" + dependencies + "</dependencies></project>";
    }

    private static String dependency(String artifact, String more) {
        return "<dependency><groupId>id.aduan</groupId><artifactId>" + artifact + "</artifactId>" + more
                + "</dependency>";
    }
}
