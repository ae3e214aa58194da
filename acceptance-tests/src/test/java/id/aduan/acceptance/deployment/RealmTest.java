package id.aduan.acceptance.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import id.aduan.acceptance.Project;
import id.aduan.stack.launch.ServiceEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The realm file of Keycloak fits what the services read, and holds neither a secret nor a person. */
class RealmTest {
    private static final List<ServiceEntry> SERVICES = ServiceEntry.all();
    private static final String FILE = "deploy/keycloak/aduan-realm.json";
    private static final Set<String> ROLES = rolesOfTheKit();

    @Test
    void theRealmHasNoFault() {
        assertThat(ROLES).hasSizeGreaterThanOrEqualTo(10);
        assertThat(RealmFaults.of(realm(), SERVICES, ROLES)).isEmpty();
    }

    @Test
    void whateverTheFileIsFilledWithIsInTheEnvironmentOfKeycloak() {
        var environment = Tree.yaml("docker-compose.yml")
                .at("services", "keycloak", "environment")
                .fields();
        Set<String> needed = Pattern.compile("\\$\\{([A-Z_]+)\\}")
                .matcher(Project.read(Project.ROOT.resolve(FILE)))
                .results()
                .map(result -> result.group(1))
                .collect(Collectors.toSet());

        assertThat(environment).containsKeys(needed.toArray(String[]::new));
    }

    @ParameterizedTest
    @MethodSource
    void faultsAreSeen(List<String> faults, Consumer<Tree> broken) {
        Tree realm = realm();
        broken.accept(realm);

        assertThat(RealmFaults.of(realm, SERVICES, ROLES)).containsExactlyElementsOf(faults);
    }

    static List<Arguments> faultsAreSeen() {
        return List.of(
                fault("no role operator", it -> role(it, "operator").put("auditor", "name")),
                fault("nobody knows the role king", it -> role(it, "operator").put("king", "name"), "no role operator"),
                fault("passwords may be guessed without end", it -> it.put(false, "bruteForceProtected")),
                fault("anybody may make himself an account", it -> it.put(true, "registrationAllowed")),
                fault("a word is there in one language only", it -> it.put(null, "localizationTexts", "su", "doLogIn")),
                fault("a session outlives the working day", it -> it.put(86400, "ssoSessionMaxLifespan")),
                fault("intake-web has a secret in the file", it -> client(it, "intake-web")
                        .put("secret", "secret")),
                fault("intake-web is not door", it -> it.at("users")
                        .item("serviceAccountClientId", "intake-web")
                        .put(List.of("service"), "realmRoles")),
                fault("ogan-lopian gets tokens for nobody", it -> client(it, "ogan-lopian")
                        .put(List.of(), "protocolMappers")),
                fault("no client aduan-staff-case-service", it -> client(it, "aduan-staff-case-service")
                        .put("cases", "clientId")),
                fault("aduan-staff-routing-service does not hear of a sign-out", it -> client(
                                it, "aduan-staff-routing-service")
                        .at("attributes")
                        .put("http://routing-service:8080/", "backchannel.logout.url")),
                fault("aduan-staff-case-service gives no administrator a token", it -> client(
                                it, "aduan-staff-case-service")
                        .at("attributes")
                        .put("false", "oauth2.device.authorization.grant.enabled")),
                fault("aduan-staff-case-service does not see the roles in its identity token", it -> client(
                                it, "aduan-staff-case-service")
                        .at("protocolMappers")
                        .items()
                        .get(1)
                        .put("false", "config", "id.token.claim")),
                fault("case-service may sign people in", it -> client(it, "case-service")
                        .put(true, "standardFlowEnabled")));
    }

    private static Arguments fault(String fault, Consumer<Tree> broken, String... others) {
        List<String> faults = new ArrayList<>(List.of(others));
        faults.add(fault);
        return Arguments.of(faults, broken);
    }

    private static Tree role(Tree realm, String name) {
        return realm.at("roles", "realm").item("name", name);
    }

    private static Tree client(Tree realm, String id) {
        return realm.at("clients").item("clientId", id);
    }

    private static Tree realm() {
        return Tree.yaml(FILE); // JSON is YAML
    }

    private static Set<String> rolesOfTheKit() {
        String source =
                Project.read(Project.ROOT.resolve("service-kit/src/main/java/id/aduan/kit/security/Roles.java"));
        return Pattern.compile("public static final String [A-Z_]+ = \"([a-z-]+)\";")
                .matcher(source)
                .results()
                .map((MatchResult result) -> result.group(1))
                .collect(Collectors.toSet());
    }
}
