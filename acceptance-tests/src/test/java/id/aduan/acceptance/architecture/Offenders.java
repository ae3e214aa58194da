package id.aduan.acceptance.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** Compiles, for each rule, a class that breaks it. */
final class Offenders {
    private Offenders() {}

    static List<JavaClasses> of(String rule) {
        return switch (rule) {
            case "contracts stand alone" ->
                compiled("id.aduan.contracts", "Foreign", "org.junit.jupiter.api.Test test;");
            case "the domain of cases is plain" ->
                compiled("id.aduan.cases.domain", "Technical", "jakarta.inject.Provider<String> provider;");
            case "the gazetteer is a plain library" ->
                compiled("id.aduan.gazetteer", "Wired", "jakarta.inject.Provider<String> provider;");
            case "the kit knows no service" ->
                compiled("id.aduan.kit", "Knowing", "id.aduan.routing.Place place;", "id.aduan.routing", "Place");
            case "intake knows no other service" ->
                compiled("id.aduan.intake", "Knowing", "id.aduan.cases.Place place;", "id.aduan.cases", "Place");
            case "routing knows no other service" ->
                compiled("id.aduan.routing", "Knowing", "id.aduan.cases.Place place;", "id.aduan.cases", "Place");
            case "cases know no other service" ->
                compiled("id.aduan.cases", "Knowing", "id.aduan.intake.Place place;", "id.aduan.intake", "Place");
            case "adapters of a door do not know each other" ->
                compiled(
                        "id.aduan.intake.web",
                        "Knowing",
                        "id.aduan.intake.oganlopian.Place place;",
                        "id.aduan.intake.oganlopian",
                        "Place");
            case "no field injection" -> compiled("id.aduan.cases", "Injected", "@jakarta.inject.Inject String field;");
            case "names say something" -> compiled("id.aduan.cases", "CaseManager", "");
            case "only programs print" ->
                compiled("id.aduan.cases", "Printing", "void print() { System.out.println(1); }");
            case "what blocks has threads without a context" ->
                compiled(
                        "id.aduan.cases",
                        "Blocking",
                        "Object pool() { return io.smallrye.mutiny.infrastructure.Infrastructure.getDefaultWorkerPool(); }",
                        "io.smallrye.mutiny.infrastructure",
                        "Infrastructure",
                        "public static Object getDefaultWorkerPool() { return null; }");
            default -> throw new IllegalArgumentException("no offender breaks the rule: " + rule);
        };
    }

    private static List<JavaClasses> compiled(String packageName, String name, String body, String... other) {
        try {
            Path folder = Files.createTempDirectory("offender");
            List<String> sources = new ArrayList<>();
            sources.add(source(folder, packageName, name, body));
            if (other.length > 0) {
                sources.add(source(folder, other[0], other[1], other.length > 2 ? other[2] : ""));
            }
            JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
            List<String> arguments = new ArrayList<>(
                    List.of("-d", folder.toString(), "-proc:none", "-cp", System.getProperty("java.class.path")));
            arguments.addAll(sources);
            if (compiler.run(null, null, null, arguments.toArray(String[]::new)) != 0) {
                throw new IllegalStateException("the offender does not compile: " + name.toLowerCase(Locale.ROOT));
            }
            JavaClasses classes = new ClassFileImporter().importPath(folder);
            delete(folder);
            return List.of(classes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String source(Path folder, String packageName, String name, String body) throws IOException {
        Path file = folder.resolve(packageName.replace('.', '/')).resolve(name + ".java");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "package " + packageName + "; public class " + name + " {" + body + "}");
        return file.toString();
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
