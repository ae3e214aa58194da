package id.aduan.stack.launch;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Every port of the stack, all derived from one.
 *
 * @param ways by name, the port by which a component is reached where that is not its own: what listens there passes
 *     everything on to the component, and is not the stack's
 */
public record Ports(int front, Map<String, Integer> ways) {
    /** How many ports from the front's on the stack may use. */
    public static final int MANY = 30;

    static final String KAFKA = "kafka";
    static final String POSTGRES = "postgres";
    static final int ISSUER_OFFSET = 4;
    private static final int KAFKA_OFFSET = 10;
    private static final int CONTROLLER_OFFSET = 11;
    private static final int POSTGRES_OFFSET = 12;
    private static final int SIMULATOR_OFFSET = 13;
    private static final int MAIL_OFFSET = 14;

    public Ports {
        if (front < 1024 || front > 65_000) {
            throw new StackFailure("ADUAN_PORT must be 1024 to 65000, and is " + front + ".");
        }
        ways = Map.copyOf(ways);
    }

    public Ports(int front) {
        this(front, Map.of());
    }

    /** The address of the front as people and services know it. */
    public URI frontAddress() {
        return URI.create("http://localhost:" + front);
    }

    public int issuer() {
        return front + ISSUER_OFFSET;
    }

    public int of(ServiceEntry service) {
        return front + service.portOffset();
    }

    public int managementOf(ServiceEntry service) {
        return of(service) + ServiceEntry.MANAGEMENT_OFFSET;
    }

    /** The service, past the front. */
    public String addressOf(ServiceEntry service) {
        return "http://127.0.0.1:" + wayTo(service);
    }

    /** The port by which the service is reached. */
    int wayTo(ServiceEntry service) {
        return ways.getOrDefault(service.name(), of(service));
    }

    public int kafka() {
        return front + KAFKA_OFFSET;
    }

    public int kafkaController() {
        return front + CONTROLLER_OFFSET;
    }

    /** The port by which the broker is reached, also by what it tells of itself. */
    int wayToKafka() {
        return ways.getOrDefault(KAFKA, kafka());
    }

    public String bootstrap() {
        return "127.0.0.1:" + wayToKafka();
    }

    public int postgres() {
        return front + POSTGRES_OFFSET;
    }

    int wayToPostgres() {
        return ways.getOrDefault(POSTGRES, postgres());
    }

    /** The stand-in of the WhatsApp API. */
    public int simulator() {
        return front + SIMULATOR_OFFSET;
    }

    /** Where e-mail is taken. */
    public int mail() {
        return front + MAIL_OFFSET;
    }

    /** Every port with the name of what listens there. */
    public Map<Integer, String> all(List<ServiceEntry> services) {
        var all = new LinkedHashMap<Integer, String>();
        all.put(front, "front");
        all.put(issuer(), "sign-in");
        all.put(kafka(), "kafka");
        all.put(kafkaController(), "kafka's controller");
        all.put(postgres(), "postgres");
        all.put(simulator(), "the WhatsApp simulator");
        all.put(mail(), "the mailbox");
        for (ServiceEntry service : services) {
            all.put(of(service), service.name());
            all.put(managementOf(service), "management of " + service.name());
        }
        return all;
    }
}
