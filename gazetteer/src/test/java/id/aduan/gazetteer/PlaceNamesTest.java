package id.aduan.gazetteer;

import static org.assertj.core.api.Assertions.assertThat;

import id.aduan.contracts.AreaCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlaceNamesTest {
    private static final Gazetteer GAZETTEER = Gazetteer.load();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Desa Cibodas Kec. Sukatani | 32.14.05.2010 | EXACT",
                "cibodas sukatani | 32.14.05.2010 | EXACT",
                "Cibodas, Bungursari | 32.14.13.2009 | EXACT",
                "kel ciseureuh | 32.14.01.1007 | EXACT",
                "Kelurahan Ciseureuh Purwakarta | 32.14.01.1007 | EXACT",
                "cisereuh | 32.14.01.1007 | CLOSE",
                "Citeko kaler | 32.14.04.2013 | EXACT",
                "citeko | 32.14.04.2006 | EXACT",
                "CITEKO-KALER PLERED | 32.14.04.2013 | EXACT",
                "Ds. Sawah Kulon | 32.14.10.2003 | EXACT",
                "Kp. Krajan RT 02/01 Desa Nangerang Kec. Wanayasa Kab. Purwakarta 41174 | 32.14.09.2008 | EXACT",
                "Kp Cibodas desa Panyindangan | 32.14.05.2013 | EXACT",
                "desa Wanayasa | 32.14.09.2001 | EXACT",
                "kec. Wanayasa | 32.14.09 | EXACT",
                "Kecamatan Bojong | 32.14.11 | EXACT",
                "kec bunggursari | 32.14.13 | CLOSE",
                "wanayasa wanayasa | 32.14.09.2001 | EXACT",
                "Citalang kec purwakarta | 32.14.01.2010 | EXACT",
                "citalang tegalwaru | 32.14.08.2002 | EXACT",
                "Sindangsari kec plered | 32.14.04.2010 | EXACT",
                "pasanggrahan bojong | 32.14.11.2014 | EXACT",
                "nagri kaler | 32.14.01.1002 | EXACT",
                "nagrikaler | 32.14.01.1002 | EXACT",
                "negri kaler | 32.14.01.1002 | CLOSE",
                "cianting utara | 32.14.05.2006 | EXACT",
                "taringul landeuh | 32.14.17.2004 | CLOSE",
                "kutamana | 32.14.15.2001 | CLOSE",
                "situ, pondoksalam | 32.14.16.2011 | EXACT",
                "mulya mekar | 32.14.12.2008 | EXACT",
                "desa cbodas kec sukatani | 32.14.05.2010 | CLOSE",
                "Kabupaten Purwakarta | 32.14 | EXACT",
                "jl. veteran no 1 nagri kaler | 32.14.01.1002 | EXACT",
                "perum griya asri blok C2 ciwangi | 32.14.13.2001 | EXACT",
                "legokhuni | 32.14.09.2014 | EXACT",
            })
    void aNameThatIsClearIsUnderstood(String typed, String code, Match.Kind kind) {
        Match match = GAZETTEER.find(typed);

        assertThat(match.candidates()).hasSize(1);
        assertThat(match.area().map(Area::code)).contains(new AreaCode(code));
        assertThat(match.kind()).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Citalang | 32.14.01.2010 32.14.08.2002",
                "desa sindangsari | 32.14.04.2010 32.14.11.2013",
                "Cibodas | 32.14.05.2010 32.14.13.2009",
                "pasangrahan | 32.14.08.2013 32.14.11.2014",
                "citalang purwakarta | 32.14.01.2010 32.14.08.2002",
                "Wanayasa | 32.14.09 32.14.09.2001",
                "Purwakarta | 32.14 32.14.01",
                "nagri | 32.14.01.1001 32.14.01.1002 32.14.01.1003",
                "desa Bojong | 32.14.11.2001 32.14.11.2002",
                "cibogo | 32.14.04.2003 32.14.04.2016",
                "desa taringgul | 32.14.09.2013 32.14.09.2015 32.14.17.2004",
                "Ciseureuh kec. Sukatani | 32.14.01.1007 32.14.05",
                "Kp. Citeko | 32.14.04.2006",
                "Situ Wanayasa | 32.14.09 32.14.09.2001",
                "pasar plered | 32.14.04 32.14.04.2001",
            })
    void aNameThatIsNotClearGivesCandidatesAndNeverAGuess(String typed, String codes) {
        Match match = GAZETTEER.find(typed);

        assertThat(match.kind()).isEqualTo(Match.Kind.AMBIGUOUS);
        assertThat(match.area()).isEmpty();
        assertThat(match.candidates())
                .extracting(candidate -> candidate.area().code().value())
                .containsExactlyInAnyOrder(codes.split(" "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "di rumah", "Karawang Barat", "🙂", "12345", "dekat masjid agung", "<script>"})
    void whatIsNoNameIsNone(String typed) {
        assertThat(GAZETTEER.find(typed)).isEqualTo(Match.NONE);
    }

    @Test
    void theRegencyRanksAndDoesNotDecide() {
        assertThat(GAZETTEER
                        .find("citalang purwakarta")
                        .candidates()
                        .get(0)
                        .area()
                        .label())
                .isEqualTo("Citalang, Kec. Purwakarta");
    }

    @Test
    void everyVillageIsFoundByItsLabel() {
        for (Area village : GAZETTEER.villages()) {
            assertThat(GAZETTEER.find("Desa " + village.label()).area())
                    .as(village.label())
                    .contains(village);
        }
    }

    @Test
    void everyNameIsFoundOrGivesCandidatesThatHoldIt() {
        for (Area area : GAZETTEER.all()) {
            assertThat(GAZETTEER.find(area.name()).candidates())
                    .as(area.label())
                    .extracting(Match.Candidate::area)
                    .contains(area);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Jalan rusak parah di desa Cibodas Kec. Sukatani, tolong diperbaiki | 32.14.05.2010",
                "Sampah menumpuk di Munjuljaya sudah seminggu | 32.14.01.1009",
                "Lampu jalan mati di depan kantor kelurahan nagri tengah | 32.14.01.1003",
                "Warga Kecamatan Maniis susah air bersih | 32.14.07",
                "Jalan ka Gunungkarung butut pisan, geus lila teu dibenerkeun | 32.14.07.2001",
                "Di desa Simpang lampu mati | 32.14.09.2004",
                "Saya di Ciwareng Babakancikao mau tanya KTP | 32.14.12.2007",
            })
    void aLongerTextGivesItsPlace(String text, String code) {
        assertThat(GAZETTEER.findIn(text).area().map(Area::code)).contains(new AreaCode(code));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ada lubang besar di simpang empat dekat gardu listrik",
                "Kebun sawit terbakar dekat benteng",
                "Kapan pelayanan KTP di Purwakarta buka lagi?",
                "Di desa kami belum ada air bersih",
                "Santunan Jasa Raharja belum cair",
            })
    void everydayWordsAreNoPlaces(String text) {
        assertThat(GAZETTEER.findIn(text)).isEqualTo(Match.NONE);
    }

    @Test
    void aVillageAndItsKecamatanOfOneNameAgreeOnTheKecamatan() {
        assertThat(GAZETTEER.findIn("Pasar Plered banjir terus tiap hujan").kecamatan())
                .contains(new AreaCode("32.14.04"));
        assertThat(GAZETTEER.findIn("dari Plered ke Sukatani jalannya hancur").kecamatan())
                .isEmpty();
    }

    @Test
    void suggestionsBeginWithWhatIsTypedThenResembleIt() {
        assertThat(GAZETTEER.suggest("cib", 5)).extracting(Area::name).allMatch(name -> name.startsWith("Cib"));
        assertThat(GAZETTEER.suggest("desa ciseu", 5)).extracting(Area::name).contains("Ciseureuh");
        assertThat(GAZETTEER.suggest("cibodas", 5)).extracting(Area::label).contains("Cibodas, Kec. Bungursari");
        assertThat(GAZETTEER.suggest("cisereuh", 5)).extracting(Area::name).contains("Ciseureuh");
        assertThat(GAZETTEER.suggest("", 5)).isEmpty();
    }
}
