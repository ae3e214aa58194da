package id.aduan.acceptance.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.marcnuri.helm.Helm;
import id.aduan.acceptance.Project;
import id.aduan.stack.launch.ServiceEntry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The chart, rendered by Helm itself, runs every service as docker-compose.yml does, and several of each. */
class ChartTest {
    private static final List<ServiceEntry> SERVICES = ServiceEntry.all();
    private static final Path CHART = Project.ROOT.resolve("deploy/helm/aduan");
    private static final Map<String, String> GIVEN = Map.of(
            "front.url", "https://aduan.example.org",
            "kafka.bootstrapServers", "kafka:9092",
            "database.address", "postgres:5432",
            "signIn.issuer", "http://keycloak:8080/signin/realms/aduan",
            "secrets.existingSecret", "aduan",
            "trustedProxies[0]", "10.1.0.0/16");

    @Test
    void theObjectsHaveNoFault() {
        assertThat(ChartFaults.of(rendered(Map.of()), SERVICES)).isEmpty();
        assertThat(ChartFaults.of(rendered(Map.of("keda.enabled", "true")), SERVICES))
                .isEmpty();
        assertThat(ChartFaults.of(rendered(Map.of("services.case-service.autoscaling.enabled", "false")), SERVICES))
                .isEmpty();
    }

    @Test
    void withKedaTheConsumersAreScaledByWhatWaits() {
        List<Tree> objects = rendered(Map.of("keda.enabled", "true"));

        assertThat(ChartFaults.find(objects, "ScaledObject", "case-service").isThere())
                .isTrue();
        assertThat(ChartFaults.find(objects, "ScaledObject", "routing-service").isThere())
                .isTrue();
        assertThat(ChartFaults.find(objects, "HorizontalPodAutoscaler", "intake-web")
                        .isThere())
                .as("it reads nothing that could wait")
                .isTrue();
    }

    @Test
    void aMailServerIsToldToCaseServiceAloneAndMayBeReached() {
        List<Tree> objects = rendered(Map.of(
                "mail.host", "smtp.example.org",
                "mail.port", "587",
                "mail.from", "aduan@example.org",
                "mail.passwordKey", "mail-password"));

        assertThat(ChartFaults.of(objects, SERVICES)).isEmpty();
        Tree told = container(objects).at("env");
        assertThat(told.item("name", "ADUAN_MAIL_HOST").at("value").text()).isEqualTo("smtp.example.org");
        assertThat(told.item("name", "ADUAN_MAIL_PORT").at("value").text()).isEqualTo("587");
        assertThat(told.item("name", "QUARKUS_MAILER_PASSWORD")
                        .at("valueFrom", "secretKeyRef", "key")
                        .text())
                .isEqualTo("mail-password");
        assertThat(told.item("name", "QUARKUS_MAILER_USERNAME").isThere()).isFalse();
        assertThat(mayReach(objects, "case-service", 587)).isTrue();
        assertThat(mayReach(objects, "routing-service", 587)).isFalse();
        assertThat(ChartFaults.find(objects, "Deployment", "routing-service")
                        .at("spec", "template", "spec", "containers", 0, "env")
                        .item("name", "ADUAN_MAIL_HOST")
                        .isThere())
                .isFalse();
    }

    @Test
    void withoutAMailServerNothingIsToldOfOne() {
        List<Tree> objects = rendered(Map.of());

        assertThat(container(objects).at("env").items())
                .noneMatch(variable -> variable.at("name").text().contains("MAIL"));
        assertThatThrownBy(() -> rendered(Map.of("mail.host", "smtp.example.org")))
                .hasMessageContaining("mail.from");
    }

