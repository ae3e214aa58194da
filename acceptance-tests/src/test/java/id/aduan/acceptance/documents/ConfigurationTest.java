package id.aduan.acceptance.documents;

import static org.assertj.core.api.Assertions.assertThat;

import id.aduan.acceptance.Project;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.AnnotationValue;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.Index;
import org.jboss.jandex.Indexer;
import org.jboss.jandex.MethodInfo;
import org.jboss.jandex.Type;
import org.junit.jupiter.api.Test;

/** docs/configuration.md lists every setting that the code reads, with its default and what it means. */
class ConfigurationTest {
    private static final Path TABLE = Project.ROOT.resolve("docs/configuration.md");
    private static final Path WORDS = Project.ROOT.resolve("acceptance-tests/src/test/resources/settings.properties");
    private static final String NO_DEFAULT = "org.eclipse.microprofile.config.configproperty.unconfigureddvalue";
    private static final DotName PROPERTY =
            DotName.createSimple("org.eclipse.microprofile.config.inject.ConfigProperty");
    private static final DotName MAPPING = DotName.createSimple("io.smallrye.config.ConfigMapping");
    private static final DotName WITH_DEFAULT = DotName.createSimple("io.smallrye.config.WithDefault");
    private static final DotName WITH_NAME = DotName.createSimple("io.smallrye.config.WithName");
    private static final DotName WITH_PARENT_NAME = DotName.createSimple("io.smallrye.config.WithParentName");
    private static final DotName MAP = DotName.createSimple(Map.class);

    record Setting(String name, String fallback, TreeSet<String> modules) {}

    @Test
    void theTableIsWhatTheCodeReads() throws IOException {
        String table = table(settings());
        if (Boolean.getBoolean("docs.write")) {
            Files.writeString(TABLE, table);
        }

        assertThat(TABLE).as("write it with -Ddocs.write=true").content().isEqualTo(table);
    }

    @Test
    void everySettingIsExplainedAndNothingElse() throws IOException {
        assertThat(words().stringPropertyNames())
                .containsExactlyInAnyOrderElementsOf(settings().keySet());
    }

    private static Map<String, Setting> settings() throws IOException {
        Map<String, Setting> settings = new TreeMap<>();
        for (String module : Project.MODULES) {
            Index index = index(Project.classes(module));
            for (AnnotationInstance property : index.getAnnotations(PROPERTY)) {
                AnnotationValue fallback = property.value("defaultValue");
                add(settings, module, property.value("name").asString(), fallback == null ? "" : fallback.asString());
            }
            for (AnnotationInstance mapping : index.getAnnotations(MAPPING)) {
                if (mapping.target().kind() == AnnotationTarget.Kind.CLASS) {
                    String prefix = mapping.value("prefix").asString();
                    addGroup(settings, module, index, prefix, mapping.target().asClass());
                }
            }
        }
        return settings;
    }

    private static void addGroup(
            Map<String, Setting> settings, String module, Index index, String prefix, ClassInfo group) {
        for (MethodInfo method : group.methods()) {
            if (method.parametersCount() > 0 || !java.lang.reflect.Modifier.isAbstract(method.flags())) {
                continue;
            }
            AnnotationInstance named = method.annotation(WITH_NAME);
            String name = prefix + "."
                    + (named == null ? kebab(method.name()) : named.value().asString());
            Type type = method.returnType();
            if (type.name().equals(MAP)) {
                name = (method.hasAnnotation(WITH_PARENT_NAME) ? prefix : name) + ".<name>";
                type = type.asParameterizedType().arguments().get(1);
            }
            ClassInfo nested = type.kind() == Type.Kind.CLASS ? index.getClassByName(type.name()) : null;
            if (nested != null && nested.isInterface()) {
                addGroup(settings, module, index, name, nested);
            } else {
                AnnotationInstance fallback = method.annotation(WITH_DEFAULT);
                add(
                        settings,
                        module,
                        name,
                        fallback == null ? "" : fallback.value().asString());
            }
        }
    }

    private static void add(Map<String, Setting> settings, String module, String name, String fallback) {
        if (name.startsWith("aduan.")) {
            String shown = fallback.equals(NO_DEFAULT) ? "" : fallback;
            settings.computeIfAbsent(name, any -> new Setting(name, shown, new TreeSet<>()))
                    .modules()
                    .add(module);
        }
    }

    private static String kebab(String camel) {
        return camel.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }

    private static String table(Map<String, Setting> settings) throws IOException {
        Properties words = words();
        List<String> lines = new ArrayList<>(List.of(
                "# Settings",
                "",
                "Made from the code; do not edit. Any of them can be given as a system property, as an environment variable",
                "(`ADUAN_FEATURE_ASPECT`) or in `application.properties`. Settings of the framework that operators need are in",
                "[development.md](development.md).",
                "",
                "| setting | default | read by | what it means |",
                "|---|---|---|---|"));
        settings.values()
                .forEach(setting -> lines.add("| `" + setting.name() + "` | "
                        + (setting.fallback().isEmpty() ? "" : "`" + setting.fallback() + "`") + " | "
                        + String.join(", ", setting.modules()) + " | " + words.getProperty(setting.name(), "")
                        + " |"));
        return String.join("\n", lines) + "\n";
    }

    private static Properties words() throws IOException {
        Properties words = new Properties();
        try (var reader = Files.newBufferedReader(WORDS)) {
            words.load(reader);
        }
        return words;
    }

    private static Index index(Path classes) throws IOException {
        Indexer indexer = new Indexer();
        try (var files = Files.walk(classes)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".class")).toList()) {
                try (InputStream in = Files.newInputStream(file)) {
                    indexer.index(in);
                }
            }
        }
        return indexer.complete();
    }
}
