package id.aduan.stack.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URL;
import java.net.URLClassLoader;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;

class ResourcesTest {
    @Test
    void brokerIsSharedAndOutlivesTheClassLoaderThatAskedForIt() throws Exception {
        String bootstrap;
        try (var other = new IsolatedClasses()) {
            Class<?> resource = other.loadClass(KafkaResource.class.getName());
            assertThat(resource).isNotSameAs(KafkaResource.class);
            bootstrap = (String) resource.getMethod("bootstrapServers").invoke(null);
        }

        assertThat(new KafkaResource().start()).isEqualTo(Map.of("kafka.bootstrap.servers", bootstrap));
        try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
            assertThat(admin.describeCluster().nodes().get()).hasSize(1);
        }
    }

    @Test
    void databaseIsFreshAtEveryStart() throws Exception {
        var resource = new PostgresResource();
        resource.init(Map.of("database", "letters"));
        Map<String, String> first = resource.start();
        assertThat(first).containsEntry("quarkus.datasource.username", "letters");
        assertThat(first.get("quarkus.datasource.reactive.url"))
                .startsWith("postgresql://")
                .endsWith("/letters");
        execute(first, "create table letter (body text)");

        Map<String, String> second = resource.start();

        assertThatThrownBy(() -> execute(second, "select * from letter")).isInstanceOf(SQLException.class);
    }

    @Test
    void issuerSignsForAccountsAndMachines() {
        var resource = new IssuerResource();
        resource.init(Map.of("client", "intake-web"));
        Map<String, String> settings = resource.start();

        assertThat(settings.get("quarkus.oidc.auth-server-url")).endsWith("/signin");
        assertThat(settings).containsEntry("quarkus.oidc-client.client-id", "intake-web");
        assertThat(IssuerResource.token("officer.dlh")).contains(".");
        assertThat(IssuerResource.token("routing-service")).contains(".");
    }

    private static void execute(Map<String, String> settings, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(
                        settings.get("quarkus.datasource.jdbc.url"),
                        settings.get("quarkus.datasource.username"),
                        settings.get("quarkus.datasource.password"));
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Loads this package's classes anew, as Quarkus does for tests. */
    private static final class IsolatedClasses extends URLClassLoader {
        IsolatedClasses() {
            super(
                    new URL[] {
                        KafkaResource.class
                                .getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                    },
                    ResourcesTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.startsWith("id.aduan.stack.")) {
                return super.loadClass(name, resolve);
            }
            synchronized (getClassLoadingLock(name)) {
                Class<?> loaded = findLoadedClass(name);
                return loaded == null ? findClass(name) : loaded;
            }
        }
    }
}
