package id.aduan.intake.web;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import id.aduan.intake.web.pages.CitizenViewStandIn;
import id.aduan.stack.test.IssuerResource;
import id.aduan.stack.test.KafkaResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(KafkaResource.class)
@WithTestResource(value = IssuerResource.class, initArgs = @ResourceArg(name = "client", value = "intake-web"))
@WithTestResource(CitizenViewStandIn.class)
class PlaceApiComponentTest {
    @Test
    void anAmbiguousNameGivesAllThatMayBeMeant() {
        given().queryParam("q", "Cibodas")
                .get("/api/v1/places")
                .then()
                .statusCode(200)
                .body("match", equalTo("AMBIGUOUS"))
                .body("items.label", hasItems("Cibodas, Kec. Sukatani", "Cibodas, Kec. Bungursari"));
    }

    @Test
    void theBeginningOfANameIsEnough() {
        given().queryParam("q", "Cite")
                .get("/api/v1/places")
                .then()
                .body("items.label", hasItem("Citeko, Kec. Plered"));
    }

    @Test
    void nothingAndNonsenseSuggestNothing() {
        given().get("/api/v1/places").then().statusCode(200).body("items", hasSize(0));
        given().queryParam("q", "x".repeat(3_000)).get("/api/v1/places").then().body("items", hasSize(0));
        given().queryParam("q", "x".repeat(5_000)).get("/api/v1/places").then().statusCode(414);
        given().queryParam("q", "\u0000<script>").get("/api/v1/places").then().statusCode(200);
        given().queryParam("q", "a").get("/api/v1/places").then().body("items.size()", lessThanOrEqualTo(8));
    }

    @Test
    void aPointHasItsVillageAlsoWhenItIsSwapped() {
        given().queryParam("latitude", "-6.5567")
                .queryParam("longitude", "107.4431")
                .get("/api/v1/places/at")
                .then()
                .statusCode(200)
                .body("kind", equalTo("INSIDE"))
                .body("area.code", containsString("32.14.01."));
        given().queryParam("latitude", "107.4431")
                .queryParam("longitude", "-6.5567")
                .get("/api/v1/places/at")
                .then()
                .body("swapped", equalTo(true))
                .body("latitude", equalTo(-6.5567f));
        given().queryParam("latitude", "-5.5")
                .queryParam("longitude", "107.5")
                .get("/api/v1/places/at")
                .then()
                .body("kind", equalTo("OUTSIDE"))
                .body("area", nullValue());
    }

    @ParameterizedTest
    @CsvSource({"NaN,1,NOT_A_NUMBER", "north,1,NOT_A_NUMBER", "Infinity,1,NOT_A_NUMBER", ",1,REQUIRED"})
    void aPointThatIsNoneIsTold(String latitude, String longitude, String code) {
        given().queryParam("latitude", latitude == null ? "" : latitude)
                .queryParam("longitude", longitude)
                .get("/api/v1/places/at")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors[0].field", equalTo("latitude"))
                .body("errors[0].code", equalTo(code));
    }

    @Test
    void theShapesOfTheVillagesMayBeCached() {
        given().get("/api/v1/places/villages")
                .then()
                .statusCode(200)
                .contentType(startsWith("application/geo+json"))
                .header("Cache-Control", containsString("max-age="))
                .body("features", hasSize(192));
    }
}
