package id.aduan.stack.whatsapp;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One change that the webhook is told of.
 *
 * @param wabaId the account that it belongs to
 * @param field as Meta names it, {@code messages} for all that has to do with messages
 * @param taken runs when the webhook has answered 200 to a body that has it, perhaps more than once
 */
record Update(String wabaId, String field, JsonNode value, Runnable taken) {
    Update {
        requireNonNull(wabaId, "wabaId is null");
        requireNonNull(field, "field is null");
        requireNonNull(value, "value is null");
        requireNonNull(taken, "taken is null");
    }
}
