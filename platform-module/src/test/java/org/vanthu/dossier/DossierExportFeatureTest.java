package org.vanthu.dossier;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;

import org.alfresco.model.ContentModel;
import org.alfresco.service.cmr.repository.ContentService;
import org.alfresco.service.cmr.repository.ContentWriter;
import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.cmr.repository.NodeService;
import org.alfresco.service.namespace.QName;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.vanthu.embedded.EmbeddedRepository;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension.RepositoryProperty;
import org.vanthu.registry.DocumentState;
import org.vanthu.registry.RegistryModel;
import org.vanthu.registry.RegistryService;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.Requirement;
import org.vanthu.shared.pdf.PrintedTable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.vanthu.dossier.DossierDesk.AGENCY;
import static org.vanthu.dossier.DossierDesk.AN;

/** Forms and exports of dossiers, read back. */
@ExtendWith(EmbeddedRepositoryExtension.class)
@RepositoryProperty(key = "vanthu.dossier.max-export-mib", value = "1")
@RepositoryProperty(key = "vanthu.capture.enabled", value = "false")
class DossierExportFeatureTest {

    private static DossierDesk desk;

    @TempDir
    private static Path folder;

    private static Dossier dossier;

    private final Dossiers dossiers;
    private final DossierForms forms;
    private final DossierExport export;

    DossierExportFeatureTest(EmbeddedRepository repository) {
        this.dossiers = repository.bean(Dossiers.class);
        this.forms = repository.bean(DossierForms.class);
        this.export = repository.bean(DossierExport.class);
    }

    @BeforeAll
    static void site(EmbeddedRepository repository) {
        desk = new DossierDesk(repository).create();
        List<String> documents = List.of(
                        desk.incoming("Về việc có hai trang", DossierDesk.pdf(folder, "hai.pdf", 2)),
                        desk.incoming("Về việc không có tệp"),
                        desk.incoming("Về việc tệp văn bản", DossierDesk.text(folder, "ý kiến.txt", "Ý kiến")),
                        desk.incoming("Về việc có năm trang", DossierDesk.pdf(folder, "nam.pdf", 5)))
                .stream()
                .map(NodeRef::getId)
                .toList();
        desk.site.as("System", () -> {
            NodeService nodes = repository.bean("nodeService", NodeService.class);
            NodeRef attached = nodes.createNode(
                            RegistryService.ref(documents.get(0)),
                            RegistryModel.ASSOC_ATTACHMENTS,
                            QName.createQName(RegistryModel.URI, "phu-luc"),
                            RegistryModel.TYPE_DOCUMENT,
                            Map.of(
                                    ContentModel.PROP_NAME,
                                    "phụ lục.txt",
                                    RegistryModel.PROP_STATE,
                                    DocumentState.ATTACHED))
                    .getChildRef();
            ContentWriter writer = repository
                    .bean("contentService", ContentService.class)
                    .getWriter(attached, ContentModel.PROP_CONTENT, true);
            writer.setMimetype("text/plain");
            writer.setEncoding("UTF-8");
            writer.putContent("Phụ lục kèm theo");
            return null;
        });
        dossier = desk.site.as(
                AN,
                () -> repository
                        .bean(Dossiers.class)
                        .open(new NewDossier(
                                AGENCY,
                                "Hồ sơ về việc giao biên chế & tuyển dụng năm 2027",
                                null,
                                null,
                                null,
                                "10 năm",
                                "Chú giải <của hồ sơ>",
                                null,
                                documents)));
    }

