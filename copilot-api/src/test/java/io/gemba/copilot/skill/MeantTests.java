package io.gemba.copilot.skill;

import static org.assertj.core.api.Assertions.assertThat;

import io.gemba.copilot.identity.Company;
import io.gemba.copilot.skill.Slots.Value.OfOrdering;
import io.gemba.copilot.skill.Slots.Value.OfOrdering.By;
import io.gemba.copilot.skill.Slots.Value.OfPeriod;
import io.gemba.copilot.skill.Slots.Value.OfQuantity;
import io.gemba.copilot.skill.Slots.Value.OfShift;
import io.gemba.copilot.skill.Slots.Value.OfShift.Turn;
import io.gemba.corpus.access.CompanyId;
import io.gemba.corpus.text.Language;
import io.gemba.corpus.text.Lexemes;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeantTests {
    /** A Thursday, in week 48. */
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 26);

    private static final Company A = new Company(new CompanyId(1), "A", "Tessenbrook Drives, Plant A", "plant-a", 1L);
    private static final Company B = new Company(new CompanyId(2), "B", "Tessenbrook Drives, Plant B", "plant-b", 2L);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ENGLISH | which orders promised last week are late | 2026-11-16 | 2026-11-22
            GERMAN  | welche für letzte Woche zugesagten fehlen | 2026-11-16 | 2026-11-22
            GERMAN  | was sollte in KW 47 kommen               | 2026-11-16 | 2026-11-22
            GERMAN  | was sollte in KW 2 kommen                | 2027-01-11 | 2027-01-17
            FRENCH  | les commandes de la semaine dernière     | 2026-11-16 | 2026-11-22
            FRENCH  | les commandes d'hier                     | 2026-11-25 | 2026-11-25
            SPANISH | los pedidos de esta semana               | 2026-11-23 | 2026-11-29
            ENGLISH | due on 2026-11-20                        | 2026-11-20 | 2026-11-20
            ENGLISH | due last month                           | 2026-10-01 | 2026-10-31
            ENGLISH | on-time rate of the last 90 days         | 2026-08-28 | 2026-11-26
            GERMAN  | Ausschuss der letzten 3 Monate           | 2026-08-26 | 2026-11-26
            FRENCH  | rebuts des 30 derniers jours             | 2026-10-27 | 2026-11-26
            SPANISH | paradas de los últimos 7 días            | 2026-11-19 | 2026-11-26
            ENGLISH | load over the next 2 weeks               | 2026-11-26 | 2026-12-10
            ENGLISH | variance in October                      | 2026-10-01 | 2026-10-31
            GERMAN  | Abweichung im Dezember                   | 2025-12-01 | 2025-12-31
            FRENCH  | écart en mars 2025                       | 2025-03-01 | 2025-03-31
            SPANISH | desviación del último trimestre pasado   | 2026-07-01 | 2026-09-30
            ENGLISH | scrap in Q3                              | 2026-07-01 | 2026-09-30
            GERMAN  | Marge im dritten Quartal                 | 2026-07-01 | 2026-09-30
            SPANISH | margen del cuarto trimestre              | 2026-10-01 | 2026-12-31
            FRENCH  | rebuts du deuxième trimestre 2025        | 2025-04-01 | 2025-06-30
            FRENCH  | rebuts de lundi dernier                  | 2026-11-23 | 2026-11-23
            GERMAN  | Ausschuss letzten Donnerstag             | 2026-11-19 | 2026-11-19
            SPANISH | paradas del lunes pasado                 | 2026-11-23 | 2026-11-23
            ENGLISH | margin at the end of October             | 2026-10-01 | 2026-10-31
            GERMAN  | Ausschuss im 2. Quartal 2026             | 2026-04-01 | 2026-06-30
            ENGLISH | invoices of 2025                         | 2025-01-01 | 2025-12-31
            GERMAN  | Rechnungen in diesem Jahr                | 2026-01-01 | 2026-12-31
            ENGLISH | from 3 November to 20 November           | 2026-11-03 | 2026-11-20
            GERMAN  | vom 3.11.2026 bis 20.11.2026             | 2026-11-03 | 2026-11-20
            FRENCH  | du 3 novembre au 20 novembre 2026        | 2026-11-03 | 2026-11-20
            SPANISH | entre el 3 de noviembre y el 20 de noviembre | 2026-11-03 | 2026-11-20
            ENGLISH | changes since Monday                     | 2026-11-23 | 2026-11-26
            GERMAN  | Änderungen seit letzter Woche            | 2026-11-16 | 2026-11-26
            FRENCH  | ce qui a changé depuis octobre           | 2026-10-01 | 2026-11-26
            ENGLISH | what is due tomorrow                     | 2026-11-27 | 2026-11-27
            ENGLISH | load this week and next                  | 2026-11-23 | 2026-12-06
            ENGLISH | load this and next week                  | 2026-11-23 | 2026-12-06
            GERMAN  | Last diese und nächste Woche             | 2026-11-23 | 2026-12-06
            FRENCH  | charge cette semaine et la semaine prochaine | 2026-11-23 | 2026-12-06
            SPANISH | carga esta semana y la próxima           | 2026-11-23 | 2026-12-06
            GERMAN  | Ausschuss im letzten und diesem Monat    | 2026-10-01 | 2026-11-30
            ENGLISH | stops in the last four weeks             | 2026-10-29 | 2026-11-26
            GERMAN  | Stillstände der letzten vier Wochen      | 2026-10-29 | 2026-11-26
            FRENCH  | arrêts des quatre dernières semaines     | 2026-10-29 | 2026-11-26
            SPANISH | paradas de las últimas dos semanas       | 2026-11-12 | 2026-11-26
            ENGLISH | what came in two weeks ago               | 2026-11-09 | 2026-11-15
            GERMAN  | Stillstand vorletzte Woche               | 2026-11-09 | 2026-11-15
            GERMAN  | was kam vor 3 Tagen                      | 2026-11-23 | 2026-11-23
            FRENCH  | il y a deux mois                         | 2026-09-01 | 2026-09-30
            SPANISH | hace dos días                            | 2026-11-24 | 2026-11-24
            ENGLISH | margin so far this year                  | 2026-01-01 | 2026-11-26
            ENGLISH | margin year to date                      | 2026-01-01 | 2026-11-26
            ENGLISH | margin YTD                               | 2026-01-01 | 2026-11-26
            GERMAN  | Marge seit Jahresbeginn                  | 2026-01-01 | 2026-11-26
            GERMAN  | Ausschuss seit Anfang des Monats         | 2026-11-01 | 2026-11-26
            FRENCH  | marge depuis le début de l'année         | 2026-01-01 | 2026-11-26
            SPANISH | margen en lo que va de año               | 2026-01-01 | 2026-11-26
            SPANISH | margen desde principios de mes           | 2026-11-01 | 2026-11-26
            ENGLISH | stops over the weekend                   | 2026-11-21 | 2026-11-22
            GERMAN  | was war am Wochenende los                | 2026-11-21 | 2026-11-22
            GERMAN  | was war vorgestern                       | 2026-11-24 | 2026-11-24
            GERMAN  | was kommt in KW 49 und 50                | 2026-11-30 | 2026-12-13
            GERMAN  | was kommt in KW 51 bis KW 2              | 2026-12-14 | 2027-01-17
            ENGLISH | due in week 49, 3 pieces                 | 2026-11-30 | 2026-12-06
            ENGLISH | scrap from August to October             | 2026-08-01 | 2026-10-31
            GERMAN  | Ausschuss November bis Januar            | 2025-11-01 | 2026-01-31
            ENGLISH | margin in the first half of 2026         | 2026-01-01 | 2026-06-30
            GERMAN  | Marge im 1. Halbjahr                     | 2026-01-01 | 2026-06-30
            FRENCH  | marge du premier semestre                | 2026-01-01 | 2026-06-30
            ENGLISH | why did it stop last summer              | 2026-06-01 | 2026-08-31
            GERMAN  | Ausschuss im Herbst                      | 2026-09-01 | 2026-11-30
            FRENCH  | pourquoi s'est-il arrêté cet été         | 2026-06-01 | 2026-08-31
            SPANISH | paradas del invierno pasado en el invierno | 2025-12-01 | 2026-02-28
            """)
    void readsDays(Language language, String text, LocalDate from, LocalDate to) {
        assertThat(new Meant(text, language).period(TODAY, false)).hasValue(new OfPeriod(from, to));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ENGLISH | bills due in December                    | 2026-12-01 | 2026-12-31
            GERMAN  | Auslastung im Januar                     | 2027-01-01 | 2027-01-31
            FRENCH  | charge en octobre                        | 2026-10-01 | 2026-10-31
            ENGLISH | load in Q1                               | 2027-01-01 | 2027-03-31
            GERMAN  | fällig zwischen Dezember und Februar     | 2026-12-01 | 2027-02-28
            SPANISH | carga en invierno                        | 2026-12-01 | 2027-02-28
            ENGLISH | load since March                         | 2026-03-01 | 2026-11-26
            GERMAN  | Auslastung im letzten Winter             | 2025-12-01 | 2026-02-28
            ENGLISH | bills that were due in December          | 2025-12-01 | 2025-12-31
            GERMAN  | was war im Januar fällig                 | 2026-01-01 | 2026-01-31
            ENGLISH | what is due on Monday                    | 2026-11-30 | 2026-11-30
            GERMAN  | was ist am Donnerstag fällig             | 2026-11-26 | 2026-11-26
            FRENCH  | ce qui arrive le lundi                   | 2026-11-30 | 2026-11-30
            ENGLISH | what was due on Monday                   | 2026-11-23 | 2026-11-23
            ENGLISH | due last Monday                          | 2026-11-23 | 2026-11-23
            ENGLISH | due by Tuesday                           | 2026-11-26 | 2026-12-01
            GERMAN  | fällig bis Dienstag                      | 2026-11-26 | 2026-12-01
            SPANISH | vence hasta el martes                    | 2026-11-26 | 2026-12-01
            GERMAN  | fällig bis 15.12.2026                    | 2026-11-26 | 2026-12-15
            ENGLISH | due before December 4                    | 2026-11-26 | 2026-12-03
            GERMAN  | fällig vor Montag                        | 2026-11-26 | 2026-11-29
            SPANISH | qué vence antes del lunes                | 2026-11-26 | 2026-11-29
            ENGLISH | due by the end of next month             | 2026-11-26 | 2026-12-31
            GERMAN  | fällig bis nächste Woche                 | 2026-11-26 | 2026-12-06
            ENGLISH | expected on Monday by supplier           | 2026-11-30 | 2026-11-30
            SPANISH | qué llega mañana para el taller          | 2026-11-27 | 2026-11-27
            GERMAN  | Welche Waren kommen bis Freitag          | 2026-11-26 | 2026-11-27
            GERMAN  | was war am Freitag fällig                | 2026-11-20 | 2026-11-20
            ENGLISH | what did Weller promise by Friday        | 2026-11-26 | 2026-11-27
            SPANISH | qué llega el fin de semana               | 2026-11-28 | 2026-11-29
            SPANISH | prometidas el fin de semana pasado       | 2026-11-21 | 2026-11-22
            SPANISH | carga de la primavera pasada             | 2026-03-01 | 2026-05-31
            GERMAN  | fällig bis Ende dieser Woche             | 2026-11-26 | 2026-11-29
            GERMAN  | was kommt im Rest dieses Monats          | 2026-11-26 | 2026-11-30
            FRENCH  | le reste du mois                         | 2026-11-26 | 2026-11-30
            ENGLISH | inbound deliveries of the coming days    | 2026-11-26 | 2026-12-03
            GERMAN  | Anlieferungen der nächsten Wochen        | 2026-11-26 | 2026-12-26
            FRENCH  | qu'est-ce qui doit arriver lundi         | 2026-11-30 | 2026-11-30
            FRENCH  | ce qui tombe dans les dix jours          | 2026-11-26 | 2026-12-06
            SPANISH | prometidos para diciembre                | 2026-12-01 | 2026-12-31
            GERMAN  | zugesagt für Montag                      | 2026-11-30 | 2026-11-30
            ENGLISH | due next Thursday                        | 2026-12-03 | 2026-12-03
            GERMAN  | fällig vom 1.12.2026 bis 15.12.2026      | 2026-12-01 | 2026-12-15
            ENGLISH | to be paid by the end of the month       | 2026-11-26 | 2026-11-30
            GERMAN  | zu zahlen bis Jahresende                 | 2026-11-26 | 2026-12-31
            FRENCH  | à payer d'ici la fin de l'année          | 2026-11-26 | 2026-12-31
            SPANISH | a pagar antes de fin de mes              | 2026-11-26 | 2026-11-30
            ENGLISH | due within 14 days                       | 2026-11-26 | 2026-12-10
            GERMAN  | fällig innerhalb von zwei Wochen         | 2026-11-26 | 2026-12-10
            ENGLISH | load this weekend                        | 2026-11-28 | 2026-11-29
            ENGLISH | load last weekend                        | 2026-11-21 | 2026-11-22
            GERMAN  | fällig letzte Woche                      | 2026-11-16 | 2026-11-22
            GERMAN  | was Dellinger noch bekommt, fällig bis Monatsende | 2026-11-26 | 2026-11-30
            FRENCH  | ce qui échoit vendredi prochain          | 2026-11-27 | 2026-11-27
            SPANISH | vence el próximo lunes                   | 2026-11-30 | 2026-11-30
            FRENCH  | à commander avant fin décembre           | 2026-11-26 | 2026-12-31
            GERMAN  | fällig bis Ende Dezember                 | 2026-11-26 | 2026-12-31
            """)
    void readsDaysThatMayLieAhead(Language language, String text, LocalDate from, LocalDate to) {
        assertThat(new Meant(text, language).period(TODAY, true)).hasValue(new OfPeriod(from, to));
    }

    @Test
    void takesAWeekendForTheNextOneWhereThatIsSaid() {
        var next = new OfPeriod(LocalDate.of(2026, 11, 28), LocalDate.of(2026, 11, 29));

        assertThat(new Meant("stops over the next weekend", Language.ENGLISH).period(TODAY, false))
                .hasValue(next);
        assertThat(new Meant("am kommenden Wochenende", Language.GERMAN).period(TODAY, false))
                .hasValue(next);
    }

    @ParameterizedTest
    @CsvSource({
        "GERMAN,Was liegt hier von dem Teil?",
        "ENGLISH,Which orders are late?",
        "ENGLISH,due on 2026-13-45",
        "GERMAN,was war in KW 99",
        "ENGLISH,stock of TGX-50-18-M1",
        "ENGLISH,we may need 5 more",
        "ENGLISH,when does the rest of an order come",
        "SPANISH,¿qué hay esta vez por la mañana?",
        "FRENCH,la commande a été livrée",
        "ENGLISH,who supplies this spring and the next part",
        "GERMAN,Welche Feder ist die nächste?"
    })
    void readsNoDaysWhereThereAreNone(Language language, String text) {
        assertThat(new Meant(text, language).period(TODAY, false)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            ENGLISH | Do we have 40 pcs of NU 2214-KR   | 40      | -
            GERMAN  | Haben wir 12 Stück davon          | 12      | -
            FRENCH  | Avons-nous 2.5 kg                 | 2.5     | kg
            SPANISH | ¿Hay 300 unidades?                | 300     | -
            ENGLISH | Do we have 1,000 units?           | 1000    | -
            GERMAN  | Haben wir 1.000 Stück?            | 1000    | -
            FRENCH  | Avons-nous 1 000 pièces ?         | 1000    | -
            GERMAN  | Haben wir 1.250,5 kg?             | 1250.5  | kg
            GERMAN  | Haben wir 1,250 kg?               | 1.250   | kg
            ENGLISH | Do we have 1,234,567 pcs          | 1234567 | -
            ENGLISH | Do we have 5 litres of gear oil?  | 5       | L
            """)
    void readsHowMany(Language language, String text, BigDecimal number, @Nullable String unit) {
        assertThat(new Meant(text, language).quantity()).hasValue(new OfQuantity(number, unit == null ? "" : unit));
    }

    @Test
    void comparesNoPiecesWithWhatIsWeighed() {
        assertThat(new OfQuantity(BigDecimal.TEN, "").isOf("Units")).isTrue();
        assertThat(new OfQuantity(BigDecimal.TEN, "").isOf("kg")).isFalse();
        assertThat(new OfQuantity(BigDecimal.TEN, "kg").isOf("g")).isFalse();
        assertThat(new OfQuantity(BigDecimal.TEN, "kg").isOf("kg")).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ENGLISH | Is this late?                                        | true
            ENGLISH | Which purchase orders are late this week?            | false
            GERMAN  | Ist diese Bestellung verspätet?                      | true
            GERMAN  | Gibt es überfällige Bestellungen?                    | false
            GERMAN  | Welche Bestellungen sind diese Woche fällig?         | false
            FRENCH  | Cette commande est-elle en retard ?                  | true
            FRENCH  | Y a-t-il des commandes d'achat en retard ?           | false
            FRENCH  | Quelles commandes sont attendues cette semaine ?     | false
            SPANISH | ¿Llega tarde este pedido?                            | true
            SPANISH | ¿Qué pedidos llegan tarde esta semana?               | false
            """)
    void tellsPointingFromTimeAndFromWordsThatPointAtNothing(Language language, String text, boolean points) {
        assertThat(new Meant(text, language).pointsAt(RecordKind.PURCHASE)).isEqualTo(points);
    }

    @Test
    void asksTheOrderWhetherItsSupplierHasConfirmedIt() {
        var german = new Meant("Hat der Lieferant diese Bestellung bestätigt?", Language.GERMAN);
        var french = new Meant("Le fournisseur a-t-il confirmé cette commande ?", Language.FRENCH);
        var supplier = new Meant("Which orders of this supplier are late?", Language.ENGLISH);

        assertThat(german.pointsAt(RecordKind.PURCHASE)).isTrue();
        assertThat(german.pointsAt(RecordKind.PARTNER)).isTrue();
        assertThat(french.pointsAt(RecordKind.PURCHASE)).isTrue();
        assertThat(supplier.pointsAt(RecordKind.PURCHASE)).isFalse();
    }

    @Test
    void takesNoPartNumberForAQuantity() {
        assertThat(new Meant("Do we have TD-BR-32212 in 2 places?", Language.ENGLISH).quantity())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"stock in plant B,B", "Bestand in Werk B,B", "Tessenbrook Drives, Plant A", "stock en usine B,B"})
    void knowsAPlantByItsCodeOrName(String text, String code) {
        var asked = text.startsWith("Tessenbrook") ? "stock at tessenbrook drives, plant a" : text;
        var expected = text.startsWith("Tessenbrook") ? A : B;

        assertThat(new Meant(asked, Language.ENGLISH).site(List.of(A, B))).hasValue(expected);
        assertThat(code).isNotBlank();
    }

    @Test
    void knowsNoPlantThatIsNotTheAskers() {
        assertThat(new Meant("stock in plant B", Language.ENGLISH).site(List.of(A)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            ENGLISH | Shift handover                                  | LAST      | -
            ENGLISH | What happened in the night shift?               | NIGHT     | -
            ENGLISH | What did yesterday's late shift produce?        | EVENING   | 2026-11-25
            ENGLISH | Downtime in this shift                          | RUNNING   | -
            ENGLISH | Shift report for Tuesday                        | WHOLE_DAY | 2026-11-24
            ENGLISH | What happened last night?                       | NIGHT     | 2026-11-25
            ENGLISH | Early shift of 2026-11-20                       | MORNING   | 2026-11-20
            GERMAN  | Schichtübergabe                                 | LAST      | -
            GERMAN  | Was hat die gestrige Spätschicht geschafft?     | EVENING   | 2026-11-25
            GERMAN  | Übergabe der Nachtschicht vom Montag            | NIGHT     | 2026-11-23
            GERMAN  | Zusammenfassung der laufenden Schicht           | RUNNING   | -
            FRENCH  | Relève de l'équipe de nuit d'hier               | NIGHT     | 2026-11-25
            FRENCH  | Qu'a produit l'équipe du matin ?                | MORNING   | -
            FRENCH  | Résumé du poste en cours                        | RUNNING   | -
            SPANISH | ¿Qué pasó en el turno de noche?                 | NIGHT     | -
            SPANISH | ¿Qué terminó ayer el turno de tarde?            | EVENING   | 2026-11-25
            SPANISH | Resumen del turno actual                        | RUNNING   | -
            SPANISH | Relevo de turno                                 | LAST      | -
            """)
    void knowsShiftsByWhatTheyAreCalled(Language language, String text, Turn turn, @Nullable LocalDate day) {
        assertThat(new Meant(text, language).shift(TODAY)).hasValue(new OfShift(turn, Optional.ofNullable(day)));
    }

    @ParameterizedTest
    @CsvSource({
        "ENGLISH,How much downtime did we have yesterday?",
        "FRENCH,Quel poste de travail est arrêté ?",
        "FRENCH,Quel équipement est arrêté ?"
    })
    void takesNoDayForAShift(Language language, String text) {
        assertThat(new Meant(text, language).shift(TODAY)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ENGLISH | Show the downtime trend              | true
            ENGLISH | How much downtime did we have?       | false
            GERMAN  | Zeig den Verlauf der Stillstände     | true
            FRENCH  | Montre l'évolution des rebuts        | true
            SPANISH | Gráfico de paradas por día           | true
            """)
    void tellsWhetherItIsAskedHowSomethingWent(Language language, String text, boolean asked) {
        assertThat(new Meant(text, language).overTime()).isEqualTo(asked);
    }

    @ParameterizedTest
    @CsvSource({
        "ENGLISH,and by supplier?,SUPPLIER",
        "GERMAN,Und nach Lieferant?,SUPPLIER",
        "FRENCH,et par fournisseur ?,SUPPLIER",
        "SPANISH,¿y por proveedor?,SUPPLIER",
        "ENGLISH,Which are late? Sort them by part,PRODUCT",
        "GERMAN,sortiert nach Termin,DAY",
        "ENGLISH,which supplier is late?,"
    })
    void findsByWhatRowsAreToBeOrdered(Language language, String text, @Nullable By by) {
        assertThat(new Meant(text, language).ordering())
                .isEqualTo(Optional.ofNullable(by).map(OfOrdering::new));
    }

    @ParameterizedTest
    @CsvSource({
        "ENGLISH,and this order?,true",
        "ENGLISH,and this one?,true",
        "ENGLISH,and why is it late?,false",
        "ENGLISH,and this week?,false",
        "GERMAN,und dieser Auftrag?,true",
        "GERMAN,und davon?,false",
        "FRENCH,et cet ordre ?,true",
        "SPANISH,¿y esta orden?,true",
        "SPANISH,¿y esta semana?,false"
    })
    void tellsWhatIsShownFromWhatWasSpokenOf(Language language, String text, boolean shown) {
        assertThat(new Meant(text, language).shows(RecordKind.ORDER)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({
        "ENGLISH,for plant B last week",
        "ENGLISH,40 pieces",
        "ENGLISH,why",
        "GERMAN,letzte Woche im Werk B",
        "GERMAN,die Nachtschicht von gestern",
        "FRENCH,pour l'usine B la semaine dernière",
        "SPANISH,en la planta B ayer"
    })
    void leavesNothingOfWhatFillsSlots(Language language, String text) {
        var rest = new Lexemes().of(new Meant(text, language).rest(List.of(A, B)), language);

        assertThat(rest).isEmpty();
    }
}
