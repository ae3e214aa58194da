package id.aduan.acceptance.documents;

import static org.assertj.core.api.Assertions.assertThat;

import id.aduan.acceptance.Project;
import id.aduan.contracts.Topic;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The documents are what the code is. */
class DocumentsTest {
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#\\s]+)(#[^)]*)?\\)");
    private static final int LARGEST_FILE = 600;

    @Test
    void everyLinkBetweenDocumentsLeadsSomewhere() {
        List<String> broken = new ArrayList<>();
        for (Path document : Project.files(Project.ROOT, ".md")) {
            Matcher links = LINK.matcher(Project.read(document));
            while (links.find()) {
                String target = links.group(1);
                if (!target.startsWith("http")
                        && !Files.exists(document.getParent().resolve(target))) {
                    broken.add(Project.ROOT.relativize(document) + " → " + target);
                }
            }
        }
        assertThat(broken).isEmpty();
    }

    @Test
    void decisionsAreNumberedOnceAndSayTheirNumber() {
        Set<String> numbers = new HashSet<>();
        for (Path decision : Project.files(Project.ROOT.resolve("docs/adr"), ".md")) {
            String name = decision.getFileName().toString();
            assertThat(name).matches("\\d{4}-[a-z0-9-]+\\.md");
            assertThat(numbers.add(name.substring(0, 4))).as(name).isTrue();
            assertThat(Project.read(decision))
                    .as(name)
                    .startsWith("# " + Integer.parseInt(name.substring(0, 4)) + ". ");
        }
        assertThat(numbers).isNotEmpty();
    }

    @Test
    void everyModuleHasItsPage() {
        for (String module : Project.MODULES) {
            Path page = Project.ROOT.resolve(module).resolve("README.md");
            assertThat(page).exists();
            assertThat(Project.read(page).lines().count()).as(module).isLessThanOrEqualTo(70);
        }
        assertThat(Project.read(Project.ROOT.resolve("README.md")).lines().count())
                .isLessThanOrEqualTo(110);
    }

    @Test
    void theReadmeNamesTheTwoCommandsAndCiRunsTheSecond() {
        assertThat(Project.read(Project.ROOT.resolve("README.md"))).contains("./aduan up", "mvn verify");
        assertThat(Project.read(Project.ROOT.resolve(".ci/run"))).containsPattern("mvn [^\n]*verify");
    }

    @Test
    void everyTopicInASettingIsOneOfTheContracts() {
        for (String service : Project.SERVICES) {
            Properties settings =
                    properties(Project.ROOT.resolve(service).resolve("src/main/resources/application.properties"));
            Set<String> topics = new HashSet<>();
            settings.stringPropertyNames().stream()
                    .filter(name -> name.matches("mp\\.messaging\\.(incoming|outgoing)\\..*\\.topic"))
                    .forEach(name -> topics.add(settings.getProperty(name)));
            topics.addAll(List.of(settings.getProperty("aduan.kafka.topics", "").split("\\s*,\\s*")));
            topics.remove("");
            assertThat(topics).as(service).isNotEmpty().allMatch(topic -> Topic.ofWireName(topic)
                    .isPresent());
            settings.stringPropertyNames().stream()
                    .filter(name -> name.matches("mp\\.messaging\\.incoming\\..*\\.topic"))
                    .forEach(name -> assertThat(settings.getProperty(name.replaceFirst("topic$", "group.id")))
                            .as("group of " + name)
                            .isEqualTo(
                                    service + "." + settings.getProperty(name).replaceFirst("\\.v\\d+$", "")));
        }
    }

    @Test
    void everyWordIsThereInSundaneseAndEnglish() {
        List<String> missing = new ArrayList<>();
        int bundles = 0;
        for (Path english : Project.files(Project.ROOT, "_en.properties")) {
            if (!english.toString().contains("src/main/resources/messages")) {
                continue;
            }
            bundles++;
            Path sundanese = english.resolveSibling(
                    english.getFileName().toString().replace("_en.properties", "_su.properties"));
            Properties en = properties(english);
            Properties su = properties(sundanese);
            Set<String> keys = new HashSet<>(en.stringPropertyNames());
            keys.addAll(su.stringPropertyNames());
            Path indonesian =
                    english.resolveSibling(english.getFileName().toString().replace("_en.properties", ".properties"));
            if (Files.exists(indonesian)) {
                keys.addAll(properties(indonesian).stringPropertyNames());
            }
            for (String key : keys) {
                if (en.getProperty(key, "").isBlank() || su.getProperty(key, "").isBlank()) {
                    missing.add(english.getFileName() + ": " + key);
                }
            }
        }
        assertThat(bundles).isGreaterThanOrEqualTo(4);
        assertThat(missing).isEmpty();
    }

    @Test
    void noSourceFileHasGrownTooLarge() {
        List<String> large = new ArrayList<>();
        for (String module : Project.MODULES) {
            for (Path file : Project.files(Project.ROOT.resolve(module).resolve("src"), ".java")) {
                if (Project.read(file).lines().count() > LARGEST_FILE) {
                    large.add(Project.ROOT.relativize(file).toString());
                }
            }
        }
        assertThat(large).isEmpty();
    }

    private static Properties properties(Path file) {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(Project.read(file)));
        } catch (IOException e) {
            throw new IllegalStateException(file.toString(), e);
        }
        return properties;
    }
}
