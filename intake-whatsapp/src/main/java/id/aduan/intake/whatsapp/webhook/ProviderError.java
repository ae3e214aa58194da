package id.aduan.intake.whatsapp.webhook;

/**
 * An error that the provider tells.
 *
 * @param code by which to act; 0 where none was told
 * @param title for people; its wording changes
 * @param details more for people
 */
public record ProviderError(int code, String title, String details) {
    /** Its words may quote what a citizen wrote. */
    @Override
    public String toString() {
        return "ProviderError[" + code + "]";
    }
}
