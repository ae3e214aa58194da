package id.aduan.stack.launch;

import static java.nio.charset.StandardCharsets.UTF_8;

import id.aduan.stack.signin.Client;
import id.aduan.stack.signin.SigningKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The secrets of one stack, made at its first start and kept in a file that only its owner can read. */
public final class Secrets {
    private static final String SIGNING_KEY = "signin.signing-key";
    private static final String DATABASE_ADMINISTRATOR = "postgres.password";

    private final Map<String, String> values;

    private Secrets(Map<String, String> values) {
        this.values = Map.copyOf(values);
    }

    /** Reads the file, after making the secrets that it does not have yet. */
    static Secrets prepare(Path file, List<ServiceEntry> services) {
        var values = new TreeMap<String, String>();
        if (Files.exists(file)) {
            values.putAll(load(file));
        }
        int before = values.size();
        values.computeIfAbsent(SIGNING_KEY, key -> SigningKey.generate().encoded());
        values.computeIfAbsent(DATABASE_ADMINISTRATOR, Secrets::password);
        values.computeIfAbsent(client(Client.STAFF), Secrets::password);
        values.computeIfAbsent(client(Client.COMMAND_LINE), Secrets::password);
        Client.MACHINES.keySet().forEach(id -> values.computeIfAbsent(client(id), Secrets::password));
        for (ServiceEntry service : services) {
            values.computeIfAbsent(stateSecret(service), Secrets::password);
            values.computeIfAbsent(client(service.name()), Secrets::password);
            service.secrets().forEach(secret -> values.computeIfAbsent(secret, Secrets::key));
            service.database().ifPresent(database -> values.computeIfAbsent(database(database), Secrets::password));
            if (WhatsAppDoor.isOf(service)) {
                values.computeIfAbsent(WhatsAppDoor.TOKEN, Secrets::password);
            }
        }
        if (values.size() > before) {
            store(file, values);
        }
        return new Secrets(values);
    }

    /** The secrets that a start has made. */
    public static Secrets read(Path file) {
        if (!Files.exists(file)) {
            throw new StackFailure("Aduan has not been started here yet: ./aduan up");
        }
        return new Secrets(load(file));
    }

    String get(String name) {
        String value = values.get(name);
        if (value == null) {
            throw new StackFailure("The secret " + name + " is not there: start the stack once more, ./aduan up");
        }
        return value;
    }

    SigningKey signingKey() {
        return SigningKey.decode(get(SIGNING_KEY));
    }

    String databaseAdministrator() {
        return get(DATABASE_ADMINISTRATOR);
    }

    String databasePassword(String database) {
        return get(database(database));
    }

    String clientSecret(String client) {
        return get(client(client));
    }

    String stateSecretOf(ServiceEntry service) {
        return get(stateSecret(service));
    }

    /** Every client of the sign-in. */
    List<Client> clients(List<ServiceEntry> services) {
        var clients = new ArrayList<Client>();
        clients.add(Client.pages(clientSecret(Client.STAFF)));
        clients.add(Client.commandLine(clientSecret(Client.COMMAND_LINE)));
        var machines = new TreeMap<>(Client.MACHINES);
        services.forEach(service -> machines.putIfAbsent(service.name(), "service"));
        machines.forEach((id, role) -> clients.add(Client.machine(id, role, clientSecret(id))));
        return clients;
    }

    private static String client(String id) {
        return "client." + id;
    }

    private static String database(String name) {
        return "database." + name;
    }

    private static String stateSecret(ServiceEntry service) {
        return "state." + service.name();
    }

    /** 32 random bytes in base64. */
    private static String key(String name) {
        return Base64.getEncoder().encodeToString(random());
    }

    /** The same without the characters that programs encode in different ways when they send a password. */
    private static String password(String name) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random());
    }

    private static byte[] random() {
        var bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }

    private static Map<String, String> load(Path file) {
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(file, UTF_8)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.stringPropertyNames().stream()
                .collect(Collectors.toMap(name -> name, properties::getProperty));
    }

    private static void store(Path file, Map<String, String> values) {
        String text = values.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue() + "\n")
                .collect(Collectors.joining(
                        "", "# Secrets of this stack. Who has them can read all of its data.\n", ""));
        try {
            boolean posix = Files.getFileStore(file.getParent()).supportsFileAttributeView("posix");
            FileAttribute<?>[] ownerOnly = posix
                    ? new FileAttribute<?>[] {
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                    }
                    : new FileAttribute<?>[0];
            Path fresh = Files.createTempFile(file.getParent(), "secrets-", ".tmp", ownerOnly);
            Files.writeString(fresh, text, UTF_8);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("the secrets cannot be kept", e);
        }
    }
}
