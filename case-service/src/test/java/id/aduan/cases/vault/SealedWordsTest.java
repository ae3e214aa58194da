package id.aduan.cases.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.aduan.cases.domain.LineContent;
import id.aduan.contracts.ComplaintId;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SealedWordsTest {
    private static final ComplaintId ID = new ComplaintId(new UUID(1, 2));
    private static final LineContent WORDS = new LineContent("Sudah diangkut.", java.util.List.of(), 4);

    @Test
    void wordsOpenWithTheirKeyInTheirPlace() {
        DataKey key = DataKey.fresh();
        SealedWords words = SealedWords.of(key, ID, 3, WORDS);

        assertThat(SealedWords.read(key, ID, 3, words.ciphertext())).isEqualTo(WORDS);
        assertThat(SealedWords.fit(key, ID, 3, words.ciphertext(), words.digest()))
                .isTrue();
        assertThatThrownBy(() -> SealedWords.read(key, ID, 4, words.ciphertext()))
                .isInstanceOf(DataKey.Unreadable.class);
        assertThatThrownBy(() -> SealedWords.read(DataKey.fresh(), ID, 3, words.ciphertext()))
                .isInstanceOf(DataKey.Unreadable.class);
    }

    @Test
    void sameWordsHaveAnotherDigestEachTimeSoNobodyCanGuessThem() {
        DataKey key = DataKey.fresh();

        assertThat(SealedWords.of(key, ID, 1, LineContent.NONE).digest())
                .isNotEqualTo(SealedWords.of(key, ID, 1, LineContent.NONE).digest());
    }

    @Test
    void keyOpensWithTheMasterKeyThatWrappedItAndForItsOwnerOnly() {
        MasterKey master = master(1);
        DataKey key = DataKey.fresh();
        byte[] wrapped = master.wrap(key, "case:a");

        assertThat(master.unwrap(wrapped, "case:a").bytes()).isEqualTo(key.bytes());
        assertThatThrownBy(() -> master.unwrap(wrapped, "case:b")).isInstanceOf(DataKey.Unreadable.class);
        assertThatThrownBy(() -> master(2).unwrap(wrapped, "case:a")).isInstanceOf(DataKey.Unreadable.class);
    }

    @Test
    void masterKeyThatIsNoneIsRefusedWithAdvice() {
        assertThatThrownBy(() -> new MasterKey("short"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("aduan.vault.master-key")
                .hasMessageContaining("openssl rand -base64 32");
    }

    private static MasterKey master(int seed) {
        byte[] bytes = new byte[32];
        bytes[0] = (byte) seed;
        return new MasterKey(Base64.getEncoder().encodeToString(bytes));
    }
}
