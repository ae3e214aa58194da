package id.aduan.acceptance.deployment;

import id.aduan.stack.launch.ServiceEntry;
import id.aduan.stack.signin.Client;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** What is wrong with the realm file of Keycloak, in words. */
final class RealmFaults {
    private static final Pattern FROM_ENVIRONMENT = Pattern.compile("\\$\\{[A-Z_]+\\}");
    private static final Set<String> MACHINE_ROLES = Set.of("door", "app", "service");

    private final Tree realm;
    private final List<ServiceEntry> services;
    private final Set<String> roles;
    private final List<String> faults = new ArrayList<>();

    private RealmFaults(Tree realm, List<ServiceEntry> services, Set<String> roles) {
        this.realm = realm;
        this.services = services;
        this.roles = roles;
    }

    /** With the roles that the services know. */
    static List<String> of(Tree realm, List<ServiceEntry> services, Set<String> roles) {
        var found = new RealmFaults(realm, services, roles);
        found.search();
        return found.faults;
    }

    private void search() {
        Set<String> given = Set.copyOf(realm.at("roles", "realm").items().stream()
                .map(role -> role.at("name").text())
                .toList());
        roles.stream().filter(role -> !given.contains(role)).forEach(role -> faults.add("no role " + role));
        given.stream()
                .filter(role -> !roles.contains(role))
                .forEach(role -> faults.add("nobody knows the role " + role));
        require(realm.at("bruteForceProtected").is(true), "passwords may be guessed without end");
        require(!realm.at("registrationAllowed").is(true), "anybody may make himself an account");
        require(realm.at("editUsernameAllowed").is(false), "a person may take the name of another officer");
        require(realm.at("sslRequired").is("external"), "tokens may travel in clear");
        require(
                realm.at("requiredActions")
                        .item("alias", "CONFIGURE_TOTP")
                        .at("defaultAction")
                        .is(true),
                "a password alone is enough");
        require(
                realm.at("ssoSessionMaxLifespan").value() instanceof Integer most && most <= 12 * 3600,
                "a session outlives the working day");
        require(realm.at("defaultLocale").is("id"), "people are not asked in Indonesian first");
        var indonesian = realm.at("localizationTexts", "id").fields().keySet();
        var sundanese = realm.at("localizationTexts", "su").fields().keySet();
        require(indonesian.equals(sundanese), "a word is there in one language only");
        require(!realm.at("clientScopes").isThere(), "client scopes of its own replace those of Keycloak");

        for (ServiceEntry service : services) {
            service.pages().ifPresent(pages -> staff(service.name(), pages));
        }
        Map<String, String> machines = new TreeMap<>(Client.MACHINES);
        services.forEach(service -> machines.putIfAbsent(service.name(), "service"));
        machines.forEach(this::machine);
        for (Tree client : realm.at("clients").items()) {
            String id = client.at("clientId").text();
            require(FROM_ENVIRONMENT.matcher(client.at("secret").text()).matches(), id + " has a secret in the file");
            require(client.at("publicClient").is(false), id + " needs no secret");
            require(client.at("fullScopeAllowed").is(false), id + " gets roles that are not Aduan's");
            require(client.at("directAccessGrantsEnabled").is(false), id + " may ask people for their passwords");
            require(
                    mapper(client, "oidc-audience-mapper")
                            .at("config", "included.custom.audience")
                            .is("aduan"),
                    id + " gets tokens for nobody");
        }
        for (Tree user : realm.at("users").items()) {
            require(
                    user.at("serviceAccountClientId").isThere()
                            && !user.at("credentials").isThere(),
                    "a person is in the file");
        }
    }

    private void staff(String service, String pages) {
        String id = "aduan-staff-" + service;
        Tree client = realm.at("clients").item("clientId", id);
        if (!client.isThere()) {
            faults.add("no client " + id);
            return;
        }
        require(client.at("standardFlowEnabled").is(true), id + " cannot sign in by browser");
        require(
                client.at("redirectUris").texts().equals(List.of("https://${ADUAN_HOST}" + pages + "/signed-in")),
                id + " is sent elsewhere");
        require(
                client.at("attributes", "backchannel.logout.url").text().endsWith(pages + "/back-channel-logout"),
                id + " does not hear of a sign-out");
        require(client.at("attributes", "pkce.code.challenge.method").is("S256"), id + " redeems codes of others");
        // deploy/enter-officer
        require(
                client.at("attributes", "oauth2.device.authorization.grant.enabled")
                                .is("true")
                        == service.equals("case-service"),
                id
                        + (service.equals("case-service")
                                ? " gives no administrator a token"
                                : " gives tokens to programs"));
        Tree mapper = mapper(client, "oidc-usermodel-realm-role-mapper").at("config");
        require(
                mapper.at("claim.name").is("realm_access.roles")
                        && mapper.at("id.token.claim").is("true"),
                id + " does not see the roles in its identity token");
        require(
                Set.copyOf(realm.at("scopeMappings")
                                .item("client", id)
                                .at("roles")
                                .texts())
                        .equals(roles.stream()
                                .filter(role -> !MACHINE_ROLES.contains(role))
                                .collect(java.util.stream.Collectors.toSet())),
                id + " does not get the roles of people");
    }

    private void machine(String id, String role) {
        Tree client = realm.at("clients").item("clientId", id);
        if (!client.isThere()) {
            faults.add("no client " + id);
            return;
        }
        require(client.at("serviceAccountsEnabled").is(true), id + " cannot sign in");
        require(client.at("standardFlowEnabled").is(false), id + " may sign people in");
        require(
                realm.at("users")
                                .item("serviceAccountClientId", id)
                                .at("realmRoles")
                                .texts()
                                .equals(List.of(role))
                        && realm.at("scopeMappings")
                                .item("client", id)
                                .at("roles")
                                .texts()
                                .equals(List.of(role)),
                id + " is not " + role);
    }

    private static Tree mapper(Tree client, String kind) {
        return client.at("protocolMappers").item("protocolMapper", kind);
    }

    private void require(boolean fine, String fault) {
        if (!fine) {
            faults.add(fault);
        }
    }
}
