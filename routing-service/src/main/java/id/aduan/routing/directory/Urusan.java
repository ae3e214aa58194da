package id.aduan.routing.directory;

/**
 * A subject of government (<i>urusan</i>, UU 23/2014), the same in every regency.
 *
 * @param id its name in Indonesian
 * @param su its name in Sundanese
 * @param en its name in English
 */
public record Urusan(String code, String id, String su, String en) {
    public Urusan {
        Entries.requireCode(code, "code");
        Entries.requireText(id, "id", 120);
        Entries.requireText(su, "su", 120);
        Entries.requireText(en, "en", 120);
    }
}
