package id.aduan.intake.web.pages;

import id.aduan.contracts.Language;
import id.aduan.contracts.TrackingNumber;
import id.aduan.intake.IntakeWords;
import id.aduan.intake.Receipt;
import id.aduan.intake.Warning;
import id.aduan.kit.pages.RequestLanguage;
import id.aduan.kit.secrets.TrackingPin;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Shows the receipt to the browser that sent the report, for a while, without number or PIN in any address. */
@ApplicationScoped
class Receipts {
    private static final int PARTS = 5;

    private final SealedCookies cookies;
    private final TrackingPin pins;

    Receipts(SealedCookies cookies, TrackingPin pins) {
        this.cookies = cookies;
        this.pins = pins;
    }

    void put(Receipt receipt, ReportForm form, RoutingContext request) {
        String warnings = receipt.warnings().stream().map(Warning::name).collect(Collectors.joining(","));
        cookies.put(
                SealedCookies.Use.RECEIPT,
                String.join(
                        "|",
                        receipt.trackingNumber().value(),
                        form.id(),
                        form.hasContact() ? "contact" : "",
                        Long.toString(Instant.now().getEpochSecond()),
                        warnings),
                request);
        cookies.put(SealedCookies.Use.TRACKING, receipt.trackingNumber().value(), request);
    }

    Response show(RoutingContext request) {
        Language language = RequestLanguage.of(request);
        Frame frame = Frame.of(request);
        return cookies.read(SealedCookies.Use.RECEIPT, request)
                .map(content -> content.split("\\|", PARTS))
                .map(parts -> Pages.ok(Pages.Templates.receipt(frame, view(parts, language)), request))
                .orElseGet(() -> Pages.ok(Pages.Templates.receiptGone(frame), request));
    }

    private ReceiptView view(String[] parts, Language language) {
        CitizenMessages words = FormViews.words(language);
        TrackingNumber number = new TrackingNumber(parts[0]);
        List<String> warnings = Arrays.stream(parts[4].split(","))
                .filter(name -> !name.isEmpty())
                .map(name -> IntakeWords.of(Warning.valueOf(name), language))
                .toList();
        return new ReceiptView(
                parts[1],
                number.value(),
                pins.of(number),
                WhenWords.moment(Instant.ofEpochSecond(Long.parseLong(parts[3])), language),
                parts[2].isEmpty() ? words.receiptLostAnonymous() : words.receiptLost(),
                warnings,
                ServicePromise.PUBLISHED);
    }
}
