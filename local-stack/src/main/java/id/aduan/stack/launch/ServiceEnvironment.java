package id.aduan.stack.launch;

import id.aduan.stack.mailbox.Mailbox;
import id.aduan.stack.signin.DevelopmentIssuer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The configuration that the stack gives to a service: by environment, so that no secret is on a command line. */
final class ServiceEnvironment {
    /** What the services call the epoch of versions, which a restore raises. */
    private static final List<String> EPOCHS = List.of("aduan.cases.epoch", "aduan.directory.epoch");

    private final Settings settings;
    private final Secrets secrets;

    ServiceEnvironment(Settings settings, Secrets secrets) {
        this.settings = settings;
        this.secrets = secrets;
    }

    /** The variables for a service. */
    Map<String, String> of(ServiceEntry service) {
        var environment = new LinkedHashMap<String, String>();
        properties(service).forEach((key, value) -> environment.put(variable(key), value));
        return environment;
    }

    /** The same by the names of the configuration. */
    Map<String, String> properties(ServiceEntry service) {
        Ports ports = settings.ports();
        String issuer = ports.frontAddress() + DevelopmentIssuer.PATH;
        var values = new LinkedHashMap<String, String>();
        values.put("quarkus.profile", "prod");
        values.put("quarkus.http.host", "127.0.0.1");
        values.put("quarkus.http.port", Integer.toString(ports.of(service)));
        values.put("quarkus.management.host", "127.0.0.1");
        values.put("quarkus.management.port", Integer.toString(ports.managementOf(service)));
        values.put("kafka.bootstrap.servers", ports.bootstrap());
        service.database().ifPresent(database -> {
            String address = "postgresql://127.0.0.1:" + ports.wayToPostgres() + "/" + database;
            values.put("quarkus.datasource.username", database);
            values.put("quarkus.datasource.password", secrets.databasePassword(database));
            values.put("quarkus.datasource.jdbc.url", "jdbc:" + address);
            values.put("quarkus.datasource.reactive.url", address);
            String epoch = Integer.toString(settings.home().data().currentEpoch());
            EPOCHS.forEach(key -> values.put(key, epoch));
        });
        values.put("quarkus.oidc.auth-server-url", issuer);
        values.put("quarkus.oidc.credentials.secret", secrets.clientSecret("aduan-staff"));
        values.put("quarkus.oidc.authentication.state-secret", secrets.stateSecretOf(service));
        values.put("quarkus.oidc-client.auth-server-url", issuer);
        values.put("quarkus.oidc-client.client-id", service.name());
        values.put("quarkus.oidc-client.credentials.secret", secrets.clientSecret(service.name()));
        values.put("aduan.front.url", ports.frontAddress().toString());
        values.put("aduan.data.directory", settings.home().of(service).toString());
        values.put("aduan.attachments.directory", settings.home().attachments().toString());
        for (ServiceEntry other : settings.services()) {
            if (!other.name().equals(service.name())) {
                other.addressKey().ifPresent(key -> values.put(key, ports.addressOf(other)));
            }
        }
        service.secrets().forEach(secret -> values.put(secret, secrets.get(secret)));
        if (service.mail()) {
            // whoever tries it out at night wants to see the answer now
            values.put("aduan.notices.quiet.from", "00:00");
            values.put("aduan.notices.quiet.until", "00:00");
            values.put("aduan.mail.host", "127.0.0.1");
            values.put("aduan.mail.port", Integer.toString(ports.mail()));
            values.put("aduan.mail.from", Mailbox.SENDER);
        }
        if (WhatsAppDoor.isOf(service)) {
            values.putAll(new WhatsAppDoor(settings, secrets).properties());
        }
        return values;
    }

    /** The environment variable that MicroProfile Config reads for a name. */
    private static String variable(String key) {
        return key.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    }
}
