package id.aduan.contracts;

/** The emergency kinds of call number 112 (Permenkominfo 10/2016). */
public enum EmergencyKind {
    FIRE,
    RIOT,
    ACCIDENT,
    NATURAL_DISASTER,
    MEDICAL,
    PUBLIC_SECURITY,
    OTHER
}
