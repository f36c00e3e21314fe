package io.gemba.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.gemba.demo.render.PageTexts;
import io.gemba.demo.render.RenderedDocument;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DocumentTests {
    private static final List<String> SCANS = List.of(
            "plant-a/maintenance/reports/MR-0417 HPX-160 main cylinder.pdf",
            "plant-a/quality/certificates/CoA Olevanta GX 220 batch 60412.pdf",
            "plant-b/quality/records/NC-B-0219 Porte-satellites TPL 20.pdf");
    private static final Pattern NUMBER = Pattern.compile(
            "\\b(SOP-\\d{3}|POL-\\d{3}|FSA-2025-07|OC-2026-\\d+|RE-2026-\\d+|INV-26-\\d+|HS-\\d+|F-2026-\\d+|48-7713)");
    private static final Pattern IBAN = Pattern.compile("IBAN ([A-Z]{2}\\d{2}(?: [A-Z0-9]{4})+(?: [A-Z0-9]{1,3}\\b)?)");

    @Test
    void isSomeThirtyDocumentsInAllFormats() {
        var byEnding = RenderedPlant.documents().stream()
                .collect(Collectors.groupingBy(
                        it -> it.path().substring(it.path().lastIndexOf('.') + 1), Collectors.counting()));

        assertThat(RenderedPlant.documents()).hasSizeBetween(30, 39);
        assertThat(byEnding).containsOnlyKeys("pdf", "jpg", "docx", "xlsx", "html", "md", "txt", "eml", "csv", "rtf");
        assertThat(byEnding).containsEntry("docx", 2L).containsEntry("xlsx", 2L).containsEntry("md", 2L);
    }

    @ParameterizedTest
    @MethodSource("typeset")
    void carriesItsNumberInTheTextLayer(RenderedDocument document) {
        var number = NUMBER.matcher(document.path());

        var text = String.join(" ", PageTexts.ofPdf(document.content()));

        assertThat(text).hasSizeGreaterThan(500);
        if (number.find()) {
            assertThat(text).contains(number.group());
        }
    }

    @ParameterizedTest
    @MethodSource("typeset")
    void hasSomethingToReadOnEveryPage(RenderedDocument document) {
        var pages = PageTexts.ofPdf(document.content());

        assertThat(pages).allSatisfy(page -> assertThat(page).hasSizeGreaterThan(300));
        assertThat(pages).doesNotHaveDuplicates();
    }

    @Test
    void hasThreeManualsOfDozensOfPages() {
        var manuals = typeset().filter(it -> it.path().contains("/manuals/")).toList();

        assertThat(manuals)
                .hasSize(3)
                .allSatisfy(it -> assertThat(PageTexts.ofPdf(it.content())).hasSizeBetween(24, 60));
    }

    @Test
    void keepsScansWithoutATextLayer() {
        assertThat(SCANS)
                .allSatisfy(path -> assertThat(
                                PageTexts.ofPdf(RenderedPlant.document(path).content()))
                        .isNotEmpty()
                        .allSatisfy(page -> assertThat(page).isBlank()));
    }

    @Test
    void hasAPhotographThatImageReadersOpen() throws IOException {
        var photograph = RenderedPlant.document("plant-a/quality/records/FIR-26-0388 Final inspection.jpg");

        var image = ImageIO.read(new ByteArrayInputStream(photograph.content()));

        assertThat(image.getHeight()).isGreaterThan(2000);
    }

    @ParameterizedTest
    @MethodSource("wordFiles")
    void hasHeadingsNumbersAndTablesInWordFiles(RenderedDocument document) throws IOException {
        try (var file = new XWPFDocument(new ByteArrayInputStream(document.content()))) {
            assertThat(file.getParagraphs())
                    .anySatisfy(it -> assertThat(it.getStyle()).isEqualTo("Heading1"));
            assertThat(file.getParagraphs())
                    .anySatisfy(it -> assertThat(it.getNumFmt()).isEqualTo("decimal"));
            assertThat(file.getTables()).hasSizeGreaterThan(2);
        }
    }

    @ParameterizedTest
    @MethodSource("workbooks")
    void hasSeveralSheetsAndCalculatedValuesInWorkbooks(RenderedDocument document) throws IOException {
        try (var file = new XSSFWorkbook(new ByteArrayInputStream(document.content()))) {
            assertThat(file.getNumberOfSheets()).isGreaterThan(2);
            assertThat(file.getSheetAt(0).getLastRowNum()).isGreaterThan(10);
        }
    }

    @Test
    void printsBankAccountsWithAValidChecksum() {
        var accounts = typeset()
                .flatMap(it -> IBAN.matcher(
                                String.join(" ", PageTexts.ofPdf(it.content())).replaceAll("\\s+", " "))
                        .results())
                .map(it -> it.group(1).replace(" ", ""))
                .distinct()
                .toList();

        assertThat(accounts)
                .hasSize(5)
                .allSatisfy(it -> assertThat(remainder(it)).isOne());
    }

    private static int remainder(String iban) {
        var digits = (iban.substring(4) + iban.substring(0, 4))
                .chars()
                .mapToObj(it -> Integer.toString(Character.digit(it, 36)))
                .collect(Collectors.joining());
        return new BigInteger(digits).mod(BigInteger.valueOf(97)).intValue();
    }

    private static Stream<RenderedDocument> typeset() {
        return ending(".pdf").filter(it -> !SCANS.contains(it.path()));
    }

    private static Stream<RenderedDocument> wordFiles() {
        return ending(".docx");
    }

    private static Stream<RenderedDocument> workbooks() {
        return ending(".xlsx");
    }

    private static Stream<RenderedDocument> ending(String ending) {
        return RenderedPlant.documents().stream().filter(it -> it.path().endsWith(ending));
    }
}
