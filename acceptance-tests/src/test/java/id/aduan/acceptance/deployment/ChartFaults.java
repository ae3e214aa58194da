package id.aduan.acceptance.deployment;

import id.aduan.stack.launch.ServiceEntry;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;

/** What is wrong with the objects that the chart makes, in words. */
final class ChartFaults {
    /** More pods than partitions have nothing to read. */
    private static final int PARTITIONS = 6;

    private final List<Tree> objects;
    private final List<String> faults = new ArrayList<>();

    private ChartFaults(List<Tree> objects) {
        this.objects = objects;
    }

    static List<String> of(List<Tree> objects, List<ServiceEntry> services) {
        var found = new ChartFaults(objects);
        services.forEach(found::service);
        found.everything(services);
        return found.faults;
    }

    /** The object of this kind and name, or nothing. */
    static Tree find(List<Tree> objects, String kind, String name) {
        return objects.stream()
                .filter(object -> object.at("kind").is(kind)
                        && object.at("metadata", "name").is(name))
                .findFirst()
                .orElse(new Tree(null));
    }

    private void everything(List<ServiceEntry> services) {
        Set<String> seen = new HashSet<>();
        for (Tree object : objects) {
            String id = object.at("kind").text() + " "
                    + object.at("metadata", "name").text();
            require(id, seen.add(id), "is there twice");
            require(id, !object.at("kind").is("Secret"), "is a secret of the chart's own");
            require(
                    id,
                    object.at("metadata", "labels", "app.kubernetes.io/part-of").is("aduan"),
                    "has no labels");
        }
        for (Tree path : objects.stream()
                .filter(object -> object.at("kind").is("Ingress"))
                .flatMap(object -> object.at("spec", "rules", 0, "http", "paths").items().stream())
                .toList()) {
            String owner = path.at("backend", "service", "name").text();
            String prefix = path.at("path").text();
            require(
                    prefix,
                    services.stream()
                            .anyMatch(service -> service.name().equals(owner)
                                    && service.prefixes().contains(prefix)),
                    "is sent to " + owner);
        }
    }

    private void service(ServiceEntry service) {
        String name = service.name();
        Tree deployment = find(objects, "Deployment", name);
        if (!deployment.isThere()) {
            faults.add(name + " is missing");
            return;
        }
        Tree pod = deployment.at("spec", "template", "spec");
        Tree container = pod.at("containers", 0);
        Tree labels = deployment.at("spec", "template", "metadata", "labels");
        deployment
                .at("spec", "selector", "matchLabels")
                .fields()
                .forEach((label, value) ->
                        require(name, labels.at(label).equals(value), "does not select its own pods"));
        require(name, pod.at("securityContext", "runAsNonRoot").is(true), "may run as root");
        require(
                name,
                pod.at("securityContext", "seccompProfile", "type").is("RuntimeDefault"),
                "may call everything of the kernel");
        require(name, pod.at("automountServiceAccountToken").is(false), "may talk to the cluster");
        Tree security = container.at("securityContext");
        require(name, security.at("readOnlyRootFilesystem").is(true), "has a writable root");
        require(name, security.at("allowPrivilegeEscalation").is(false), "may gain privileges");
        require(name, security.at("capabilities", "drop").texts().equals(List.of("ALL")), "keeps capabilities");
        for (String limit : List.of("cpu", "memory")) {
            require(name, container.at("resources", "limits", limit).isThere(), "has no limit of " + limit);
            require(name, container.at("resources", "requests", limit).isThere(), "asks for no " + limit);
        }
        probe(container, name, "startupProbe", "/q/health/started");
        probe(container, name, "livenessProbe", "/q/health/live");
        probe(container, name, "readinessProbe", "/q/health/ready");
        environment(service, container.at("env"));
        scaling(name, deployment);

        require(name, find(objects, "Service", name).isThere(), "has no address");
        require(
                name,
                find(objects, "PodDisruptionBudget", name)
                        .at("spec", "maxUnavailable")
                        .is(1),
                "may be drained all at once");
        Tree policy = find(objects, "NetworkPolicy", name);
        require(
                name,
                policy.at("spec", "policyTypes").texts().containsAll(List.of("Ingress", "Egress")),
                "may be reached and may reach everything");
        Set<String> prefixes = objects.stream()
                .filter(object -> object.at("kind").is("Ingress"))
                .flatMap(object -> object.at("spec", "rules", 0, "http", "paths").items().stream())
                .filter(path -> path.at("backend", "service", "name").is(name))
                .map(path -> path.at("path").text())
                .collect(Collectors.toSet());
        require(name, prefixes.containsAll(service.prefixes()), "is not reached under all of its prefixes");
    }

