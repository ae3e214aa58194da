package id.aduan.routing.directory;

/** To whom a road, a lamp or a channel belongs, when that is not the regency. */
public enum AssetOwner {
    PROVINCE,
    NATIONAL,
    VILLAGE
}