    @Test
    void theListOfDocumentsIsPrintedWithTheSevenColumnsOfTheForm() throws IOException {
        PrintedTable table = desk.site.as(AN, () -> DossierForms.contents(forms.file(dossier.id())));

        String text = text(pdf(table));
        assertThat(text)
                .contains("MỤC LỤC VĂN BẢN TRONG HỒ SƠ", "Về việc có năm trang", "Tổng số: 4 văn bản", dossier.code());
        assertThat(table.columns()).hasSize(7);
        ByteArrayOutputStream sheet = new ByteArrayOutputStream();
        table.writeXlsx(sheet);
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(sheet.toByteArray()))) {
            assertThat(workbook.getSheetAt(0).getLastRowNum()).isGreaterThan(8);
        }
    }

    @Test
    void aLongListGoesOverSeveralPages() throws IOException {
        List<List<String>> rows = java.util.stream.IntStream.rangeClosed(1, 200)
                .mapToObj(i -> List.of(
                        String.valueOf(i),
                        i + "/QĐ-UBND",
                        "01/02/2026",
                        "Quyết định: về việc có trích yếu dài đến hai dòng trong bảng này",
                        "UBND",
                        "",
                        ""))
                .toList();
        PrintedTable table = new PrintedTable(
                List.of("Cơ quan"),
                "Mục lục",
                List.of(),
                DossierForms.CONTENTS,
                rows,
                List.of("Hết"),
                List.of(new PrintedTable.Signature("Bên giao", "A"), new PrintedTable.Signature("Bên nhận", "B")),
                false);

        try (PDDocument document = Loader.loadPDF(pdf(table))) {
            assertThat(document.getNumberOfPages()).isGreaterThan(5);
            assertThat(new PDFTextStripper().getText(document)).contains("200/QĐ-UBND", "BÊN NHẬN");
        }
    }

    @Test
    void theBundleHasTitlePageContentsAndTheDocumentsWithPageNumbers() throws IOException {
        byte[] bundle = exported("pdf");

        try (PDDocument document = Loader.loadPDF(bundle)) {
            assertThat(document.getNumberOfPages()).isEqualTo(2 + 2 + 5);
            String contents = page(document, 2);
            assertThat(page(document, 1)).contains("HỒ SƠ", dossier.code(), "10 năm");
            assertThat(contents)
                    .contains("3–4", "5–9", "Không có trong bản gộp", "STT 2: không có tệp", "STT 3: không phải PDF");
            assertThat(page(document, 3)).contains("3/9");
            assertThat(page(document, 9)).contains("9/9");
            assertThat(document.getDocumentCatalog().getDocumentOutline().children())
                    .hasSize(4);
        }
    }

    @Test
    void theDataAreValidXmlOfTheDocumentedSchema() throws Exception {
        String xml = new String(exported("xml"), StandardCharsets.UTF_8);

        try (InputStream schema =
                DossierExport.class.getResourceAsStream("/alfresco/module/vanthu-platform/schema/dossier-1.0.xsd")) {
            SchemaFactory.newDefaultInstance()
                    .newSchema(new StreamSource(schema))
                    .newValidator()
                    .validate(new StreamSource(new StringReader(xml)));
        }
        assertThat(xml)
                .contains(
                        "<FileCatalog>",
                        "<FileNotation>" + dossier.code(),
                        "<TotalDoc>4</TotalDoc>",
                        "Chú giải &lt;của hồ sơ",
                        "<PageAmount>3</PageAmount>",
                        "<Maintenance>10 năm</Maintenance>");
    }

    @Test
    @Requirement("R004-003")
    void theZipHasBothAndTheFilesThatAreNoPdf() throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(exported("zip")))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), zip.readAllBytes());
            }
        }

        assertThat(entries.keySet()).anyMatch(name -> name.endsWith(".xml")).anyMatch(name -> name.endsWith(".pdf"));
        String other = entries.keySet().stream()
                .filter(name -> name.startsWith("tep/003-"))
                .findFirst()
                .orElseThrow();
        assertThat(other).endsWith("ý kiến.txt");
        assertThat(new String(entries.get(other), StandardCharsets.UTF_8)).isEqualTo("Ý kiến");
        assertThat(entries.get("tep/001.1-phụ lục.txt"))
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("Phụ lục kèm theo");
    }

    @Test
    void whatIsTooLargeIsRefusedBeforeItIsMade() throws IOException {
        Path large = DossierDesk.text(folder, "lon.txt", "Ý kiến dài. ".repeat(120_000));
        NodeRef document = desk.incoming("Về việc tệp lớn", large);
        Dossier big =
                desk.site.as(AN, () -> dossiers.open(NewDossier.of(AGENCY, "Hồ sơ lớn", List.of(document.getId()))));

        assertThatThrownBy(() -> desk.site.as(AN, () -> export.export(big.id(), "zip")))
                .isInstanceOf(InvalidInputException.class)
                .hasFieldOrPropertyWithValue("msgId", "dossier.error.export-size");
    }

    private byte[] exported(String format) throws IOException {
        Path made;
        byte[] bytes;
        try (DossierExport.Exported exported = desk.site.as(AN, () -> export.export(dossier.id(), format))) {
            made = exported.folder();
            bytes = Files.readAllBytes(exported.file());
            assertThat(exported.fileName()).endsWith("." + format);
        }
        assertThat(made).doesNotExist();
        return bytes;
    }

    private static byte[] pdf(PrintedTable table) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        table.writePdf(bytes);
        return bytes.toByteArray();
    }

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }

    private static String page(PDDocument document, int number) throws IOException {
        PDFTextStripper stripper = new PDFTextStripper();
        stripper.setStartPage(number);
        stripper.setEndPage(number);
        return stripper.getText(document);
    }
}
