package id.aduan.intake.web.pages;

import java.util.List;

/**
 * The receipt in words.
 *
 * @param formId the form that was sent, so that the browser forgets what it kept of it
 * @param lost what a lost PIN means
 */
public record ReceiptView(
        String formId,
        String number,
        String pin,
        String receivedAt,
        String lost,
        List<String> warnings,
        ServicePromise promise) {
    public ReceiptView {
        warnings = List.copyOf(warnings);
    }

    /** Redacted: number and PIN are the right to the report. */
    @Override
    public String toString() {
        return "ReceiptView[…]";
    }
}
