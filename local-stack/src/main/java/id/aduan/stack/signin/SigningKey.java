package id.aduan.stack.signin;

import static java.util.Objects.requireNonNull;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;

/** The key that signs the tokens of an issuer. */
public final class SigningKey {
    private final RSAPrivateKey privateKey;
    private final RSAPublicKey publicKey;

    private SigningKey(RSAPrivateKey privateKey, RSAPublicKey publicKey) {
        this.privateKey = requireNonNull(privateKey, "privateKey is null");
        this.publicKey = requireNonNull(publicKey, "publicKey is null");
    }

    public static SigningKey generate() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            KeyPair pair = generator.generateKeyPair();
            return new SigningKey((RSAPrivateKey) pair.getPrivate(), (RSAPublicKey) pair.getPublic());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The key that {@link #encoded()} told, so that tokens stay valid over a restart. */
    public static SigningKey decode(String encoded) {
        try {
            var factory = KeyFactory.getInstance("RSA");
            var specification = new PKCS8EncodedKeySpec(Base64.getDecoder().decode(encoded));
            var privateKey = (RSAPrivateCrtKey) factory.generatePrivate(specification);
            var publicSpecification = new RSAPublicKeySpec(privateKey.getModulus(), privateKey.getPublicExponent());
            return new SigningKey(privateKey, (RSAPublicKey) factory.generatePublic(publicSpecification));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("not a signing key", e);
        }
    }

    /** The private key; keep it like a password. */
    public String encoded() {
        return Base64.getEncoder().encodeToString(privateKey.getEncoded());
    }

    RSAPrivateKey privateKey() {
        return privateKey;
    }

    RSAPublicKey publicKey() {
        return publicKey;
    }
}
