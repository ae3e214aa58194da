package id.aduan.cases.support;

import static id.aduan.cases.domain.SampleReports.assigned;
import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import id.aduan.cases.domain.CaseStatus;
import id.aduan.cases.domain.SampleReports;
import id.aduan.contracts.AgencyCode;
import id.aduan.contracts.AgencySnapshot;
import id.aduan.contracts.ComplaintReceived;
import id.aduan.contracts.EventId;
import id.aduan.contracts.RoutingDecision;
import id.aduan.contracts.SealedContact;
import id.aduan.contracts.SealingKeyPublished;
import id.aduan.contracts.Topic;
import id.aduan.kit.events.EventJson;
import id.aduan.kit.sealing.Contact;
import id.aduan.kit.sealing.ContactSealer;
import id.aduan.stack.signin.Account;
import id.aduan.stack.test.IssuerResource;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Beginnings that many tests share. */
@ApplicationScoped
public class Given {
    public static final Duration PATIENCE = Duration.ofSeconds(40);
    public static final Contact BUDI = new Contact("Budi Santoso", "+6280000000012", "budi@example.org", null);

    private final Database database;

    Given(Database database) {
        this.database = database;
    }

    /** A request of an account or a machine. */
    public static RequestSpecification as(String account) {
        return given().auth().oauth2(IssuerResource.token(account)).header("Accept-Language", "id");
    }

    /** The agencies are known and each has its officer. */
    public void agencies() {
        tell("dlh", "Dinas Lingkungan Hidup", "DLH");
        tell("dishub", "Dinas Perhubungan", "Dishub");
        for (String code : List.of("dlh", "dishub")) {
            as("admin")
                    .contentType(ContentType.JSON)
                    .body(Map.of("agency", code, "displayName", "officer." + code))
                    .put("/api/v1/officers/" + Account.officerOf(code).name())
                    .then()
                    .statusCode(200);
        }
        await().atMost(PATIENCE).until(() -> database.count("select count(*) from agency") >= 2);
    }

    private static void tell(String code, String name, String shortName) {
        Broker.tell(new AgencySnapshot(
                EventId.derivedFrom("agency", code, 1),
                new AgencyCode(code),
                1,
                name,
                shortName,
                AgencySnapshot.Kind.OFFICE,
                List.of(shortName),
                LocalDate.parse("2021-01-01"),
                null,
                null));
    }

    public ComplaintReceived caseAt(AgencyCode agency) {
        return caseOf(SampleReports.report(), assigned(1, agency));
    }

    public ComplaintReceived caseOf(ComplaintReceived complaint, RoutingDecision decision) {
        Broker.route(complaint, decision);
        await().atMost(PATIENCE).until(() -> database.status(complaint) != null);
        return complaint;
    }

    /** A report with a contact that a door has sealed to this service's key. */
    public ComplaintReceived reportOfBudi(boolean anonymous, boolean confidential) {
        String key = UUID.randomUUID().toString();
        ComplaintReceived bare = SampleReports.report(key, anonymous, confidential, null);
        return SampleReports.report(key, anonymous, confidential, seal(bare, BUDI));
    }

    private SealedContact seal(ComplaintReceived complaint, Contact contact) {
        await().atMost(PATIENCE).until(() -> newestKey().isPresent());
        return new ContactSealer(Given::newestKey, Clock.systemUTC())
                .seal(complaint.complaintId(), contact)
                .orElseThrow();
    }

    public static Optional<SealingKeyPublished> newestKey() {
        return Broker.read(Topic.SEALING_KEY).stream()
                .map(found -> EventJson.read(found.value(), SealingKeyPublished.class))
                .filter(key -> !key.validFrom().isAfter(Clock.systemUTC().instant()))
                .reduce((first, second) -> second);
    }

    /** The current entity tag of a case. */
    public static String etag(String account, ComplaintReceived complaint) {
        return as(account).get(path(complaint)).then().statusCode(200).extract().header("ETag");
    }

    public static String path(ComplaintReceived complaint) {
        return "/api/v1/cases/" + complaint.complaintId();
    }

    /** An act on the case as it is now. */
    public static Response act(String account, ComplaintReceived complaint, String what, Map<String, ?> body) {
        return as(account)
                .header("If-Match", etag(account, complaint))
                .contentType(ContentType.JSON)
                .body(body)
                .post(path(complaint) + "/" + what);
    }

    public void awaitStatus(ComplaintReceived complaint, CaseStatus status) {
        await().atMost(PATIENCE).until(() -> database.status(complaint) == status);
    }
}
