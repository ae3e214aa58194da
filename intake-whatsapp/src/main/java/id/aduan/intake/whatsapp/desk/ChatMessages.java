package id.aduan.intake.whatsapp.desk;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Words of the desk's pages and problems. */
@MessageBundle("chat")
interface ChatMessages {
    @Message("Percakapan WhatsApp")
    String title();

    @Message("Menunggu petugas")
    String waitingTab();

    @Message("Sedang ditangani")
    String takenTab();

    @Message("Semua percakapan")
    String recentTab();

    @Message("{count} percakapan menunggu petugas")
    String waitingCount(long count);

    @Message("Tidak ada percakapan di sini.")
    String nothing();

    @Message("Kontak")
    String contact();

    @Message("Nomor berakhiran {digits}")
    String numberEndsWith(String digits);

    @Message("Tanpa nomor")
    String noNumber();

    @Message("Menunggu")
    String waited();

    @Message("{minutes} menit")
    String minutes(long minutes);

    @Message("{hours} jam {minutes} menit")
    String hours(long hours, long minutes);

    @Message("Sebab")
    String because();

    @Message("Minta bicara dengan petugas")
    String askedFor();

    @Message("Tidak dipahami bot")
    String notUnderstood();

    @Message("Gangguan pada bot")
    String failed();

    @Message("Belum sempat dijawab petugas")
    String leftOpen();

    @Message("Petugas")
    String officer();

    @Message("Terakhir menulis")
    String lastSaid();

    @Message("Bahasa")
    String language();

    @Message("Jendela balasan")
    String window();

    @Message("terbuka sampai {time} WIB")
    String windowOpen(String time);

    @Message("tertutup: hanya templat yang dapat dikirim")
    String windowClosed();

    @Message("Buka")
    String open();

    @Message("Muat ulang")
    String reload();

    @Message("Halaman berikutnya")
    String nextPage();

    @Message("Halaman sebelumnya")
    String previousPage();

    @Message("Kembali ke daftar")
    String backToList();

    @Message("Percakapan")
    String conversation();

    @Message("Tampilkan yang lebih awal")
    String earlier();

    @Message("Ke pesan terbaru")
    String latest();

    @Message("Warga")
    String citizen();

    @Message("Bot")
    String bot();

    @Message("Foto")
    String photo();

    @Message("Pesan suara")
    String voice();

    @Message("Video")
    String video();

    @Message("Dokumen")
    String document();

    @Message("Lokasi")
    String location();

    @Message("Tombol")
    String tap();

    @Message("Nomor dibagikan")
    String contactShared();

    @Message("Pesan diubah")
    String edited();

    @Message("Pesan ditarik kembali oleh pengirim")
    String revoked();

    @Message("Pesan yang tidak dapat ditampilkan")
    String unusable();

    @Message("Templat")
    String template();

    @Message("Pilihan: {options}")
    String options(String options);

    @Message("Berkas masih dalam perjalanan.")
    String fileOnItsWay();

    @Message("Berkas tidak dapat diambil dari WhatsApp.")
    String fileLost();

    @Message("menunggu giliran")
    String stateWaiting();

    @Message("terkirim")
    String stateSent();

    @Message("sampai")
    String stateDelivered();

    @Message("dibaca")
    String stateRead();

    @Message("tidak sampai")
    String stateFailed();

    @Message("tidak dikirim")
    String stateGivenUp();

    @Message("Simpan berkas")
    String saveFile();

    @Message("Ambil alih")
    String take();

    @Message(
            "Selama Anda menangani percakapan ini, bot diam. Tanpa jawaban selama {minutes} menit, percakapan kembali ke antrean.")
    String takeHint(long minutes);

    @Message("Anda menangani percakapan ini sampai {time} WIB; setiap jawaban memperpanjangnya.")
    String yours(String time);

    @Message("{name} menangani percakapan ini sampai {time} WIB.")
    String theirs(String name, String time);

    @Message("Kembalikan ke bot")
    String handBack();

    @Message("Jawab")
    String answer();

    @Message("Jawaban")
    String answerText();

    @Message("Kirim")
    String send();

    @Message("Foto (JPEG atau PNG, paling besar 5 MB), boleh kosong")
    String attachPhoto();

    @Message("Kirim templat")
    String sendTemplate();

    @Message("Kata dalam templat")
    String templateText();

    @Message("Satu alinea, paling banyak {count} huruf. Warga membalas untuk membuka percakapan lagi.")
    String templateHint(long count);

    @Message("Jawaban siap pakai")
    String canned();

    @Message("Pakai")
    String use();

    @Message("Kalimat yang sering dipakai petugas, dalam tiga bahasa. Bahasa warga dipilih sendiri.")
    String cannedIntro();

    @Message("Tambah jawaban")
    String addCanned();

    @Message("Kunci")
    String cannedKey();

    @Message("Huruf kecil dan angka dengan tanda hubung, misalnya minta-foto.")
    String cannedKeyHint();

    @Message("Nama")
    String cannedLabel();

    @Message("Bahasa Indonesia")
    String inIndonesian();

    @Message("Bahasa Sunda")
    String inSundanese();

    @Message("Bahasa Inggris")
    String inEnglish();

    @Message("Simpan")
    String save();

    @Message("Hapus")
    String remove();

    @Message("Tersimpan.")
    String saved();

    @Message("Terkirim.")
    String sent();

    @Message("Buka nomor dan nama")
    String reveal();

    @Message("Alasan")
    String revealReason();

    @Message("Pembukaan ini dicatat dengan nama Anda dan alasannya.")
    String revealHint();

    @Message("Nomor: {phone}")
    String revealedPhone(String phone);

    @Message("Nama profil: {name}")
    String revealedName(String name);

    @Message("Tidak diketahui")
    String unknown();

    @Message("Catatan tindakan")
    String history();

    @Message("membuka percakapan")
    String actOpened();

    @Message("mengambil alih")
    String actTook();

    @Message("menjawab")
    String actWrote();

    @Message("mengirim foto")
    String actPhoto();

    @Message("mengirim templat")
    String actTemplate();

    @Message("mengembalikan ke bot")
    String actHandedBack();

    @Message("waktunya habis tanpa jawaban")
    String actExpired();

    @Message("membuka nomor dan nama: {reason}")
    String actRevealed(String reason);

    @Message("Percakapan tidak ditemukan")
    String notFoundTitle();

    @Message("Periksa alamatnya, atau buka lagi dari daftar percakapan.")
    String notFoundDetail();

    @Message("Sudah ditangani petugas lain")
    String takenTitle();

    @Message("{name} menangani percakapan ini sampai {time} WIB. Muat ulang untuk melihat keadaannya.")
    String takenDetail(String name, String time);

    @Message("Percakapan belum Anda ambil alih")
    String notTakenTitle();

    @Message("Ambil alih dahulu. Bila sudah, waktunya habis tanpa jawaban.")
    String notTakenDetail();

    @Message("Jendela balasan sudah tertutup")
    String windowClosedTitle();

    @Message("Sudah lebih dari 24 jam sejak pesan terakhir warga. Kirim templat; warga dapat membalasnya.")
    String windowClosedDetail();

    @Message("Isian belum tepat")
    String unfitTitle();

    @Message("Tulis jawabannya, dan jangan lebih panjang dari batasnya.")
    String textUnfit();

    @Message("Kirim satu foto JPEG atau PNG, paling besar 5 MB.")
    String photoUnfit();

    @Message("Tulis alasan membuka nomor, paling banyak 300 huruf.")
    String reasonMissing();

    @Message("Kunci harus ada dan berbentuk benar.")
    String keyUnfit();
}
