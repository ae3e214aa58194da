package id.aduan.acceptance.deployment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpServer;
import id.aduan.acceptance.Project;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an exchange tells Aduan by, in deploy/telephone: the script that signs, and the pieces of dialplans that call it. */
class TelephoneTest {
    private static final Path FOLDER = Project.ROOT.resolve("deploy/telephone");
    private static final String SECRET = "a secret with \"quotes\" and $signs";
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    Path folder;

    private final List<JsonNode> heard = new CopyOnWriteArrayList<>();
    private final AtomicInteger refusals = new AtomicInteger();
    private HttpServer callCenter;

    @BeforeEach
    void start() throws IOException {
        callCenter = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        callCenter.createContext("/api/v1/exchange/events", exchange -> {
            try (exchange) {
                byte[] body = exchange.getRequestBody().readAllBytes();
                boolean good = isGood(exchange.getRequestHeaders().getFirst("Aduan-Signature"), body);
                boolean away = refusals.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
                if (good && !away) {
                    heard.add(JSON.readTree(body));
                }
                exchange.sendResponseHeaders(away ? 503 : good ? 202 : 401, -1);
            }
        });
        callCenter.start();
        Files.writeString(
                folder.resolve("exchange"),
                "ADUAN_URL=http://127.0.0.1:" + callCenter.getAddress().getPort() + "/\nADUAN_SECRETS_EXCHANGE='"
                        + SECRET + "'\n");
    }

    @AfterEach
    void stop() {
        callCenter.stop(0);
    }

    @Test
    void theScriptSignsAsAduanReads() throws Exception {
        assertThat(run("OFFERED", "1764316800.42", "from=+62 800 0000 0112")).isZero();
        assertThat(run("ANSWERED", "1764316800.42", "extension=201")).isZero();
        assertThat(run("RECORDED", "1764316800.42", "recording=https://pbx.example.org/a.wav?x=1&y=2"))
                .isZero();

        assertThat(heard).hasSize(3);
        assertThat(heard.get(0).path("from").asText()).isEqualTo("+6280000000112");
        assertThat(heard.get(0).path("at").asText()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
        assertThat(heard.get(1).path("extension").asText()).isEqualTo("201");
        assertThat(heard.get(2).path("recording").asText()).isEqualTo("https://pbx.example.org/a.wav?x=1&y=2");
        assertThat(heard).extracting(event -> event.path("eventId").asText()).doesNotHaveDuplicates();
        assertThat(heard).extracting(event -> event.path("callId").asText()).containsOnly("1764316800.42");
    }

    @Test
    void whatACallerSendsIsNeverMoreThanANumber() throws Exception {
        Path mark = folder.resolve("mark");
        for (String from : List.of(
                "anonymous",
                "0800\",\"callId\":\"another",
                "$(touch " + mark + ")",
                "`touch " + mark + "`",
                "; touch " + mark,
                "\\\"}\n{")) {
            assertThat(run("OFFERED", "1764316800.42", "from=" + from)).as(from).isZero();
        }

        assertThat(heard).hasSize(6).allSatisfy(event -> {
            assertThat(event.path("callId").asText()).isEqualTo("1764316800.42");
            assertThat(event.path("from").asText()).matches("[0-9+*#]*");
        });
        assertThat(mark).doesNotExist();
    }

    @Test
    void itTriesAgainWhenAduanIsAwayAndSaysWhatItDoesNotKnow() throws Exception {
        refusals.set(2);

        assertThat(run("ENDED", "1764316800.42")).isZero();

        assertThat(heard).hasSize(1);
        assertThat(run("PARKED", "1764316800.42")).isEqualTo(2);
        assertThat(run("ENDED")).isEqualTo(2);
        assertThat(run("ENDED", "1764316800.42", "colour=red")).isEqualTo(2);
        assertThat(heard).hasSize(1);
    }

    @Test
    void theDialplansCallTheScriptWithEventsThatThereAre() throws Exception {
        List<String> told = new ArrayList<>();
        for (String name : List.of("asterisk-extensions.conf", "freeswitch-dialplan.xml")) {
            String plan = Project.read(FOLDER.resolve(name));
            Matcher call =
                    Pattern.compile("/usr/local/bin/aduan-event ([A-Z]+)").matcher(plan);
            while (call.find()) {
                told.add(call.group(1));
            }
            assertThat(told).as(name).contains("OFFERED", "ANSWERED", "TRANSFERRED", "ENDED", "RECORDED");
            told.clear();
        }
        DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(FOLDER.resolve("freeswitch-dialplan.xml").toFile());
        assertThat(Project.read(FOLDER.resolve("asterisk-extensions.conf"))
                        .replace("${FILTER(0-9+,${CALLERID(num)})}", ""))
                .as("nothing of the line reaches the shell unfiltered")
                .doesNotContain("CALLERID");
        assertThat(Files.isExecutable(FOLDER.resolve("aduan-event"))).isTrue();
    }

    private int run(String... arguments) throws Exception {
        List<String> command =
                new ArrayList<>(List.of(FOLDER.resolve("aduan-event").toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.redirectOutput(folder.resolve("log").toFile());
        builder.environment()
                .put("ADUAN_EXCHANGE_SETTINGS", folder.resolve("exchange").toString());
        builder.environment().put("ADUAN_EXCHANGE_WAIT", "1");
        Process process = builder.start();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    private static boolean isGood(String signature, byte[] body) {
        try {
            Matcher parts = Pattern.compile("t=(\\d+),v1=([0-9a-f]{64})").matcher(signature == null ? "" : signature);
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET.getBytes(UTF_8), "HmacSHA256"));
            if (!parts.matches()) {
                return false;
            }
            mac.update((parts.group(1) + ".").getBytes(UTF_8));
            return HexFormat.of().formatHex(mac.doFinal(body)).equals(parts.group(2));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