    private void environment(ServiceEntry service, Tree environment) {
        String name = service.name();
        List<String> secrets = new ArrayList<>(service.secrets());
        secrets.addAll(List.of("quarkus.oidc.credentials.secret", "quarkus.oidc.authentication.state-secret"));
        service.database().ifPresent(database -> {
            secrets.add("quarkus.datasource.password");
            require(
                    name,
                    environment
                            .item("name", "QUARKUS_DATASOURCE_REACTIVE_URL")
                            .at("value")
                            .text()
                            .endsWith("/" + database),
                    "has not its own database");
        });
        for (String secret : secrets) {
            Tree variable = environment.item("name", ComposeFaults.variable(secret));
            require(
                    name,
                    variable.at("valueFrom", "secretKeyRef", "key").isThere()
                            && !variable.at("value").isThere(),
                    "has " + secret + " from elsewhere than a secret");
        }
        for (String key : List.of(
                "quarkus.oidc.auth-server-url", "quarkus.http.proxy.trusted-proxies", "kafka.bootstrap.servers")) {
            require(
                    name,
                    environment
                            .item("name", ComposeFaults.variable(key))
                            .at("value")
                            .isThere(),
                    "is not told " + key);
        }
        Set<String> names = new HashSet<>();
        environment
                .items()
                .forEach(variable -> require(
                        name,
                        names.add(variable.at("name").text()),
                        "is told twice " + variable.at("name").text()));
    }

    private void scaling(String name, Tree deployment) {
        Tree byCpu = find(objects, "HorizontalPodAutoscaler", name);
        Tree byLag = find(objects, "ScaledObject", name);
        require(name, !(byCpu.isThere() && byLag.isThere()), "is scaled by two");
        require(
                name,
                (byCpu.isThere() || byLag.isThere())
                        != deployment.at("spec", "replicas").isThere(),
                "has a number of pods from two sides or from none");
        for (Tree most : List.of(byCpu.at("spec", "maxReplicas"), byLag.at("spec", "maxReplicaCount"))) {
            require(
                    name,
                    !most.isThere() || most.value() instanceof Integer number && number <= PARTITIONS,
                    "is scaled beyond its partitions");
        }
        if (byLag.isThere()) {
            Set<String> watched = byLag.at("spec", "triggers").items().stream()
                    .map(trigger -> trigger.at("metadata", "consumerGroup").text() + " "
                            + trigger.at("metadata", "topic").text())
                    .collect(Collectors.toSet());
            require(name, watched.equals(groupsOf(name)), "is not scaled by what it reads");
        }
    }

    /** The groups of the service and their topics, as its settings have them. */
    static Set<String> groupsOf(String service) {
        Properties settings = Settings.of(service);
        return settings.stringPropertyNames().stream()
                .filter(key -> key.matches("mp\\.messaging\\.incoming\\..*\\.group\\.id"))
                .map(key -> settings.getProperty(key) + " "
                        + settings.getProperty(key.replaceFirst("group\\.id$", "topic")))
                .collect(Collectors.toSet());
    }

    private void probe(Tree container, String name, String probe, String path) {
        Tree asked = container.at(probe, "httpGet");
        require(name, asked.at("path").is(path) && asked.at("port").is("management"), "has no " + probe);
    }

    private void require(String name, boolean fine, String fault) {
        if (!fine) {
            faults.add(name + " " + fault);
        }
    }
}
