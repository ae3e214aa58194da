package id.aduan.acceptance.deployment;

import id.aduan.stack.launch.ServiceEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is wrong with a compose file, in words. */
final class ComposeFaults {
    private static final Pattern SECRET =
            Pattern.compile(".*(PASSWORD|SECRET|_KEY|CLUSTER_ID|REPORTER_REF|TRACKING_PIN|FORM_TOKEN)(_.*)?");
    private static final Pattern REQUIRED = Pattern.compile("\\$\\{([A-Z_]+):\\?[^}]+\\}");
    private static final Pattern EMPTY_OTHERWISE = Pattern.compile("\\$\\{[A-Z_]+:-}");
    /** Of parts that a regency may do without. */
    private static final Set<String> OPTIONAL = Set.of("QUARKUS_MAILER_PASSWORD");

    private static final Pattern BY_VARIABLE = Pattern.compile("\\$\\{[A-Z_]+:-[^}]+\\}");

    private final Tree compose;
    private final List<ServiceEntry> services;
    private final List<String> faults = new ArrayList<>();

    private ComposeFaults(Tree compose, List<ServiceEntry> services) {
        this.compose = compose;
        this.services = services;
    }

    static List<String> of(Tree compose, List<ServiceEntry> services) {
        var found = new ComposeFaults(compose, services);
        found.search();
        return found.faults;
    }

    /** The variables without which nothing starts. */
    static List<String> required(String text) {
        Matcher variables = REQUIRED.matcher(text);
        return variables.results().map(result -> result.group(1)).distinct().toList();
    }

    private void search() {
        if (compose.at("version").isThere()) {
            faults.add("version: docker-compose 1.29 would read the file by an older format");
        }
        for (String part : List.of("postgres", "kafka", "keycloak", "front")) {
            if (!compose.at("services", part).isThere()) {
                faults.add(part + " is missing");
            }
        }
        services.forEach(this::service);
        compose.at("services").fields().forEach(this::container);
        if (!compose.at("networks", "data", "internal").is(true)) {
            faults.add("the network of the data has a way out");
        }
        if (!compose.at("networks", "inside", "internal").is(true)) {
            faults.add("the network of the services has a way out");
        }
    }

    private void container(String name, Tree container) {
        require(name, container.at("read_only").is(true), "has a writable root");
        require(
                name,
                container.at("user").text().matches("(\\$\\{[A-Z_]+:-)?[1-9]\\d*:\\d+}?"),
                "does not run under an ordinary user's number");
        require(name, container.at("cap_drop").texts().equals(List.of("ALL")), "keeps capabilities");
        require(name, container.at("security_opt").texts().contains("no-new-privileges:true"), "may gain privileges");
        require(name, !container.at("privileged").isThere(), "is privileged");
        // what has a profile is started by hand, runs once and ends
        boolean once = container.at("profiles").isThere();
        require(name, once || container.at("healthcheck", "test").isThere(), "has no health check");
        require(name, container.at("mem_limit").isThere(), "has no limit of memory");
        require(name, container.at("cpus").isThere(), "has no limit of processors");
        require(name, container.at("pids_limit").isThere(), "has no limit of processes");
        require(name, !container.at("deploy").isThere(), "has limits that docker-compose 1.29 does not read");
        require(name, container.at("logging", "options", "max-size").isThere(), "lets its log grow for ever");
        require(name, once || container.at("restart").is("unless-stopped"), "stays down after a fall");
        require(name, !once || container.at("restart").is("no"), "is started again when it has ended");
        require(name, BY_VARIABLE.matcher(container.at("image").text()).matches(), "has a fixed image");
        require(name, name.equals("front") || !container.at("ports").isThere(), "is open to the outside");
        require(
                name,
                !name.equals("front") || !container.at("networks", "data").isThere(),
                "is on the network of the data");
        container.at("environment").fields().forEach((variable, value) -> {
            if (SECRET.matcher(variable).matches()) {
                // a secret before the present one is there for a while only
                boolean mayBeEmpty = variable.endsWith("_PREVIOUS") || OPTIONAL.contains(variable);
                Pattern fine = mayBeEmpty ? EMPTY_OTHERWISE : REQUIRED;
                require(name, fine.matcher(value.text()).matches(), "has a default for " + variable);
            }
        });
    }

    private void service(ServiceEntry service) {
        String name = service.name();
        Tree container = compose.at("services", name);
        require(name, container.isThere(), "is missing");
        List<String> needed = new ArrayList<>(service.secrets());
        needed.addAll(List.of(
                "quarkus.oidc.auth-server-url",
                "quarkus.oidc.credentials.secret",
                "quarkus.oidc.authentication.state-secret",
                "quarkus.http.proxy.trusted-proxies",
                "kafka.bootstrap.servers",
                "aduan.front.url",
                "aduan.data.directory",
                "aduan.attachments.directory"));
        service.database().ifPresent(database -> {
            needed.add("quarkus.datasource.password");
            require(
                    name,
                    container.at("environment", "QUARKUS_DATASOURCE_USERNAME").is(database),
                    "uses another's database");
            require(
                    name,
                    container
                            .at("environment", "QUARKUS_DATASOURCE_REACTIVE_URL")
                            .text()
                            .endsWith("/" + database),
                    "has not its own database");
            require(
                    name,
                    container.at("depends_on", "postgres", "condition").is("service_healthy"),
                    "does not wait for its database");
        });
        needed.forEach(
                key -> require(name, container.at("environment", variable(key)).isThere(), "is not told " + key));
        service.pages()
                .ifPresent(pages -> require(
                        name,
                        container.at("environment", "QUARKUS_OIDC_CLIENT_ID").is("aduan-staff-" + name),
                        "does not sign in as a client of its own"));
        require(
                name,
                container.at("depends_on", "kafka", "condition").is("service_healthy"),
                "does not wait for the broker");
    }

    private void require(String name, boolean fine, String fault) {
        if (!fine) {
            faults.add(name + " " + fault);
        }
    }

    static String variable(String key) {
        return key.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    }
}
