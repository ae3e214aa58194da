package id.aduan.kit.sealing;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * How to reach a person; any part may be null. It exists in clear only at the door, before it is sealed, and in
 * case-service's vault.
 *
 * @param phone in E.164 form
 * @param appUser the person's name in another system, e.g. the app's user id
 */
public record Contact(String name, String phone, String email, String appUser) {
    @JsonIgnore
    public boolean isEmpty() {
        return name == null && phone == null && email == null && appUser == null;
    }

    @Override
    public String toString() {
        return "Contact[…]";
    }
}
