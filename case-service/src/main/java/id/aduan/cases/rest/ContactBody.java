package id.aduan.cases.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import id.aduan.kit.sealing.Contact;
import java.util.Optional;

/** A contact in clear, for who may see it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ContactBody(String name, String phone, String email, String appUser) {
    static ContactBody of(Optional<Contact> contact) {
        return contact.map(ContactBody::of).orElseGet(() -> new ContactBody(null, null, null, null));
    }

    static ContactBody of(Contact contact) {
        return new ContactBody(contact.name(), contact.phone(), contact.email(), contact.appUser());
    }

    @Override
    public String toString() {
        return "ContactBody[…]";
    }
}
