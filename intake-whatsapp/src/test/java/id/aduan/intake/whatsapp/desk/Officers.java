package id.aduan.intake.whatsapp.desk;

import static io.restassured.RestAssured.given;

import id.aduan.stack.test.IssuerResource;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;

/** What officers ask of the desk in the tests. */
final class Officers {
    static final String API = "/api/v1/whatsapp/conversations/";

    private Officers() {}

    static RequestSpecification as(String account) {
        return browser(account).contentType(ContentType.JSON);
    }

    static RequestSpecification browser(String account) {
        return given().auth().oauth2(IssuerResource.token(account)).redirects().follow(false);
    }

    static Response take(String account, UUID citizen) {
        return as(account).post(API + citizen + "/take");
    }

    static Response reply(String account, UUID citizen, String body) {
        return as(account).body(body).post(API + citizen + "/messages");
    }
}