    private static boolean mayReach(List<Tree> objects, String service, int port) {
        return ChartFaults.find(objects, "NetworkPolicy", service).at("spec", "egress").items().stream()
                .flatMap(rule -> rule.at("ports").items().stream())
                .anyMatch(open -> open.at("port").is(port));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "front.url",
                "kafka.bootstrapServers",
                "database.address",
                "signIn.issuer",
                "secrets.existingSecret",
                "trustedProxies[0]"
            })
    void whatHasToBeGivenIsAskedFor(String value) {
        Map<String, String> rest = new LinkedHashMap<>(GIVEN);
        rest.remove(value);

        assertThatThrownBy(() -> render(rest)).hasMessageContaining(value.replaceFirst("[.\\[].*", ""));
    }

    @ParameterizedTest
    @CsvSource({
        "front.url, http://aduan.example.org",
        "services.case-service.autoscaling.maxReplicas, 7",
        "services.case-service.replicas, 0",
        "signIn.issuer, keycloak",
        "kafka.bootstrapServer, kafka:9092"
    })
    void whatCannotBeIsRefused(String value, String wrong) {
        Map<String, String> values = new LinkedHashMap<>(GIVEN);
        values.put(value, wrong);

        assertThatThrownBy(() -> render(values)).hasMessageContaining("schema");
    }

    @ParameterizedTest
    @MethodSource
    void faultsAreSeen(String fault, Consumer<List<Tree>> broken) {
        List<Tree> objects = rendered(Map.of("keda.enabled", "true"));
        broken.accept(objects);

        assertThat(ChartFaults.of(objects, SERVICES)).containsExactly(fault);
    }

    static List<Arguments> faultsAreSeen() {
        return List.of(
                fault("case-service may run as root", it -> pod(it).put(false, "securityContext", "runAsNonRoot")),
                fault("case-service has a writable root", it -> container(it)
                        .put(false, "securityContext", "readOnlyRootFilesystem")),
                fault("case-service has no limit of memory", it -> container(it)
                        .put(null, "resources", "limits", "memory")),
                fault("case-service has no readinessProbe", it -> container(it)
                        .put("http", "readinessProbe", "httpGet", "port")),
                fault("case-service has aduan.vault.master-key from elsewhere than a secret", it -> container(it)
                        .at("env")
                        .item("name", "ADUAN_VAULT_MASTER_KEY")
                        .put("key", "value")),
                fault(
                        "case-service may be drained all at once",
                        it -> it.remove(ChartFaults.find(it, "PodDisruptionBudget", "case-service"))),
                fault(
                        "case-service may be reached and may reach everything",
                        it -> it.remove(ChartFaults.find(it, "NetworkPolicy", "case-service"))),
                fault("case-service is not scaled by what it reads", it -> ChartFaults.find(
                                it, "ScaledObject", "case-service")
                        .at("spec", "triggers", 0, "metadata")
                        .put("other.v1", "topic")),
                fault(
                        "case-service has a number of pods from two sides or from none",
                        it -> ChartFaults.find(it, "Deployment", "case-service").put(2, "spec", "replicas")),
                fault("/internal is sent to case-service", ChartTest::openTheInside));
    }

    private static Arguments fault(String fault, Consumer<List<Tree>> broken) {
        return Arguments.of(fault, broken);
    }

    private static Tree pod(List<Tree> objects) {
        return ChartFaults.find(objects, "Deployment", "case-service").at("spec", "template", "spec");
    }

    private static Tree container(List<Tree> objects) {
        return pod(objects).at("containers", 0);
    }

    private static void openTheInside(List<Tree> objects) {
        Tree http = ChartFaults.find(objects, "Ingress", "aduan").at("spec", "rules", 0, "http");
        List<Object> paths = new ArrayList<>(
                http.at("paths").items().stream().map(Tree::value).toList());
        paths.add(Map.of("path", "/internal", "backend", Map.of("service", Map.of("name", "case-service"))));
        http.put(paths, "paths");
    }

    private static List<Tree> rendered(Map<String, String> more) {
        Map<String, String> values = new LinkedHashMap<>(GIVEN);
        values.putAll(more);
        return Tree.all(render(values));
    }

    private static String render(Map<String, String> values) {
        var template = new Helm(CHART)
                .template()
                .withName("aduan")
                .withNamespace("aduan")
                .withKubeVersion("1.31.0");
        values.forEach(template::set);
        return template.call();
    }
}
