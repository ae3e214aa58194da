package id.aduan.contracts;

import static java.util.Objects.requireNonNull;

/**
 * Where a report comes from, in the words of its provider. The three together identify it: the same identifier on
 * another account is another report.
 *
 * @param account the account of ours at the provider, e.g. a phone number id, or the client of an API
 * @param externalId the provider's own identifier of the message or report
 */
public record SourceReference(Channel channel, String account, String externalId) {
    public SourceReference {
        requireNonNull(channel, "channel is null");
        Texts.requireText(account, "account", 200);
        Texts.requireText(externalId, "externalId", 500);
    }
}
