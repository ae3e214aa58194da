-- What officers did at the desk. No reference to the citizen's row: two that turn out to be one are merged, and the log
-- stays as it was written.
create table desk_log (
    id      bigint      generated always as identity primary key,
    citizen uuid,
    at      timestamptz not null,
    officer text        not null,
    act     text        not null,
    send    uuid,
    note    text
);
create index desk_log_citizen on desk_log (citizen, id desc);

-- Whose take-over runs out is looked for often, and few are taken.
create index citizen_handled_until on citizen (handled_until) where handled_by is not null;

-- Sentences that officers use again and again, in the citizen's language.
create table canned_answer (
    id         text        primary key,
    label      text        not null,
    text_id    text        not null,
    text_su    text        not null,
    text_en    text        not null,
    changed_at timestamptz not null default now(),
    changed_by text        not null
);
insert into canned_answer (id, label, text_id, text_su, text_en, changed_by) values
    ('salam', 'Salam pembuka',
     'Selamat datang. Saya petugas Aduan dan akan membantu Bapak/Ibu. Apa yang bisa saya bantu?',
     'Wilujeng sumping. Abdi petugas Aduan, badé ngabantosan Bapa/Ibu. Aya nu tiasa dibantos?',
     'Welcome. I am an officer of Aduan and will help you. What can I do for you?',
     'seed'),
    ('minta-lokasi', 'Minta lokasi',
     'Mohon kirim lokasinya: tekan tombol lampiran lalu pilih Lokasi, atau tulis nama desa dan patokan terdekat.',
     'Punten kintunkeun lokasina: pencét tombol lampiran teras pilih Lokasi, atanapi serat ngaran désa sareng patokan nu caket.',
     'Please send the location: tap the attachment button and choose Location, or write the village and the nearest landmark.',
     'seed'),
    ('minta-foto', 'Minta foto',
     'Mohon kirim satu atau dua foto keadaannya, agar petugas di lapangan tahu apa yang harus dibawa.',
     'Punten kintunkeun hiji atanapi dua poto kaayaanana, supados petugas di lapangan terang naon nu kedah dibawa.',
     'Please send one or two photos of it, so that the crew knows what to bring.',
     'seed'),
    ('sedang-diperiksa', 'Sedang diperiksa',
     'Terima kasih. Saya periksa dahulu dan segera kembali dengan jawaban di percakapan ini.',
     'Hatur nuhun. Ku abdi dipariksa heula, teras enggal ngawaler deui dina paguneman ieu.',
     'Thank you. I will check and come back with an answer in this chat soon.',
     'seed'),
    ('di-luar-wewenang', 'Bukan wewenang kabupaten',
     'Hal ini bukan wewenang Pemerintah Kabupaten Purwakarta. Saya sampaikan ke mana Bapak/Ibu dapat melapor.',
     'Perkawis ieu sanés wewenang Pamaréntah Kabupatén Purwakarta. Ku abdi diwartoskeun ka mana Bapa/Ibu tiasa lapor.',
     'This is not within the authority of the regency of Purwakarta. I will tell you where you can report it.',
     'seed'),
    ('darurat', 'Keadaan darurat',
     'Bila ada orang dalam bahaya, telepon 112 sekarang. Percakapan ini tidak menggantikan panggilan darurat.',
     'Upami aya jalmi dina bahaya, telepon 112 ayeuna. Paguneman ieu sanés gaganti telepon darurat.',
     'If anybody is in danger, call 112 now. This chat does not replace an emergency call.',
     'seed'),
    ('penutup', 'Penutup',
     'Terima kasih sudah menghubungi kami. Bila ada hal lain, tulis saja di sini.',
     'Hatur nuhun parantos ngahubungan. Upami aya perkawis sanés, mangga serat waé di dieu.',
     'Thank you for contacting us. If there is anything else, just write here.',
     'seed');
