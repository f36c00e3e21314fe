package io.gemba.copilot.skill;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordKindTests {

    @ParameterizedTest
    @CsvSource({
        "ORDER,Why is WH/MO/00455 late?,WH/MO/00455",
        "ORDER,and wh/mo/00455-002?,WH/MO/00455-002",
        "ORDER,MO-B-00751 on time?,MO-B-00751",
        "ORDER,How far is MO 455?,MO 455",
        "ORDER,Wo steht FA-00455?,FA-00455",
        "ORDER,Où en est l'OF 00455 ?,OF 00455",
        "ORDER,Was blockiert Auftrag 459?,AUFTRAG 459",
        "ORDER,le lot de l'ordre 452,ORDRE 452",
        "ORDER,Is job no. 455 late?,JOB NO. 455",
        "PURCHASE,When does P00934 come?,P00934",
        "PURCHASE,When does PO 934 come?,PO 934",
        "PURCHASE,Wann kommt Bestellung 934?,BESTELLUNG 934",
        "PURCHASE,PO 00934,PO 00934",
        "SALE,Kundenauftrag 1268,KUNDENAUFTRAG 1268",
        "PURCHASE,Is B-P00240 late?,B-P00240",
        "SALE,for S01268,S01268",
        "PRODUCT,How many TGX-63-31.5-M1 for WH/MO/00455?,TGX-63-31.5-M1",
        "PRODUCT,NU 2214-KR,NU 2214-KR"
    })
    void findsWhatAQuestionNames(RecordKind kind, String text, String reference) {
        assertThat(kind.references(text)).containsExactly(reference);
    }

    @ParameterizedTest
    @CsvSource({
        "ORDER,The MODE of 12345",
        "ORDER,Can we order 500 screws?",
        "ORDER,Kundenauftrag 1268",
        "ORDER,Ist dieser Auftrag 100 % fertig?",
        "PURCHASE,Bestellung 500 Stück NU 2214",
        "SALE,'Der Kunde will mehr, so 500 Stück'",
        "PURCHASE,Part TP00934",
        "PURCHASE,purchase order of 500 screws",
        "PURCHASE,P12 of the press",
        "SALE,WS01268",
        "PRODUCT,P00934 and WH/MO/00455",
        "PRODUCT,due in KW 47"
    })
    void takesNothingElseForIt(RecordKind kind, String text) {
        assertThat(kind.references(text)).isEmpty();
    }

    @Test
    void knowsTheKindOfAnOpenRecordByItsModelAlone() {
        assertThat(RecordKind.of("mrp.production")).hasValue(RecordKind.ORDER);
        assertThat(RecordKind.of("account.payment")).isEmpty();
        assertThat(RecordKind.of("purchase.bill.line.match")).isEmpty();
    }
}
